"""A talk learnt: the parts of it that pass, and the place of any comment among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.themes.bank import Bank, Pair
from analysis.themes.concepts import Concepts, once_each
from analysis.themes.parts import (
    LEAST_MEMBERS,
    TalkPart,
    covered,
    factored,
    kept_together,
    near,
    nearest_part,
    neighbour_count,
    parts_of,
    placed,
    shares,
    weighed,
    with_neighbours,
)
from analysis.themes.placing import Placed
from analysis.themes.stability import TESTED_ON, bar, ground, stabilities

Floats = NDArray[np.float64]

# Fewer parts are cut through everything, more are of a few comments each.
FEWEST_PARTS, MOST_PARTS = 4, 8
# A share of the talk counts as nearly the largest from this part of it on.
NEARLY = 0.95


@dataclass(frozen=True, eq=False)
class Cut:
    """A talk cut into `count` parts, with the concepts of each and the stability of each where it was measured."""

    count: int
    parts: list[TalkPart]
    share: Floats
    factors: Floats


class Talk:
    """The themes of one talk: `parts`, those that pass, largest first, with `stability` of each, of the `count` cut.

    `bar` is the stability that they passed, NaN where there were too few texts to test it.
    """

    kind = "talk"

    def __init__(self, pairs: Sequence[Pair], count: int | None, *, tested: bool, seed: int) -> None:
        self.tested = tested
        self.bank = Bank(pairs)
        texts = [text for text, _ in pairs]
        self.concepts = Concepts().fit(texts)
        mentions = self.concepts.mentions(texts)
        counts = once_each(mentions)
        nearest = near(self.bank.vectors, self.bank.vectors, count=neighbour_count(len(pairs)), own=True)
        self._weights = self.concepts.weights_ * (kept_together(counts, nearest) if tested else 1.0)
        self._weighed = weighed(counts, self._weights)
        rows = with_neighbours(self._weighed, self._weighed, nearest)
        speaking = int((np.diff(counts.indptr) > 0).sum())
        cuts = [_cut(counts, rows, tried) for tried in _counts(count, speaking, counts.shape[1])]
        chosen, self.stability, self.bar = self._chosen(cuts, counts, seed)
        self.count = chosen.count
        self.parts = sorted(chosen.parts, key=lambda part: (-int(part.members.sum()), part.number))
        self.stability = {part.number: self.stability.get(part.number, float("nan")) for part in self.parts}
        self._factors = chosen.factors
        self.known = {pair: row for row, pair in enumerate(pairs)}
        self.learnt = _among(self.parts, mentions, chosen.share)

    def labels(self) -> list[tuple[int, ...]]:
        """The concepts of each theme's label."""
        return [part.concepts for part in self.parts]

    def lie(self, pairs: Sequence[Pair]) -> Placed:
        """Where texts lie that are none of those learnt from."""
        mentions = self.concepts.mentions([text for text, _ in pairs])
        if not self.parts:
            return _among([], mentions, np.zeros((len(pairs), len(self._factors))))
        close = near(self.bank.of(pairs), self.bank.vectors, count=neighbour_count(len(self.bank.vectors)), own=False)
        rows = with_neighbours(weighed(once_each(mentions), self._weights), self._weighed, close)
        return _among(self.parts, mentions, placed(rows, self._factors))

    def _chosen(self, cuts: list[Cut], counts: object, seed: int) -> tuple[Cut, dict[int, float], float]:
        """The cut whose themes that pass hold most of the talk, only those, their stability, and the bar.

        Of cuts that hold nearly as much, the one with most themes.
        """
        none = Cut(0, [], np.zeros((len(self.bank.vectors), 1)), np.zeros((1, len(self.concepts.concepts_))))
        found: list[tuple[Cut, dict[int, float], float]] = [(none, {}, float("nan"))]
        most = 1.0
        for cut in sorted(cuts, key=lambda cut: (-covered(cut.parts), cut.count)):
            if covered(cut.parts) < NEARLY * most:  # what passes one test bounds what passes both
                break
            passing, stability, least = self._tested(cut, counts, seed)
            most = max(most, covered(passing))
            found.append((Cut(cut.count, passing, cut.share, cut.factors), stability, least))
        able = [one for one in found if covered(one[0].parts) >= NEARLY * most] or found[:1]
        return max(able, key=lambda one: (len(one[0].parts), covered(one[0].parts), -one[0].count))

    def _tested(self, cut: Cut, counts: object, seed: int) -> tuple[list[TalkPart], dict[int, float], float]:
        passing = [part for part in cut.parts if part.passes]
        size = len(self.bank.vectors)
        some = np.arange(size)
        if size > TESTED_ON:
            some = np.sort(np.random.default_rng(seed).choice(size, TESTED_ON, replace=False))
        on = ground(counts[some], self._weights, self.bank.vectors[some])  # type: ignore[index]
        values = stabilities(on, [part.among(some) for part in passing], cut.count, seed=seed)
        stability = {part.number: float(value) for part, value in zip(passing, values, strict=True)}
        if not self.tested:
            return passing, stability, float("nan")
        least = bar(on, cut.count, seed=seed)
        return [part for part in passing if stability[part.number] > least], stability, least


def _counts(count: int | None, speaking: int, concepts: int) -> list[int]:
    """The numbers of parts to try."""
    most = min(speaking // LEAST_MEMBERS, concepts)
    if count is not None:
        return [min(count, most)] if most else []
    return list(range(FEWEST_PARTS, min(MOST_PARTS, most) + 1))


def _cut(counts: object, rows: object, count: int) -> Cut:
    weights, factors = factored(rows, count)
    share = shares(weights)
    return Cut(count, parts_of(counts, share, factors), share, factors)


def _among(parts: Sequence[TalkPart], mentions: Any, share: Floats) -> Placed:
    """A text is of the part in which it lies most where it says one of the label's concepts or lies there enough."""
    lies = nearest_part(share)
    size = len(lies)
    labels, held, says = np.full(size, -1, dtype=np.int64), np.zeros(size), np.zeros(size, dtype=np.int64)
    counts = once_each(mentions)
    speaks = np.asarray(counts.sum(axis=1)).ravel() > 0
    for place, part in enumerate(parts):
        number = np.asarray(counts[:, list(part.concepts)].sum(axis=1)).ravel().astype(np.int64)
        members = (lies == part.number) & speaks & ((number > 0) | (share[:, part.number] >= part.floor))
        labels[members], held[members], says[members] = place, share[members, part.number], number[members]
    return Placed(labels, held, says, mentions)
