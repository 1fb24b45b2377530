"""`commentariat parse`: pages to threads."""

from __future__ import annotations

from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from commentariat.hide_options import hiding_options, say_hidden
from commentariat.options import (
    AskedReading,
    force_option,
    nobody_option,
    paths_argument,
    quiet_option,
    read_options,
    required,
    settings_of,
    work_options,
)
from commentariat.terminal import progress, say_alarms, say_maps, say_skipped

if TYPE_CHECKING:
    from commentariat.hiding import Hide
    from commentariat.offsets import Asked
    from threads.corpus.store import Corpus
    from threads.exchange.read_options import ReadOptions


@click.command()
@paths_argument
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for threads.jsonl, or - to print it.")
@click.option("--format", "store", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True,
    help="parquet writes tables of articles, comments, replies and quotes beside threads.jsonl.")  # fmt: skip
@nobody_option
@read_options
@hiding_options
@force_option
@work_options
@quiet_option
def parse(
    paths: tuple[Path, ...],
    output: str,
    *,
    store: str,
    nobody: Asked | None,
    hide: Hide,
    force: bool,
    executor: Executor | None,
    quiet: bool,
    **asked: Unpack[AskedReading],
) -> None:
    """Split pages into article and comments, with replies and quoted voices; write threads.jsonl.

    PATHS are pages (.html, .htm, .xhtml, .shtml, .mhtml, .txt, .text), folders of pages, web archives (.warc, .wet),
    .jsonl files of threads, or exports: what `commentariat list formats` names (Disqus, WordPress, Reddit, YouTube,
    Telegram …), a ConvoKit corpus (a folder or .zip), or a table of comments (.csv, .tsv, .tab, .xlsx, .parquet,
    .jsonl, .ndjson, .json), packed or not (.gz, .bz2, .xz, .zst). One JSON object a line, a thread each. What gives no
    thread is listed as skipped. For each table it is said which column was read as what; --map, or [map] in the
    study.toml beside it, says it better. A run that was interrupted goes on where it stopped when you call it again.
    """
    from commentariat.offsets import check_offset

    settings = settings_of(required(paths), nobody=nobody, **asked)
    check_offset(settings.nobody)
    options, nobody = settings.read_options, settings.nobody
    if output == "-":
        _print(paths, options, hide, nobody=nobody, executor=executor, quiet=quiet)
    else:
        _write(
            paths, options, Path(output), hide, store=store, nobody=nobody, force=force, executor=executor, quiet=quiet
        )


def _print(
    paths: tuple[Path, ...], options: ReadOptions, hide: Hide, *, nobody: Asked | None,
    executor: Executor | None, quiet: bool,
) -> None:  # fmt: skip
    from commentariat.hiding import Hiding, search_values
    from commentariat.offsets import with_offset
    from commentariat.outputs import output_or_none
    from commentariat.pages import look
    from commentariat.run import parse_pages

    inputs = look(paths, options=options)
    with output_or_none(None, inputs=paths) as (_, reading):
        corpus = parse_pages(
            inputs.pages, reading, executor=executor, skipped=inputs.ignored, parts=reading / "parts", options=options
        )
        corpus = with_offset(corpus, nobody, reading / "linked.jsonl", executor=executor)
        hiding = Hiding.asked(corpus, **hide)
        threads = corpus if hiding is None else tuple(hiding.threads(corpus))
        if hiding is not None:
            if not quiet:
                say_hidden(hiding)
            search_values([thread.to_dict() for thread in threads], hiding.withheld)
        for thread in threads:
            click.echo(thread.to_json())
        _say(corpus, quiet=quiet)


def _write(
    paths: tuple[Path, ...], options: ReadOptions, folder: Path, hide: Hide, *, store: str, nobody: Asked | None,
    force: bool, executor: Executor | None, quiet: bool,
) -> None:  # fmt: skip
    from analysis.tables import counted
    from commentariat.hiding import Hiding, search_written
    from commentariat.offsets import with_offset
    from commentariat.outputs import output_folder
    from commentariat.pages import look
    from commentariat.run import parse_pages
    from commentariat.settings import THREADS
    from threads.corpus.store import Corpus, write_jsonl

    hides = bool(hide.get("pseudonyms") or hide.get("redact_text"))
    with output_folder(folder, inputs=paths, force=force, made_by="parse") as staged:
        inputs = look(paths, leave_out=folder, options=options)
        place = staged.reading / "whole" if hides else staged.path
        with progress("Reading pages", quiet=quiet) as step:
            corpus = parse_pages(
                inputs.pages,
                place,
                executor=executor,
                progress=step,
                skipped=inputs.ignored,
                parts=staged.reading,
                options=options,
            )
        corpus = published = with_offset(corpus, nobody, place / THREADS, executor=executor)
        hiding = Hiding.asked(corpus, out=folder, **hide)
        if hiding is not None:
            if not quiet:
                say_hidden(hiding)
            write_jsonl(hiding.threads(corpus), staged.path / THREADS)
            published = Corpus(staged.path / THREADS)
        if store == "parquet":
            from threads.corpus.parquet import write_parquet

            write_parquet(published, staged.path)
        if hiding is not None:
            search_written(staged.path, hiding.withheld)
        _say(corpus, quiet=quiet)
        comments = sum(sum(c.kind == "comment" for c in thread.comments) for thread in corpus)
        found = f"{counted(len(corpus), 'thread')} with {counted(comments, 'comment')}"
    if not quiet:
        click.echo(f"{found} in {folder / THREADS}", err=True)


def _say(corpus: Corpus, *, quiet: bool) -> None:
    """What was skipped, what to look at, how links were inferred; an error where nothing was read."""
    from commentariat.offsets import sentence_of
    from commentariat.pages import check_not_empty

    say_skipped(corpus.skipped, quiet=quiet)
    say_maps(corpus, quiet=quiet)
    say_alarms(corpus, quiet=quiet)
    if corpus.nobody is not None and not quiet:
        click.echo(sentence_of(corpus.nobody), err=True)
    check_not_empty(corpus, told=not quiet)
