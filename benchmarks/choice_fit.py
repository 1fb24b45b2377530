"""Fits the weights of a scored choice: which candidate is the best, and whether there are comments at all.

No weight may have the other sign than its feature's, so that each stays what its line says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

FLAT_WHICH, FLAT_WHETHER = 0.02, 0.05
LEAST = 0.15
"""Least spread of a feature by which its weight is held small."""
Bounds = Sequence[tuple[float | None, float | None]]
Weights = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Told:
    """Candidates with comments or without any: values of features, which have some, and what each counts."""

    values: np.ndarray
    wanted: np.ndarray
    share: np.ndarray

    def even(self, *, careful: float) -> np.ndarray:
        """What each counts, both sides the same but for what an invented comment counts against a lost one."""
        share = self.share.astype(float).copy()
        for side, worth in ((1.0, 1.0), (0.0, careful)):
            share[self.wanted == side] *= worth * len(self.wanted) / 2 / share[self.wanted == side].sum()
        return share


def matrix(values: Sequence[Mapping[str, float]], names: Sequence[str]) -> np.ndarray:
    """A row a candidate, a column a feature; one that a candidate has not is nothing."""
    return np.array([[one.get(name, 0.0) for name in names] for one in values], float)


def bounds_of(names: Sequence[str], *, against: frozenset[str], either: frozenset[str] = frozenset()) -> Bounds:
    """The signs that weights may have."""
    return [(None, None) if name in either else (None, 0) if name in against else (0, None) for name in names]


def fit_which(rows: Sequence[tuple[np.ndarray, np.ndarray, float]], bounds: Bounds) -> np.ndarray:
    """The weights under which a candidate drawn by its points is best on average; rows are values, quality, share."""
    size = len(bounds)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros(size)
        for values, quality, share in rows:
            points = values @ w
            chance = np.exp(points - points.max())
            chance /= chance.sum()
            mean = chance @ quality
            total += share * mean
            slope += share * ((chance * (quality - mean)) @ values)
        return -total + FLAT_WHICH * (w @ w) / size, -slope + 2 * FLAT_WHICH * w / size

    start = np.array([0.0 if low is None and high is None else -0.3 if low is None else 0.3 for low, high in bounds])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 400}).x)


def fit_whether(told: Told, bounds: Bounds, *, careful: float) -> np.ndarray:
    """The weights that tell comments from none, by logistic regression; those without bounds are not held small."""
    share, wanted = told.even(careful=careful), told.wanted
    scale = np.maximum(told.values.std(0), LEAST)
    free = np.array([low is None and high is None for low, high in bounds])
    scale[free & (told.values.std(0) == 0)] = 1.0
    values = told.values / scale
    flat = np.where(free & (told.values.std(0) == 0), 0.0, FLAT_WHETHER * len(wanted) / len(bounds))

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        chance = 1 / (1 + np.exp(-(values @ v)))
        total = -(share * (wanted * np.log(chance + 1e-12) + (1 - wanted) * np.log(1 - chance + 1e-12))).sum()
        return float(total + flat @ (v * v)), ((chance - wanted) * share) @ values + 2 * flat * v

    found = minimize(
        loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2_000}
    )
    return np.asarray(found.x / scale)
