"""Tight clusters of vectors: average linkage cut at a distance, each connected part for itself."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ROWS = 240
"""Rows that are multiplied at once: of 5,000 vectors their distances take 10 MB."""
# What arithmetic may err by: a pair that is nearly joined belongs to the part.
SLACK = 1e-9


def tight_clusters(units: Floats, cut: float) -> Ints:
    """The number of each vector's cluster, shape (n,), by first appearance: average linkage (Sokal & Michener 1958) of
    the cosine distances of unit vectors, cut at the distance `cut`.

    Average linkage joins no two vectors below the cut that no chain of distances below it joins. So each connected part
    is linked for itself, with the same clusters, and memory is quadratic in the largest part alone.
    """
    import pandas as pd

    part = connected(units, cut)
    labels = np.full(len(units), -1, dtype=np.int64)
    count = 0
    for members in _members(part):
        own = _linked(units[members], cut) if len(members) > 2 else np.zeros(len(members), dtype=np.int64)
        labels[members] = count + own
        count += int(own.max()) + 1
    return pd.factorize(labels)[0]


def connected(units: Floats, cut: float) -> Ints:
    """The number of each vector's part, shape (n,): a chain of cosine distances up to `cut` joins all vectors of a part
    and none of two."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    count = len(units)
    part = np.arange(count)
    for start in range(0, count, ROWS):
        near = units[start : start + ROWS] @ units[start:].T >= 1 - cut - SLACK
        row, column = np.nonzero(near)
        joined = csr_matrix((np.ones(len(row)), (part[start + row], part[start + column])), (count, count))
        part = connected_components(joined, directed=False)[1][part].astype(np.int64)
    return part


def _members(part: Ints) -> list[Ints]:
    order = np.argsort(part, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(part[order])) + 1) if len(part) else []


def _linked(units: Floats, cut: float) -> Ints:
    from scipy.cluster.hierarchy import fcluster, linkage

    tree = linkage(_apart(units), "average")
    return np.asarray(fcluster(np.maximum(tree, 0), cut, "distance"), dtype=np.int64) - 1


def _apart(units: Floats) -> Floats:
    """The cosine distances (n (n − 1) / 2,) of the vectors, those of the first first."""
    count = len(units)
    found, filled = np.empty(count * (count - 1) // 2), 0
    for start in range(0, count, ROWS):
        close = units[start : start + ROWS] @ units[start:].T
        for row in range(len(close)):
            own = close[row, row + 1 :]
            np.clip(np.subtract(1, own, out=own), 0, 2, out=found[filled : filled + len(own)])
            filled += len(own)
    return found
