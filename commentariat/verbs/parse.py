"""`commentariat parse`: pages to threads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from commentariat.options import (
    AskedReading,
    force_option,
    jobs_option,
    paths_argument,
    quiet_option,
    read_options,
    required,
    settings_of,
)
from commentariat.terminal import progress, say_alarms, say_maps, say_skipped

if TYPE_CHECKING:
    from threads.corpus.store import Corpus
    from threads.exchange.read_options import ReadOptions


@click.command()
@paths_argument
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for threads.jsonl, or - to print it.")
@click.option("--format", "store", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True,
    help="parquet writes tables of articles, comments, replies and quotes beside threads.jsonl.")  # fmt: skip
@read_options
@force_option
@jobs_option
@quiet_option
def parse(
    paths: tuple[Path, ...],
    output: str,
    *,
    store: str,
    force: bool,
    jobs: int,
    quiet: bool,
    **asked: Unpack[AskedReading],
) -> None:
    """Split pages into article and comments, with replies and quoted voices; write threads.jsonl.

    PATHS are pages (.html, .htm, .xhtml, .shtml, .mhtml, .txt, .text), folders of pages, web archives (.warc, .wet),
    .jsonl files of threads, or exports: what `commentariat list formats` names (Disqus, WordPress, Reddit, YouTube,
    Telegram …), a ConvoKit corpus (a folder or .zip), or a table of comments (.csv, .tsv, .xlsx, .parquet, .jsonl,
    .ndjson, .json), packed or not (.gz, .bz2, .xz, .zst). One JSON object a line, a thread each. What gives no thread
    is listed as skipped. For each table it is said which column was read as what; --map, or [map] in the study.toml
    beside it, says it better. A run that was interrupted goes on where it stopped when you call it again.
    """
    options = settings_of(required(paths), **asked).read_options
    if output == "-":
        _print(paths, options, jobs=jobs, quiet=quiet)
    else:
        _write(paths, options, Path(output), store=store, force=force, jobs=jobs, quiet=quiet)


def _print(paths: tuple[Path, ...], options: ReadOptions, *, jobs: int, quiet: bool) -> None:
    from commentariat.outputs import output_or_none
    from commentariat.pages import look
    from commentariat.run import parse_pages

    inputs = look(paths, options=options)
    with output_or_none(None, inputs=paths) as (_, reading):
        corpus = parse_pages(
            inputs.pages, reading, jobs=jobs, skipped=inputs.ignored, parts=reading / "parts", options=options
        )
        for thread in corpus:
            click.echo(thread.to_json())
        _say(corpus, quiet=quiet)


def _write(
    paths: tuple[Path, ...], options: ReadOptions, folder: Path, *, store: str, force: bool, jobs: int, quiet: bool
) -> None:
    from analysis.tables import counted
    from commentariat.outputs import output_folder
    from commentariat.pages import look
    from commentariat.run import parse_pages

    with output_folder(folder, inputs=paths, force=force, made_by="parse") as staged:
        inputs = look(paths, leave_out=folder, options=options)
        with progress("Reading pages", quiet=quiet) as step:
            corpus = parse_pages(
                inputs.pages, staged.path, jobs=jobs, progress=step, skipped=inputs.ignored, parts=staged.reading,
                options=options,
            )  # fmt: skip
        if store == "parquet":
            from threads.corpus.parquet import write_parquet

            write_parquet(corpus, staged.path)
        _say(corpus, quiet=quiet)
        comments = sum(sum(c.kind == "comment" for c in thread.comments) for thread in corpus)
        found = f"{counted(len(corpus), 'thread')} with {counted(comments, 'comment')}"
    if not quiet:
        click.echo(f"{found} in {folder / 'threads.jsonl'}", err=True)


def _say(corpus: Corpus, *, quiet: bool) -> None:
    """What was skipped and what to look at; an error where nothing was read."""
    from commentariat.pages import check_not_empty

    say_skipped(corpus.skipped, quiet=quiet)
    say_maps(corpus, quiet=quiet)
    say_alarms(corpus, quiet=quiet)
    check_not_empty(corpus, told=not quiet)
