"""What is measured: sentiment, the sides of a stance, and whatever else people coded; each as numbers by reaction."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.base import Study
from analysis.coding.codebook import UNCLEAR
from analysis.coding.codes import codes_of, numeric
from threads.errors import BadParameter

SIDES = {"favor": "FAVOR", "against": "AGAINST"}
MOST_CODES = 12
"""Codes of a category of the user's own that are measured one by one, the commonest first."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One number that a reaction may have: `variable` is what people code, `code` the answer whose share it is.

    `kind` is "mean" (on the scale of the codes) or "share" (1 where the reaction has the code, else 0).
    """

    name: str
    variable: str
    label: str
    kind: str
    code: str | None = None

    def number(self, code: str) -> float:
        """The value of a hand code, NaN where the coder could not tell a number; raises BadParameter for none."""
        if self.kind == "share":
            return float((self.code or "").upper() in code.upper().split(";"))
        return float("nan") if code.upper() == UNCLEAR else numeric(code, self.variable)


def measures(study: Study) -> tuple[Measure, ...]:
    """The measures of a study: sentiment; the sides of the stance where a target is named; the variables coded."""
    found = [Measure("sentiment", "sentiment", "sentiment", "mean")]
    target = study.defaults.get("stance", {}).get("target")
    codes = codes_of(study)
    coded = [] if codes is None else [str(name) for name in codes["variable"].unique()]
    if target or "stance" in coded:
        of = target or "the target"
        found.append(Measure("favor", "stance", f"share in favour of {of}", "share", "FAVOR"))
        found.append(Measure("against", "stance", f"share against {of}", "share", "AGAINST"))
    for name in coded:
        if name not in ("sentiment", "stance", "replies") and codes is not None:
            found += _own(name, codes.loc[codes["variable"] == name, "code"])
    return tuple(found)


def measure_named(study: Study, name: str | None) -> tuple[Measure, ...]:
    """All measures, the one named, or those of the variable named ("stance" has two). Raises BadParameter."""
    known = measures(study)
    if name is None:
        return known
    chosen = tuple(one for one in known if name in (one.name, one.variable))
    if not chosen:
        hint = (
            " Stance wants a target, and statements for and against it (--target, --favor, --against)."
            if name in {"stance", *SIDES}
            else ""
        )
        names = ", ".join(one.name for one in known)
        raise BadParameter(f"There is no measure {name!r} to compare by; there are: {names}.{hint}")
    return chosen


def gold(study: Study, measure: Measure) -> pd.DataFrame:
    """The hand codes of a measure by reaction: `value` (the mean over coders) and `inclusion`, NaN where unknown.

    Codes of an active part, which were not drawn at random, have no place here: they train and never estimate.
    """
    codes = codes_of(study)
    if codes is None:
        return pd.DataFrame({"value": [], "inclusion": []}, dtype=float)
    rows = codes[(codes["variable"] == measure.variable) & (codes["part"] != "active")]
    values = rows.assign(value=[measure.number(str(code)) for code in rows["code"]])
    grouped = values.groupby("reaction")
    return pd.DataFrame({"value": grouped["value"].mean(), "inclusion": grouped["inclusion"].min()}, dtype=float)


def _own(name: str, codes: pd.Series[str]) -> list[Measure]:
    """A variable of the user's own: a mean where all its codes are numbers, else the share of each code."""
    answers = codes.astype(str).str.split(";").explode().value_counts()
    answers = answers[answers.index != UNCLEAR]
    numbers = pd.to_numeric(pd.Series(answers.index), errors="coerce")
    if len(numbers) > 2 and numbers.notna().all():
        return [Measure(name, name, name, "mean")]
    return [
        Measure(f"{name}:{code}", name, f"share of {name}: {code}", "share", str(code))
        for code in answers.index[:MOST_CODES]
    ]
