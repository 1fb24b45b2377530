"""Texts that fall apart into subjects by themselves: the topics of `analysis.topics`, labelled as themes are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.themes.bank import Bank, Pair
from analysis.themes.concepts import Concepts, once_each
from analysis.themes.parts import label_of_part, weighed
from analysis.themes.placing import Placed
from analysis.themes.talk import MOST_PARTS
from analysis.topics.model import TopicModel

# Whether texts fall apart is looked at in so many of them.
LOOKED_AT = 600
# Among fewer texts a good silhouette is found by chance.
LEAST_LOOKED_AT = 30
# A new text as far from a subject's centre as the farthest twentieth of its own is of no subject.
FARTHEST = 0.05


class Subjects:
    """The subjects of texts, largest first: `lie` finds that of any text; `bar` and `stability` are not measured."""

    kind = "subjects"
    tested = False
    bar = float("nan")

    def __init__(self, pairs: Sequence[Pair], count: int | None, *, seed: int) -> None:
        texts = [text for text, _ in pairs]
        self.bank = Bank(pairs)
        self.concepts = Concepts().fit(texts)
        model = TopicModel(n_topics=count, seed=seed)
        self._found = model.fit_predict(texts)
        self.count = model.found_
        self.stability = {number: float("nan") for number in range(self.count)}
        self.known = {pair: row for row, pair in enumerate(pairs)}
        mentions = self.concepts.mentions(texts)
        counts = once_each(mentions)
        rows = weighed(counts, self.concepts.weights_)
        self._labels = []
        centres = np.zeros((self.count, self.bank.vectors.shape[1]), dtype=np.float32)
        for number in range(self.count):
            core = self._found == number
            weights = np.asarray(rows[core].mean(axis=0)).ravel()
            self._labels.append(tuple(label_of_part(weights, counts, core)[0]))
            centres[number] = self.bank.vectors[core].mean(axis=0)
        self._centres = centres / np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), np.float32(1e-6))
        near = self.bank.vectors @ self._centres.T
        self._least = np.array(
            [np.quantile(near[self._found == number, number], FARTHEST) for number in range(self.count)]
        )
        self.learnt = self._among(self._found, near, mentions)

    def labels(self) -> list[tuple[int, ...]]:
        """The concepts of each subject's label."""
        return self._labels

    def lie(self, pairs: Sequence[Pair]) -> Placed:
        """Where new texts lie: in the subject of the nearest centre, where that is near enough."""
        mentions = self.concepts.mentions([text for text, _ in pairs])
        if not self.count:
            return self._among(np.full(len(pairs), -1, dtype=np.int64), np.zeros((len(pairs), 1)), mentions)
        close = np.asarray(self.bank.of(pairs) @ self._centres.T)
        best = close.argmax(axis=1)
        return self._among(np.where(close.max(axis=1) >= self._least[best], best, -1), close, mentions)

    def _among(self, labels: NDArray[np.int64], close: NDArray[Any], mentions: Any) -> Placed:
        """Texts of these subjects, with the cosine of each with each centre (n, subjects) and what they say."""
        held, says = np.zeros(len(labels)), np.zeros(len(labels), dtype=np.int64)
        held[labels >= 0] = close[labels >= 0, labels[labels >= 0]]
        counts = once_each(mentions)
        for number, chosen in enumerate(self._labels):
            own = labels == number
            says[own] = np.asarray(counts[own][:, list(chosen)].sum(axis=1)).ravel().astype(np.int64)
        return Placed(labels, np.maximum(held, 0.0), says, mentions)


def fall_apart(texts: Sequence[str], *, seed: int) -> bool:
    """Whether texts fall into groups by themselves (`TopicModel.clear_`), by a sample of them."""
    if len(texts) < LEAST_LOOKED_AT:
        return False
    some: NDArray[np.int64] = np.arange(len(texts))
    if len(texts) > LOOKED_AT:
        some = np.sort(np.random.default_rng(seed).choice(len(texts), LOOKED_AT, replace=False))
    model = TopicModel(seed=seed)
    model.fit_predict([texts[i] for i in some])
    return bool(model.clear_)


def subjects(pairs: Sequence[Pair], count: int | None, *, seed: int) -> Subjects | None:
    """The subjects of texts that fall apart, or of which more are asked for than a talk has themes; else None."""
    many = count is not None and count > MOST_PARTS
    return Subjects(pairs, count, seed=seed) if many or fall_apart([text for text, _ in pairs], seed=seed) else None
