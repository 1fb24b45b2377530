"""A talk cut into parts: each comment's concepts with those of its neighbours, factored; who belongs to each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

# A short comment says two or three concepts; with those of the ten nearest by sentence vector it can be placed. On the
# sample pages, in five parts and in six, the parts that pass hold .31 and .27 of the talk with 5 neighbours, .49 and
# .63 with 10, .43 and .46 with 15.
NEIGHBOURS, NEIGHBOUR_WEIGHT = 10, 1.0
# Where there are few comments, ten neighbours are half of them: no more than this share is looked at (of 43, nine).
MOST_NEAR = 0.20
# A concept counts in full from this many standard deviations. On the sample pages, over the list of general words, the
# same without four of them, and four times without a tenth of them, themes hold .41 to .50 and .34 to .41 of the talk
# where all concepts count in full, .42 to .52 so (`benchmarks.themes --lists`); .36 to .51 at 10.
SURELY_TOGETHER = 5.0
ROUNDS, TOLERANCE = 300, 1e-3
# What parts a theme that a reader can name from a rag-bag (../docs/themes.md): of its comments this share and more say
# one of the label's concepts, of all others no more than that.
SAID_INSIDE, SAID_OUTSIDE = 0.60, 0.20
# Comments that say none of them and lie least in the part are left out until that holds; but a part of which fewer than
# this share say one is a rag-bag. On the sample pages, of copies with shuffled words the best part in twenty was found
# again with a Jaccard index of .35 to .43 at .45 and 14 concepts tried, of .00 to .28 at .50 and 10.
LEAST_SAYING = 0.50
LEAST_MEMBERS = 5
LEAST_CONCEPTS, MOST_CONCEPTS, CONCEPTS_TRIED = 4, 6, 10
# A concept in a label is said by this share of the comments inside, and so many times as often as outside.
LABEL_SHARE, LABEL_LIFT = 0.06, 2.0
# Rows that are compared with the bank at once: with 3,000 there some 40 MB.
BLOCK = 240


@dataclass(frozen=True, eq=False)
class TalkPart:
    """One part of a talk: `concepts` (their numbers, the label's) and `members` of the texts given.

    `core` are the texts that lie most in the part; those of them that say no concept of the label are members from a
    share of `floor`. `inside`, `outside`: the shares of members, of all others, that say one.
    """

    number: int
    concepts: tuple[int, ...]
    members: Flags
    core: Flags = field(repr=False)
    inside: float
    outside: float
    floor: float
    passes: bool

    def among(self, rows: NDArray[np.int64]) -> TalkPart:
        """The part as these texts alone show it."""
        return replace(self, members=self.members[rows], core=self.core[rows])


def near(vectors: NDArray[np.float32], bank: NDArray[np.float32], *, count: int, own: bool) -> NDArray[np.int64]:
    """The rows of `bank` nearest to each vector, nearest first, shape (n, count); with `own` row i of the bank is the
    vector's own and is left out. In blocks: memory does not grow with n × bank."""
    found = np.zeros((len(vectors), count), dtype=np.int64)
    for start in range(0, len(vectors), BLOCK):
        close = (vectors[start : start + BLOCK] @ bank.T).round(5)
        if own:
            row = np.arange(len(close))
            close[row, start + row] = -2.0
        found[start : start + BLOCK] = _largest(close, count)
    return found


def _largest(values: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """The places of the `count` largest of each row, largest first, of equal ones the first: a stable sort's, sooner.

    `values` are rounded to five places.
    """
    size = values.shape[1]
    keys = np.rint(values * 1e5).astype(np.int64) * size + np.arange(size - 1, -1, -1)
    if 0 < count < size:
        keys = np.partition(keys, size - count, axis=1)[:, size - count :]
    return np.asarray(size - 1 - np.sort(keys, axis=1)[:, ::-1][:, :count] % size)


def weighed(counts: Any, rarity: Floats) -> Any:
    """The counts weighed by the rarity of the concepts, each row of length 1 (zero rows stay zero)."""
    from scipy.sparse import csr_matrix, diags

    rows = csr_matrix(counts @ diags(rarity))
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return csr_matrix(diags(1 / np.maximum(length, 1e-12)) @ rows)


def kept_together(counts: Any, nearest: NDArray[np.int64]) -> Floats:
    """How far each concept is of a subject, 0 to 1, shape (concepts,): whether those who say it are near one another.

    By the root of z / 5, where z is how many standard deviations more neighbours of its sayers say it too than by
    chance. A word of all subjects ("it makes one sad") has sayers who are near nobody that says it.
    """
    from scipy.sparse import csr_matrix

    size, many = nearest.shape
    joined = csr_matrix((np.ones(nearest.size), nearest.ravel(), np.arange(size + 1) * many), (size, size))
    said = np.asarray(counts.sum(axis=0)).ravel()
    again = np.asarray(counts.multiply(joined @ counts).sum(axis=0)).ravel()
    expected = said * many * np.maximum(said - 1, 0) / max(size - 1, 1)
    z = (again - expected) / np.sqrt(np.maximum(expected, 1e-9))
    return np.asarray(np.sqrt(np.clip(z / SURELY_TOGETHER, 0, 1)))


def neighbour_count(texts: int) -> int:
    """How many neighbours are looked at among so many texts."""
    return max(0, min(NEIGHBOURS, round(MOST_NEAR * texts), texts - 1))


def with_neighbours(own: Any, bank: Any, nearest: NDArray[np.int64]) -> Any:
    """The weighed concepts of each text and those of its neighbours, rows of the bank (−1 is none)."""
    from scipy.sparse import csr_matrix

    row, column = np.nonzero(nearest >= 0)
    ones = np.full(len(row), NEIGHBOUR_WEIGHT)
    joined = csr_matrix((ones, (row, nearest[row, column])), (len(nearest), bank.shape[0]))
    return csr_matrix(own + joined @ bank)


def factored(rows: Any, count: int) -> tuple[Floats, Floats]:
    """Weights of the texts (n, count) and of the concepts (count, concepts): non-negative factors of the rows (Lee &
    Seung 1999), from a deterministic start (Boutsidis & Gallopoulos 2008)."""
    import warnings

    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning

    count = max(1, min(count, *rows.shape))
    model = NMF(count, init="nndsvda", random_state=0, max_iter=ROUNDS, tol=TOLERANCE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        weights = model.fit_transform(rows)
    return weights, model.components_


def placed(rows: Any, concepts: Floats) -> Floats:
    """The share of each text (n, parts) in each part whose concepts are given; zero rows where it says none of them."""
    import warnings

    from sklearn.decomposition import non_negative_factorization
    from sklearn.exceptions import ConvergenceWarning

    if not rows.shape[0]:
        return np.zeros((0, len(concepts)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        weights, _, _ = non_negative_factorization(
            rows, H=concepts, n_components=len(concepts), update_H=False, random_state=0, max_iter=ROUNDS,
            tol=TOLERANCE,
        )  # fmt: skip
    return shares(weights)


def shares(weights: Floats) -> Floats:
    """The weights of each text as shares of their sum."""
    return np.asarray(weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-12))


def nearest_part(share: Floats) -> NDArray[np.int64]:
    """The part in which each text lies most, −1 where it lies in none."""
    return np.where(share.max(axis=1, initial=0) > 0, share.argmax(axis=1), -1)


def parts_of(counts: Any, share: Floats, concepts: Floats) -> list[TalkPart]:
    """The parts of a talk with label and members; `counts` (n, concepts) says who says what by himself."""
    lies = nearest_part(share)
    speaks = np.asarray(counts.sum(axis=1)).ravel() > 0
    found = []
    for number in range(len(concepts)):
        core = (lies == number) & speaks
        if core.sum() >= LEAST_MEMBERS:
            found.append(_part(number, core, share[:, number], counts, concepts[number]))
    return found


def _part(number: int, core: Flags, share: Floats, counts: Any, weights: Floats) -> TalkPart:
    label, says = label_of_part(weights, counts, core)
    floor = _floor(core, says, share)
    members = core & (says | (share >= floor))
    inside, outside = _mean(says[members]), _mean(says[~members])
    passes = (
        len(label) >= LEAST_CONCEPTS - 1
        and _mean(says[core]) >= LEAST_SAYING
        and bool(inside >= SAID_INSIDE and outside <= SAID_OUTSIDE)
        and int(members.sum()) >= LEAST_MEMBERS
    )
    return TalkPart(number, tuple(label), members, core, inside, outside, floor, passes)


def _floor(core: Flags, says: Flags, share: Floats) -> float:
    """The share from which silent texts stay, so that SAID_INSIDE of the members say a concept of the label."""
    silent = np.sort(share[core & ~says])[::-1]
    room = int((core & says).sum() * (1 - SAID_INSIDE) / SAID_INSIDE + 1e-9)
    if len(silent) <= room:
        return 0.0
    return float(np.nextafter(silent[room], np.inf))


def label_of_part(weights: Floats, counts: Any, core: Flags) -> tuple[list[int], Flags]:
    """The concepts that together are said most inside and least outside, first the one that says most; who says one.

    Greedy: each next concept adds most to the share inside less the share outside (Nemhauser et al. 1978).
    """
    tried = [int(i) for i in np.argsort(-weights, kind="stable")[:CONCEPTS_TRIED] if weights[i] > 0]
    says = np.asarray(counts[:, tried].todense()) > 0
    inside, outside = says[core].mean(axis=0), says[~core].mean(axis=0) if (~core).any() else np.zeros(len(tried))
    least = max(LABEL_SHARE, 2 / core.sum())
    able = [i for i in range(len(tried)) if inside[i] >= least and inside[i] >= LABEL_LIFT * outside[i]]
    chosen: list[int] = []
    said = np.zeros(len(core), dtype=bool)
    while len(chosen) < MOST_CONCEPTS:
        fits = [i for i in able if i not in chosen and _mean((said | says[:, i])[~core]) <= SAID_OUTSIDE]
        gains = {i: _gain(said, says[:, i], core) for i in fits}
        if not gains or (max(gains.values()) <= 0 and len(chosen) >= LEAST_CONCEPTS):
            break
        best = max(fits, key=lambda i: (round(max(gains[i], 0.0), 9), round(inside[i] - outside[i], 9), -i))
        chosen.append(best)
        said |= says[:, best]
    return [tried[i] for i in chosen], said


def _gain(said: Flags, more: Flags, core: Flags) -> float:
    fresh = more & ~said
    return _mean(fresh[core]) - _mean(fresh[~core])


def _mean(flags: Flags) -> float:
    return float(flags.mean()) if len(flags) else 0.0


def covered(parts: Sequence[TalkPart]) -> int:
    """How many texts lie in parts that pass."""
    return int(sum(part.members.sum() for part in parts if part.passes))
