"""Populations side by side: a row per population and measure, corrected by hand codes where there are some."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.compare.coding import gold_of
from analysis.compare.ppi import corrected_mean
from analysis.compare.stats import (
    DESCRIBE_FROM,
    Interval,
    cluster_sums,
    factorize,
    mean_interval,
    share_interval,
    t_interval,
)
from analysis.contents.persons import NOTE as PERSONS
from analysis.contents.persons import persons
from analysis.stance.layer import NAME_ALONE
from analysis.tables import counted, table_of
from threads.errors import BadParameter

POPULATION_COLUMNS = (
    "id", "population", "measure", "label", "kind", "estimate", "low", "high", "n", "threads", "authors", "coded",
    "coded_threads", "corrected", "corrected_low", "corrected_high", "languages", "channels", "chosen_by", "basis",
)  # fmt: skip

# With fewer hand codes in a population its correction is noise and is left out.
FEWEST_CODES = 10

ONLY_THREADS = (
    "The interval of what the instrument alone reads says how threads vary (threads are counted, not reactions); no "
    "error of the instrument is in it. That of a value corrected by hand codes holds both."
)
DRAWN = (
    "The correction takes the coded reactions of a population for a random sample of it; the file of codes does not "
    "say how they were drawn, and the report cannot check it."
)


@analysis("populations", about="population", version=2)
def populations(study: Study, *, by: str = "population", codes: str | None = None) -> Result:
    """Mean sentiment and shares of stances in each population, with n and intervals clustered by thread.

    `estimate` is the instrument's own reading; `low` and `high` hold how threads vary, no error of the instrument.
    Where there are hand codes, `corrected` is the value with that error taken off by them: it is the one to quote.
    """
    table, measures, notes = measured(study, by)
    gold = {measure: hand_codes(study, codes, measure, table) for measure in measures}
    rows = []
    for name, members in table.groupby(by, sort=True, observed=True):
        for measure, (label, kind) in measures.items():
            known = members[members[measure].notna()]
            if len(known):
                rows.append(
                    _row(str(name), measure, label, kind, known) | _corrected(known, measure, kind, gold[measure])
                )
    if "favor" in measures:
        notes.append("Shares of a stance are floors, since what is unsure counts as neither; hand codes take that off.")
    notes += [ONLY_THREADS, f"A mean or a share of fewer than {DESCRIBE_FROM} threads has no interval.", PERSONS]
    if any(row["coded"] for row in rows):
        notes.append(DRAWN)
    return Result(table=table_of(rows, POPULATION_COLUMNS), notes=tuple(notes))


def measured(study: Study, by: str) -> tuple[pd.DataFrame, dict[str, tuple[str, str]], list[str]]:
    """Reactions with a column per measure; the measures' labels and kinds; notes on what was left out."""
    reactions = study.reactions
    if by not in reactions.columns:
        raise BadParameter(f"Reactions have no column {by!r} to group by; they have: {', '.join(reactions.columns)}.")
    table = reactions.drop(columns=["id"]).rename_axis("reaction")
    table["author"] = persons(study).reindex(table.index)
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
    notes = (
        []
        if not repeated
        else [
            (
                f"{counted(len(repeated), 'quotation repeats', 'quotations repeat')} a voice that another page quotes "
                f"too; each voice counts once."
            )
        ]
    )
    return table, measures, notes


def hand_codes(study: Study, codes: str | None, measure: str, table: pd.DataFrame) -> pd.Series[float]:
    """Hand codes for the measure by reaction, NaN where there is none."""
    path = codes or study.defaults.get("coding", {}).get("codes")
    found = pd.Series(dtype=float) if path is None else gold_of(study, path, measure)
    return found.reindex(table.index)


def _corrected(known: pd.DataFrame, measure: str, kind: str, gold: pd.Series[float]) -> dict[str, Any]:
    """The population's value corrected by its hand codes, with a t interval over the threads that hold some."""
    codes = np.asarray(gold.reindex(known.index), dtype=np.float64)
    coded = ~np.isnan(codes)
    clusters = factorize(known["thread"].to_numpy(dtype=object))
    held = len(np.unique(clusters[coded]))
    row: dict[str, Any] = {"coded": int(coded.sum()), "coded_threads": held}
    if coded.sum() < FEWEST_CODES:
        return row
    found = corrected_mean(known[measure].to_numpy(dtype=np.float64), codes, np.ones(len(codes)))
    error = np.sqrt(held / max(held - 1, 1) * (cluster_sums(found.influence, clusters) ** 2).sum())
    freedom = held - 1 if held >= DESCRIBE_FROM else np.nan
    low, high = _ends(t_interval(found.mean, float(error), freedom, "prediction-powered"), kind)
    return row | {
        "corrected": float(np.clip(found.mean, _least(kind), 1.0)),
        "corrected_low": low,
        "corrected_high": high,
    }


def _ends(found: Interval, kind: str) -> tuple[float, float]:
    """The ends of an interval within the measure's scale, nan where it has none."""
    return max(finite(found.low), _least(kind)), min(finite(found.high), 1.0)


def _least(kind: str) -> float:
    return 0.0 if kind == "share" else -1.0


def _repeats(study: Study) -> set[str]:
    """Reactions that repeat a voice quoted elsewhere in the corpus."""
    voices = study.layer("voices").table
    return set(voices.loc[voices["reaction"].notna() & ~voices["first"].astype(bool), "reaction"])


def _row(name: str, measure: str, label: str, kind: str, known: pd.DataFrame) -> dict[str, Any]:
    values = known[measure].to_numpy(dtype=np.float64)
    clusters = factorize(known["thread"].to_numpy(dtype=object))
    found = mean_interval(values, clusters) if kind == "mean" else share_interval(values > 0, clusters)
    low, high = _ends(found, kind)
    return {
        "id": f"{name}/{measure}", "population": name, "measure": measure, "label": label, "kind": kind,
        "estimate": found.estimate, "low": low, "high": high, "n": len(known),
        "threads": known["thread"].nunique(), "authors": known["author"].nunique(),
        "languages": _listed(known["language"]), "channels": _listed(known["channel"]),
        "chosen_by": _listed(known["chosen_by"]), "basis": _listed(known["population_basis"]),
    }  # fmt: skip


def finite(value: float) -> float:
    """The value, or nan for an interval without end: tables and figures know no infinity."""
    return value if np.isfinite(value) else float("nan")


def _listed(column: pd.Series[Any]) -> str:
    return ", ".join(sorted(_texts(column)))


def _texts(column: pd.Series[Any]) -> Iterable[str]:
    return {str(value) for value in column.dropna()}
