"""Where the machine that sharpens the codes errs: its readings against the hand codes, by language and population."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Result, Study, analysis
from analysis.compare.measures import Measure, measures
from analysis.compare.readings import instrument, measured
from analysis.ranks import auc
from analysis.tables import table_of
from threads.errors import BadParameter

COLUMNS = (
    "id", "measure", "label", "instrument", "group", "name", "coded", "accuracy", "alpha", "r", "auc", "hand_mean",
    "read_mean", "both", "hand_only",
    "read_only", "neither",
)  # fmt: skip
BY = ("language", "population")
FEWEST = 10
"""Codes of a group from which its errors are shown."""


OURS = "learnt from codes"
"""The instrument that every study has: `analysis.compare.proxy`."""


@analysis("confusions", about="comparison", version=2)
def confusions(study: Study, *, readings: str | None = None) -> Result:
    """How the machine's readings agree with hand codes that it did not learn from, by language and by population.

    `both`, `hand_only`, `read_only`, `neither`: coded reactions by whether people and the machine see the code there
    (the machine's surest, as many as people coded; a larger model's own codes). `auc` is the probability that it reads
    a coded one above another; `accuracy` and `alpha` (Krippendorff's, nominal) are of these four counts. `readings` is
    a file that `commentariat annotate` wrote: its model stands beside ours, by the same codes, as `instrument`.
    """
    if readings is not None and readings != study.defaults.get("confusions", {}).get("readings"):
        raise BadParameter("Readings are of a whole study: give them as --readings, or in its settings.")
    rows: list[dict[str, Any]] = []
    for one in measures(study):
        found: list[dict[str, Any]] = []
        for name in (OURS, *filter(None, (instrument(study, one.variable),))):
            table = measured(study, one, by="population", builtin=name == OURS)
            found += _rows(one, name, table[table["gold"].notna()])
        rows += sorted(found, key=lambda row: (BY.index(row["group"]), row["name"]))
    return Result(table=table_of(rows, COLUMNS))


def _rows(measure: Measure, name: str, table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for by in BY:
        for group, part in table.groupby(by, sort=True, observed=True):
            if len(part) >= FEWEST:
                row = _row(measure.name, measure.label, measure.kind, by, str(group), part, certain=name != OURS)
                yield row | {"instrument": name, "id": row["id"] + ("" if name == OURS else f"/{name}")}


def _row(
    measure: str, label: str, kind: str, by: str, name: str, part: pd.DataFrame, *, certain: bool
) -> dict[str, Any]:
    hand, read = (part[column].to_numpy(dtype=np.float64) for column in ("gold", "read"))
    row: dict[str, Any] = {
        "id": f"{measure}/{by}/{name}", "measure": measure, "label": label, "group": by, "name": name,
        "coded": len(part), "hand_mean": float(hand.mean()), "read_mean": float(read.mean()),
        "r": float(np.corrcoef(hand, read)[0, 1]) if hand.std() > 0 and read.std() > 0 else np.nan,
    }  # fmt: skip
    if kind != "share":
        return row
    seen = hand >= 0.5
    surest = read >= 0.5
    if not certain:
        surest = np.zeros(len(read), dtype=bool)
        surest[np.argsort(-read, kind="stable")[: int(seen.sum())]] = True
    return row | {
        "auc": auc(read, seen), "accuracy": float((seen == surest).mean()),
        "alpha": _alpha(seen, surest), "both": int((seen & surest).sum()), "hand_only": int((seen & ~surest).sum()),
        "read_only": int((~seen & surest).sum()), "neither": int((~seen & ~surest).sum()),
    }  # fmt: skip


def _alpha(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> float:
    """Krippendorff's alpha of two that coded all units, yes or no (2011, section A); NaN where all is one code."""
    yes, whole = int(first.sum() + second.sum()), 2 * len(first)
    expected = 2 * yes * (whole - yes) / (whole * (whole - 1))
    return float(1 - (first != second).mean() / expected) if expected else float("nan")
