"""`commentariat analyse`: one analysis, its table."""

from __future__ import annotations

import json
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

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
    topics_option,
    work_options,
)

if TYPE_CHECKING:
    from commentariat.hiding import Hide


@click.command()
@click.argument("name")
@paths_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="CSV or Parquet file, by its suffix; without it, print."
)
@click.option("-p", "--parameter", multiple=True, metavar="KEY=VALUE", help="A parameter of the analysis; repeatable.")
@readings_option
@topics_option
@study_options
@hiding_options
@work_options
@quiet_option
def analyse(
    name: str,
    paths: tuple[Path, ...],
    output: Path | None,
    *,
    parameter: tuple[str, ...],
    hide: Hide,
    executor: Executor | None,
    quiet: bool,
    **asked: Unpack[Asked],
) -> None:
    """Run one analysis and print or write its table. `commentariat list` shows the names.

    A table of reactions has their page, number, author, population and text. On a terminal the first rows are shown; a
    pipe and a file get all of them.
    """
    from analysis.base import ANALYSES
    from analysis.results import check_parameters
    from commentariat.one_layer import layer_of
    from commentariat.tables import check_output, readable

    parameters = _parameters(parameter)
    check_parameters(ANALYSES.get(name).function, name, parameters, partly=True)
    check_output(output)
    layer = layer_of(
        paths, output, name, parameters, settings=settings_of(required(paths), **asked), hide=hide, executor=executor,
        quiet=quiet, label=f"Analysing {name}", table=readable,
    )  # fmt: skip
    for sentence in () if quiet else (*layer.notes, *filter(None, (layer.refusal,))):
        click.echo(sentence, err=True)


def _parameters(pairs: tuple[str, ...]) -> dict[str, Any]:
    parameters: dict[str, Any] = {}
    for pair in pairs:
        key, separator, value = pair.partition("=")
        if not separator:
            raise click.UsageError(f"A parameter is written KEY=VALUE; {pair!r} has no equals sign.")
        try:
            parameters[key] = json.loads(value)
        except ValueError:
            parameters[key] = value
    return parameters
