"""`commentariat check`: whether pages gave what they announce."""

from __future__ import annotations

import json
import sys
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import click

from commentariat.options import (
    AskedReading,
    paths_argument,
    quiet_option,
    read_options,
    required,
    settings_of,
    work_options,
)
from commentariat.terminal import say_skipped

if TYPE_CHECKING:
    from threads.corpus.alarms import PageCheck


@click.command()
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a page instead of a line for eyes.")
@read_options
@work_options
@quiet_option
def check(
    paths: tuple[Path, ...], *, as_json: bool, executor: Executor | None, quiet: bool, **asked: Unpack[AskedReading]
) -> None:
    """Read pages and print a line each: parser, comments announced and found, article, share dropped, what looks wrong.

    Exit status 1 where a page announces comments and none was found, or where no page could be read. Nothing is
    written.
    """
    from commentariat.outputs import output_or_none
    from commentariat.pages import check_not_empty, look
    from commentariat.run import parse_pages
    from threads.corpus.alarms import NONE_FOUND, check_thread

    options = settings_of(required(paths), **asked).read_options
    inputs = look(paths, options=options)
    missed = False
    with output_or_none(None, inputs=paths) as (_, reading):
        corpus = parse_pages(
            inputs.pages, reading, executor=executor, skipped=inputs.ignored, parts=reading / "parts", options=options
        )
        for thread in corpus:
            found = check_thread(thread)
            missed = missed or any(alarm.code == NONE_FOUND for alarm in found.alarms)
            click.echo(json.dumps(_plain(found), ensure_ascii=False) if as_json else _line(found))
        say_skipped(corpus.skipped, quiet=quiet)
        check_not_empty(corpus, told=not quiet)
    sys.exit(1 if missed else 0)


def _line(found: PageCheck) -> str:
    announced = "–" if found.announced is None else f"{found.announced:,}"
    numbers = (
        f"announced {announced}  found {found.found:,}  article {found.article:,} characters  "
        f"dropped {found.dropped:.0%}"
    )
    wrong = "; ".join(alarm.sentence for alarm in found.alarms)
    return f"{found.path or found.thread}  {found.parser or '–'}  {numbers}{f'  — {wrong}' if wrong else ''}"


def _plain(found: PageCheck) -> dict[str, Any]:
    return {
        "path": found.path,
        "thread": found.thread,
        "parser": found.parser,
        "announced": found.announced,
        "found": found.found,
        "article": found.article,
        "dropped": found.dropped,
        "alarms": [{"code": alarm.code, "sentence": alarm.sentence} for alarm in found.alarms],
    }
