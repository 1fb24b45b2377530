"""A stance classifier for texts with hand-coded examples: sentence vectors, n-grams and parent, one kernel machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analysis.stance.features import Features
from analysis.stance.machine import KernelMachine
from analysis.texts.inputs import check_texts
from threads.errors import BadParameter, TooFewData

Floats = NDArray[np.float64]


class StanceClassifier:
    """Learns labels of stance from examples; `fit` then `predict`, as in scikit-learn.

    The multilingual sentence vector from the centre of its language, TF-IDF of words (1–2) and characters (1–4), and
    where given the comment that is answered and further scores of the texts; ridge regression on a Gaussian kernel. One
    machine for all targets, in which examples of another target count a fifth of those of the same one. `seed` is kept
    for the interface: nothing is drawn.
    """

    def __init__(self, seed: int = 0) -> None:
        self.seed = seed

    def fit(
        self,
        texts: Sequence[str],
        labels: Sequence[str],
        targets: Sequence[str | None] | None = None,
        parents: Sequence[str | None] | None = None,
        *,
        beside: Floats | None = None,
    ) -> Self:
        """Learns from texts with labels; `targets` and `parents` are one a text, or None.

        `beside` (n, m) are further scores of the texts, such as their nearness to statements. Raises TooFewData,
        BadParameter.
        """
        texts = check_texts(texts, labels=labels, targets=targets, parents=parents)
        if not len(texts):
            raise TooFewData("A stance classifier learns from examples and was given none.")
        known = [str(label) for label in labels]
        self.classes_ = np.array(sorted(set(known)), dtype=object)
        self._targets = {name: i for i, name in enumerate(sorted({t or "" for t in targets}))} if targets else {}
        self._features = Features().fit(texts, parents, beside)
        self._machine = KernelMachine().fit(self._features.rows(texts, parents, beside), known, self._tasks(targets))
        return self

    def predict_proba(
        self,
        texts: Sequence[str],
        targets: Sequence[str | None] | None = None,
        parents: Sequence[str | None] | None = None,
        *,
        beside: Floats | None = None,
    ) -> Floats:
        """The probability (n, classes) of each class in the order of `classes_`, were all equally common.

        Raises BadParameter before `fit`.
        """
        if not hasattr(self, "classes_"):
            raise BadParameter("This stance classifier has learnt nothing yet: call fit(texts, labels) first.")
        texts = check_texts(texts, targets=targets, parents=parents)
        if not len(texts):
            return np.zeros((0, len(self.classes_)))
        tasks = self._tasks(targets if targets is not None else [None] * len(texts))
        return self._machine.predict_proba(self._features.rows(texts, parents, beside), tasks)

    def predict(
        self,
        texts: Sequence[str],
        targets: Sequence[str | None] | None = None,
        parents: Sequence[str | None] | None = None,
        *,
        beside: Floats | None = None,
    ) -> NDArray[np.object_]:
        """The label of each text, shape (n,); raises BadParameter before `fit`."""
        found = self.predict_proba(texts, targets, parents, beside=beside)
        return np.asarray(self.classes_[found.argmax(axis=1)], dtype=object)

    def _tasks(self, targets: Sequence[str | None] | None) -> NDArray[np.int64] | None:
        """The number of each text's target, −1 for one that no example has; None where examples had no targets."""
        if targets is None or not self._targets:
            return None
        return np.array([self._targets.get(name or "", -1) for name in targets], dtype=np.int64)
