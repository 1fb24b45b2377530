"""The line between two camps: the cut that most replies cross, and who stands too near to it to be placed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Edge = tuple[str, str, float]

# With fewer authors joined by replies than this a cut is found in noise too.
LEAST_AUTHORS = 5
# Added to each author's number of replies, so that those with one or two do not draw the cut (Amini et al. 2013). On
# 4forums it put .732 of the authors on the right side, .862 weighted by posts; without it .725 and .842. Moving single
# authors afterwards while that cuts more changed neither.
SOFTENING = 1.0
# Who is placed: the surest .55, and whoever has more for it than one sure reply gives. `benchmarks.camps`, even
# debates: .77 of those placed are right and .66 of the authors who declared a side are placed; with the surest .50,
# .60, .65 it is .77, .76, .76 right and .65, .68, .71 placed; of all who are joined .71 are right.
SUREST, ONE_REPLY = 0.55, 1.0
_TIE = 9
"""Digits to which margins are compared, so that equal ones are equal on every machine."""


@dataclass(frozen=True, slots=True)
class CampLine:
    """The two sides of a graph of people: `sides` (people,) is ±1, or 0 outside the largest group; `margin` how sure.

    `margin` is −s · Ws / √d: replies that cross the line less those that do not, over the root of all, each by its
    weight; a single sure reply gives 1. `placed` says who is sure enough.
    """

    names: tuple[str, ...]
    sides: Ints
    margin: Floats
    placed: Bools

    def camps(self, *, doubtful: bool = False) -> dict[str, int | None]:
        """The camp, 0 or 1, of each; None for the doubtful too unless they are asked for."""
        shown = self.sides if doubtful else self.sides * self.placed
        return {name: None if side == 0 else int(side < 0) for name, side in zip(self.names, shown, strict=True)}


def find_camps(
    authors: Iterable[str], edges: Iterable[Edge], seed: int = 0, *, doubtful: bool = False
) -> dict[str, int | None]:
    """The camp, 0 or 1, of each author; None for those whom no reply joins to the largest group, and for the doubtful.

    `edges` are (author, author, weight) for replies in either direction; the weight of one that agrees is negative.
    With `doubtful` all who are joined have a camp. Spectral max-cut: the signs of the eigenvector of the smallest
    eigenvalue of the softened normalised adjacency (Trevisan 2009; for replies Murakami & Raymond 2010; for signed
    graphs Kunegis et al. 2010). The first author joined is on the side of camp 0.
    """
    return cut(authors, edges, seed).camps(doubtful=doubtful)


def cut(authors: Iterable[str], edges: Iterable[Edge], seed: int = 0) -> CampLine:
    """What `find_camps` finds, with the margins."""
    names = tuple(dict.fromkeys(authors))
    signed, size = _adjacency({name: i for i, name in enumerate(names)}, edges)
    sides = _sides(signed, size, seed)
    margin = margins(np.asarray(signed @ sides)[None], np.asarray(size.sum(axis=1)).reshape(1, -1), sides[None])
    return CampLine(names, sides, margin[0], placed(margin, sides[None])[0])


def margins(pull: Floats, degree: Floats, sides: Ints) -> Floats:
    """−s · Ws / √d of each person in each graph, all of shape (graphs, people); 0 where there is no side."""
    return np.asarray(np.round(-sides * pull / np.sqrt(np.maximum(degree, 1e-300)), _TIE) + 0.0)


def placed(margin: Floats, sides: Ints) -> Bools:
    """Who is sure enough in each graph, shape (graphs, people); of equal margins those who come first."""
    joined = sides != 0
    order = np.argsort(np.where(joined, -margin, np.inf), axis=1, kind="stable")
    rank = np.argsort(order, axis=1, kind="stable")
    surest = rank < np.ceil(SUREST * joined.sum(axis=1))[:, None]
    return np.asarray(joined & (surest | (margin > ONE_REPLY)))


def _adjacency(place: dict[str, int], edges: Iterable[Edge]) -> tuple[Any, Any]:
    """The weights between people with their signs, and without."""
    from scipy.sparse import coo_matrix

    rows, columns, weights = [], [], []
    for first, second, weight in edges:
        if first in place and second in place and first != second and weight:
            rows.append(place[first])
            columns.append(place[second])
            weights.append(float(weight))
    both = [coo_matrix((made, (rows, columns)), shape=(len(place), len(place))).tocsr()
            for made in (np.array(weights), np.abs(weights))]  # fmt: skip
    return both[0] + both[0].T, both[1] + both[1].T


def _sides(signed: Any, size: Any, seed: int) -> Ints:
    """+1, −1, or 0 outside the largest connected group."""
    from scipy.sparse.csgraph import connected_components

    sides = np.zeros(size.shape[0], dtype=np.int64)
    if not size.nnz:
        return sides
    _, group = connected_components(size, directed=False)
    members = np.flatnonzero(group == np.bincount(group).argmax())
    degree = np.asarray(size.sum(axis=1)).ravel()[members]
    halves = np.where(_eigenvector(signed[members][:, members], degree, seed) >= 0, 1, -1)
    sides[members] = halves * halves[0]
    return sides


def _eigenvector(matrix: Any, degree: Floats, seed: int) -> Floats:
    from scipy.sparse import diags
    from scipy.sparse.linalg import eigsh

    scale = diags(1 / np.sqrt(degree + SOFTENING))
    normal = scale @ matrix @ scale
    if matrix.shape[0] <= 500:
        return np.asarray(np.linalg.eigh(normal.toarray())[1][:, 0])
    start = np.random.default_rng(seed).standard_normal(matrix.shape[0])
    return np.asarray(eigsh(normal, k=1, which="SA", v0=start)[1][:, 0])


def tree_sides(
    tree: Ints,
    first: Ints,
    second: Ints,
    shape: tuple[int, int],
    weight: Floats | None = None,
    *,
    doubtful: bool = False,
) -> Ints:
    """The camps of `find_camps` on many graphs of the same people at once: ±1 or 0, of `shape` (trees, people).

    `tree`, `first`, `second` and `weight` (1 without it) have a place for each reply.
    """
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    trees, people = shape
    weight = np.ones(len(tree)) if weight is None else weight
    ends = tree * people + first, tree * people + second
    signed, size = (
        _summed(ends[0] * people + second, made, (trees, people, people)) for made in (weight, np.abs(weight))
    )
    _, group = connected_components(coo_matrix((np.ones(len(tree)), ends), shape=(trees * people,) * 2), directed=False)
    sizes = np.bincount(group)[group].reshape(trees, people)
    largest = (
        group.reshape(trees, people) == group.reshape(trees, people)[np.arange(trees), sizes.argmax(axis=1)][:, None]
    )
    members = largest & (sizes > 1) & ((size.sum(axis=2) > 0).sum(axis=1) >= LEAST_AUTHORS)[:, None]
    both = members[:, :, None] & members[:, None, :]
    signed, size = signed * both, size * both
    degree = size.sum(axis=2)
    scale = 1 / np.sqrt(degree + SOFTENING)
    vectors = np.linalg.eigh(scale[:, :, None] * signed * scale[:, None, :])[1][:, :, 0]
    sides = np.where(members, np.where(vectors >= 0, 1, -1), 0).astype(np.int64)
    if doubtful:
        return sides
    pull = np.einsum("tij,tj->ti", signed, sides)
    return np.asarray(sides * placed(margins(pull, degree, sides), sides))


def _summed(places: Ints, weight: Floats, shape: tuple[int, int, int]) -> Floats:
    made = np.bincount(places, weights=weight, minlength=int(np.prod(shape))).reshape(shape).astype(np.float64)
    return np.asarray(made + made.transpose(0, 2, 1))
