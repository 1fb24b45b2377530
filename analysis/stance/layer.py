"""Stance towards a target that the user names, matched in meaning with statements for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Result, Study, analysis
from analysis.coding.codes import hand_labels
from analysis.sentiment import classes_of, score
from analysis.stance.classifier import StanceClassifier
from analysis.stance.leaning import RELEVANT, Leanings, lean
from analysis.stance.ties import Tie, heard, ties_among
from analysis.tables import counted, keyed, table_of
from analysis.texts.inputs import check_texts
from analysis.texts.pieces import letters, passages
from threads.errors import BadParameter

__all__ = ["LABELS", "Seeds", "Stance", "StanceClassifier", "read_stance", "stance"]

Floats = NDArray[np.float64]

LABELS = ("AGAINST", "FAVOR", "NONE")
COLUMNS = ("id", "label", "matter", "relevance", "nearest", "piece")

GENERIC = {
    "favor": (
        "I support {}.",
        "{} is good and right.",
        "我支持{}。",
        "{}是对的，很好。",
        "{}에 찬성한다.",
        "{}은(는) 옳고 좋다.",
    ),
    "against": (
        "I oppose {}.",
        "{} is bad and wrong.",
        "我反对{}。",
        "{}是错的，不好。",
        "{}에 반대한다.",
        "{}은(는) 잘못이고 나쁘다.",
    ),
}
"""Statements made from the target where the user gives none. They find far less than the user's own (see RELEVANT)."""

# Log odds of being in favour that a unit of leaning is worth, fitted on the even ids named in `stance_reading`.
SLOPE = 4.9
# The score is P(in favour) − P(against), given a side; below this we say NONE. Then 37 % of the texts are decided, and
# of those that have a stance .75 are on the right side (with .30: 41 %, .74; with .25: 48 %, .72).
# `benchmarks/stance.py` prints it.
UNSURE = 0.33
UNCODED = (
    "Nobody has counted sides: no machine reads them well enough in a new place to be printed. Code some reactions by "
    "hand (`commentariat sample … --for stance`), and shares are made of them where a population is seen in enough "
    "discussions."
)
"""On eleven comments of a real thread that statements read as in favour none was (and .60 of posts were on the right
side from a target's name alone, VAST, where guessing gives .50): such labels are no basis for a count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """A target, and statements for and against it; where a side has none, statements are made from the target."""

    target: str
    favor: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    def filled(self) -> Seeds:
        """The same with both sides filled; raises BadParameter for an empty target."""
        if not self.target.strip():
            raise BadParameter("Stance needs a target: name what people are for or against, e.g. target='the new law'.")
        made = {side: tuple(text.format(self.target) for text in texts) for side, texts in GENERIC.items()}
        given = {side: tuple(text for text in getattr(self, side) if text.strip()) for side in GENERIC}
        return Seeds(
            target=self.target, favor=given["favor"] or made["favor"], against=given["against"] or made["against"]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One text's stance: label; score, P(in favour) − P(against) given a side; its margin above UNSURE; and the
    evidence.

    `alone` is the score by the text's own words, without its ties; nan where no passage is on the matter.
    """

    label: str
    score: float
    margin: float
    relevance: float
    seed: str | None
    seed_side: str | None
    piece: str | None
    alone: float = float("nan")


@analysis("stance", about="reaction", version=3)
def stance(study: Study, *, target: str = "", favor: Sequence[str] = (), against: Sequence[str] = ()) -> Result:
    """Which reactions are on the matter of a named target, the statement that each is nearest to, and its hand code.

    `label` is what people coded (FAVOR, AGAINST, NONE, UNCLEAR), missing where nobody did or coders differ: a machine's
    reading of a side has no known error in a new place and is no label. `matter` says whether the reaction is on it.
    """
    readings = leanings(study, target=target, favor=favor, against=against)
    labels = hand_labels(study, "stance")
    rows = [
        {"id": name, "label": labels.get(name), "matter": found.relevance >= RELEVANT, "relevance": found.relevance,
         "nearest": found.seed, "piece": found.piece}
        for name, found in zip(study.reactions.index, readings, strict=True)
    ]  # fmt: skip
    table = table_of(rows, COLUMNS) if rows else keyed([]).reindex(columns=list(COLUMNS))
    coded = int(table["label"].notna().sum())
    seeds = Seeds(target=target, favor=_listed(favor), against=_listed(against)).filled()
    return Result(table=table, notes=_notes(table, seeds, coded=coded), refusal=None if coded else UNCODED)


def leanings(study: Study, *, target: str = "", favor: Sequence[str] = (), against: Sequence[str] = ()) -> list[Stance]:
    """What nearness to the statements makes of each reaction, in their order: a machine's reading, never printed."""
    seeds = Seeds(target=target, favor=_listed(favor), against=_listed(against)).filled()
    ties = ties_among(study.reactions, study.layer("replies").table)
    classes, _ = classes_of(study)
    return study.once(
        f"leanings {seeds}",
        lambda: read_stance(study.texts, seeds, ties=ties, tones=classes[:, 2] - classes[:, 0]),
    )


def read_stance(
    texts: Sequence[str], seeds: Seeds, *, ties: Sequence[Tie] = (), tones: Floats | None = None
) -> list[Stance]:
    """The stance of each text towards the target of the seeds; what is unsure or beside the matter is NONE.

    With `ties` a text's side is also heard from those that it is tied to; whether it has one, from its own words
    alone. `tones` (n,) are the texts' sentiment where that is known.
    """
    texts, seeds = check_texts(texts), seeds.filled()
    statements = [*seeds.favor, *seeds.against]
    side = np.array([1.0] * len(seeds.favor) + [-1.0] * len(seeds.against))
    cut = [passages(text) for text in texts]
    flat = [passage for of_text in cut for passage in of_text]
    if not flat:
        return [_nothing() for _ in texts]
    found = lean(flat, target=seeds.target, statements=statements, side=side, tones=_tones(cut, tones))
    weight = np.where(
        found.relevance >= RELEVANT, found.relevance * np.sqrt([letters(passage) for passage in flat]), 0.0
    )
    ends = np.cumsum([len(of_text) for of_text in cut])
    parts = [slice(end - len(of_text), end) for end, of_text in zip(ends, cut, strict=True)]
    own = np.array([_mean(found.leaning[part], weight[part]) for part in parts])
    alone, score = np.tanh(SLOPE * own / 2), np.tanh(heard(SLOPE * own, ties) / 2)
    return [
        _reading(flat[part], (float(value), float(words)), found, part, weight, statements, side) if weight[part].any()
        else _nothing(float(found.relevance[part].max(initial=0.0)))
        for part, value, words in zip(parts, score, alone, strict=True)
    ]  # fmt: skip


def _reading(
    cut: list[str],
    scores: tuple[float, float],
    found: Leanings,
    part: slice,
    weight: Floats,
    statements: list[str],
    side: Floats,
) -> Stance:
    """A text on the matter; `scores` are with its ties and without. Where the two disagree on the side it has none."""
    score, alone = scores
    toward = 1.0 if score >= 0 else -1.0
    best = int(np.argmax(np.where(weight[part] > 0, toward * found.leaning[part] * weight[part], -np.inf)))
    seed = int(np.argmax(np.where(side == toward, found.near[part][best], -np.inf)))
    margin = abs(score) - UNSURE if toward * alone > 0 else -UNSURE
    return Stance(
        label=LABELS[int(toward > 0)] if margin >= 0 else "NONE", score=score, margin=margin, alone=alone,
        piece=cut[best],
        relevance=float(found.relevance[part].max()), seed=statements[seed], seed_side=LABELS[int(toward > 0)],
    )  # fmt: skip


def _nothing(relevance: float = 0.0) -> Stance:
    return Stance(label="NONE", score=0.0, margin=-UNSURE, relevance=relevance, seed=None, seed_side=None, piece=None)


def _tones(cut: list[list[str]], tones: Floats | None) -> Floats:
    """The sentiment of each passage: known of a text that is one passage."""
    flat = [passage for of_text in cut for passage in of_text]
    if tones is None:
        return score(flat)
    whole = np.repeat([len(of_text) == 1 for of_text in cut], [len(of_text) for of_text in cut])
    found = np.repeat(tones, [len(of_text) for of_text in cut])
    found[~whole] = score([passage for passage, known in zip(flat, whole, strict=True) if not known])
    return np.asarray(found)


def _mean(values: Floats, weight: Floats) -> float:
    return float((weight * values).sum() / weight.sum()) if weight.any() else 0.0


def _listed(statements: Sequence[str]) -> tuple[str, ...]:
    return (statements,) if isinstance(statements, str) else tuple(statements)


def _notes(table: pd.DataFrame, seeds: Seeds, *, coded: int) -> tuple[str, ...]:
    return (
        f"{counted(int(table['matter'].sum()), 'reaction is', 'reactions are')} on the matter of “{seeds.target}”, by "
        f"nearness in meaning to {counted(len(seeds.favor), 'statement')} for and {len(seeds.against)} against it; "
        f"sides are what people coded ({counted(coded, 'reaction')}).",
    )
