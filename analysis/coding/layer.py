"""How far coders agree on each variable, as a layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.coding.agreement import Agreement, Coding, agreement
from analysis.coding.codebook import UNCLEAR
from analysis.coding.codes import SETTLED, codes_of, matched
from analysis.tables import counted, keyed, table_of

COLUMNS = (
    "id", "variable", "kind", "units", "coders", "codings", "units_by_two", "alpha", "low", "high", "observed",
    "by_label", "codes", "verdict",
)  # fmt: skip


@analysis("coding", about="comparison", version=3)
def coding(study: Study, *, codes: str) -> Result:
    """How far coders agree on each variable: Krippendorff's alpha with its interval, and how much was coded twice."""
    table = matched(study, codes)
    rows = [_row(name, found) for name, found in agreements(table, seed=study.seed).items()]
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


APART = " | "
"""What stands between the codes of coders who differ."""


@analysis("codes", about="reaction")
def codes_by_hand(study: Study) -> Result:
    """The hand codes of each reaction: a column a variable, with the code, or the codes of coders who differ."""
    codes = codes_of(study)
    table = keyed(map(str, study.reactions.index))
    if codes is None or codes.empty:
        why = "Nothing was coded" if codes is None else "None of the codes is of a reaction on these pages"
        return Result(table=table, refusal=f"{why}: code some with `commentariat sample`, and give them with --codes.")
    differ = 0
    for name, part in codes.groupby("variable", sort=True):
        said = part.groupby("reaction")["code"].unique().map(sorted)
        differ += int((said.map(len) > 1).sum())
        table[f"code_{name}"] = said.map(APART.join).reindex(table.index)
    note = f"Coders differ on {counted(differ, 'code')} of a reaction; such a cell has all of theirs, “|” between."
    return Result(table=table, notes=(note,) if differ else ())


def codings_of(part: pd.DataFrame) -> list[Coding]:
    """The codes of one variable as coder, unit and code, without what was settled afterwards."""
    part = part[part["coder"] != SETTLED]
    return list(zip(part["coder"].astype(str), part["unit"].astype(str), part["code"].astype(str), strict=True))


def kind_of(codes: pd.Series[str]) -> str:
    """Ordinal where all codes are numbers, of which there are more than two; else nominal."""
    numbers = pd.to_numeric(pd.Series(codes[codes != UNCLEAR].unique()), errors="coerce")
    return "ordinal" if len(numbers) > 2 and numbers.notna().all() else "nominal"


def agreements(table: pd.DataFrame, *, kinds: Mapping[str, str] | None = None, seed: int = 0) -> dict[str, Agreement]:
    """The agreement on each variable of a table of codes (columns coder, unit, variable, code), by its name.

    `kinds` may name a variable's kind (nominal, ordinal, interval); else `kind_of` tells. Where several answers may be
    given at once each answer is a variable, "name:answer", of yes and no. "Cannot tell" is an answer on a nominal
    scale, and no code on the others. Raises BadParameter for a kind that is none or that the codes cannot have.
    """
    found = {}
    for name, part in table.groupby("variable", sort=True):
        for label, codings in _parted(str(name), codings_of(part)).items():
            codes = pd.Series([code for _, _, code in codings], dtype=str)
            kind = (kinds or {}).get(str(name)) or kind_of(codes)
            kept = codings if kind == "nominal" else [one for one in codings if one[2] != UNCLEAR]
            found[label] = agreement(kept, kind=kind, seed=seed)
    return found


def _parted(name: str, codings: list[Coding]) -> dict[str, list[Coding]]:
    """The codings by variable: one of them, or where answers are joined by ";" one for each answer."""
    labels = sorted({part for _, _, code in codings for part in code.split(";")})
    if not any(";" in code for _, _, code in codings):
        return {name: codings}
    return {
        f"{name}:{label}": [(coder, unit, "yes" if label in code.split(";") else "no") for coder, unit, code in codings]
        for label in labels
    }


def _row(variable: str, found: Agreement) -> dict[str, Any]:
    return {
        "id": variable, "variable": variable, "kind": found.kind, "units": found.units, "coders": found.coders,
        "codings": found.codings, "units_by_two": found.units_by_two, "alpha": found.alpha, "low": found.low,
        "high": found.high, "observed": found.observed, "by_label": found.by_label, "codes": found.codes,
        "verdict": found.verdict,
    }  # fmt: skip
