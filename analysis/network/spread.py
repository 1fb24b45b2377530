"""How far the measures of authors and of pairs move over the reply trees drawn: the ends between which 95 % of them
lie."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from analysis.trees import Ints, Trees, turns

ENDS = (0.025, 0.975)

Numbers = NDArray[np.float64] | NDArray[np.int64]


def spread(values: Numbers) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The mean over trees (first axis) and the ends between which 95 % of the trees lie, each a value that occurs."""
    low, high = np.quantile(values, ENDS, axis=0, method="inverted_cdf")
    return (
        np.asarray(values.mean(axis=0), dtype=np.float64),
        np.asarray(low, dtype=np.float64),
        np.asarray(high, dtype=np.float64),
    )


def author_spread(trees: Trees) -> dict[str, dict[str, float]]:
    """For each author by name `received`, `given` and `mutual` over the trees: `_mean`, `_low` and `_high` of each."""
    people, count = len(trees.people), len(trees.parent)
    tree, first, second = trees.between_people()
    measures = {
        "given": _counted(tree, first, count, people),
        "received": _counted(tree, second, count, people),
        "mutual": _mutual(tree, first, second, count, people),
    }
    found: dict[str, dict[str, float]] = {name: {} for name in trees.people}
    for measure, values in measures.items():
        for part, row in zip(("mean", "low", "high"), spread(values), strict=True):
            for name, value in zip(trees.people, row.tolist(), strict=True):
                found[name][f"{measure}_{part}"] = value
    return found


def mutual_links(tree: Ints, first: Ints, second: Ints, people: int) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Each ordered pair of people once a tree, as tree and who answers, and whether the other answers back."""
    keys = np.unique((tree * people + first) * people + second)
    where, one, other = keys // people // people, keys // people % people, keys % people
    back = (where * people + other) * people + one
    at = np.searchsorted(keys, back)
    answered = keys[np.minimum(at, len(keys) - 1)] == back if len(keys) else np.zeros(0, dtype=bool)
    return where, one, answered


def pair_spread(trees: Trees, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], dict[str, float]]:
    """For the pairs asked for, names in order, `replies` and `longest_exchange` over the trees: `_mean`, `_low`,
    `_high`."""
    wanted = list(pairs)
    if not wanted:
        return {}
    number = {name: k for k, name in enumerate(trees.people)}
    people, count = len(trees.people), len(trees.parent)
    keys = np.array([_pair(number[a], number[b], people) for a, b in wanted], dtype=np.int64)
    order = np.argsort(keys)
    length = turns(trees)
    tree, column = np.nonzero(length)
    one, other = trees.author[trees.child[column]], trees.author[trees.parent[tree, column]]
    found = np.minimum(one, other) * people + np.maximum(one, other)
    at = np.minimum(np.searchsorted(keys[order], found), len(keys) - 1)
    hit = keys[order][at] == found
    place = order[at[hit]]
    longest = np.zeros((count, len(keys)), dtype=np.int64)
    np.maximum.at(longest, (tree[hit], place), length[tree[hit], column[hit]])
    measures = {"replies": _counted(tree[hit], place, count, len(keys)), "longest_exchange": longest}
    out: dict[tuple[str, str], dict[str, float]] = {pair: {} for pair in wanted}
    for measure, values in measures.items():
        for part, row in zip(("mean", "low", "high"), spread(values), strict=True):
            for pair, value in zip(wanted, row.tolist(), strict=True):
                out[pair][f"{measure}_{part}"] = value
    return out


def _pair(one: int, other: int, people: int) -> int:
    return min(one, other) * people + max(one, other)


def _counted(tree: Ints, what: Ints, trees: int, kinds: int) -> Ints:
    return np.bincount(tree * kinds + what, minlength=trees * kinds).reshape(trees, kinds).astype(np.int64)


def _mutual(tree: Ints, first: Ints, second: Ints, trees: int, people: int) -> Ints:
    where, one, answered = mutual_links(tree, first, second, people)
    return _counted(where[answered], one[answered], trees, people)
