"""Whether a part of a talk would be found again: in four fifths of the comments, against copies with words shuffled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.themes.parts import (
    TalkPart,
    factored,
    kept_together,
    near,
    neighbour_count,
    parts_of,
    shares,
    weighed,
    with_neighbours,
)

Floats = NDArray[np.float64]

# Jaccard of a part with its best match in each of so many subsamples (Hennig 2007), and the copies that set the bar.
SUBSAMPLES, SHARE = 10, 0.8
COPIES, COPY_SUBSAMPLES = 14, 3
QUANTILE = 0.95
# Where hardly a part of a copy is a theme that bar is 0; of 470 unrelated sentences (Tatoeba) a rag-bag of work, glad
# and interested was found again with .16.
LEAST_BAR = 0.20
# A neighbour may be missing from a subsample: so many times as many are kept in reserve.
RESERVE = 2
# The test is done on so many comments: more find the same at a greater price.
TESTED_ON = 1_000


@dataclass(frozen=True)
class Ground:
    """What the test stands on: who says what, the same weighed by the concepts' rarity, and who is near whom."""

    counts: Any
    weighed: Any
    rarity: Floats
    nearest: NDArray[np.int64]


def ground(counts: Any, rarity: Floats, vectors: NDArray[np.float32]) -> Ground:
    """The ground of the texts with these sentence vectors."""
    reserve = max(0, min(RESERVE * neighbour_count(len(vectors)), len(vectors) - 1))
    return Ground(counts, weighed(counts, rarity), rarity, near(vectors, vectors, count=reserve, own=True))


def stabilities(
    on: Ground, parts: Sequence[TalkPart], count: int, *, seed: int, subsamples: int = SUBSAMPLES
) -> Floats:
    """The mean Jaccard index of each part's members with those of the most alike theme of each subsample, cut anew.

    Only a part that a reader would be shown there counts as found again: any parts of shuffled copies are found again
    as surely as themes are.
    """
    rng = np.random.default_rng(seed)
    size = on.counts.shape[0]
    found = np.zeros((subsamples, len(parts)))
    for row in found:
        chosen = np.sort(rng.choice(size, max(2, round(SHARE * size)), replace=False))
        again = [part.members for part in _cut(on, chosen, count) if part.passes]
        for i, part in enumerate(parts):
            row[i] = max((_jaccard(part.members[chosen], members) for members in again), default=0.0)
    return np.asarray(found.mean(axis=0))


def bar(on: Ground, count: int, *, seed: int) -> float:
    """What one part in twenty reaches, of copies in which the words are shuffled, that a reader would be shown.

    In a copy each text keeps its neighbours, which are near it in meaning, and the number of its concepts, and says
    others' ones. A part of a copy that fails the test of what is said counts as 0.
    """
    rng = np.random.default_rng([seed, 1])
    reached: list[float] = []
    for copy in range(COPIES):
        shuffled = _shuffled(on, rng)
        parts = _cut(shuffled, np.arange(shuffled.counts.shape[0]), count)
        passing = [part for part in parts if part.passes]  # most copies have none, and cost no more
        if passing:
            found = stabilities(shuffled, passing, count, seed=seed + copy, subsamples=COPY_SUBSAMPLES)
            reached += [float(value) for value in found]
        reached += [0.0] * (len(parts) - len(passing))
    return max(LEAST_BAR, float(np.quantile(reached, QUANTILE)) if reached else 0.0)


def _shuffled(on: Ground, rng: np.random.Generator) -> Ground:
    from scipy.sparse import csr_matrix

    row, column = on.counts.nonzero()
    order = np.lexsort((column, row))
    counts = csr_matrix((np.ones(len(row)), (row[order], rng.permutation(column[order]))), on.counts.shape)
    counts.data[:] = 1.0
    near_enough = on.nearest[:, : neighbour_count(counts.shape[0])]
    rarity = np.log(counts.shape[0] / np.maximum(np.asarray(counts.sum(axis=0)).ravel(), 1))
    rarity *= kept_together(counts, near_enough)  # a copy is weighed as the texts are: by what stands together in it
    return Ground(counts, weighed(counts, rarity), rarity, on.nearest)


def _cut(on: Ground, chosen: NDArray[np.int64], count: int) -> list[TalkPart]:
    weights, concepts = factored(_rows(on, chosen), count)
    return parts_of(on.counts[chosen], shares(weights), concepts)


def _rows(on: Ground, chosen: NDArray[np.int64]) -> Any:
    """The weighed concepts of the chosen with those of their neighbours among the chosen."""
    place = np.full(on.counts.shape[0], -1, dtype=np.int64)
    place[chosen] = np.arange(len(chosen))
    nearest = place[on.nearest[chosen]]
    count = neighbour_count(len(chosen))
    late = np.cumsum(nearest >= 0, axis=1) > count
    own = on.weighed[chosen]
    return with_neighbours(own, own, np.where(late, -1, nearest))


def _jaccard(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    both = int((one & other).sum())
    return both / max(int(one.sum()) + int(other.sum()) - both, 1)
