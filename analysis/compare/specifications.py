"""Each difference computed in other ways that a referee might choose, and how selective an editor would have to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.coding.codes import codes_of
from analysis.compare.comparison import Comparison
from analysis.compare.estimate import compare
from analysis.compare.measures import Measure, measures
from analysis.compare.readings import measured
from analysis.compare.stats import DESCRIBE_FROM
from analysis.tables import table_of

COLUMNS = (
    "id", "comparison", "measure", "kind", "first", "second", "way", "estimate", "low", "high", "n", "coded",
    "same_sign",
)  # fmt: skip
MAIN = "as reported"


@analysis("specifications", about="comparison")
def specifications(study: Study, *, by: str = "population") -> Result:
    """Each difference that is reported, computed in other ways: its estimate, interval and whether its sign holds.

    Ways: comments alone, without voices that editors chose; the hand codes alone, without the machine; each coder's
    codes alone; without the largest thread of each side; each author counted once. A way that leaves a side with fewer
    than four threads with codes is left out.
    """
    reported = study.layer("compare", **({} if by == "population" else {"by": by})).table
    reported = reported[(reported["claim"] != "none") & reported["channel"].isna()]
    known = {one.name: one for one in measures(study)}
    rows: list[dict[str, Any]] = []
    for row in reported.itertuples():
        measure = known[str(row.measure)]
        table = measured(study, measure, by=by)
        both = table[table[by].astype(str).isin([str(row.first), str(row.second)])]
        for way, found in _ways(study, measure, both, by):
            rows.append(_row(str(row.id), measure, way, found, float(str(row.estimate))))
    return Result(table=table_of(rows, COLUMNS), notes=tuple(_editors(study, reported, known, by)))


def _ways(study: Study, measure: Measure, both: pd.DataFrame, by: str) -> Iterator[tuple[str, Comparison]]:
    tables = {MAIN: both, "comments alone": both[both["channel"] == "comment"], "codes alone": both.assign(read=0.0)}
    tables |= {f"coder {name} alone": table for name, table in _by_coder(study, measure, both)}
    largest = both.groupby([by, "thread"]).size().groupby(level=0).idxmax()
    tables["without the largest threads"] = both[~both["thread"].isin([thread for _, thread in largest])]
    named = both["author"].notna()
    tables["each author once"] = pd.concat([both[~named], _once(both[named])]).sort_index()
    for way, table in tables.items():
        if table[by].nunique() < 2 or table["gold"].notna().sum() == 0:
            continue
        found = compare(table, "read", by, ["thread", "author"], gold="gold", weight="inclusion", seed=study.seed)
        if min(found.group_clusters) >= DESCRIBE_FROM and min(found.coded) > 0:
            yield way, found


def _once(named: pd.DataFrame) -> pd.DataFrame:
    """One reaction of each author in each group: the first that is coded, else the first."""
    ordered = named.assign(_uncoded=named["gold"].isna()).sort_values("_uncoded", kind="stable")
    return ordered.drop_duplicates(["author"]).drop(columns="_uncoded")


def _by_coder(study: Study, measure: Measure, both: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    codes = codes_of(study)
    if codes is None:
        return
    rows = codes[(codes["variable"] == measure.variable) & (codes["part"] != "active")]
    if rows["coder"].nunique() < 2:
        return
    for name, own in rows.groupby("coder", sort=True):
        values = pd.Series([measure.number(str(code)) for code in own["code"]], index=own["reaction"].astype(object))
        yield str(name), both.assign(gold=values.groupby(level=0).mean().reindex(both.index))


def _row(comparison: str, measure: Measure, way: str, found: Comparison, reported: float) -> dict[str, Any]:
    return {
        "id": f"{comparison} — {way}", "comparison": comparison, "measure": measure.name, "kind": measure.kind,
        "first": found.groups[0], "second": found.groups[1], "way": way, "estimate": found.estimate,
        "low": found.low if np.isfinite(found.low) else np.nan,
        "high": found.high if np.isfinite(found.high) else np.nan,
        "n": found.n, "coded": sum(found.coded), "same_sign": bool(np.sign(found.estimate) == np.sign(reported)),
    }  # fmt: skip


def _editors(study: Study, reported: pd.DataFrame, known: dict[str, Measure], by: str) -> Iterator[str]:
    """For each share whose sides differ in who chose them, how selective an editor would have to be."""
    for row in reported.to_dict("records"):
        measure = known[row["measure"]]
        if measure.kind != "share" or not {"selection-editor", "selection-mixed"} & set(row["warnings"]):
            continue
        table = measured(study, measure, by=by)
        sides = [table[table[by].astype(str) == name] for name in (row["first"], row["second"])]
        odds = selectivity([_parts(side) for side in sides])
        about = f"{measure.label}, {row['first']} and {row['second']}"
        if odds is None:
            yield f"{about}: no selectivity of those who chose the quoted voices would make the difference vanish."
        else:
            yield (
                f"{about}: the difference would vanish if the editors who chose the quoted voices had taken a voice of "
                f"that side {odds:.1f} times as readily as another, or as seldom."
            )


def _parts(side: pd.DataFrame) -> tuple[float, float, float]:
    """Of one group: the share of quoted voices, and the value of the coded comments and of the coded voices."""
    quoted = side["channel"] != "comment"
    values = [side.loc[mask, "gold"].mean() for mask in (~quoted, quoted)]
    known = [0.0 if np.isnan(value) else float(value) for value in values]
    return float(quoted.mean()), known[0], known[1]


def selectivity(sides: list[tuple[float, float, float]]) -> float | None:
    """The odds ratio of selection at which two shares would be equal; None where none makes them so.

    A side is (share of its rows that were selected, its value among the others, its value among the selected). Under
    selection with odds Γ the true odds among those selected are the seen ones over Γ (as in Rosenbaum 2002, ch. 4); the
    smallest Γ ≥ 1 is given, whichever way it works.
    """
    for step in np.geomspace(1.0, MOST_ODDS, 400):
        for odds in (step, 1 / step):
            first, second = (_under(side, odds) for side in sides)
            other, another = (_under(side, 1.0) for side in sides)
            if np.sign(second - first) != np.sign(another - other):
                return float(step)
    return None


MOST_ODDS = 20.0


def _under(side: tuple[float, float, float], odds: float) -> float:
    share, others, seen = side
    if share == 0 or seen in (0.0, 1.0):
        return (1 - share) * others + share * seen
    true = seen / (1 - seen) / odds
    return (1 - share) * others + share * true / (1 + true)
