"""Camps from who answers whom: replies mostly join opposite camps, so the two camps are the cut with most replies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.base import Result, Study, analysis
from analysis.tables import counted, table_of
from analysis.trees import LEAST, Floats, Ints, trees_of

COLUMNS = ("id", "thread", "author", "camp", "leaning", "replies", "across", "held", "reaction_ids")
"""`leaning` is the share of an author's replies, given and received, that cross the line; `held` the share of reply
trees drawn from the links' probabilities in which the author stands in this camp (None where threads are too large for
that)."""

# With fewer authors joined by replies than this a cut is found in noise too.
LEAST_AUTHORS = 5
# Added to each author's number of replies, so that those with one or two do not draw the cut (Amini et al. 2013). On
# 4forums it put .732 of the authors on the right side, .862 weighted by posts; without it .725 and .842. Moving single
# authors afterwards while that cuts more changed neither.
SOFTENING = 1.0
# Camps are drawn again on so many trees that trees × authors³ stays below this (.3 s); on fewer than 20 trees not at
# all, which is so beyond 270 authors.
TREE_WORK = 400_000_000


def find_camps(authors: Iterable[str], edges: Iterable[tuple[str, str, float]], seed: int = 0) -> dict[str, int | None]:
    """The camp, 0 or 1, of each author, and None for those whom no reply joins to the largest group.

    `edges` are (author, author, weight) for replies in either direction. Spectral max-cut: the signs of the eigenvector
    of the smallest eigenvalue of the softened normalised adjacency (Trevisan 2009; for replies Murakami & Raymond
    2010). The first author joined is in camp 0.
    """
    names = list(dict.fromkeys(authors))
    place = {name: i for i, name in enumerate(names)}
    matrix = _adjacency(place, edges)
    sides = _sides(matrix, seed)
    return {name: None if side == 0 else int(side < 0) for name, side in zip(names, sides, strict=True)}


@analysis("camps", about="author", version=2)
def camps(study: Study) -> Result:
    """The camp of each author in a thread, from who answers whom, and how much of the talk crosses the line."""
    rows: list[dict[str, Any]] = []
    written: dict[tuple[str, str], list[str]] = {}
    columns = study.reactions[["thread", "author"]].astype(object)
    for name, where, author in columns.itertuples(name=None):
        written.setdefault((where, author), []).append(name)
    found, small = camps_of(study)
    for thread, (joined, edges, camp) in found.items():
        drawn = camp_trees(study, thread)
        rows += _rows(thread, joined, edges, camp, written, drawn.held(camp) if drawn else {})
    notes = []
    if rows:
        notes.append(
            "Camps come from who answers whom alone: on debate forums 74 % of replies cross the line. Names are "
            "arbitrary."
        )
        notes.append("The line is drawn where most replies cross it, so that many do is no finding of its own.")
    refusal = None if rows else f"No camps are drawn: no thread has {LEAST_AUTHORS} authors who answer one another."
    if small and rows:
        notes.append(
            f"{counted(small, 'thread has', 'threads have')} fewer than {LEAST_AUTHORS} authors who answer one "
            f"another, and no camps."
        )
    return Result(table=table_of(rows, COLUMNS), notes=tuple(notes), refusal=refusal)


Edges = list[tuple[str, str, float]]


def camps_of(study: Study) -> tuple[dict[str, tuple[list[str], Edges, dict[str, int | None]]], int]:
    """By thread the authors joined by replies, the replies and each author's camp; and how many threads are too
    small."""
    return study.once("camps", lambda: _camps_of(study))


def _camps_of(study: Study) -> tuple[dict[str, tuple[list[str], Edges, dict[str, int | None]]], int]:
    found, small = {}, 0
    for thread, table in study.layer("replies").table.groupby("thread", sort=False):
        known = table[table["child_author"].notna() & table["parent_author"].notna()]
        known = known[known["child_author"] != known["parent_author"]]
        joined = list(dict.fromkeys([*known["parent_author"], *known["child_author"]]))
        if len(joined) < LEAST_AUTHORS:
            small += 1
            continue
        edges = list(zip(known["child_author"], known["parent_author"], known["probability"], strict=True))
        found[str(thread)] = joined, edges, find_camps(joined, edges, seed=study.seed)
    return found, small


def _rows(
    thread: str,
    authors: Sequence[str],
    edges: list[tuple[str, str, float]],
    camp: dict[str, int | None],
    written: dict[tuple[str, str], list[str]],
    held: dict[str, float],
) -> list[dict[str, Any]]:
    count, across = dict.fromkeys(authors, 0), dict.fromkeys(authors, 0)
    for first, second, _ in edges:
        crosses = camp[first] is not None and camp[second] is not None and camp[first] != camp[second]
        for name in (first, second):
            count[name] += 1
            across[name] += crosses
    return [
        {"id": f"{thread}/{name}", "thread": thread, "author": name, "camp": camp[name],
         "leaning": across[name] / count[name] if camp[name] is not None else None, "replies": count[name],
         "across": across[name], "held": held.get(name), "reaction_ids": written.get((thread, name), [])}
        for name in authors
    ]  # fmt: skip


def _adjacency(place: dict[str, int], edges: Iterable[tuple[str, str, float]]) -> Any:
    from scipy.sparse import coo_matrix

    rows, columns, weights = [], [], []
    for first, second, weight in edges:
        if first in place and second in place and first != second and weight > 0:
            rows.append(place[first])
            columns.append(place[second])
            weights.append(float(weight))
    matrix = coo_matrix((weights, (rows, columns)), shape=(len(place), len(place))).tocsr()
    return matrix + matrix.T


def _sides(matrix: Any, seed: int) -> NDArray[np.int64]:
    """+1, −1, or 0 outside the largest connected group."""
    from scipy.sparse.csgraph import connected_components

    sides = np.zeros(matrix.shape[0], dtype=np.int64)
    if not matrix.nnz:
        return sides
    _, group = connected_components(matrix, directed=False)
    members = np.flatnonzero(group == np.bincount(group).argmax())
    inner = matrix[members][:, members]
    cut = np.where(_eigenvector(inner, seed) >= 0, 1, -1)
    sides[members] = cut * cut[0]
    return sides


def _eigenvector(matrix: Any, seed: int) -> NDArray[np.float64]:
    from scipy.sparse import diags
    from scipy.sparse.linalg import eigsh

    scale = diags(1 / np.sqrt(np.asarray(matrix.sum(axis=1)).ravel() + SOFTENING))
    normal = scale @ matrix @ scale
    if matrix.shape[0] <= 500:
        return np.asarray(np.linalg.eigh(normal.toarray())[1][:, 0])
    start = np.random.default_rng(seed).standard_normal(matrix.shape[0])
    return np.asarray(eigsh(normal, k=1, which="SA", v0=start)[1][:, 0])


@dataclass(frozen=True, slots=True)
class CampTrees:
    """Camps drawn again on each reply tree: `sides` (trees, people) is ±1, or 0 outside the largest group.

    `across` holds, for each tree, the replies that cross that tree's line and all between its camps; `linked` the same
    (1,) for the links that we stand by.
    """

    people: tuple[str, ...]
    sides: Ints
    across: tuple[Floats, Floats]
    linked: tuple[Floats, Floats]

    def held(self, camp: Mapping[str, int | None]) -> dict[str, float]:
        """For each author with a camp, the share of trees that put the author there; a tree's line has no sign of its
        own."""
        given = np.array([{0: 1, 1: -1, None: 0}[camp.get(name)] for name in self.people])
        turned = self.sides * np.where(self.sides @ given < 0, -1, 1)[:, None]
        share = (turned == given).mean(axis=0)
        return {name: float(share[k]) for k, name in enumerate(self.people) if given[k]}


def camp_trees(study: Study, thread: str) -> CampTrees | None:
    """The camps of a thread on its reply trees; None where it has none, or too many authors for it."""
    return study.once("camps on trees", lambda: _all_camp_trees(study)).get(thread)


def _all_camp_trees(study: Study) -> dict[str, CampTrees]:
    found = {}
    for thread, (_, _, camp) in camps_of(study)[0].items():
        trees = trees_of(study)[thread]
        count, people = len(trees.parent), len(trees.people)
        drawn = min(count, TREE_WORK // people**3)
        if drawn < min(LEAST, count):
            continue
        tree, first, second = trees.between_people()
        few = tree < drawn
        sides = tree_sides(tree[few], first[few], second[few], (drawn, people))
        sums, sizes = _crossing(tree[few], sides[tree[few], first[few]], sides[tree[few], second[few]], drawn)
        again = np.arange(count) % drawn
        _, one, other = trees.as_linked().between_people()
        side = np.array([{0: 1, 1: -1, None: 0}[camp.get(name)] for name in trees.people])
        linked = _crossing(np.zeros_like(one), side[one], side[other], 1)
        found[thread] = CampTrees(trees.people, sides, (sums[again], sizes[again]), linked)
    return found


def _crossing(tree: Ints, first: Ints, second: Ints, count: int) -> tuple[Floats, Floats]:
    """For each tree the replies between opposite sides, and all between people who have one."""
    inside = (first != 0) & (second != 0)
    crossing = inside & (first != second)
    across, held = (np.bincount(tree[which], minlength=count).astype(np.float64) for which in (crossing, inside))
    return across, held


def tree_sides(tree: Ints, first: Ints, second: Ints, shape: tuple[int, int]) -> Ints:
    """The camps of `find_camps` on many graphs of the same people at once: ±1 or 0, of `shape` (trees, people)."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    trees, people = shape
    weight = (
        np.bincount((tree * people + first) * people + second, minlength=trees * people**2)
        .reshape(trees, people, people)
        .astype(np.float64)
    )
    weight += weight.transpose(0, 2, 1)
    ends = tree * people + first, tree * people + second
    _, group = connected_components(coo_matrix((np.ones(len(tree)), ends), shape=(trees * people,) * 2), directed=False)
    sizes = np.bincount(group)[group].reshape(trees, people)
    largest = (
        group.reshape(trees, people) == group.reshape(trees, people)[np.arange(trees), sizes.argmax(axis=1)][:, None]
    )
    members = largest & (sizes > 1) & ((weight.sum(axis=2) > 0).sum(axis=1) >= LEAST_AUTHORS)[:, None]
    weight *= members[:, :, None] & members[:, None, :]
    scale = 1 / np.sqrt(weight.sum(axis=2) + SOFTENING)
    vectors = np.linalg.eigh(scale[:, :, None] * weight * scale[:, None, :])[1][:, :, 0]
    return np.where(members, np.where(vectors >= 0, 1, -1), 0).astype(np.int64)
