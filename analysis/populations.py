"""Populations side by side: a row per population and measure, and a row per comparison of two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.coding import gold_of
from analysis.compare import Comparison, compare
from analysis.ppi import corrected_mean
from analysis.stance import NAME_ALONE
from analysis.stats import ALPHA, Interval, cluster_sums, factorize, mean_interval, share_interval, t_interval
from analysis.tables import table_of
from threads.errors import BadParameter

POPULATION_COLUMNS = (
    "id", "population", "measure", "label", "kind", "estimate", "low", "high", "n", "threads", "authors", "coded",
    "corrected", "corrected_low", "corrected_high", "languages", "channels", "chosen_by", "basis",
)  # fmt: skip
COMPARISON_COLUMNS = (
    "id", "measure", "label", "first", "second", "first_mean", "second_mean", "estimate", "low", "high", "p", "p_holm",
    "n", "first_n", "second_n", "threads", "first_threads", "second_threads", "first_coded", "second_coded", "claim",
    "warnings", "sentence", "cautions", "method", "ids_first", "ids_second",
)  # fmt: skip


# With fewer hand codes in a population its correction is noise and is left out.
FEWEST_CODES = 10


@analysis("populations", about="population")
def populations(study: Study, *, by: str = "population", codes: str | None = None) -> Result:
    """Mean sentiment and shares of stances in each population, with n and intervals clustered by thread.

    Where there are hand codes, `corrected` is the value with the instrument's error taken off by them.
    """
    table, measures, notes = _measured(study, by)
    gold = {measure: _gold(study, codes, measure, table) for measure in measures}
    rows = []
    for name, members in table.groupby(by, sort=True, observed=True):
        for measure, (label, kind) in measures.items():
            known = members[members[measure].notna()]
            if len(known):
                rows.append(_row(str(name), measure, label, kind, known) | _corrected(known, measure, kind, gold[measure]))
    if "favor" in measures:
        notes.append("Shares of a stance are floors, since what is unsure counts as neither; `corrected` takes that off by hand codes.")
    notes = [*notes, "Intervals count threads, not reactions; a population with one thread has none."]
    return Result(table=table_of(rows, POPULATION_COLUMNS), notes=tuple(notes))


@analysis("compare", about="comparison")
def comparisons(study: Study, *, by: str = "population", codes: str | None = None) -> Result:
    """Each pair of populations on each measure: difference, interval, and the claim that the data can carry."""
    table, measures, notes = _measured(study, by)
    names = sorted(table[by].dropna().astype(str).unique())
    rows = []
    for measure, (label, _) in measures.items():
        table["gold"] = _gold(study, codes, measure, table)
        coded = bool(table["gold"].notna().any())
        for pair in combinations(names, 2):
            both = table[table[by].isin(pair) & table[measure].notna()]
            if both[by].nunique() == 2:
                found = compare(both, measure, by, ["thread", "author"], gold="gold" if coded else None, seed=study.seed)
                rows.append(_comparison_row(measure, replace(found, value=label, unit="thread"), both, by))
    _holm(rows)
    if any(row["first_coded"] for row in rows):
        notes.append("Hand codes correct the values where both populations have some (prediction-powered inference).")
    return Result(table=table_of(rows, COMPARISON_COLUMNS), notes=tuple(notes), refusal=_refusal(rows, names, by))


def _measured(study: Study, by: str) -> tuple[pd.DataFrame, dict[str, tuple[str, str]], list[str]]:
    """Reactions with a column per measure; the measures' labels and kinds; notes on what was left out."""
    reactions = study.reactions
    if by not in reactions.columns:
        raise BadParameter(f"Reactions have no column {by!r} to group by; they have: {', '.join(reactions.columns)}.")
    table = reactions.drop(columns=["id"]).rename_axis("reaction")
    table["sentiment"] = study.layer("sentiment").table["score"].reindex(table.index)
    measures = {"sentiment": ("sentiment", "mean")}
    target = study.defaults.get("stance", {}).get("target")
    if target and study.layer("stance").refusal != NAME_ALONE:
        labels = study.layer("stance").table["label"].reindex(table.index)
        for code, words in (("FAVOR", f"share in favour of {target}"), ("AGAINST", f"share against {target}")):
            table[code.lower()] = (labels == code).astype(float).where(labels.notna())
            measures[code.lower()] = (words, "share")
    repeated = _repeats(study)
    table = table[~table.index.isin(repeated) & table[by].notna()].copy()
    notes = [] if not repeated else [f"{len(repeated)} quotations repeat a voice that another page quotes too; each voice counts once."]
    return table, measures, notes


def _gold(study: Study, codes: str | None, measure: str, table: pd.DataFrame) -> pd.Series[float]:
    """Hand codes for the measure by reaction, NaN where there is none."""
    path = codes or study.defaults.get("coding", {}).get("codes")
    found = pd.Series(dtype=float) if path is None else gold_of(study, path, measure)
    return found.reindex(table.index)


def _corrected(known: pd.DataFrame, measure: str, kind: str, gold: pd.Series[float]) -> dict[str, Any]:
    """The population's value corrected by its hand codes, with a t interval over the threads that hold some."""
    codes = np.asarray(gold.reindex(known.index), dtype=np.float64)
    coded = ~np.isnan(codes)
    if coded.sum() < FEWEST_CODES:
        return {"coded": int(coded.sum())}
    found = corrected_mean(known[measure].to_numpy(dtype=np.float64), codes, np.ones(len(codes)))
    clusters = factorize(known["thread"].to_numpy(dtype=object))
    held = len(np.unique(clusters[coded]))
    error = np.sqrt(held / max(held - 1, 1) * (cluster_sums(found.influence, clusters) ** 2).sum())
    interval = t_interval(found.mean, float(error), held - 1, "prediction-powered")
    least = 0.0 if kind == "share" else -1.0
    return {
        "coded": int(coded.sum()), "corrected": float(np.clip(found.mean, least, 1.0)),
        "corrected_low": max(finite(interval.low), least), "corrected_high": min(finite(interval.high), 1.0),
    }  # fmt: skip


def _repeats(study: Study) -> set[str]:
    """Reactions that repeat a voice quoted elsewhere in the corpus."""
    voices = study.layer("voices").table
    return set(voices.loc[voices["reaction"].notna() & ~voices["first"].astype(bool), "reaction"])


def _row(name: str, measure: str, label: str, kind: str, known: pd.DataFrame) -> dict[str, Any]:
    values = known[measure].to_numpy(dtype=np.float64)
    clusters = factorize(known["thread"].to_numpy(dtype=object))
    least = 0.0 if kind == "share" else -1.0  # no mean lies outside its scale
    found: Interval = mean_interval(values, clusters) if kind == "mean" else share_interval(values > 0, clusters)
    return {
        "id": f"{name}/{measure}", "population": name, "measure": measure, "label": label, "kind": kind,
        "estimate": found.estimate, "low": max(finite(found.low), least), "high": min(finite(found.high), 1.0), "n": len(known),
        "threads": known["thread"].nunique(), "authors": known["author"].nunique(),
        "languages": _listed(known["language"]), "channels": _listed(known["channel"]),
        "chosen_by": _listed(known["chosen_by"]), "basis": _listed(known["population_basis"]),
    }  # fmt: skip


def _comparison_row(measure: str, found: Comparison, both: pd.DataFrame, by: str) -> dict[str, Any]:
    first, second = found.groups
    of = both[by].astype(str)
    return {
        "id": f"{measure}: {first} | {second}", "measure": measure, "label": found.value, "first": first, "second": second,
        "first_mean": found.means[0], "second_mean": found.means[1], "estimate": found.estimate, "low": finite(found.low),
        "high": finite(found.high), "p": found.p, "p_holm": float("nan"), "n": found.n, "first_n": found.sizes[0],
        "second_n": found.sizes[1], "threads": found.clusters, "first_threads": found.group_clusters[0],
        "second_threads": found.group_clusters[1], "first_coded": found.coded[0], "second_coded": found.coded[1],
        "claim": found.claim, "warnings": list(found.warnings), "sentence": found.sentence,
        "cautions": list(found.cautions), "method": found.method,
        "ids_first": both.index[of == first].tolist(), "ids_second": both.index[of == second].tolist(),
    }  # fmt: skip


def _holm(rows: list[dict[str, Any]]) -> None:
    """Fills `p_holm`, p adjusted for the number of comparisons that make a claim (Holm 1979), and says where it matters."""
    claimed = sorted((row for row in rows if row["claim"] != "none"), key=lambda row: row["p"])
    largest = 0.0
    for rank, row in enumerate(claimed):
        largest = max(largest, min(1.0, (len(claimed) - rank) * row["p"]))
        row["p_holm"] = largest
        if row["p"] < ALPHA <= largest:
            row["sentence"] += f" Among {len(claimed)} comparisons that is no more than chance may give (p = {largest:.2f} after Holm)."


def _refusal(rows: list[dict[str, Any]], names: list[str], by: str) -> str | None:
    if len(names) < 2:
        only = f"all reactions with a {by} belong to {names[0]}" if names else f"no reaction has a {by}"
        return f"Nothing is compared: {only}."
    if any(row["claim"] != "none" for row in rows):
        return None
    threads = max((min(row["first_threads"], row["second_threads"]) for row in rows), default=0)
    return (
        f"No claim is made about a difference between populations: the best pair has {threads} "
        f"{'thread' if threads == 1 else 'threads'} on its smaller side, and four are needed to describe, six to infer."
    )


def finite(value: float) -> float:
    """The value, or nan for an interval without end: tables and figures know no infinity."""
    return value if np.isfinite(value) else float("nan")


def _listed(column: pd.Series[Any]) -> str:
    return ", ".join(sorted(_texts(column)))


def _texts(column: pd.Series[Any]) -> Iterable[str]:
    return {str(value) for value in column.dropna()}
