"""Stance towards a target that the user names: hand codes, and what a machine learnt from them, where that is worth
showing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.coding.codes import hand_labels
from analysis.stance.classifier import StanceClassifier
from analysis.stance.leaning import RELEVANT
from analysis.stance.sides import leanings, learnt, seeds_of
from analysis.stance.statements import LABELS, Seeds, Stance, read_stance
from analysis.stance.validity import LEAST_AUC, worth
from analysis.tables import counted, keyed, table_of

__all__ = ["LABELS", "Seeds", "Stance", "StanceClassifier", "leanings", "read_stance", "stance"]

COLUMNS = ("id", "label", "read", "share", "explicit", "matter", "relevance", "nearest", "piece")
UNCODED = (
    "Nobody has counted sides: no machine reads them well enough in a new place to be printed. Code some reactions by "
    "hand (`commentariat sample … --for stance`), and shares are made of them where a population is seen in enough "
    "discussions."
)
"""On eleven comments of a real thread that statements read as in favour none was (and .60 of posts were on the right
side from a target's name alone, VAST, where guessing gives .50): such labels are no basis for a count."""


@analysis("stance", about="reaction", version=4)
def stance(study: Study, *, target: str = "", favor: Sequence[str] = (), against: Sequence[str] = ()) -> Result:
    """Which reactions are on the matter of a named target, the statement that each is nearest to, hand code, reading.

    `label` is what people coded (FAVOR, AGAINST, NONE, UNCLEAR), missing where nobody did or coders differ. `read` is
    what a machine reads that learnt from those codes, with the `share` that it gives that label and the `explicit`
    words that say it, if any; missing where the codes show that it is not worth showing, and in languages with fewer
    than ten codes (see the analysis stance_validity). `matter` says whether the reaction is on the matter at all.
    """
    readings = leanings(study, target=target, favor=favor, against=against)
    labels = hand_labels(study, "stance")
    rows = [
        {"id": name, "label": labels.get(name), "matter": found.relevance >= RELEVANT, "relevance": found.relevance,
         "nearest": found.seed, "piece": found.piece, "read": None, "share": np.nan, "explicit": None}
        for name, found in zip(study.reactions.index, readings, strict=True)
    ]  # fmt: skip
    table = table_of(rows, COLUMNS) if rows else keyed([]).reindex(columns=list(COLUMNS))
    coded = int(table["label"].notna().sum())
    seeds = seeds_of(target, favor, against)
    told = _with_readings(table, study, seeds) if coded else ""
    notes = _notes(table, seeds, coded=coded)
    return Result(table=table, notes=(*notes, told) if told else notes, refusal=None if coded else UNCODED)


def _with_readings(table: pd.DataFrame, study: Study, seeds: Seeds) -> str:
    """Puts what was learnt into the table where it is worth showing; says so, or why it is not."""
    found = learnt(study, target=seeds.target, favor=seeds.favor, against=seeds.against)
    if found is None:
        return "There are too few codes of different sides for a machine to learn them."
    whole, *by_language = worth(study, target=seeds.target, favor=seeds.favor, against=seeds.against)
    if not whole["stands"]:
        return (
            f"What a machine learnt from the codes is not shown: on reactions whose {found.left_out} it had not seen "
            f"it does not surely tell a side from the rest (lower end of the AUC’s 95 % interval not "
            f"above {LEAST_AUC})."
        )
    languages = study.reactions["language"].astype(object).fillna("unknown").loc[table["id"]]
    checked = languages.isin([row["language"] for row in by_language]).to_numpy()
    own = found.table.loc[table["id"]]
    table["read"], table["explicit"] = own["read"].where(checked, None), own["explicit"].where(checked, None)
    table["share"] = own[["against", "favor", "none"]].max(axis=1).where(checked)
    left = sorted(set(languages[~checked]))
    return (
        "Sides read by a machine that learnt from the codes stand beside them; shares are never counted from these."
        + (f" None is shown in {', '.join(left)}: too few codes there to tell what it is worth." if left else "")
    )


def _notes(table: pd.DataFrame, seeds: Seeds, *, coded: int) -> tuple[str, ...]:
    return (
        f"{counted(int(table['matter'].sum()), 'reaction is', 'reactions are')} on the matter of “{seeds.target}”, by "
        f"nearness in meaning to {counted(len(seeds.favor), 'statement')} for and {len(seeds.against)} against it; "
        f"sides are what people coded ({counted(coded, 'reaction')}).",
    )
