"""Camps drawn again on the reply trees of a thread: how far they hang on links that are inferred."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from analysis.base import Study, shelved
from analysis.camps.cut import Floats, Ints, tree_sides
from analysis.camps.threads import camps_of, weights_of
from analysis.trees import LEAST, Trees, trees_of

# Camps are drawn again on so many trees that trees × authors³ stays below this (.3 s); on fewer than 20 trees not at
# all, which is so beyond 270 authors.
TREE_WORK = 400_000_000
_SIDE: Mapping[int | None, int] = {0: 1, 1: -1, None: 0}


@dataclass(frozen=True, slots=True)
class CampTrees:
    """Camps drawn again on each reply tree, the doubtful with them: `sides` (trees, people) is ±1, or 0 outside the
    largest group.

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
        given = np.array([_SIDE[camp.get(name)] for name in self.people])
        turned = self.sides * np.where(self.sides @ given < 0, -1, 1)[:, None]
        share = (turned == given).mean(axis=0)
        return {name: float(share[k]) for k, name in enumerate(self.people) if given[k]}


def camp_trees(study: Study, thread: str) -> CampTrees | None:
    """The camps of a thread on its reply trees; None where it has none, or too many authors for it."""
    return study.once("camps on trees", lambda: _all_camp_trees(study)).get(thread)


def _all_camp_trees(study: Study) -> Mapping[str, CampTrees]:
    return shelved(study, _each(study), study.layer("replies").rows)


def _each(study: Study) -> Iterator[tuple[str, CampTrees]]:
    weights = weights_of(study)
    for thread, talk in camps_of(study)[0].items():
        trees = trees_of(study)[thread]
        count, people = len(trees.parent), len(trees.people)
        drawn = min(count, TREE_WORK // people**3)
        if drawn < min(LEAST, count):
            continue
        tree, first, second, weight = _between(weights, thread, trees)
        few = tree < drawn
        sides = tree_sides(tree[few], first[few], second[few], (drawn, people), weight[few], doubtful=True)
        sums, sizes = _crossing(tree[few], sides[tree[few], first[few]], sides[tree[few], second[few]], drawn)
        again = np.arange(count) % drawn
        _, one, other = trees.as_linked().between_people()
        camp = talk.cut.camps(doubtful=True)
        side = np.array([_SIDE[camp.get(name)] for name in trees.people])
        linked = _crossing(np.zeros_like(one), side[one], side[other], 1)
        yield thread, CampTrees(trees.people, sides, (sums[again], sizes[again]), linked)


def _between(weights: Mapping[str, float], thread: str, trees: Trees) -> tuple[Ints, Ints, Ints, Floats]:
    """The replies between two named people in each tree: tree, who answers, who is answered, and the sign's weight."""
    each = np.array([weights.get(f"{thread}/{one}", 1.0) for one in trees.ids])
    tree, child, parent = trees.edges()
    first, second = trees.author[child], trees.author[parent]
    named = (first >= 0) & (second >= 0) & (first != second)
    return tree[named], first[named], second[named], each[child[named]]


def _crossing(tree: Ints, first: Ints, second: Ints, count: int) -> tuple[Floats, Floats]:
    """For each tree the replies between opposite sides, and all between people who have one."""
    inside = (first != 0) & (second != 0)
    crossing = inside & (first != second)
    across, held = (np.bincount(tree[which], minlength=count).astype(np.float64) for which in (crossing, inside))
    return across, held
