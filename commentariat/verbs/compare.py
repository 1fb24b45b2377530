"""`commentariat compare`: populations against each other."""

from __future__ import annotations

from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from commentariat.hide_options import hiding_options
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
    from commentariat.one_layer import layer_of
    from commentariat.tables import check_output

    check_output(output)
    parameters = {"by": by} | ({} if measure is None else {"measure": measure})
    layer = layer_of(
        paths, output, "compare", parameters, settings=settings_of(required(paths), **asked), hide=hide,
        executor=executor, quiet=quiet, label="Comparing populations",
    )  # fmt: skip
    if quiet and output is not None:
        return
    # What may be said of all of it first, then the comparisons that claim something, then the others.
    table = layer.table
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
