"""How themes differ between populations: by the test and the gate that all differences pass, and no further."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np

from analysis.base import Result, Study, analysis
from analysis.compare.comparison import Comparison
from analysis.compare.estimate import compare
from analysis.compare.gate import LEVELS, Standing, lower, uncoded
from analysis.contents.counting import counted_reactions
from analysis.tables import table_of
from analysis.themes.rows import theme_rows

COLUMNS = (
    "id", "theme", "label", "first", "second", "first_share", "second_share", "estimate", "low", "high", "p", "p_holm",
    "first_n", "second_n", "first_clusters", "second_clusters", "unit", "claim", "sentence", "why", "todo",
)  # fmt: skip
MACHINE = (
    "Who is of a theme is the machine’s reading, which nobody has coded: differences are of these texts and carry no "
    "claim."
)


@analysis("theme_differences", about="comparison", version=3)
def theme_differences(study: Study, *, k: int | None = None, own: str | None = None) -> Result:
    """Each theme's share in each pair of populations: the difference, its interval and p by discussion and author.

    A population seen in too few discussions is read, not compared (`analysis.compare.gate`): such a row has no
    interval. Themes found carry no claim; the user's own, which count words, at most one about these texts.
    """
    table = counted_reactions(study, "population", "thread", "person").rename(columns={"person": "author"})
    rows, notes = theme_rows(study, k=k, own=own)
    standing = uncoded(study, "the theme")
    found: list[dict[str, Any]] = []
    for number, row in enumerate(rows[:-1]):
        held = np.zeros(len(table))
        held[row.members] = 1.0
        table["held"] = held
        for pair in combinations(sorted(standing), 2):
            sides = standing[pair[0]], standing[pair[1]]
            both = table[table["population"].isin(pair)]
            one = compare(both, "held", "population", ["thread", "author"], seed=study.seed)
            found.append(_row(one, number, row.label, sides, own=own))
    return Result(table=table_of(_holm(found), COLUMNS), notes=(*notes, *(() if own else (MACHINE,))))


def _row(
    found: Comparison, number: int, label: str, sides: tuple[Standing, Standing], *, own: str | None
) -> dict[str, Any]:
    stands = all(side.stands for side in sides)
    known = stands and bool(np.isfinite(found.low) and np.isfinite(found.high))
    claim = "none" if own is None else min(found.claim, lower(*sides), key=LEVELS.index)
    found = replace(found, low=found.low if known else np.nan, high=found.high if known else np.nan)
    return {
        "id": f"theme {number + 1}/{sides[0].population}/{sides[1].population}", "theme": number, "label": label,
        "first": sides[0].population, "second": sides[1].population, "first_share": found.means[0],
        "second_share": found.means[1], "estimate": found.estimate, "low": found.low, "high": found.high,
        "p": found.p if known else 1.0, "p_holm": 1.0, "first_n": found.sizes[0], "second_n": found.sizes[1],
        "first_clusters": found.group_clusters[0], "second_clusters": found.group_clusters[1], "unit": found.unit,
        "claim": claim if known and claim in ("descriptive", "inferential") else "none",
        "sentence": _sentence(found, label, sides), "why": _why(sides),
        "todo": " ".join(dict.fromkeys(side.todo for side in sides if not side.stands)),
    }  # fmt: skip


def _why(sides: tuple[Standing, Standing]) -> str:
    return " ".join(dict.fromkeys(side.why for side in sides if not side.stands))


def _sentence(found: Comparison, label: str, sides: tuple[Standing, Standing]) -> str:
    if not all(side.stands for side in sides):
        return f"“{label}” is not compared. {_why(sides)}"
    known = np.isfinite(found.low)
    ends = (
        f"difference {found.estimate:+.2f}, 95 % interval {found.low:+.2f} to {found.high:+.2f}"
        if known
        else f"difference {found.estimate:+.2f}, no interval"
    )
    first, second = (side.population for side in sides)
    return f"“{label}”: {found.means[0]:.0%} of {first}, {found.means[1]:.0%} of {second} ({ends}), in these texts."


def _holm(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with p adjusted for their number (Holm 1979)."""
    least = 0.0
    order = sorted(range(len(rows)), key=lambda i: rows[i]["p"])
    for place, i in enumerate(order):
        least = max(least, min(1.0, rows[i]["p"] * (len(rows) - place)))
        rows[i] = {**rows[i], "p_holm": least}
    return rows
