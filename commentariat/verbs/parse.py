"""`commentariat parse`: pages to threads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commentariat.options import force_option, jobs_option, nobody_option, paths_argument, quiet_option, required
from commentariat.terminal import progress, say_alarms, say_skipped

if TYPE_CHECKING:
    from commentariat.offsets import Asked
    from threads.corpus.store import Corpus


@click.command()
@paths_argument
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for threads.jsonl, or - to print it.")
@click.option("--format", "store", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True,
    help="parquet writes tables of articles, comments, replies and quotes beside threads.jsonl.")  # fmt: skip
@nobody_option
@force_option
@jobs_option
@quiet_option
def parse(
    paths: tuple[Path, ...], output: str, *, store: str, nobody: Asked | None, force: bool, jobs: int, quiet: bool
) -> None:
    """Split pages into article and comments, with replies and quoted voices; write threads.jsonl.

    PATHS are pages (.html, .htm, .xhtml, .shtml, .mhtml, .txt, .text), folders of pages, web archives (.warc, .wet),
    .jsonl files of threads, or exports: what `commentariat list formats` names (Disqus, WordPress, Reddit, YouTube,
    Telegram …), a ConvoKit corpus (a folder or .zip), or a table of comments (.csv, .tsv, .xlsx, .parquet, .jsonl,
    .ndjson, .json), packed or not (.gz, .bz2, .xz, .zst). One JSON object a line, a thread each. What gives no thread
    is listed as skipped. A run that was interrupted goes on where it stopped when you call it again.
    """
    from commentariat.offsets import check_offset

    check_offset(nobody)
    if output == "-":
        _print(required(paths), nobody=nobody, jobs=jobs, quiet=quiet)
    else:
        _write(required(paths), Path(output), store=store, nobody=nobody, force=force, jobs=jobs, quiet=quiet)


def _print(paths: tuple[Path, ...], *, nobody: Asked | None, jobs: int, quiet: bool) -> None:
    from commentariat.offsets import with_offset
    from commentariat.outputs import output_or_none
    from commentariat.pages import look
    from commentariat.run import parse_pages

    inputs = look(paths)
    with output_or_none(None, inputs=paths) as (_, reading):
        corpus = parse_pages(inputs.pages, reading, jobs=jobs, skipped=inputs.ignored, parts=reading / "parts")
        corpus = with_offset(corpus, nobody, reading / "linked.jsonl")
        for thread in corpus:
            click.echo(thread.to_json())
        _say(corpus, quiet=quiet)


def _write(
    paths: tuple[Path, ...], folder: Path, *, store: str, nobody: Asked | None, force: bool, jobs: int, quiet: bool
) -> None:
    from analysis.tables import counted
    from commentariat.offsets import sentence_of, with_offset
    from commentariat.outputs import output_folder
    from commentariat.pages import look
    from commentariat.run import parse_pages

    with output_folder(folder, inputs=paths, force=force, made_by="parse") as staged:
        inputs = look(paths, leave_out=folder)
        with progress("Reading pages", quiet=quiet) as step:
            corpus = parse_pages(
                inputs.pages, staged.path, jobs=jobs, progress=step, skipped=inputs.ignored, parts=staged.reading
            )
        corpus = with_offset(corpus, nobody, staged.path / "threads.jsonl")
        if store == "parquet":
            from threads.corpus.parquet import write_parquet

            write_parquet(corpus, staged.path)
        _say(corpus, quiet=quiet)
        comments = sum(sum(c.kind == "comment" for c in thread.comments) for thread in corpus)
        found = f"{counted(len(corpus), 'thread')} with {counted(comments, 'comment')}"
    if corpus.nobody is not None and not quiet:
        click.echo(sentence_of(corpus.nobody), err=True)
    if not quiet:
        click.echo(f"{found} in {folder / 'threads.jsonl'}", err=True)


def _say(corpus: Corpus, *, quiet: bool) -> None:
    """What was skipped and what to look at; an error where nothing was read."""
    from commentariat.pages import check_not_empty

    say_skipped(corpus.skipped, quiet=quiet)
    say_alarms(corpus, quiet=quiet)
    check_not_empty(corpus, told=not quiet)
