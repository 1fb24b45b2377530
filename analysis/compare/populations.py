"""Populations side by side: what people coded of each, sharpened by a machine, where the gate lets a number stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.coding.codes import codes_of
from analysis.compare.gate import Standing, standings
from analysis.compare.measures import Measure, measures
from analysis.compare.ppi import Corrected, clustered, corrected_mean
from analysis.compare.readings import instrument, measured
from analysis.compare.stats import DESCRIBE_FROM, Floats, Ints, factorize, t_interval
from analysis.contents.persons import NOTE as PERSONS
from analysis.tables import table_of

POPULATION_COLUMNS = (
    "id", "population", "measure", "variable", "label", "kind", "level", "value", "low", "high", "plain", "plain_low",
    "plain_high", "power", "fit", "coder_low", "coder_high", "n", "threads", "authors", "coded", "coded_threads",
    "drawn", "alpha", "why", "why_code", "chosen", "more", "todo", "languages", "channels", "chosen_by", "basis",
)  # fmt: skip

HOW = (
    "Values are of what people coded, sharpened by a machine that learnt from the codes of other discussions "
    "(prediction-powered inference: Angelopoulos et al., Science 2023; Zrnic & Candès, PNAS 2024); the machine is "
    "never counted by itself. Intervals count discussions, not reactions."
)
HOW_MODEL = (
    "Values of {variables} are of what people coded, sharpened by the codes that {model} gave (prediction-powered "
    "inference: Angelopoulos et al., Science 2023); it saw no reaction's own code and is never counted alone."
)
UNKNOWN_DRAW = "The file of codes does not say how the coded reactions were drawn; they are taken for a random sample."


@analysis("populations", about="population", version=3)
def populations(study: Study, *, by: str = "population") -> Result:
    """What the hand codes say of each population, with an interval, or why nothing may be said and what is missing.

    `value` is NaN where the gate (`analysis.compare.gate`) lets none stand. `plain` is of the codes alone, `power` how
    much of the machine was used (0 … 1), `fit` the correlation of its readings with the codes, `coder_low` and
    `coder_high` the least and largest value that one coder's codes alone would give.
    """
    rows = []
    for measure in measures(study):
        table = measured(study, measure, by=by)
        standing = standings(study, measure.variable, by=by)
        for name, members in table.groupby(by, sort=True, observed=True):
            rows.append(_row(study, measure, members, standing[str(name)]))
    notes = [PERSONS]
    if any(row["coded"] for row in rows):
        notes = [*_how(study, [str(row["variable"]) for row in rows if row["coded"]]), *notes]
    if any(row["coded"] and not row["drawn"] for row in rows):
        notes.append(UNKNOWN_DRAW)
    return Result(table=table_of(rows, POPULATION_COLUMNS), notes=tuple(notes))


def _how(study: Study, variables: list[str]) -> list[str]:
    """What sharpens the codes of these variables: our machine, or a larger model's readings."""
    models = {name: instrument(study, name) for name in dict.fromkeys(variables)}
    given = [name for name, model in models.items() if model]
    said = HOW_MODEL.format(variables=", ".join(given), model=", ".join({str(models[name]): 0 for name in given}))
    return ([said] if given else []) + ([HOW] if len(given) < len(models) else [])


def _row(study: Study, measure: Measure, members: pd.DataFrame, standing: Standing) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": f"{standing.population}/{measure.name}", "population": standing.population, "measure": measure.name,
        "variable": measure.variable, "label": measure.label, "kind": measure.kind, "level": standing.level,
        "n": standing.n, "threads": standing.threads, "authors": members["author"].nunique(),
        "coded": standing.coded, "coded_threads": standing.coded_threads, "drawn": standing.drawn,
        "alpha": standing.alpha, "why": standing.why, "why_code": standing.why_code, "chosen": standing.chosen,
        "more": standing.more, "todo": standing.todo,
        "languages": _listed(members["language"]), "channels": _listed(members["channel"]),
        "chosen_by": _listed(members["chosen_by"]), "basis": _listed(members["population_basis"]),
    }  # fmt: skip
    return row | _estimates(study, measure, members) if standing.stands else row


def _estimates(study: Study, measure: Measure, members: pd.DataFrame) -> dict[str, Any]:
    codes, inclusion = (members[name].to_numpy(dtype=np.float64) for name in ("gold", "inclusion"))
    read = members["read"].to_numpy(dtype=np.float64)
    clusters = factorize(members["thread"].to_numpy(dtype=object))
    sharpened = corrected_mean(read, codes, inclusion)
    alone = corrected_mean(np.zeros(len(codes)), codes, inclusion)
    coded = ~np.isnan(codes)
    low, high = _ends(sharpened, codes, inclusion, clusters, measure)
    plain_low, plain_high = _ends(alone, codes, inclusion, clusters, measure)
    ends = [corrected_mean(read, one, inclusion).mean for one in _by_coder(study, measure, members)]
    return {
        "value": _within(sharpened.mean, measure), "low": low, "high": high, "plain": alone.mean,
        "plain_low": plain_low, "plain_high": plain_high, "power": sharpened.power,
        "fit": _correlation(read[coded], codes[coded]),
        "coder_low": _within(min(ends), measure) if len(ends) > 1 else np.nan,
        "coder_high": _within(max(ends), measure) if len(ends) > 1 else np.nan,
    }  # fmt: skip


def _ends(found: Corrected, codes: Floats, inclusion: Floats, clusters: Ints, measure: Measure) -> tuple[float, float]:
    """The ends of the 95 % interval by threads, within the measure's scale; nan where too few threads hold codes."""
    variance, freedom = clustered(found, codes, inclusion, clusters)
    if len(np.unique(clusters[~np.isnan(codes)])) < DESCRIBE_FROM:
        return np.nan, np.nan
    interval = t_interval(found.mean, float(np.sqrt(variance)), freedom, "prediction-powered")
    if not np.isfinite(interval.low):
        return np.nan, np.nan
    return _within(interval.low, measure), _within(interval.high, measure)


def _by_coder(study: Study, measure: Measure, members: pd.DataFrame) -> Iterable[Floats]:
    """The codes of each coder alone, where he coded as many of these reactions as a description wants."""
    codes = codes_of(study)
    if codes is None:
        return
    rows = codes[(codes["variable"] == measure.variable) & (codes["part"] != "active")]
    for _, own in rows.groupby("coder", sort=True):
        values = pd.Series([measure.number(str(code)) for code in own["code"]], index=own["reaction"].astype(object))
        found = np.asarray(values.groupby(level=0).mean().reindex(members.index), dtype=np.float64)
        if (~np.isnan(found)).sum() >= FEWEST_OF_A_CODER:
            yield found


FEWEST_OF_A_CODER = 10
"""Codes of one coder in a population from which a value by him alone is shown."""


def _correlation(read: Floats, codes: Floats) -> float:
    if len(codes) < 3 or read.std() == 0 or codes.std() == 0:
        return float("nan")
    return float(np.corrcoef(read, codes)[0, 1])


def _within(value: float, measure: Measure) -> float:
    """The value within the scale of a share; a mean has the scale of its codes."""
    return float(np.clip(value, 0.0, 1.0)) if measure.kind == "share" else float(value)


def finite(value: float) -> float:
    """The value, or nan for an interval without end: tables and figures know no infinity."""
    return value if np.isfinite(value) else float("nan")


def _listed(column: pd.Series[Any]) -> str:
    return ", ".join(sorted({str(value) for value in column.dropna().unique()}))
