"""`commentariat sample`: what people are to code."""

from __future__ import annotations

from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from commentariat.hide_options import hiding_options, say_hidden
from commentariat.options import (
    Asked,
    force_option,
    paths_argument,
    quiet_option,
    required,
    settings_of,
    study_options,
    work_options,
)
from commentariat.terminal import progress, say_skipped

if TYPE_CHECKING:
    from commentariat.hiding import Hide


@click.command()
@paths_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="SHEETS",
    help="Folder for the sheets; one that holds a sample is refused.")  # fmt: skip
@click.option(
    "-n", "number", type=click.IntRange(1), help="How many reactions to draw, in equal parts from the groups."
)
@click.option(
    "--half-width",
    type=float,
    metavar="SHARE",
    help="Instead of -n: draw so many that a difference is known to ± this (0.1 is ten points).",
)
@click.option(
    "--for",
    "variables",
    multiple=True,
    metavar="NAME",
    help="What to code: stance, sentiment, replies, or a category of your own; repeatable. "
    "Without it what the codebook asks.",
)
@click.option("--by", default="population", show_default=True, metavar="COLUMN", help="Draw from each of these groups.")
@click.option("--only", multiple=True, metavar="GROUP", help="Draw from this group alone; repeatable.")
@click.option("--coders", default="A", show_default=True, metavar="A,B", help="Names of the coders; each has a sheet.")
@click.option(
    "--overlap",
    type=click.FloatRange(0, 1),
    default=0.3,
    show_default=True,
    help="Share that all coders read, for their agreement.",
)
@click.option(
    "--active",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="So many more that teach the machine most (cluster centres, then doubtful ones); they estimate nothing.",
)
@click.option(
    "--after",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="SHEETS",
    help="Draw beside this earlier sample: none twice, the chances of both put together.",
)
@click.option("--codebook", type=click.Path(path_type=Path), help="A codebook.toml instead of the study's.")
@click.option(
    "--format",
    "forms",
    multiple=True,
    type=click.Choice(["csv", "xlsx", "html"]),
    default=("csv",),
    show_default=True,
    help="Form of the sheets; html is for paper; repeatable.",
)
@study_options
@hiding_options
@force_option
@work_options
@quiet_option
def sample(
    paths: tuple[Path, ...],
    output: Path,
    *,
    number: int | None,
    half_width: float | None,
    variables: tuple[str, ...],
    by: str,
    only: tuple[str, ...],
    coders: str,
    overlap: float,
    active: int,
    after: Path | None,
    codebook: Path | None,
    forms: tuple[str, ...],
    hide: Hide,
    force: bool,
    executor: Executor | None,
    quiet: bool,
    **asked: Unpack[Asked],
) -> None:
    """Draw reactions for people to code, at random with known chances, and write a sheet for each coder.

    \b
    Three steps from pages to numbers that may be printed:
      commentariat sample saved_pages/ -n 100 --for stance --coders A,B -o sheets
      commentariat serve sheets            # code in the browser (or fill in the sheets)
      commentariat agree sheets -o codes.csv
    Then `commentariat report saved_pages/ --codes codes.csv`. Edit sheets/codebook.toml before anybody codes. Nobody
    who codes looks at key.csv: it says which population a reaction is of.
    """
    from commentariat.sheets import sampling

    if number is None and half_width is None:
        raise click.UsageError("Say how many to draw: -n 100, or --half-width 0.1 for a difference to ±10 points.")
    settings = settings_of(required(paths), **asked)
    with progress("Reading pages", quiet=quiet) as step:
        made = sampling.sample(
            paths,
            output,
            n=number,
            half_width=half_width,
            variables=tuple(name.strip() for said in variables for name in said.split(",")),
            by=by,
            groups=only,
            coders=tuple(name.strip() for name in coders.split(",")),
            overlap=overlap,
            active=active,
            after=after,
            codebook=codebook,
            forms=forms,
            settings=settings,
            executor=executor,
            progress=step,
            on_skipped=partial(say_skipped, quiet=quiet),
            on_hidden=None if quiet else say_hidden,
            force=force,
            **hide,
        )
    if not quiet:
        for sentence in (*made.notes, *(str(path) for path in made.files if path.stem.startswith("sheet"))):
            click.echo(sentence, err=True)
