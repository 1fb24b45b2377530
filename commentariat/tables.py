"""An analysis's table for a terminal or a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from threads.errors import BadParameter

if TYPE_CHECKING:
    import pandas as pd

    from analysis.base import Layer, Study

BESIDE = ("path", "number", "author", "population", "text")
"""Columns of the reactions that stand in a written table beside what was found of each."""

SUFFIXES = (".csv", ".parquet")


def readable(layer: Layer, study: Study) -> pd.DataFrame:
    """The layer's table; where its rows are reactions, with each one's page, number, author, population and text."""
    table = layer.table
    if layer.about != "reaction":
        return table
    reactions = study.reactions
    for place, column in enumerate((column for column in BESIDE if column not in table.columns), 1):
        table = table.copy() if place == 1 else table
        table.insert(place, column, reactions[column].reindex(table.index))
    return table


def check_output(output: Path | None) -> None:
    """Raises BadParameter where the name does not say which kind of table to write, before anything is computed."""
    if output is not None and output.suffix not in SUFFIXES:
        raise BadParameter(f"A table is written as {' or '.join(SUFFIXES)}; {output.name!r} is neither.")


def write_table(table: pd.DataFrame, output: Path | None) -> None:
    """Writes the table as guarded CSV or as Parquet by the suffix; else prints it: as CSV to a pipe, in short to a
    terminal."""
    from commentariat.terminal import show_table
    from reports.tables import guarded, line_end, rounded, write_csv_guarded, write_parquet

    check_output(output)
    if output is None:
        if sys.stdout.isatty():
            show_table(table)
        else:
            safe = guarded(table)
            safe.to_csv(sys.stdout, index=False, float_format=rounded, lineterminator=line_end(safe))
    elif output.suffix == ".csv":
        write_csv_guarded(table, output)
    else:
        write_parquet(table, output)
