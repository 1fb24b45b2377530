"""The table that populations are measured and compared on: who counts, what was coded, and the machine's reading
beside."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.annotator.readings import check_whole, readings_of
from analysis.base import Study
from analysis.coding.codes import codes_of
from analysis.compare.measures import Measure, gold, measures
from analysis.compare.proxy import CodeReader
from analysis.compare.stats import factorize
from analysis.contents.counting import grouped_reactions
from analysis.stance.layer import leanings

LOOKED_AT = ("thread", "author", "population_basis", "language", "channel", "chosen_by", "digest")
"""The columns of `counted_reactions` that a measure is set beside; `author` is the person."""


def measured(study: Study, measure: Measure, *, by: str, builtin: bool = False) -> pd.DataFrame:
    """The counted reactions with `read`, `gold` and `inclusion` of one measure; raises BadParameter for an unknown
    `by`.

    `gold` is the mean of the hand codes, NaN where uncoded or drawn by no chance; `inclusion` the probability of the
    draw, equal for all where it is not known. `read` is the machine's reading: learnt from the codes and never from
    a reaction's own; for sentiment without codes the instrument's score. Where the study has readings by a larger model
    of what is coded, those, unless `builtin` asks for ours; raises InputError where they lack reactions that count.
    """
    table = grouped_reactions(study, by, "person", *(name for name in LOOKED_AT if name != "author"))
    table = table.assign(author=table["person"])[list(dict.fromkeys((by, *LOOKED_AT)))]
    codes = gold(study, measure)
    table["gold"] = codes["value"].reindex(table.index)
    drawn = codes["inclusion"].reindex(table.index)
    known = bool(drawn[table["gold"].notna()].notna().all()) and bool(table["gold"].notna().any())
    table["inclusion"] = drawn.where(drawn.notna(), 1.0) if known else 1.0
    if builtin or instrument(study, measure.variable) is None:
        table["read"] = _readings(study, measure).reindex(table.index)
    else:
        table["read"] = _of_model(study, measure, table.index)
    return table


def instrument(study: Study, variable: str) -> str | None:
    """The larger model whose readings of this variable stand in for ours; None where there is none, or no code that
    could correct it."""
    given, codes = readings_of(study), codes_of(study)
    if given is None or codes is None or not (codes["variable"] == variable).any():
        return None
    names = given.loc[given["variable"] == variable, "model"].unique()
    return ", ".join(sorted(str(name) or "a model" for name in names)) if len(names) else None


def _of_model(study: Study, measure: Measure, wanted: pd.Index[str]) -> pd.Series[float]:
    """What a larger model's codes are as numbers; where it could not tell a number, the mean of the others."""
    given = readings_of(study)
    assert given is not None
    rows = given[given["variable"] == measure.variable]
    found = pd.Series([measure.number(str(code)) for code in rows["code"]], index=rows["reaction"].astype(object))
    check_whole(found, wanted, measure.variable)
    found = found.reindex(wanted)
    return found.fillna(found.mean() if found.notna().any() else 0.0)


def _readings(study: Study, measure: Measure) -> pd.Series[float]:
    """The machine's reading of every reaction, by id."""
    return study.once(f"readings of {measure.name}", lambda: _read(study, measure))


def _read(study: Study, measure: Measure) -> pd.Series[float]:
    wanted = [one for one in measures(study) if one.variable == measure.variable]
    targets = np.column_stack([_training(study, one) for one in wanted])
    if np.isnan(targets).all():
        column = scores(study)["sentiment"].to_numpy() if measure.variable == "sentiment" else np.zeros(len(targets))
        return pd.Series(column, index=study.reactions.index)
    groups = factorize(study.reactions["thread"].to_numpy(dtype=object))
    found = _reader(study).cross_fitted(targets, groups)[:, [one.name for one in wanted].index(measure.name)]
    return pd.Series(np.nan_to_num(found), index=study.reactions.index)


def _reader(study: Study) -> CodeReader:
    languages = study.reactions["language"].astype(object).where(study.reactions["language"].notna(), None)
    return study.once(
        "reader of codes",
        lambda: CodeReader(
            study.texts, languages=languages.tolist(), beside=scores(study).to_numpy(dtype=np.float64, copy=True)
        ),
    )


def scores(study: Study) -> pd.DataFrame:
    """What the instruments say of each reaction by themselves: sentiment, and where a target is named its
    statements."""
    found = pd.DataFrame(index=study.reactions.index)
    found["sentiment"] = (
        study.layer("sentiment").columns("score")["score"].reindex(found.index).fillna(0.0).astype(float)
    )
    if study.defaults.get("stance", {}).get("target"):
        readings = leanings(study, **study.defaults["stance"])
        found["stance_score"] = [one.score for one in readings]
        found["stance_relevance"] = [one.relevance for one in readings]
    return found


def _training(study: Study, measure: Measure) -> NDArray[np.float64]:
    """All codes of a measure by reaction, those of the active part among them, for learning."""
    codes = codes_of(study)
    index = study.reactions.index
    if codes is None:
        return np.full(len(index), np.nan)
    rows = codes[codes["variable"] == measure.variable]
    values = pd.Series([measure.number(str(code)) for code in rows["code"]], index=rows["reaction"].astype(object))
    return np.asarray(values.groupby(level=0).mean().reindex(index), dtype=np.float64)
