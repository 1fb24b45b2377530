"""`commentariat parse`: pages to threads."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commentariat.hide_options import hide_of, hiding_options, say_hidden
from commentariat.options import jobs_option, paths_argument, quiet_option, required
from commentariat.terminal import none_is_an_error, progress, say_alarms, say_skipped

if TYPE_CHECKING:
    from commentariat.hiding import Hide
    from threads.corpus.store import Corpus


@click.command()
@paths_argument
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for threads.jsonl, or - to print it.")
@click.option("--format", "store", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True,
    help="parquet writes tables of articles, comments, replies and quotes beside threads.jsonl.")  # fmt: skip
@hiding_options
@jobs_option
@quiet_option
def parse(
    paths: tuple[Path, ...],
    output: str,
    *,
    store: str,
    pseudonyms: bool,
    key: Path | None,
    names: Path | None,
    redact_text: bool,
    jobs: int,
    quiet: bool,
) -> None:
    """Split pages into article and comments, with replies and quoted voices; write threads.jsonl.

    PATHS are pages (.html, .htm, .xhtml, .shtml, .mhtml, .txt, .text), folders of pages, web archives (.warc, .wet),
    .jsonl files of threads, or exports: what `commentariat list formats` names (Disqus, WordPress, Reddit, YouTube,
    Telegram …), a ConvoKit corpus (a folder or .zip), or a table of comments (.csv, .tsv, .xlsx, .parquet, .jsonl,
    .ndjson, .json), packed or not (.gz, .bz2, .xz, .zst). One JSON object a line, a thread each. What gives no thread
    is listed as skipped. A run that was interrupted goes on where it stopped when you call it again.
    """
    hide = hide_of(pseudonyms=pseudonyms, key=key, names=names, redact_text=redact_text)
    if output == "-":
        _print(required(paths), hide, jobs=jobs)
    elif pseudonyms or redact_text:
        _write_hidden(required(paths), Path(output), hide, store=store, jobs=jobs, quiet=quiet)
    else:
        _write(required(paths), Path(output), store=store, jobs=jobs, quiet=quiet)


def _print(paths: tuple[Path, ...], hide: Hide, *, jobs: int) -> None:
    from commentariat.hiding import Hiding, search_values
    from commentariat.pages import look
    from commentariat.run import parse_pages

    inputs = look(paths)
    with tempfile.TemporaryDirectory(prefix="commentariat-") as folder:
        corpus = parse_pages(inputs.pages, Path(folder), jobs=jobs, skipped=inputs.ignored)
        hiding = Hiding.asked(corpus, **hide)
        threads = tuple(corpus if hiding is None else hiding.threads(corpus))
        if hiding is not None:
            search_values([thread.to_dict() for thread in threads], hiding.gone)
        for thread in threads:
            click.echo(thread.to_json())
        say_skipped(corpus.skipped)
        say_alarms(corpus)
        none_is_an_error(corpus)


def _write(paths: tuple[Path, ...], folder: Path, *, store: str, jobs: int, quiet: bool) -> None:
    from commentariat.pages import look
    from commentariat.run import check_folder, parse_pages

    check_folder(folder)
    inputs = look(paths, leave_out=folder)
    with progress("Reading pages", quiet=quiet) as step:
        corpus = parse_pages(inputs.pages, folder, jobs=jobs, progress=step, skipped=inputs.ignored)
    if store == "parquet":
        from threads.corpus.parquet import write_parquet

        write_parquet(corpus, folder)
    _say(corpus, folder, quiet=quiet)


def _write_hidden(paths: tuple[Path, ...], folder: Path, hide: Hide, *, store: str, jobs: int, quiet: bool) -> None:
    from commentariat.hiding import Hiding, search_written
    from commentariat.pages import look
    from commentariat.run import check_folder, parse_pages
    from threads.corpus.parquet import TABLES, write_parquet
    from threads.corpus.store import Corpus, write_jsonl

    check_folder(folder)
    inputs = look(paths, leave_out=folder)
    with tempfile.TemporaryDirectory(prefix="commentariat-") as place:
        with progress("Reading pages", quiet=quiet) as step:
            corpus = parse_pages(inputs.pages, Path(place), jobs=jobs, progress=step, skipped=inputs.ignored)
        hiding = Hiding(corpus, out=folder, **hide)
        if not quiet:
            say_hidden(hiding)
        folder.mkdir(parents=True, exist_ok=True)
        written = [folder / "threads.jsonl"]
        write_jsonl(hiding.threads(corpus), written[0])
        if store == "parquet":
            write_parquet(Corpus(written[0]), folder)
            written += [folder / f"{name}.parquet" for name in TABLES]
        search_written(written, hiding.gone, folder)
        _say(corpus, folder, quiet=quiet)


def _say(corpus: Corpus, folder: Path, *, quiet: bool) -> None:
    say_skipped(corpus.skipped)
    say_alarms(corpus)
    none_is_an_error(corpus)
    if not quiet:
        from analysis.tables import counted

        comments = sum(sum(c.kind == "comment" for c in thread.comments) for thread in corpus)
        found = f"{counted(len(corpus), 'thread')} with {counted(comments, 'comment')}"
        click.echo(f"{found} in {folder / 'threads.jsonl'}", err=True)
