"""K-means on unit rows, each drawn towards its neighbours; of several starts the one whose groups are tightest."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# A short text says a part of what it is about; with those nearest to it, it says more. On the even halves of the three
# sets of `benchmarks.topics`, k given, NMI is 94.1, 77.4 and 85.1 without neighbours, 94.5, 78.0 and 85.9 with ten,
# 93.9, 77.6 and 83.6 with twenty.
NEIGHBOURS = 10
# Who is near whom is quadratic: beyond this many texts each stands for itself.
DRAWN_UP_TO = 20_000
STARTS = 10
BLOCK = 20_000_000
"""Cells of a block of similarities: 160 MB."""


def unit(rows: Any) -> Floats:
    """The rows at length 1; rows of zeros stay so."""
    dense = np.asarray(rows, dtype=np.float64)
    return np.asarray(dense / np.maximum(np.linalg.norm(dense, axis=1, keepdims=True), 1e-12))


def drawn_together(units: Floats) -> Floats:
    """Each row and its ten nearest, weighed by their cosine, as one unit row; as it is where there are fewer or too
    many rows."""
    if not NEIGHBOURS < len(units) - 1 < DRAWN_UP_TO:
        return units
    found, step = units.copy(), max(1, BLOCK // len(units))
    for start in range(0, len(units), step):
        near = (units[start : start + step] @ units.T).round(9)
        near[np.arange(len(near)), np.arange(start, start + len(near))] = -1.0
        nearest = np.argpartition(-near, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
        weight = np.take_along_axis(near, nearest, axis=1).clip(0)
        found[start : start + step] += np.einsum("nk,nkd->nd", weight, units[nearest])
    return unit(found)


def seeded(units: Floats, seeds: Floats) -> NDArray[np.int64]:
    """The group of each row by k-means that starts from these seeds."""
    return _numbered(_means(units, seeds, starts=1))


def tightest(units: Floats, seeds: Floats) -> NDArray[np.int64]:
    """The group of each row, as many as there are seeds: by k-means from the seeds, or from the best of ten starts by
    chance (k-means++, Arthur & Vassilvitskii 2007), whichever has the smaller distances within groups."""
    ours, theirs = _means(units, seeds, starts=1), _means(units, None, starts=STARTS, count=len(seeds))
    return _numbered(theirs if theirs.inertia_ < ours.inertia_ else ours)


def _means(units: Floats, seeds: Floats | None, *, starts: int, count: int = 0) -> Any:
    import warnings

    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    start: Any = "k-means++" if seeds is None else seeds
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # fewer rows that differ than groups asked for
        return KMeans(count or len(start), init=start, n_init=starts, random_state=0).fit(units)


def _numbered(model: Any) -> NDArray[np.int64]:
    return np.asarray(np.unique(model.labels_, return_inverse=True)[1], dtype=np.int64)
