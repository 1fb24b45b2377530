"""What several verbs of the command line share: options, and what they make of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypedDict, TypeVar, Unpack

import click

if TYPE_CHECKING:
    from commentariat.offsets import Asked as AskedOffset
    from commentariat.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")


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
jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0),
    default=0,
    show_default="all cores",
    callback=jobs_of,
    help="Processes for parsing.",
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
_STUDY_OPTIONS = (
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
    seed: int | None


class Asked(Given, total=False):
    """What the options of `study_options` hold."""

    settings: Path | None


def study_options(command: Callable[P, R]) -> Callable[P, R]:
    """Adds --target, --favor, --against, --codes, --settings and --seed."""
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
