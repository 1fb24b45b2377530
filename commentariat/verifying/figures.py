"""The tables behind the figures, made anew, against those that stand beside the pictures."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from commentariat.verifying.files import Irregular, Manifest
from commentariat.verifying.findings import Finding
from commentariat.verifying.numbers import read_cells, same
from reports.tables import csv_guarded

if TYPE_CHECKING:
    import pandas as pd


def check_figures(
    folder: Path, manifest: Manifest, tables: Mapping[str, pd.DataFrame], changed: frozenset[str]
) -> Iterator[Finding]:
    """A finding for each cell of a figure's table that is not as made anew, and for figures too few or too many."""
    made = {f"figures/{name}.csv": table for name, table in tables.items()}
    for name in manifest.outputs:
        if name.startswith("figures/") and name.endswith(".csv") and name not in made:
            yield Finding(kind="figure", where=name, what="is of a figure that these data do not give")
    for name, table in made.items():
        if name not in manifest.outputs:
            yield Finding(kind="figure", where=name, what="is not in the report, though these data give the figure")
            continue
        try:
            stands = read_cells(folder, name)
        except Irregular as error:
            yield Finding(kind="figure", where=name, what=str(error))
            continue
        wanted = list(csv.reader(io.StringIO(csv_guarded(table).decode("utf-8-sig"), newline="")))
        yield from _cells(name, stands, wanted, untouched=name not in changed)


def _cells(name: str, stands: list[list[str]], wanted: list[list[str]], *, untouched: bool) -> Iterator[Finding]:
    if [len(row) for row in stands] != [len(row) for row in wanted] or stands[:1] != wanted[:1]:
        yield Finding(
            kind="figure", where=name, what="has other rows or columns", printed=_size(stands), recomputed=_size(wanted)
        )
        return
    for number, (row, made) in enumerate(zip(stands[1:], wanted[1:], strict=True), 1):
        for head, cell, right in zip(wanted[0], row, made, strict=True):
            if not same(cell, right, untouched=untouched):
                yield Finding(
                    kind="figure", where=name, address=f"row {number}, {head}", label=made[0], what="differs",
                    printed=cell, recomputed=right,
                )  # fmt: skip


def _size(rows: list[list[str]]) -> str:
    return f"{max(0, len(rows) - 1)} × {len(rows[0]) if rows else 0}"
