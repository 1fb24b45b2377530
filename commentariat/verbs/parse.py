"""`commentariat parse`: pages to threads."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from commentariat.options import jobs_option, paths_argument, quiet_option, required
from commentariat.terminal import none_is_an_error, progress, say_alarms, say_skipped


@click.command()
@paths_argument
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for threads.jsonl, or - to print it.")
@click.option("--format", "store", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True,
    help="parquet writes tables of articles, comments, replies and quotes beside threads.jsonl.")  # fmt: skip
@jobs_option
@quiet_option
def parse(paths: tuple[Path, ...], output: str, *, store: str, jobs: int, quiet: bool) -> None:
    """Split pages into article and comments, with replies and quoted voices; write threads.jsonl.

    PATHS are pages (.html, .htm, .xhtml, .shtml, .mhtml, .txt, .text), folders of pages, web archives (.warc, .wet),
    .jsonl files of threads, or exports: what `commentariat list formats` names (Disqus, WordPress, Reddit, YouTube,
    Telegram …), a ConvoKit corpus (a folder or .zip), or a table of comments (.csv, .tsv, .xlsx, .parquet, .jsonl,
    .ndjson, .json), packed or not (.gz, .bz2, .xz, .zst). One JSON object a line, a thread each. What gives no thread
    is listed as skipped. A run that was interrupted goes on where it stopped when you call it again.
    """
    if output == "-":
        _print(required(paths), jobs=jobs)
    else:
        _write(required(paths), Path(output), store=store, jobs=jobs, quiet=quiet)


def _print(paths: tuple[Path, ...], *, jobs: int) -> None:
    from commentariat.pages import look
    from commentariat.run import parse_pages

    inputs = look(paths)
    with tempfile.TemporaryDirectory(prefix="commentariat-") as folder:
        corpus = parse_pages(inputs.pages, Path(folder), jobs=jobs, skipped=inputs.ignored)
        for thread in corpus:
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
    say_skipped(corpus.skipped)
    say_alarms(corpus)
    none_is_an_error(corpus)
    if not quiet:
        from analysis.tables import counted

        comments = sum(sum(c.kind == "comment" for c in thread.comments) for thread in corpus)
        found = f"{counted(len(corpus), 'thread')} with {counted(comments, 'comment')}"
        click.echo(f"{found} in {folder / 'threads.jsonl'}", err=True)
