"""Runs of words that a text shares with an earlier one of its thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threads.replies.transcript import Transcript

Ints = NDArray[np.int64]
SHINGLE = 4
"""Tokens that must agree in a row before two places are compared; shorter runs of words are common coin."""
NEIGHBOURS = 6
"""Earlier occurrences of a shingle that are looked at beside the first, so that one phrase in every comment stays
linear."""
BOILERPLATE = 24
"""A shingle that stands in more places than this in one thread is a signature or a platform's phrase."""
MIN_WEIGHT = 8.0
"""Five words or eight Chinese characters (see `Words.weight`): less is taken for chance."""
LONG_WEIGHT = 12.8
"""Eight words: enough where one end is that of a sentence, a line or a quotation (trimmed or reworded at the other)."""
FAR_BACK = 1_000
"""Comments back beyond which a passage must be long and the first to use its words: chance repeats grow with a
thread."""
BRIDGE = 3
"""Tokens that may differ between two matching runs of one quotation (an ellipsis, a corrected word)."""


@dataclass(slots=True)
class Run:
    """Tokens `start` to `end` of text `source` (within it) that stand also in text `target` from `at` on; `weight` is
    what they are worth."""

    source: int
    target: int
    start: int
    end: int
    at: int
    weight: float


def matching_runs(reading: Transcript) -> list[Run]:
    """Maximal runs of at least `SHINGLE` equal tokens between a comment and an earlier text, short ones bridged."""
    words = reading.words
    later, earlier = _pairs(_shingles(words.ids, words.document), words.document)
    if not len(later):
        return []
    source, target = words.document[later], words.document[earlier]
    order = np.lexsort((later, later - earlier, target, source))
    later, earlier, source, target = later[order], earlier[order], source[order], target[order]
    breaks = (
        (np.diff(source) != 0)
        | (np.diff(target) != 0)
        | (np.diff(later - earlier) != 0)
        | (np.diff(later) > SHINGLE + BRIDGE)
    )
    first = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    last = np.concatenate((np.flatnonzero(breaks), [len(later) - 1]))
    # Nine runs in ten of a long thread are four common words; they are left out before anything is made of them.
    worth = np.concatenate(([0], np.cumsum(np.rint(10.0 * words.weight).astype(np.int64))))
    far = source[first] - target[first] > FAR_BACK
    tenths = worth[later[last] + SHINGLE] - worth[later[first]]
    heavy = tenths >= np.where(far, 10.0 * LONG_WEIGHT, 10.0 * MIN_WEIGHT)
    first, last, weight = first[heavy], last[heavy], tenths[heavy] / 10.0
    a, b = later[first], later[last]
    source, target, starts = source[first], target[first], words.start
    columns = (
        source,
        target,
        a - starts[source],
        b - starts[source] + SHINGLE,
        earlier[first] - starts[target],
        weight,
    )
    return [Run(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _shingles(ids: Ints, document: Ints) -> NDArray[np.uint64]:
    """A number for each `SHINGLE` tokens in a row; unique numbers where the row crosses into the next text."""
    n = len(ids) - SHINGLE + 1
    if n <= 0:
        return np.zeros(0, dtype=np.uint64)
    mixed = np.zeros(n, dtype=np.uint64)
    for k in range(SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + ids[k : k + n].astype(np.uint64) + np.uint64(1)
        mixed ^= mixed >> np.uint64(29)
    crossing = document[:n] != document[SHINGLE - 1 :]
    mixed[crossing] = np.arange(n, dtype=np.uint64)[crossing]
    return mixed


def _pairs(shingles: NDArray[np.uint64], document: Ints) -> tuple[Ints, Ints]:
    """Places (later, earlier) of equal shingles in different texts: the nearest earlier ones and the first."""
    order = np.argsort(shingles, kind="stable")
    ordered = shingles[order]
    new = np.concatenate(([True], ordered[1:] != ordered[:-1])) if len(ordered) else np.zeros(0, dtype=bool)
    group = np.cumsum(new) - 1
    first = np.flatnonzero(new)
    size = np.diff(np.concatenate((first, [len(ordered)])))
    usable = (size[group] > 1) & (size[group] <= BOILERPLATE) if len(ordered) else new
    order, group = order[usable], group[usable]
    later: list[Ints] = []
    earlier: list[Ints] = []
    for lag in range(1, NEIGHBOURS + 1):
        same = np.flatnonzero(group[lag:] == group[:-lag]) if len(group) > lag else np.zeros(0, dtype=np.int64)
        same = same[document[order[same + lag]] - document[order[same]] <= FAR_BACK]
        later.append(order[same + lag])
        earlier.append(order[same])
    later.append(order)
    earlier.append(_firsts(order, group))
    a, b = np.concatenate(later), np.concatenate(earlier)
    keep = document[a] > document[b] if len(a) else np.zeros(0, dtype=bool)
    return _in_runs(a[keep], b[keep])


def _in_runs(later: Ints, earlier: Ints) -> tuple[Ints, Ints]:
    """The pairs, each once, that have another one near on their diagonal: a lone shingle weighs 6.4 at most, less than
    `MIN_WEIGHT`. In a thread of 35,000 comments nine pairs in ten are alone; sorting them again took a fifth of all."""
    size = int(later.max(initial=0)) + SHINGLE + BRIDGE + 1
    key = np.sort((later - earlier) * size + later)
    key = key[np.concatenate(([True], key[1:] != key[:-1]))] if len(key) else key
    near = np.diff(key) <= SHINGLE + BRIDGE
    key = key[np.concatenate((near, [False])) | np.concatenate(([False], near))] if len(key) else key
    later = key % size
    return later, later - key // size


def _firsts(order: Ints, group: Ints) -> Ints:
    """The first member of each entry's group."""
    if not len(order):
        return order
    starts = np.concatenate(([True], group[1:] != group[:-1]))
    first: Ints = order[np.flatnonzero(starts)][np.cumsum(starts) - 1]
    return first
