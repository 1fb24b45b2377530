"""Codes made by hand: read from a CSV, their agreement, and the gold column that corrects a comparison."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path, PurePath
from typing import Any

import numpy as np
import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.tables import counted, table_of
from threads.errors import BadParameter, InputError

COLUMNS = (
    "id", "variable", "units", "coders", "codings", "units_by_two", "alpha", "kappa", "observed", "codes", "verdict",
)  # fmt: skip

CODE_COLUMNS = ("digest", "id", "page", "starts", "coder", "variable", "code")

# Krippendorff (2004, p. 241): rely on variables at .80 and above, draw tentative conclusions from .667.
RELIABLE, TENTATIVE = 0.8, 0.667

_NUMBERS_FIRST = re.compile(r"(?:(?:#|>>|@)\s?\d{1,6}\b[\s,:;–-]{0,3})+")
"""Numbers of the comments answered, which coders take for no part of what is said."""

NUMBERS = {"negative": -1.0, "neutral": 0.0, "positive": 1.0}
STANCES = ("FAVOR", "AGAINST", "NONE")


@analysis("coding", about="comparison")
def coding(study: Study, *, codes: str) -> Result:
    """How far coders agree on each variable: Krippendorff's alpha, kappa, and how much was coded twice."""
    table = matched(study, codes)
    rows = [_agreement(str(variable), part) for variable, part in table.groupby("variable", sort=True)]
    units, lost = table["unit"].nunique(), table.loc[table["reaction"].isna(), "unit"].nunique()
    notes = ["Alpha is for nominal codes; kappa is the mean over pairs of coders (Cohen)."]
    notes.append(f"{units - lost:,} of {counted(units, 'coded text')} are among the reactions.")
    if lost:
        notes[-1] += " The others count for agreement, not for correction."
    none = (
        f"None of the {counted(units, 'coded text')} is a reaction on these pages: nothing is corrected. Look at the "
        f"columns digest, id, or page and starts."
    )
    return Result(table=table_of(rows, COLUMNS), notes=tuple(notes), refusal=none if lost == units else None)


def check_codes(path: str | Path) -> None:
    """Raises InputError where the file of codes cannot be read or holds none, and BadParameter for a code with no
    meaning.

    The codes of "sentiment" and "stance" have a fixed meaning; those of other variables are the coders' own.
    """
    table = read_codes(path)
    if table.empty:
        raise InputError(f"There is no code in {path}: each row wants a code, and the reaction that it is about.")
    for variable, measure in (("sentiment", "sentiment"), ("stance", "favor")):
        for code in table.loc[table["variable"].str.lower() == variable, "code"].unique():
            try:
                _number(str(code), measure)
            except BadParameter as error:
                raise BadParameter(f"The codes in {path} cannot be used: {error}") from error


def read_codes(path: str | Path) -> pd.DataFrame:
    """The codes of a CSV, all as text: columns unit, page, starts, coder, variable, code, among others. Raises
    InputError.

    The file has the columns `coder`, `variable`, `code`, and says which reaction is meant by `digest` (of its text), by
    `id`, or by `page` (the file's name) and `starts` (how its own words begin).
    """
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise InputError(
            f"The codes in {path} cannot be read ({error}). Give a CSV in UTF-8 with a heading."
        ) from error
    table.columns = [str(name).strip().lower() for name in table.columns]
    missing = [name for name in ("coder", "variable", "code") if name not in table.columns]
    if missing or not ({"digest", "id"} & set(table.columns) or {"page", "starts"} <= set(table.columns)):
        raise InputError(
            f"The codes in {path} lack the column {(missing or ['digest'])[0]!r}; a file of codes has coder, variable, "
            "code, and digest (or id, or page and starts)."
        )
    table = table.apply(lambda column: column.str.strip()).reindex(columns=list(CODE_COLUMNS), fill_value="")
    page = (table["page"] + " | " + table["starts"]).where(table["starts"] != "", "")
    table["unit"] = table["digest"].where(table["digest"] != "", table["id"]).where(lambda unit: unit != "", page)
    table = table[(table["unit"] != "") & (table["code"] != "")]
    kept: pd.DataFrame = table.drop_duplicates(["unit", "coder", "variable"], keep="last")
    return kept


def matched(study: Study, path: str | Path) -> pd.DataFrame:
    """The codes with the reaction that each is about (None where no reaction has that digest, id or beginning).

    Several reactions with one text share its codes, so a code may stand in several rows.
    """
    codes = read_codes(path)
    meant = _reactions_by_unit(study, codes)
    pairs = [(unit, name) for unit in codes["unit"].unique() for name in meant.get(unit, [None])]
    return codes.merge(pd.DataFrame(pairs, columns=["unit", "reaction"], dtype=object), on="unit", how="left")


def _reactions_by_unit(study: Study, codes: pd.DataFrame) -> dict[str, list[str | None]]:
    """The ids of the reactions that each unit of the codes may mean."""
    begun = {
        (page, starts): unit
        for unit, page, starts in zip(codes["unit"], codes["page"], codes["starts"], strict=True)
        if starts
    }
    lengths = sorted({len(starts) for _, starts in begun})
    meant: dict[str, list[str | None]] = {}
    columns = study.reactions[["digest", "path", "own_text"]].astype(object).fillna("")
    for name, digest, path, text in columns.itertuples(name=None):
        page, words = PurePath(str(path)).name, " ".join(str(text).split())
        begins = (words, _NUMBERS_FIRST.sub("", words))
        units = {str(name), str(digest)} | {
            begun.get((page, words[:length]), "") for length in lengths for words in begins
        }
        for unit in units - {""}:
            meant.setdefault(unit, []).append(str(name))
    return meant


def gold_of(study: Study, path: str | Path, measure: str) -> pd.Series[float]:
    """Hand codes for one measure by reaction id, the mean over coders, as numbers.

    "sentiment": negative, neutral, positive or numbers from −1 to 1; "favor" and "against": 1 or 0, from the variable
    "stance" with the codes FAVOR, AGAINST, NONE; any other variable: numbers. Raises BadParameter for other codes.
    """
    variable = "stance" if measure in ("favor", "against") else measure
    table = matched(study, path)
    table = table[(table["variable"].str.lower() == variable) & table["reaction"].notna()]
    values = [_number(code, measure) for code in table["code"]]
    return pd.Series(values, index=table["reaction"].astype(object), dtype=float).groupby(level=0).mean()


def _number(code: str, measure: str) -> float:
    if measure in ("favor", "against"):
        if code.upper() not in STANCES:
            raise BadParameter(f"A stance is coded {', '.join(STANCES)}, not {code!r}.")
        return float(code.upper() == measure.upper())
    try:
        value = NUMBERS[code.lower()] if code.lower() in NUMBERS else float(code)
    except ValueError:
        value = np.nan
    if np.isnan(value) or (measure == "sentiment" and abs(value) > 1):
        scale = " from −1 to 1" if measure == "sentiment" else ""
        raise BadParameter(f"A code for {measure} is a number{scale} or {', '.join(NUMBERS)}, not {code!r}.")
    return value


def _agreement(variable: str, part: pd.DataFrame) -> dict[str, Any]:
    codings = part.drop_duplicates(["unit", "coder"])
    triples = [
        (str(c), str(u), str(k)) for c, u, k in zip(codings["coder"], codings["unit"], codings["code"], strict=True)
    ]
    per_unit = Counter(unit for _, unit, _ in triples)
    twice = [triple for triple in triples if per_unit[triple[1]] > 1]
    alpha, kappa, observed = _measures(twice)
    return {
        "id": variable, "variable": variable, "units": len(per_unit), "coders": len({c for c, _, _ in triples}),
        "codings": len(triples), "units_by_two": sum(count > 1 for count in per_unit.values()), "alpha": alpha,
        "kappa": kappa, "observed": observed, "codes": dict(sorted(Counter(k for _, _, k in triples).items())),
        "verdict": _verdict(alpha),
    }  # fmt: skip


def _measures(triples: list[tuple[str, str, str]]) -> tuple[float, float, float]:
    """Alpha, mean pairwise kappa, and the share of pairs that agree; all nan where nothing was coded twice."""
    if not triples:
        return np.nan, np.nan, np.nan
    from nltk.metrics.agreement import AnnotationTask

    by_coder: dict[str, dict[str, str]] = {}
    for coder, unit, code in triples:
        by_coder.setdefault(coder, {})[unit] = code
    kappas, same, pairs = [], 0, 0
    coders = sorted(by_coder)
    for i, first in enumerate(coders):
        for second in coders[i + 1 :]:
            common = sorted(by_coder[first].keys() & by_coder[second].keys())
            if common:
                kappas.append(_kappa([by_coder[first][u] for u in common], [by_coder[second][u] for u in common]))
                same += sum(by_coder[first][u] == by_coder[second][u] for u in common)
                pairs += len(common)
    if len({code for _, _, code in triples}) == 1:
        return np.nan, np.nan, same / pairs
    alpha = float(AnnotationTask(data=triples).alpha())
    known = [kappa for kappa in kappas if not np.isnan(kappa)]
    return alpha, float(np.mean(known)) if known else np.nan, same / pairs


def _kappa(first: list[str], second: list[str]) -> float:
    observed = np.mean([a == b for a, b in zip(first, second, strict=True)])
    shares, others = Counter(first), Counter(second)
    expected = sum(shares[code] * others[code] for code in shares) / len(first) ** 2
    return float((observed - expected) / (1 - expected)) if expected < 1 else float("nan")


def _verdict(alpha: float) -> str:
    if np.isnan(alpha):
        return "agreement cannot be told: too little was coded twice, or with one code only"
    if alpha >= RELIABLE:
        return "reliable (alpha of .80 or more)"
    return (
        "for tentative conclusions (alpha of .667 or more)" if alpha >= TENTATIVE else "not reliable (alpha below .667)"
    )
