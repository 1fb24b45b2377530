"""What several verbs of the command line share: options, and what they make of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypedDict, TypeVar, Unpack

import click

from threads.errors import CommentariatError

if TYPE_CHECKING:
    from commentariat.offsets import Asked as AskedOffset
    from commentariat.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")


def columns_of(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Which column of a table is which field; raises BadParameter for what is no map."""
    if not values:
        return {}
    from threads.exchange.read_options import columns_from

    try:
        return columns_from(",".join(values))
    except CommentariatError as error:
        raise click.BadParameter(str(error)) from error


def jobs_of(_: click.Context, __: click.Parameter, value: int) -> int:
    """The number of processes; 0 stands for as many as there are cores."""
    return value or os.cpu_count() or 1


def offset_of(_: click.Context, __: click.Parameter, value: str | None) -> AskedOffset | None:
    """The offset of "answers nobody" that is asked for: a number, "stated", or the path of codes."""
    if value is None:
        return None
    from commentariat.offsets import asked_of

    return asked_of(value)


paths_argument = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
_WORK_OPTIONS = (
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(0),
        default=0,
        show_default="all cores",
        callback=jobs_of,
        help="Processes that read pages and measure many texts; no byte hangs on their number.",
    ),
    click.option(
        "--cluster",
        metavar="ADDRESS|local:N",
        help="A Dask cluster in their place: its scheduler's address (tcp://host:8786), or N processes under Dask "
        "here. Needs commentariat[cluster].",
    ),
)
force_option = click.option(
    "--force",
    is_flag=True,
    help="Write into a folder that holds other files; they stay, and only ours are replaced.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
readings_option = click.option(
    "--readings",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What `annotate` wrote: a larger model's codes in place of our machine's, corrected by the same --codes.",
)
topics_option = click.option(
    "--topics",
    type=click.IntRange(1),
    metavar="N",
    help="Ask for N themes or topics; without it the data show how many there are.",
)
language_option = click.option(
    "--language",
    type=click.Choice(["en", "ko", "zh"]),
    help="The language of the report's own words: English, Korean or Chinese; comments stay as they are.",
)
nobody_option = click.option(
    "--nobody",
    metavar="FILE|NUMBER",
    callback=offset_of,
    help="How this place answers nobody: codes of `sample --for replies` (10 or more, their file or folder), a number "
    "of log-odds, or “stated”: by threads among the input whose replies are all stated.",
)
_READ_OPTIONS = (
    click.option(
        "--map",
        "columns",
        multiple=True,
        metavar="FIELD=COLUMN,…",
        callback=columns_of,
        help="Which column of a table is what, as in text=body,parent=reply_to,thread=url; an empty one holds nothing. "
        "Fields: text, id, parent, thread, author, posted, likes, title, permalink, article, platform, url.",
    ),
    click.option(
        "--long-window",
        is_flag=True,
        help="Read .zst files that look back up to 2 GB, and take as much memory (dumps packed with --long=31).",
    ),
)
_STUDY_OPTIONS = (
    *_READ_OPTIONS,
    click.option(
        "--group-by",
        metavar="COLUMN",
        help="Populations by a column of the export, or by thread, outlet, language, channel, title or path.",
    ),
    click.option(
        "--target",
        help='What to take a stance on, as a noun phrase: "the repatriation of defectors". '
        "Give --favor and --against with it.",
    ),
    click.option(
        "--favor",
        multiple=True,
        metavar="SENTENCE",
        help="A statement that someone in favour would make; repeatable.",
    ),
    click.option(
        "--against",
        multiple=True,
        metavar="SENTENCE",
        help="A statement that someone against would make; repeatable.",
    ),
    click.option(
        "--codes", type=click.Path(path_type=Path), help="CSV of hand-coded reactions, to correct comparisons by."
    ),
    click.option(
        "--settings", type=click.Path(path_type=Path), help="A study.toml other than the one beside the input."
    ),
    click.option("--seed", type=int, show_default="that of the study.toml, else 0", help="Seed of everything random."),
    click.option(
        "--encoder",
        type=click.Choice(["use", "fast"]),
        show_default="that of the study.toml, else use",
        help="What makes sentence vectors: use, or for a million comments fast, a quarter of its cost and blunter.",
    ),
)


class Given(TypedDict, total=False):
    """What goes before the settings beside the input."""

    title: str | None
    target: str | None
    favor: tuple[str, ...]
    against: tuple[str, ...]
    codes: Path | None
    readings: Path | None
    topics: int | None
    language: str | None
    nobody: AskedOffset | None
    columns: Mapping[str, str]
    group_by: str | None
    long_window: bool
    seed: int | None
    encoder: str | None


class AskedReading(TypedDict, total=False):
    """What the options of `read_options` hold."""

    columns: Mapping[str, str]
    long_window: bool


class Asked(Given, total=False):
    """What the options of `study_options` hold."""

    settings: Path | None


def work_options(command: Callable[..., R]) -> Callable[..., R]:
    """Adds --jobs and --cluster; the verb is given the `executor` that they ask for, which ends with the verb."""

    @wraps(command)
    def with_executor(*args: Any, jobs: int, cluster: str | None, **given: Any) -> R:
        from commentariat.executors import executor_of

        with executor_of(jobs, cluster) as executor:
            return command(*args, executor=executor, **given)

    made: Callable[..., R] = with_executor
    for option in reversed(_WORK_OPTIONS):
        made = option(made)
    return made


def read_options(command: Callable[P, R]) -> Callable[P, R]:
    """Adds --map and --long-window."""
    for option in reversed(_READ_OPTIONS):
        command = option(command)
    return command


def study_options(command: Callable[P, R]) -> Callable[P, R]:
    """Adds --map, --long-window, --group-by, --target, --favor, --against, --codes, --settings, --seed and
    --encoder."""
    for option in reversed(_STUDY_OPTIONS):
        command = option(command)
    return command


def settings_of(paths: tuple[Path, ...], *, settings: Path | None = None, **given: Unpack[Given]) -> Settings:
    """The settings in that file, else those beside the input, with what is given here in place of what they say."""
    from commentariat.settings import find_settings

    return find_settings(paths, given=settings).over(**given)


def required(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The paths; raises UsageError where there are none."""
    if not paths:
        raise click.UsageError("Name at least one page or folder (or try: commentariat report --sample).")
    return paths
