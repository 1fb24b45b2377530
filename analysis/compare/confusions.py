"""Where the machine that sharpens the codes errs: its readings against the hand codes, by language and population."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.compare.measures import measures
from analysis.compare.readings import measured
from analysis.tables import table_of

COLUMNS = (
    "id", "measure", "label", "group", "name", "coded", "r", "auc", "hand_mean", "read_mean", "both", "hand_only",
    "read_only", "neither",
)  # fmt: skip
BY = ("language", "population")
FEWEST = 10
"""Codes of a group from which its errors are shown."""


@analysis("confusions", about="comparison")
def confusions(study: Study) -> Result:
    """How the machine's readings agree with hand codes that it did not learn from, by language and by population.

    `both`, `hand_only`, `read_only`, `neither`: coded reactions by whether people and the machine see the code there
    (the machine's surest, as many as people coded). `auc` is the probability that it reads a coded one above another.
    """
    rows: list[dict[str, Any]] = []
    for one in measures(study):
        table = measured(study, one, by="population")
        table = table[table["gold"].notna()]
        for by in BY:
            for name, part in table.groupby(by, sort=True, observed=True):
                if len(part) >= FEWEST:
                    rows.append(_row(one.name, one.label, one.kind, by, str(name), part))
    return Result(table=table_of(rows, COLUMNS))


def _row(measure: str, label: str, kind: str, by: str, name: str, part: pd.DataFrame) -> dict[str, Any]:
    hand, read = (part[column].to_numpy(dtype=np.float64) for column in ("gold", "read"))
    row: dict[str, Any] = {
        "id": f"{measure}/{by}/{name}", "measure": measure, "label": label, "group": by, "name": name,
        "coded": len(part), "hand_mean": float(hand.mean()), "read_mean": float(read.mean()),
        "r": float(np.corrcoef(hand, read)[0, 1]) if hand.std() > 0 and read.std() > 0 else np.nan,
    }  # fmt: skip
    if kind != "share":
        return row
    seen = hand >= 0.5
    surest = np.zeros(len(read), dtype=bool)
    surest[np.argsort(-read, kind="stable")[: int(seen.sum())]] = True
    return row | {
        "auc": _auc(read, seen), "both": int((seen & surest).sum()), "hand_only": int((seen & ~surest).sum()),
        "read_only": int((~seen & surest).sum()), "neither": int((~seen & ~surest).sum()),
    }  # fmt: skip


def _auc(read: np.ndarray[Any, np.dtype[np.float64]], seen: np.ndarray[Any, np.dtype[np.bool_]]) -> float:
    from scipy.stats import rankdata

    ranks, hits = rankdata(read), int(seen.sum())
    others = len(seen) - hits
    if not hits or not others:
        return float("nan")
    return float((ranks[seen].sum() - hits * (hits + 1) / 2) / (hits * others))
