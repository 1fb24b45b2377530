"""How far coders agree on each variable, as a layer."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.coding.agreement import Coding, agreement
from analysis.coding.codes import matched
from analysis.tables import counted, table_of

COLUMNS = (
    "id", "variable", "kind", "units", "coders", "codings", "units_by_two", "alpha", "low", "high", "observed",
    "by_label", "codes", "verdict",
)  # fmt: skip


@analysis("coding", about="comparison", version=2)
def coding(study: Study, *, codes: str) -> Result:
    """How far coders agree on each variable: Krippendorff's alpha with its interval, and how much was coded twice."""
    table = matched(study, codes)
    rows = [_row(str(name), part, study.seed) for name, part in table.groupby("variable", sort=True)]
    units, lost = table["unit"].nunique(), table.loc[table["reaction"].isna(), "unit"].nunique()
    notes = ["The interval of alpha is of a bootstrap over the reactions that were coded twice."]
    notes.append(f"{units - lost:,} of {counted(units, 'coded text')} are among the reactions.")
    if lost:
        notes[-1] += " The others count for agreement, not for correction."
    none = (
        f"None of the {counted(units, 'coded text')} is a reaction on these pages: nothing is corrected. Look at the "
        "columns digest, id, or page and starts."
    )
    return Result(table=table_of(rows, COLUMNS), notes=tuple(notes), refusal=none if lost == units else None)


def codings_of(part: pd.DataFrame) -> list[Coding]:
    """The codes of one variable as coder, unit and code."""
    return list(zip(part["coder"].astype(str), part["unit"].astype(str), part["code"].astype(str), strict=True))


def kind_of(codes: pd.Series[str]) -> str:
    """Ordinal where all codes are numbers, of which there are more than two; else nominal."""
    numbers = pd.to_numeric(pd.Series(codes.unique()), errors="coerce")
    return "ordinal" if len(numbers) > 2 and numbers.notna().all() else "nominal"


def _row(variable: str, part: pd.DataFrame, seed: int) -> dict[str, Any]:
    found = agreement(codings_of(part), kind=kind_of(part["code"]), seed=seed)
    return {
        "id": variable, "variable": variable, "kind": found.kind, "units": found.units, "coders": found.coders,
        "codings": found.codings, "units_by_two": found.units_by_two, "alpha": found.alpha, "low": found.low,
        "high": found.high, "observed": found.observed, "by_label": found.by_label,
        "codes": dict(sorted(part["code"].astype(str).value_counts().items())), "verdict": found.verdict,
    }  # fmt: skip
