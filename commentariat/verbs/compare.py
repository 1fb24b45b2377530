"""`commentariat compare`: populations against each other."""

from __future__ import annotations

from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from commentariat.hide_options import hiding_options, say_hidden
from commentariat.options import (
    Asked,
    paths_argument,
    quiet_option,
    readings_option,
    required,
    settings_of,
    study_options,
    work_options,
)
from commentariat.terminal import progress, say_groups, say_skipped

if TYPE_CHECKING:
    from commentariat.hiding import Hide


@click.command()
@paths_argument
@click.option(
    "--value",
    "--measure",
    "measure",
    metavar="NAME",
    help="What to compare: stance (with --target), sentiment, a variable of your own codes; without it, all there is.",
)
@click.option(
    "--by", default="population", show_default=True, metavar="COLUMN", help="Compare the groups of another column."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="CSV or Parquet file for the table.")
@readings_option
@study_options
@hiding_options
@work_options
@quiet_option
def compare(
    paths: tuple[Path, ...],
    *,
    measure: str | None,
    by: str,
    output: Path | None,
    hide: Hide,
    executor: Executor | None,
    quiet: bool,
    **asked: Unpack[Asked],
) -> None:
    """Compare populations: what people coded, with intervals clustered by thread, or a refusal that says why.

    Without --codes no share of a stance and no level of sentiment is printed: what a machine reads has no known error
    on new pages. `commentariat sample` draws what to code, and each refusal says how much is missing.
    """
    from commentariat.front import study_of
    from commentariat.hiding import search_study
    from commentariat.outputs import output_or_none
    from commentariat.tables import check_output, write_table

    check_output(output)
    settings = settings_of(required(paths), **asked)
    on_skipped, on_hidden = partial(say_skipped, quiet=quiet), None if quiet else say_hidden
    with output_or_none(output, inputs=[*paths, *settings.files]) as (staged, reading):
        with progress("Reading pages", quiet=quiet) as step:
            study = study_of(
                paths, settings=settings, executor=executor, progress=step, on_skipped=on_skipped, reading=reading,
                on_hidden=on_hidden, **hide,
            )  # fmt: skip
            if step:
                step(0, 1, "Comparing populations")
            layer = study.layer("compare", **({} if measure is None else {"measure": measure}), by=by)
        say_groups(study, quiet=quiet)
        table = layer.table
        if staged is not None:
            write_table(table, staged)
        search_study(study, staged and staged.parent, layer)
    if quiet and output is not None:
        return
    # What may be said of all of it first, then the comparisons that claim something, then the others.
    if not table.empty:
        table = table.sort_values("claim", key=lambda claim: claim == "none", kind="stable")
    todo = dict.fromkeys(filter(None, table.get("todo", ())))
    for sentence in (
        *filter(None, (layer.refusal,)),
        *table.get("sentence", ()),
        *todo,
        *(() if quiet else layer.notes),
    ):
        click.echo(sentence)
