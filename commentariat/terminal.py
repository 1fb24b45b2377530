"""What is said while work is done and when it is: progress, in notebooks too, what was skipped, tables for eyes."""

from __future__ import annotations

import html
import importlib
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import pandas as pd

    from analysis.base import Study
    from commentariat.run import Progress
    from threads.corpus.store import Corpus, Skipped

PATIENCE = 5.0
"""Seconds between the lines on progress where there is no terminal to draw a bar on; a run shorter than that says
nothing."""

SHOWN_ROWS, SHOWN_TEXT = 20, 40
"""Rows of a table that a terminal shows, and characters of a cell."""


@contextmanager
def progress(what: str, *, quiet: bool) -> Iterator[Progress | None]:
    """A bar on a terminal or in a notebook, a line now and then elsewhere, nothing where it is to be quiet."""
    if quiet:
        yield None
    elif (bar := notebook_bar(what)) is not None:
        yield bar
    elif sys.stderr.isatty():
        with _bar(what) as step:
            yield step
    else:
        yield _lines(what)


def notebook_bar(what: str) -> Progress | None:
    """A bar in the output of the notebook's cell that runs, gone when all is done; None where there is no notebook.

    It is an HTML `progress` element that is drawn anew: no widgets, nothing to install, and no script.
    """
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is None or not hasattr(shell, "kernel"):  # a terminal's IPython has no kernel
        return None
    screen: Any = importlib.import_module("IPython.display")
    handle: Any = None

    def step(done: int, total: int, label: str | None = None) -> None:
        nonlocal handle
        words = html.escape(f"{label or what}: {done:,} of {total:,}")
        text = "" if done >= total else f'<progress value="{done}" max="{total}"></progress> {words}'
        if handle is None and text:
            handle = screen.display(screen.HTML(text), display_id=True)
        elif handle is not None:
            handle.update(screen.HTML(text))
            handle = handle if text else None

    return step


def _lines(what: str) -> Progress:
    last = time.monotonic()

    def step(done: int, total: int, label: str | None = None) -> None:
        nonlocal last
        if time.monotonic() - last >= PATIENCE:
            last = time.monotonic()
            click.echo(f"{label or what}: {done:,} of {total:,}", err=True)

    return step


@contextmanager
def _bar(what: str) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def step(done: int, total: int, label: str | None = None) -> None:
            bar.update(task, completed=done, total=total, description=label or what)

        yield step


def say_skipped(skipped: tuple[Skipped, ...], *, quiet: bool = False) -> None:
    """Prints a line for each input that gave no thread of its own; nothing where it is to be quiet."""
    for row in () if quiet else skipped:
        click.echo(f"skipped {row.path}: {row.reason}", err=True)


def say_maps(corpus: Corpus, *, quiet: bool = False) -> None:
    """Prints for each table which column was read as what, once, as an option that can be changed and given again."""
    from threads.exchange.tables import READ_AS

    if quiet:
        return
    said: dict[tuple[str | None, str], None] = {}
    for thread in corpus:
        said.update(((thread.source.path, note), None) for note in thread.notes if note.startswith(READ_AS))
    for path, note in said:
        click.echo(f"{path}: {note}", err=True)


def say_groups(study: Study, *, quiet: bool = False) -> None:
    """Prints how many reactions have a value in the column that populations are by, where they are by one."""
    from threads.corpus.grouping import filled

    column = study.corpus.rules.group_by
    if column is not None and not quiet:
        click.echo(filled(study.reactions, column), err=True)


def say_alarms(corpus: Corpus, *, quiet: bool = False) -> None:
    """Prints a line for each page with fewer than half of the comments that it announces, or with an unsure reading;
    nothing where it is to be quiet."""
    from threads.corpus.alarms import FEWER, NONE_FOUND, NOT_SURE, check_thread

    for thread in () if quiet else corpus:
        found = check_thread(thread)
        for alarm in found.alarms:
            if alarm.code in (NONE_FOUND, FEWER, NOT_SURE):
                click.echo(f"look at {found.path or found.thread}: it {alarm.sentence}", err=True)


def show_table(table: pd.DataFrame) -> None:
    """Prints a table's first rows for eyes, numbers rounded and texts cut, and says how many more there are.

    Where page and number say which reaction a row is, its id is left out, and of the page's path all but the name.
    """
    from analysis.tables import counted

    told = {"path", "number"} <= set(table.columns)
    shown = table.head(SHOWN_ROWS).drop(columns=["id"] if told else [])
    if told:
        shown["path"] = [PurePath(str(path)).name for path in shown["path"]]
    for column in shown.columns:
        shown[column] = [_cell(value) for value in shown[column]]
    width = shutil.get_terminal_size((120, 24)).columns
    click.echo(shown.to_string(index=False, line_width=width) if len(shown) else "no rows")
    if len(table) > len(shown):
        click.echo(
            f"… and {counted(len(table) - len(shown), 'more row')}: all of them with -o FILE.csv or FILE.parquet",
            err=True,
        )


def _cell(value: Any) -> str:
    if value is None or value != value or str(value) == "<NA>":
        return ""
    words = f"{value:.3f}" if isinstance(value, float) else " ".join(str(value).split())
    return words if len(words) <= SHOWN_TEXT else words[: SHOWN_TEXT - 1] + "…"
