"""Fits the weights of a scored choice: which candidate is the best, and whether there are comments at all.

Bounds keep each weight's sign, so that a feature goes on saying what its line says; weights are pulled to where they
are held, the harder the larger `pull`, since a few hundred pages do not settle forty of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize

Bounds = Sequence[tuple[float | None, float | None]]
Weights = dict[str, tuple[float, float]]
FREE = (None, None)


def matrix(values: Sequence[Mapping[str, float]], names: Sequence[str]) -> np.ndarray:
    """A row a candidate, a column a feature; one that a candidate has not is nothing."""
    return np.array([[one.get(name, 0.0) for name in names] for one in values], float)


def signed(held: Sequence[float]) -> Bounds:
    """The bounds that keep the sign of each held weight."""
    return [(None, 0) if weight < 0 else (0, None) for weight in held]


def evened(share: np.ndarray, wanted: np.ndarray, *, careful: float) -> np.ndarray:
    """What each example counts, so that both sides count the same but for an invented comment: `careful` lost ones."""
    out = share.astype(float)
    for side, worth in ((1.0, 1.0), (0.0, careful)):
        out[wanted == side] *= worth * len(wanted) / 2 / out[wanted == side].sum()
    return out


def fit_which(
    rows: Sequence[tuple[np.ndarray, np.ndarray, float]],
    bounds: Bounds,
    *,
    start: np.ndarray,
    held: np.ndarray,
    pull: float,
) -> np.ndarray:
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
        off = w - held
        return -total + pull * (off @ off) / size, -slope + 2 * pull * off / size

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 400}).x)


def fit_whether(
    values: np.ndarray, wanted: np.ndarray, share: np.ndarray, bounds: Bounds, *, held: np.ndarray, pull: np.ndarray
) -> np.ndarray:
    """The weights that tell candidates with comments from those without, by logistic regression."""

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        chance = 1 / (1 + np.exp(-(values @ v)))
        total = -(share * (wanted * np.log(chance + 1e-12) + (1 - wanted) * np.log(1 - chance + 1e-12))).sum()
        off = v - held
        return float(total + pull @ (off * off)), ((chance - wanted) * share) @ values + 2 * pull * off

    return np.asarray(minimize(loss, held, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2_000}).x)


def platt(margins: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Slope and offset of the chance that there are comments, by a margin's points (Platt 1999)."""
    values = np.column_stack([margins, np.ones(len(margins))])
    flat, held = np.array([1e-3, 0.0]), np.array([1.0, 0.0])
    slope, offset = fit_whether(values, right, np.ones(len(right)), [FREE, FREE], held=held, pull=flat)
    return round(float(slope), 2), round(float(offset), 2)


def print_table(weights: Weights, nothing: Mapping[str, float], chance: tuple[float, float]) -> None:
    """Prints the weights as `weights.py` has them."""
    print("WEIGHTS: dict[str, tuple[float, float]] = {")
    for name, (which, whether) in weights.items():
        print(f'    "{name}": ({which + 0.0:.2f}, {whether + 0.0:.2f}),')
    print("}\nNO_COMMENTS: dict[str, float] = {")
    for name, points in nothing.items():
        print(f'    "{name}": {points:.2f},')
    print(f"}}\nCHANCE = {chance}")
