"""A kernel machine for few or many labelled texts: ridge regression on a Gaussian kernel, classes weighing alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from analysis.through import Through, here

Floats = NDArray[np.float64]

# Chosen on the even ids of SemEval-2016 6A and NLPCC-2016 4A, in trials whose code is not kept. Five-fold F_avg
# (SemEval / NLPCC): this width with penalty .3 .740 / .682, with 1 .709 / .670; a straight kernel .720 / .675; logistic
# regression .732 / .673; support vectors on the same kernel .738 / .688; log-count ratios .604 / .641; all four voting
# .740 / .687. From 50 random codes a target, nine targets: penalty .3 .579, 1 .593, 2 .593; from 100 .627, .627, .618.
WIDTH = 0.25
PENALTY, PENALTY_OF_FEW = 0.3, 1.0
FEW = 100
# Two texts on different targets are this much as alike as two on one (a multi-task kernel: Evgeniou & Pontil 2004).
# Nine targets with 10 / 20 / 50 codes each (even ids), apart: F .445 / .526 / .594; at .2 .489 / .571 / .606; at .4
# .509 / .573 / .598.
ACROSS_TARGETS = 0.2
MOST_EXAMPLES = 6_000
"""Examples that one machine learns from, evenly over all: the work grows with their cube."""
SHARPNESS = (1.0, 2.0, 3.0, 4.0, 6.0, 8.0)
BLOCK = 2_048


class KernelMachine:
    """Learns classes from sparse rows; `scores` are near 1 for the class that a text is of and near 0 else.

    Every class weighs alike, however many examples it has. Kernel ridge regression (Saunders et al. 1998) solved in
    closed form, so the same rows give the same numbers.
    """

    def fit(self, rows: Any, labels: Sequence[str], tasks: NDArray[np.int64] | None = None) -> Self:
        """Learns from rows (n, features) with labels; `tasks` (n) numbers the target of each."""
        step = max(1, -(-rows.shape[0] // MOST_EXAMPLES))
        names = np.array(list(labels), dtype=object)[::step]
        self.classes_ = np.array(sorted(set(names)), dtype=object)
        self._rows, self._tasks = rows[::step], None if tasks is None else tasks[::step]
        self._norms = _norms(self._rows)
        self._scale = WIDTH / max(2 * float(np.median(self._norms)), 1e-9)
        truth = (names[:, None] == self.classes_[None, :]).astype(np.float64)
        weight = _weights(truth, self._tasks)
        self._base = (weight[:, None] * truth).sum(axis=0) / weight.sum()
        penalty = PENALTY_OF_FEW if len(truth) < FEW else PENALTY
        kernel = self._kernel(self._rows, self._tasks)
        inverse = np.linalg.inv(kernel + np.diag(penalty / weight))
        self._dual = inverse @ (truth - self._base)
        left_out = truth - self._dual / np.diag(inverse)[:, None]
        self._sharpness = min(SHARPNESS, key=lambda value: _loss(left_out * value, truth, weight))
        return self

    def scores(self, rows: Any, tasks: NDArray[np.int64] | None = None, through: Through = here) -> Floats:
        """The score (n, classes) of each row for each class, in the order of `classes_`."""
        count = rows.shape[0]
        parts = (slice(start, start + BLOCK) for start in range(0, count, BLOCK))
        asked = ((rows[part], None if tasks is None else tasks[part]) for part in parts)
        found = through(self._scores, asked, count, "Reading sides")
        return np.concatenate([np.zeros((0, len(self.classes_))), *found])

    def _scores(self, asked: tuple[Any, NDArray[np.int64] | None]) -> Floats:
        return np.asarray(self._kernel(*asked) @ self._dual + self._base)

    def predict_proba(self, rows: Any, tasks: NDArray[np.int64] | None = None, through: Through = here) -> Floats:
        """Probabilities (n, classes) were all classes equally common: scores sharpened as examples left out ask for.

        Workers read the rows where `through` leads to some.
        """
        return _shares(self._sharpness * self.scores(rows, tasks, through))

    def _kernel(self, rows: Any, tasks: NDArray[np.int64] | None) -> Floats:
        product = np.asarray((rows @ self._rows.T).toarray(), dtype=np.float64)
        apart = np.maximum(_norms(rows)[:, None] + self._norms[None, :] - 2 * product, 0.0)
        found = np.exp(-self._scale * apart)
        if tasks is not None and self._tasks is not None:
            found *= np.where(tasks[:, None] == self._tasks[None, :], 1.0, ACROSS_TARGETS)
        return np.asarray(found)


def _weights(truth: Floats, tasks: NDArray[np.int64] | None) -> Floats:
    """Weights (n) with mean 1 by which each class weighs alike within each target."""
    found = np.ones(len(truth))
    for task in [None] if tasks is None else np.unique(tasks):
        own = slice(None) if task is None else tasks == task
        counts = truth[own].sum(axis=0)
        found[own] = (truth[own] / np.maximum(counts, 1)).sum(axis=1) * len(truth[own]) / (counts > 0).sum()
    return found


def _norms(rows: Any) -> Floats:
    return np.asarray(rows.multiply(rows).sum(axis=1), dtype=np.float64).ravel()


def _shares(values: Floats) -> Floats:
    raised = np.exp(values - values.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _loss(values: Floats, truth: Floats, weight: Floats) -> float:
    return float(-(weight * np.log((_shares(values) * truth).sum(axis=1))).sum())
