"""Each pair of populations on each measure: the difference, its interval, and the claim that the data can carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.compare.comparison import Comparison
from analysis.compare.estimate import compare
from analysis.compare.populations import DRAWN, finite, hand_codes, measured
from analysis.compare.stats import DESCRIBE_FROM, INFER_FROM
from analysis.contents.persons import NOTE as PERSONS
from analysis.tables import counted, table_of
from threads.errors import BadParameter

COMPARISON_COLUMNS = (
    "id", "measure", "label", "first", "second", "first_mean", "second_mean", "estimate", "low", "high", "p", "p_holm",
    "n", "first_n", "second_n", "unit", "first_clusters", "second_clusters", "first_threads", "second_threads",
    "first_coded",
    "second_coded", "channel", "claim", "warnings", "sentence", "cautions", "method", "ids_first", "ids_second",
)  # fmt: skip

HOLM = (
    "The first p is adjusted for the number of comparisons that make a claim here (Holm 1979), and the words follow "
    "it; the interval and the second p are of one comparison alone."
)
SELECTED = frozenset({"selection-editor", "selection-mixed"})
STANCES = frozenset({"favor", "against"})


@analysis("compare", about="comparison", version=2)
def comparisons(
    study: Study, *, measure: str | None = None, by: str = "population", codes: str | None = None
) -> Result:
    """Each pair of populations on each measure: difference, interval, and the claim that the data can carry.

    Where an editor chose more of one side than of the other, the comments alone are compared as well: rows whose
    `channel` is "comment". `first_clusters` and `second_clusters` count what `unit` names; with hand codes, those that
    hold some.
    """
    table, measures, _ = measured(study, by)
    measures = _asked(measures, measure)
    names = sorted(table[by].dropna().astype(str).unique())
    found: list[tuple[Comparison, dict[str, Any]]] = []
    for name, (label, _kind) in measures.items():
        table["gold"] = hand_codes(study, codes, name, table)
        for pair in combinations(names, 2):
            both = table[table[by].isin(pair) & table[name].notna()]
            if both[by].nunique() == 2:
                found += _pair(both, name, label, by, study)
    adjusted = _holm(found)
    rows = [_row(one, row) for one, row in adjusted]
    notes = [PERSONS] if rows else []
    if any(one.among > 1 for one, _ in adjusted):
        notes.insert(0, HOLM)
    if any(row["first_coded"] for row in rows):
        notes += [
            "Hand codes correct the values where both populations have some (prediction-powered inference).",
            DRAWN,
        ]
    return Result(table=table_of(rows, COMPARISON_COLUMNS), notes=tuple(notes), refusal=_refusal(rows, names, by))


def _asked(measures: Mapping[str, tuple[str, str]], measure: str | None) -> dict[str, tuple[str, str]]:
    """The measures to compare by: all, the one named, or for "stance" both of its sides. Raises BadParameter."""
    if measure is None:
        return dict(measures)
    names = STANCES if measure == "stance" else {measure}
    if not names <= measures.keys():
        hint = (
            " Stance wants a target, and statements for and against it (--target, --favor, --against)."
            if measure in {"stance", *STANCES}
            else ""
        )
        raise BadParameter(f"There is no measure {measure!r} to compare by; there are: {', '.join(measures)}.{hint}")
    return {name: words for name, words in measures.items() if name in names}


def _pair(
    both: pd.DataFrame, measure: str, label: str, by: str, study: Study
) -> Iterator[tuple[Comparison, dict[str, Any]]]:
    """The comparison of two populations; after it, that of their comments alone where selection differs and these
    suffice."""
    whole = _compared(both, measure, label, by, study)
    yield whole, _about(both, measure, label, by, whole, channel=None)
    comments = both[both["channel"] == "comment"]
    if not whole.reason and SELECTED.intersection(whole.warnings) and comments[by].nunique() == 2:
        label = f"{label}, comments only,"
        alone = _compared(comments, measure, label, by, study)
        if min(alone.group_clusters) >= DESCRIBE_FROM:
            yield alone, _about(comments, measure, label, by, alone, channel="comment")


def _compared(both: pd.DataFrame, measure: str, label: str, by: str, study: Study) -> Comparison:
    gold = "gold" if both["gold"].notna().any() else None
    found = replace(compare(both, measure, by, ["thread", "author"], gold=gold, seed=study.seed), value=label)
    if measure in STANCES and not all(found.coded) and study.layer("stance").refusal:
        return replace(
            found,
            claim="none",
            reason="the instrument's reading of stance is not fit for one here, and no hand codes correct it",
        )
    return found


def _about(
    both: pd.DataFrame, measure: str, label: str, by: str, found: Comparison, *, channel: str | None
) -> dict[str, Any]:
    """What a row says of the reactions compared. Threads are those that hold values, with hand codes or not."""
    sides = [both[both[by].astype(str) == name] for name in found.groups]
    return {
        "id": f"{measure}: {found.groups[0]} | {found.groups[1]}" + (f" ({channel}s)" if channel else ""),
        "measure": measure,
        "label": label.strip(","), "channel": channel, "ids_first": sides[0].index.tolist(),
        "ids_second": sides[1].index.tolist(),
        "first_threads": sides[0]["thread"].nunique(), "second_threads": sides[1]["thread"].nunique(),
    }  # fmt: skip


def _row(found: Comparison, about: dict[str, Any]) -> dict[str, Any]:
    return about | {
        "first": found.groups[0], "second": found.groups[1], "first_mean": found.means[0],
        "second_mean": found.means[1],
        "estimate": found.estimate, "low": finite(found.low), "high": finite(found.high), "p": found.p,
        "p_holm": float("nan") if found.p_holm is None else found.p_holm, "n": found.n, "first_n": found.sizes[0],
        "second_n": found.sizes[1], "unit": found.unit, "first_clusters": found.group_clusters[0],
        "second_clusters": found.group_clusters[1], "first_coded": found.coded[0], "second_coded": found.coded[1],
        "claim": found.claim, "warnings": list(found.warnings), "sentence": found.sentence,
        "cautions": list(found.cautions), "method": found.method,
    }  # fmt: skip


def _holm(found: list[tuple[Comparison, dict[str, Any]]]) -> list[tuple[Comparison, dict[str, Any]]]:
    """The comparisons, those that make a claim with p adjusted for the number of them (Holm 1979)."""
    claimed = sorted((i for i, (one, _) in enumerate(found) if one.claim != "none"), key=lambda i: found[i][0].p)
    adjusted, largest = list(found), 0.0
    for rank, i in enumerate(claimed):
        one, row = found[i]
        largest = max(largest, min(1.0, (len(claimed) - rank) * one.p))
        adjusted[i] = replace(one, p_holm=largest, among=len(claimed)), row
    return adjusted


def _refusal(rows: list[dict[str, Any]], names: list[str], by: str) -> str | None:
    if len(names) < 2:
        only = f"all reactions with a {by} belong to {names[0]}" if names else f"no reaction has a {by}"
        return f"Nothing is compared: {only}."
    if any(row["claim"] != "none" for row in rows):
        return None
    best = max(rows, key=lambda row: min(row["first_clusters"], row["second_clusters"]), default=None)
    least = min(best["first_clusters"], best["second_clusters"]) if best else 0
    if least >= DESCRIBE_FROM:
        return "No claim is made about a difference between populations: the sentence of each comparison says why."
    return (
        "No claim is made about a difference between populations: the best pair has "
        f"{counted(least, best['unit'] if best else 'thread')} on its smaller side, and {DESCRIBE_FROM} are needed to "
        f"describe, {INFER_FROM} to infer."
    )
