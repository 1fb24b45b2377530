"""`commentariat analyse`: one analysis, its table."""

from __future__ import annotations

import json
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

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
    topics_option,
    work_options,
)
from commentariat.terminal import progress, say_groups, say_skipped

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
    from commentariat.front import study_of
    from commentariat.hiding import search_study
    from commentariat.outputs import output_or_none
    from commentariat.tables import check_output, readable, write_table

    parameters = _parameters(parameter)
    check_parameters(ANALYSES.get(name).function, name, parameters, partly=True)
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
                step(0, 1, f"Analysing {name}")
            layer = study.layer(name, **parameters)
        say_groups(study, quiet=quiet)
        write_table(readable(layer, study), staged)
        search_study(study, staged and staged.parent, layer)
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
