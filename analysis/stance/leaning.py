"""How far each passage leans to one side of a question: nearness to statements, then what the corpus itself teaches."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.models import FOLDER
from analysis.texts.vectors import meanings
from analysis.texts.words import script
from analysis.through import Through, here

Floats = NDArray[np.float64]

# All of these were chosen on the even ids of SemEval-2016 task 6A (four targets) and NLPCC-2016 task 4A (five), with
# two or three statements a side written for each. Figures are means over the nine: AUC of FAVOR against AGAINST, and
# how many are on the right side of those texts with a stance that are among the surer half.
#
# A passage is on the matter when its nearest statement is this near. On the SemEval targets three in four texts without
# a stance lie below .30, half of those with one above .35; at .15, .18 and .20 as many are on the right side.
RELEVANT = 0.18
# Across scripts the same nearness shows as a lower cosine: lines of MSCTD and Tatoeba with a cosine of .3–.5 in English
# have .77–.80 of it between English and Chinese, .67–.79 between English and Korean.
ACROSS = 0.78
# The mean of the relevant passages is the border between the sides only if both speak. Taking it out whole puts .56 of
# the right texts on their side where only one side speaks and .74 where both do; not at all .66 and .71; half .61 and
# .72.
CENTRED = 0.5
ENOUGH_FOR_MEAN = 10
# Leanings are in units of the statements' own distance: what a unit is worth then differs by target from 2 to 7, not 2
# to 15. Statements that lie closer than this say nothing of a side.
LEAST_SEPARATION = 0.1
# The statements' tone says how far, and with which sign, a passage's tone counts; the same for the words of support and
# opposition (`benchmarks/train_endorsement.py`). AUC on even ids without tone .732, at .2 and .3 .739, at .6 .735
# (`benchmarks.stance --parts statements --half even`).
TONE, ENDORSEMENT = 0.2, 4.0
# The surest passages of each side then teach a linear machine how this corpus argues: AUC .722 to .747. With 60 texts
# it harms (.713 to .700), with 120 it helps (.721 to .745).
ENOUGH_TO_LEARN = 80
TAUGHT_BY = 0.3
MOST_TEACHERS = 3000
LEARNED, INVERSE_PENALTY, NGRAMS, FOLDS = 0.7, 0.5, 2.0, 5
MOST_NGRAMS = 30_000
# Passages whose n-grams, or vectors in double precision, are held at once.
BLOCK = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Leanings:
    """For each passage: how far it leans (> 0 in favour), its nearness to the nearest statement, and to each
    statement."""

    leaning: Floats
    relevance: Floats
    near: Floats


def lean(
    passages: Sequence[str], *, target: str, statements: Sequence[str], side: Floats, tones: Floats | None = None,
    through: Through = here,
) -> Leanings:  # fmt: skip
    """How each passage leans; `side` is +1 for a statement in favour of the target and −1 for one against it; `tones`
    are the passages' sentiment where that is known. Workers encode the passages where `through` leads to some."""
    from analysis import sentiment

    tones = sentiment.score(passages) if tones is None else tones
    units, anchors = meanings(passages, what="stance", through=through), meanings(statements, what="stance")
    near = units @ anchors.T / _across(passages, statements)
    relevance = near.max(axis=1)
    relevant = relevance >= RELEVANT
    matter = meanings([target], what="stance")[0]
    leaning = _by_statements(units, anchors, side, matter, relevant)
    leaning += _by_tone(tones, statements, side) + _by_endorsement(units, anchors, side, relevant)
    leaning /= _separation(anchors, side, matter)
    if relevant.sum() >= ENOUGH_TO_LEARN:
        learned = _learned(passages, units, leaning, relevant, (statements, anchors, side))
        leaning = _joined(leaning, learned, relevant)
    return Leanings(leaning=leaning, relevance=relevance.astype(np.float64), near=near.astype(np.float64))


def _by_statements(units: Any, anchors: Any, side: Floats, matter: Any, relevant: NDArray[np.bool_]) -> Floats:
    """Cosine with the mean difference of the sides, without what all share: the target, and by half the corpus's
    mean."""
    shares = [matter]
    alone = _along(units, anchors, side, shares)
    if relevant.sum() < ENOUGH_FOR_MEAN:
        return alone
    return (1 - CENTRED) * alone + CENTRED * _along(units, anchors, side, [*shares, units[relevant].mean(axis=0)])


def _along(units: Any, anchors: Any, side: Floats, shared: list[Any]) -> Floats:
    rest = _without(anchors, shared)
    apart = rest[side > 0].mean(axis=0) - rest[side < 0].mean(axis=0)
    return _by_blocks(units, lambda some: _without(some, shared) @ apart)


def _by_blocks(units: Any, number: Callable[[Any], Any]) -> Floats:
    """A number for each vector, of so many of them at once that their doubles take little memory."""
    return np.concatenate([number(units[start : start + BLOCK]) for start in range(0, len(units), BLOCK)])


def _separation(anchors: Any, side: Floats, matter: Any) -> float:
    """How far the sides' statements lie apart, squared: what the leaning of one side's mean exceeds the other's by."""
    rest = _without(anchors, [matter])
    gap = rest[side > 0].mean(axis=0) - rest[side < 0].mean(axis=0)
    return max(float(gap @ gap), LEAST_SEPARATION)


def _by_tone(tones: Floats, statements: Sequence[str], side: Floats) -> Floats:
    from analysis import sentiment

    return TONE * _half_gap(sentiment.score(statements), side) * tones


def _by_endorsement(units: Any, anchors: Any, side: Floats, relevant: NDArray[np.bool_]) -> Floats:
    """Words of support and opposition, where the statements of the sides differ in them."""
    spoken, stated = _by_blocks(units, lambda some: some @ _endorsement()), anchors @ _endorsement()
    border = (stated[side > 0].mean() + stated[side < 0].mean()) / 2
    if relevant.sum() >= ENOUGH_FOR_MEAN:
        border = (1 - CENTRED) * border + CENTRED * np.median(spoken[relevant])
    return np.asarray(ENDORSEMENT * 2 * _half_gap(stated, side) * (spoken - border))


def _learned(
    passages: Sequence[str],
    units: Any,
    leaning: Floats,
    relevant: NDArray[np.bool_],
    taught: tuple[Sequence[str], Any, Floats],
) -> Floats:
    """What a linear machine on sentence vectors and characters says of each relevant passage, never taught by it.

    The statements and the surest passages of each side teach (Yarowsky 1995); passages of one text are in one fold.
    """
    from scipy.sparse import csr_matrix, hstack, vstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    statements, anchors, side = taught
    teachers = _teachers(leaning, relevant)
    vectorizer = TfidfVectorizer(
        analyzer="char", ngram_range=(1, 4), sublinear_tf=True, min_df=2, max_features=MOST_NGRAMS
    )
    # Of many, those that teach suffice: of n-grams that they lack nothing is learnt.
    many = relevant.sum() > 2 * MOST_TEACHERS
    vectorizer.fit([text for text, teaches in zip(passages, teachers, strict=True) if teaches or not many])

    def rows_of(texts: Sequence[str], vectors: Any) -> Any:
        return hstack([csr_matrix(vectors.astype(np.float64)), NGRAMS * vectorizer.transform(texts)]).tocsr()

    taught_by = np.flatnonzero(teachers)
    rows, given = rows_of([passages[int(i)] for i in taught_by], units[taught_by]), rows_of(statements, anchors)
    fold = np.array([zlib.crc32(text.encode("utf-8", "replace")) % FOLDS for text in passages])
    found = np.zeros(len(passages))
    for number in range(FOLDS):
        own = fold[taught_by] != number
        machine = LogisticRegression(C=INVERSE_PENALTY, class_weight="balanced", max_iter=300)
        machine.fit(vstack([rows[own], given]), np.concatenate([teachers[taught_by[own]], side]) > 0)
        asked = np.flatnonzero(relevant & (fold == number))
        for start in range(0, len(asked), BLOCK):
            some = asked[start : start + BLOCK]
            found[some] = machine.decision_function(rows_of([passages[int(i)] for i in some], units[some]))
    return found


def _teachers(leaning: Floats, relevant: NDArray[np.bool_]) -> Floats:
    """+1 and −1 for the passages that lean most to either side among the relevant ones, 0 for the rest."""
    order = np.flatnonzero(relevant)[np.argsort(leaning[relevant], kind="stable")]
    count = min(int(len(order) * TAUGHT_BY), MOST_TEACHERS)
    teachers = np.zeros(len(leaning))
    teachers[order[:count]], teachers[order[-count:]] = -1.0, 1.0
    return teachers


def _joined(leaning: Floats, learned: Floats, relevant: NDArray[np.bool_]) -> Floats:
    """Both, on the scale of the first and with as many relevant passages on either side as it had."""
    spread = max(float(leaning[relevant].std()), 1e-9)
    both = LEARNED * learned / max(float(learned[relevant].std()), 1e-9) + (1 - LEARNED) * leaning / spread
    return np.asarray(spread * (both - np.quantile(both[relevant], (leaning[relevant] < 0).mean())))


def _half_gap(values: Any, side: Floats) -> float:
    return float(values[side > 0].mean() - values[side < 0].mean()) / 2


def _across(texts: Sequence[str], statements: Sequence[str]) -> Floats:
    """What cosines between each text and statement are to be divided by."""
    ours, theirs = np.array([script(text) for text in texts]), np.array([script(text) for text in statements])
    return np.where(ours[:, None] == theirs[None, :], 1.0, ACROSS)


def _without(units: Any, shared: list[Any]) -> Floats:
    """Unit vectors of what is left of each vector when its parts along the shared directions are taken out."""
    basis = np.linalg.qr(np.array(shared, dtype=np.float64).T)[0]
    rest = units - (units @ basis) @ basis.T
    return np.asarray(rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-9))


@cache
def _endorsement() -> Floats:
    with np.load(FOLDER / "endorsement.npz", allow_pickle=False) as stored:
        return np.asarray(stored["weights"], dtype=np.float64)
