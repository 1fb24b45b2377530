"""The right of a number to stand: what may be said of a measure in a population, and what is missing for more.

One place decides for levels and differences alike, and every view asks here. The rules, in the order in which they
speak:

1. A population seen in fewer than `DESCRIBE_FROM` discussions is read, not counted: one discussion is one conversation.
2. Without hand codes of the measure no level is printed: what a machine reads has no known error in a new place.
3. Codes on which coders agree by chance are no measurement (Krippendorff 2004: α below .667 is to be discarded).
4. Fewer codes, fewer discussions with codes, codes whose draw is not known, agreement that nobody tested, or voices of
   which an editor chose a part (`MIXED_FROM`) carry a description of the texts at hand; else it is an inference.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.base import Study
from analysis.coding.agreement import TENTATIVE
from analysis.coding.codes import codes_of
from analysis.compare.cautions import MIXED_FROM
from analysis.compare.stats import DESCRIBE_FROM, INFER_FROM
from analysis.contents.counting import grouped_reactions
from analysis.tables import counted

LEVELS = ("none", "read", "descriptive", "inferential")

DESCRIBE_CODES, INFER_CODES = 10, 30
"""Hand codes of a population from which its value is described and inferred: with 10 the error of a share of one half
is .16, with 30 .09, with 50 .07, by √(p(1−p)/n)."""
WISHED_CODES = 50
"""Codes that are asked for: with so many the error of a share, sharpened by the machine, is about .06."""
TWICE_CODED = 10
"""Reactions that two people coded from which their agreement is taken as known: among nine an alpha of .8 has an
interval from about .2 to 1 (`benchmarks.coding --parts overlap`)."""
WHYS = ("few-discussions", "uncoded", "disagreement", "few-codes", "draw-unknown", "few-drawn", "few-coded-discussions",
    "chosen", "not-coded-twice")  # fmt: skip
"""What may keep a number from standing, or from speaking of more than the texts at hand."""
SECONDS_A_CODE = 30
"""What a code is taken to take, its context read, until `serve` knows a coder's own pace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What may be said of one variable in one population: its `level`, one of LEVELS, why, and what would lift it.

    `n` reactions count, in `threads` discussions; `coded` of them carry a hand code, in `coded_threads`; `drawn` were
    drawn at random with a known probability. `alpha` is Krippendorff's, NaN where nothing was coded twice; `chosen` are
    those that an editor or translator chose. `why_code` is one of WHYS, for who says it in other words.
    """

    variable: str
    population: str
    level: str
    n: int
    threads: int
    coded: int = 0
    coded_threads: int = 0
    drawn: int = 0
    alpha: float = np.nan
    chosen: int = 0
    why: str = ""
    why_code: str = ""
    todo: str = ""

    @property
    def more(self) -> int:
        """How many more codes, drawn at random, would be enough; 0 where more codes would not help."""
        hopeless = self.level in ("read", "inferential") or (
            self.level == "none" and self.coded and self.alpha < TENTATIVE
        )
        return 0 if hopeless else max(0, min(self.n, WISHED_CODES) - self.drawn)

    @property
    def stands(self) -> bool:
        """Whether a value may be printed."""
        return self.level in ("descriptive", "inferential")


def standings(study: Study, variable: str, *, by: str = "population") -> dict[str, Standing]:
    """The standing of a variable ("sentiment", "stance", one of the user's own) in each population, by its name."""
    return study.once(f"standing of {variable} by {by}", lambda: _standings(study, variable, by))


def uncoded(study: Study, variable: str, *, by: str = "population") -> dict[str, Standing]:
    """The standing of what is counted without codes (words used, a theme's members) in each population, by its name:
    read in few discussions, else described; never more than that."""
    found = {}
    for name, members in _grouped(study, by).groupby(by, sort=True, observed=True):
        n, threads = len(members), members["thread"].nunique()
        one = Standing(variable=variable, population=str(name), level="descriptive", n=n, threads=threads)
        few = threads < DESCRIBE_FROM
        found[str(name)] = (
            _with_todo(replace(one, level="read", why_code="few-discussions", why=_read(str(name), n, threads)))
            if few
            else one
        )
    return found


def lower(first: Standing, second: Standing) -> str:
    """The level that a difference of two populations may have: the lower of theirs."""
    return min(first.level, second.level, key=LEVELS.index)


def _standings(study: Study, variable: str, by: str) -> dict[str, Standing]:
    table = _grouped(study, by)
    codes = _drawn(study, variable)
    alpha = agreement_of(study, variable)
    found = {}
    for name, members in table.groupby(by, sort=True, observed=True):
        own = codes.reindex(members.index).dropna(subset=["coded"])
        counts = {
            "n": len(members),
            "threads": members["thread"].nunique(),
            "coded": len(own),
            "coded_threads": members.loc[own.index, "thread"].nunique(),
            "drawn": int(own["inclusion"].notna().sum()),
            "chosen": len(members) - int((members["chosen_by"] == "platform").sum()),
        }
        found[str(name)] = _standing(variable, str(name), counts, alpha)
    return found


def _grouped(study: Study, by: str) -> pd.DataFrame:
    """What of the counted reactions a standing hangs on."""
    return grouped_reactions(study, by, "thread", "chosen_by")[list(dict.fromkeys((by, "thread", "chosen_by")))]


def _drawn(study: Study, variable: str) -> pd.DataFrame:
    """The coded reactions that may estimate: `coded` is True, `inclusion` the probability of the draw or NaN."""
    codes = codes_of(study)
    if codes is None:
        return pd.DataFrame({"coded": [], "inclusion": []}, dtype=float)
    rows = codes[(codes["variable"] == variable) & (codes["part"] != "active")]
    inclusion = rows.groupby("reaction")["inclusion"].min()
    return pd.DataFrame({"coded": 1.0, "inclusion": inclusion})


def agreement_of(study: Study, variable: str) -> float:
    """Krippendorff's alpha of a variable over all that was coded twice; NaN where that is too little to tell.

    Of a variable with several answers at once it is that of the answer on which coders agree least.
    """
    if not study.defaults.get("coding", {}).get("codes"):
        return np.nan
    table = study.layer("coding").table
    names = table["variable"].str.lower()
    rows = table[(names == variable) | names.str.startswith(f"{variable}:")]
    alpha = float(rows["alpha"].min()) if len(rows) else np.nan
    return np.nan if alpha >= TENTATIVE and rows["units_by_two"].max() < TWICE_CODED else alpha


def _standing(variable: str, population: str, counts: dict[str, int], alpha: float) -> Standing:
    level, code, why = _level(variable, population, counts, alpha)
    found = Standing(
        variable=variable, population=population, level=level, alpha=alpha, why=why, why_code=code,
        n=counts["n"], chosen=counts["chosen"],
        threads=counts["threads"], coded=counts["coded"], coded_threads=counts["coded_threads"], drawn=counts["drawn"],
    )  # fmt: skip
    return found if level == "inferential" else _with_todo(found)


def _level(variable: str, population: str, counts: dict[str, int], alpha: float) -> tuple[str, str, str]:
    """The level, the code of what is lacking and its sentence."""
    n, threads, coded = counts["n"], counts["threads"], counts["coded"]
    if threads < DESCRIBE_FROM:
        return "read", "few-discussions", _read(population, n, threads)
    if not coded:
        return "none", "uncoded", f"Nobody has coded {variable} for {population}."
    if alpha < TENTATIVE:
        said = f"The coders of {variable} agree too little to count what they coded (α = {alpha:.2f})."
        return "none", "disagreement", said
    if coded < DESCRIBE_CODES or counts["coded_threads"] < DESCRIBE_FROM:
        held = f"{counted(coded, 'reaction')} in {counted(counts['coded_threads'], 'discussion')}"
        return "none", "few-codes", f"Only {held} of {population} are coded for {variable}."
    code, lacking = _lacking(counts, alpha)
    return ("descriptive", code, f"{lacking}.") if lacking else ("inferential", "", "")


def _read(population: str, n: int, threads: int) -> str:
    where = f"{counted(n, 'reaction')} from {counted(threads, 'discussion')}"
    return f"{population}: {where}: read them, don’t count them."


def _lacking(counts: dict[str, int], alpha: float) -> tuple[str, str]:
    """What keeps a value from speaking for more than the texts at hand: its code and its words."""
    if counts["drawn"] < INFER_CODES:
        if counts["coded"] >= INFER_CODES:
            return "draw-unknown", "How the coded reactions were drawn is not known"
        return "few-drawn", f"{counted(counts['drawn'] or counts['coded'], 'code')} are few"
    if counts["coded_threads"] < INFER_FROM:
        return "few-coded-discussions", f"The codes stand in {counted(counts['coded_threads'], 'discussion')}"
    if counts["chosen"] >= MIXED_FROM * counts["n"]:
        return "chosen", f"An editor or translator chose {counts['chosen']:,} of the {counted(counts['n'], 'reaction')}"
    few = f"Fewer than {TWICE_CODED} reactions were coded twice, by two people, so that their agreement is not known"
    return ("not-coded-twice", few) if np.isnan(alpha) else ("", "")


def _with_todo(found: Standing) -> Standing:
    """The standing with the sentence that says how to lift it."""
    if found.level == "read":
        return replace(found, todo="More discussions are needed: save more pages.")
    if found.level == "none" and found.coded and found.alpha < TENTATIVE:
        return replace(
            found, todo="Sharpen the codebook by what `commentariat agree --disagreements` lists, and code again."
        )
    more = found.more
    if not more:
        return found
    minutes = max(1, round(more * SECONDS_A_CODE / 60))
    return replace(
        found,
        todo=f"Code {more}{' more' if found.drawn else ''} of {found.population}, about {counted(minutes, 'minute')}: "
        f"`commentariat sample … --for {found.variable} -n {more} --only {_quoted(found.population)}"
        f"{' --after SHEETS' if found.drawn else ''} -o SHEETS`.",
    )


def _quoted(name: str) -> str:
    """A population's name as one word of a command line."""
    return f'"{name}"' if " " in name else name
