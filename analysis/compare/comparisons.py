"""Each pair of populations on each measure: the difference, its interval, and the claim that the gate lets stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.compare.comparison import Comparison
from analysis.compare.estimate import compare
from analysis.compare.gate import LEVELS, Standing, lower, standings
from analysis.compare.measures import Measure, measure_named
from analysis.compare.populations import HOW, UNKNOWN_DRAW, finite
from analysis.compare.readings import instrument, measured
from analysis.compare.stats import DESCRIBE_FROM, INFER_FROM
from analysis.compare.unchecked import UNCHECKED, unchecked
from analysis.contents.persons import NOTE as PERSONS
from analysis.tables import counted, table_of

COMPARISON_COLUMNS = (
    "id", "measure", "variable", "label", "kind", "first", "second", "first_mean", "second_mean", "estimate", "low",
    "high", "p", "p_holm", "n", "first_n", "second_n", "unit", "first_clusters", "second_clusters", "first_threads",
    "second_threads", "first_coded", "second_coded", "channel", "claim", "warnings", "sentence", "todo", "cautions",
    "method", "ids_first", "ids_second",
)  # fmt: skip

HOLM = (
    "The first p is adjusted for the number of comparisons that may be claimed here (Holm 1979), and the words follow "
    "it; the interval and the second p are of one comparison alone."
)
SELECTED = frozenset({"selection-editor", "selection-mixed"})

Pair = tuple[Comparison, dict[str, Any]]


@analysis("compare", about="comparison", version=3)
def comparisons(study: Study, *, measure: str | None = None, by: str = "population") -> Result:
    """Each pair of populations on each measure: difference, interval, and the claim that the data can carry.

    A pair is compared where hand codes let both sides stand (`analysis.compare.gate`); the difference of the machine's
    sentiment may stand without, said to be unchecked, with neither p nor claim. Any other pair has a sentence that says
    what is missing and no number. Where an editor chose more of one side than of the other, the comments alone are
    compared as well: rows whose `channel` is "comment". `first_clusters` and `second_clusters` count what `unit` names.
    """
    found: list[Pair] = []
    names: list[str] = []
    for one in measure_named(study, measure):
        table = measured(study, one, by=by)
        standing = standings(study, one.variable, by=by)
        names, groups = sorted(standing), table[by].astype(str)
        for pair in combinations(names, 2):
            both = table[groups.isin(pair)]
            found += _pair(both, one, by, (standing[pair[0]], standing[pair[1]]), study)
    adjusted = _holm(found)
    rows = [_row(one, row) for one, row in adjusted]
    notes = (*_notes(rows, adjusted), *_models(study, [row["variable"] for row in rows]))
    return Result(table=table_of(rows, COMPARISON_COLUMNS), notes=notes, refusal=_refusal(rows, names, by))


def _models(study: Study, variables: list[str]) -> Iterator[str]:
    """Which larger models' codes sharpen those that people made."""
    for name in dict.fromkeys(variables):
        model = instrument(study, name)
        if model:
            yield (
                f"The machine that sharpens the codes of {name} is {model}, asked by the codebook; the analysis "
                "“confusions” shows how often it errs here."
            )


def _pair(
    both: pd.DataFrame, measure: Measure, by: str, sides: tuple[Standing, Standing], study: Study
) -> Iterator[Pair]:
    """The comparison of two populations; after it, that of their comments alone where selection differs."""
    if not all(side.stands for side in sides):
        yield _without_codes(both, measure, by, sides, study)
        return
    whole = _coded(both, measure, by, sides, study)
    yield whole, _about(both, measure, by, whole, channel=None)
    comments = both[both["channel"] == "comment"]
    if SELECTED.intersection(whole.warnings) and comments[by].nunique() == 2:
        label = f"{measure.label}, comments only,"
        alone = replace(_coded(comments, measure, by, sides, study), value=label)
        if min(alone.group_clusters) >= DESCRIBE_FROM and min(alone.coded) > 0:
            yield alone, _about(comments, measure, by, alone, channel="comment")


def _coded(both: pd.DataFrame, measure: Measure, by: str, sides: tuple[Standing, Standing], study: Study) -> Comparison:
    found = compare(both, "read", by, ["thread", "author"], gold="gold", weight="inclusion", seed=study.seed)
    claim = min(found.claim, lower(*sides), key=LEVELS.index)
    return replace(found, value=measure.label, claim=claim)


def _without_codes(
    both: pd.DataFrame, measure: Measure, by: str, sides: tuple[Standing, Standing], study: Study
) -> Pair:
    """A pair of which a side has no codes: the machine's sentiment as unchecked, else the reason and no number."""
    ours = measure.variable == "sentiment" and instrument(study, "sentiment") is None
    if ours and all(side.level != "read" for side in sides):
        found = replace(
            unchecked(compare(both, "read", by, ["thread", "author"], seed=study.seed), both, by), value=measure.label
        )
        return found, _about(both, measure, by, found, channel=None) | {"todo": _todo(sides)}
    why = " ".join(side.why for side in sides if not side.stands)
    found = Comparison(
        estimate=np.nan, low=np.nan, high=np.nan, p=np.nan, n=sides[0].n + sides[1].n, clusters=0, claim="none",
        groups=(sides[0].population, sides[1].population), sizes=(sides[0].n, sides[1].n), unit="thread",
        group_clusters=(sides[0].threads, sides[1].threads), coded=(0, 0), value=measure.label, reason=why,
    )  # fmt: skip
    return found, _about(both, measure, by, found, channel=None) | {"todo": _todo(sides)}


def _todo(sides: tuple[Standing, Standing]) -> str:
    return " ".join(dict.fromkeys(side.todo for side in sides if not side.stands and side.todo))


def _about(both: pd.DataFrame, measure: Measure, by: str, found: Comparison, *, channel: str | None) -> dict[str, Any]:
    """What a row says of the reactions compared."""
    groups = both[by].astype(str)
    sides = [both.loc[groups == name, ["thread"]] for name in found.groups]
    return {
        "id": f"{measure.name}: {found.groups[0]} | {found.groups[1]}" + (f" ({channel}s)" if channel else ""),
        "measure": measure.name, "variable": measure.variable, "label": measure.label, "kind": measure.kind,
        "channel": channel, "todo": "",
        "ids_first": sides[0].index.tolist(), "ids_second": sides[1].index.tolist(),
        "first_threads": sides[0]["thread"].nunique(), "second_threads": sides[1]["thread"].nunique(),
    }  # fmt: skip


def _row(found: Comparison, about: dict[str, Any]) -> dict[str, Any]:
    return about | {
        "first": found.groups[0], "second": found.groups[1], "first_mean": found.means[0],
        "second_mean": found.means[1], "estimate": found.estimate, "low": finite(found.low),
        "high": finite(found.high), "p": found.p, "p_holm": float("nan") if found.p_holm is None else found.p_holm,
        "n": found.n, "first_n": found.sizes[0], "second_n": found.sizes[1], "unit": found.unit,
        "first_clusters": found.group_clusters[0], "second_clusters": found.group_clusters[1],
        "first_coded": found.coded[0], "second_coded": found.coded[1], "claim": found.claim,
        "warnings": list(found.warnings), "sentence": found.sentence, "cautions": list(found.cautions),
        "method": found.method,
    }  # fmt: skip


def _holm(found: list[Pair]) -> list[Pair]:
    """The comparisons, those that make a claim with p adjusted for the number of them (Holm 1979)."""
    claimed = sorted((i for i, (one, _) in enumerate(found) if one.claim != "none"), key=lambda i: found[i][0].p)
    adjusted, largest = list(found), 0.0
    for rank, i in enumerate(claimed):
        one, row = found[i]
        largest = max(largest, min(1.0, (len(claimed) - rank) * one.p))
        adjusted[i] = replace(one, p_holm=largest, among=len(claimed)), row
    return adjusted


def _notes(rows: list[dict[str, Any]], adjusted: list[Pair]) -> tuple[str, ...]:
    notes = [PERSONS] if rows else []
    if any(one.among > 1 for one, _ in adjusted):
        notes.insert(0, HOLM)
    if any(row["first_coded"] and row["second_coded"] for row in rows):
        notes += [HOW, UNKNOWN_DRAW] if any("inclusion-unknown" in row["warnings"] for row in rows) else [HOW]
    if any("unchecked" in row["warnings"] for row in rows):
        notes.append(UNCHECKED)
    return tuple(notes)


def _refusal(rows: list[dict[str, Any]], names: list[str], by: str) -> str | None:
    if len(names) < 2:
        only = f"all reactions with a {by} belong to {names[0]}" if names else f"no reaction has a {by}"
        return f"Nothing is compared: {only}."
    if any(row["claim"] != "none" or "unchecked" in row["warnings"] for row in rows):
        return None
    least = max((min(row["first_threads"], row["second_threads"]) for row in rows), default=0)
    if least >= DESCRIBE_FROM:
        return "No claim is made about a difference between populations: the sentence of each comparison says why."
    return (
        f"No claim is made about a difference between populations: the best pair has {counted(least, 'discussion')} on "
        f"its smaller side, and {DESCRIBE_FROM} are needed to describe, {INFER_FROM} to infer."
    )
