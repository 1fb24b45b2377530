"""Sides as nearness to statements says them: a target, statements for and against it, and what of a text is near
which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.sentiment import score
from analysis.sentiment.instrument import read_classes
from analysis.stance.leaning import RELEVANT, Leanings, lean
from analysis.stance.ties import Tie, heard
from analysis.texts.inputs import check_texts
from analysis.texts.pieces import letters, passages
from analysis.through import Through, here
from threads.errors import BadParameter

Floats = NDArray[np.float64]

LABELS = ("AGAINST", "FAVOR", "NONE")

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


def read_stance(
    texts: Sequence[str], seeds: Seeds, *, ties: Sequence[Tie] = (), tones: Floats | None = None,
    through: Through = here,
) -> list[Stance]:  # fmt: skip
    """The stance of each text towards the target of the seeds; what is unsure or beside the matter is NONE.

    With `ties` a text's side is also heard from those that it is tied to; whether it has one, from its own words
    alone. `tones` (n,) are the texts' sentiment where that is known. Workers read texts where `through` leads to some.
    """
    texts, seeds = check_texts(texts), seeds.filled()
    statements = [*seeds.favor, *seeds.against]
    side = np.array([1.0] * len(seeds.favor) + [-1.0] * len(seeds.against))
    cut = [passages(text) for text in texts]
    flat = [passage for of_text in cut for passage in of_text]
    if not flat:
        return [_nothing() for _ in texts]
    tones = _tones(cut, tones, through)
    found = lean(flat, target=seeds.target, statements=statements, side=side, tones=tones, through=through)
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


def _tones(cut: list[list[str]], tones: Floats | None, through: Through) -> Floats:
    """The sentiment of each passage: known of a text that is one passage."""
    flat = [passage for of_text in cut for passage in of_text]
    if tones is None:
        return score(flat)
    whole = np.repeat([len(of_text) == 1 for of_text in cut], [len(of_text) for of_text in cut])
    found = np.repeat(tones, [len(of_text) for of_text in cut])
    classes, _ = read_classes(
        [passage for passage, known in zip(flat, whole, strict=True) if not known], through=through
    )
    found[~whole] = classes[:, 2] - classes[:, 0]
    return np.asarray(found)


def _mean(values: Floats, weight: Floats) -> float:
    return float((weight * values).sum() / weight.sum()) if weight.any() else 0.0
