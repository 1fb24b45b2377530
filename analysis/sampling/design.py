"""The design of a random sample: each reaction's chance, the draw, and how far a difference can be told with it.

Within a group the chances give each thread a place of its own where there are enough codes, and the draw is systematic
over the reactions in the order of their threads: it spreads over threads and keeps each chance exact (Särndal, Swensson
& Wretman, Model Assisted Survey Sampling, 1992, 3.6.2).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Threads = NDArray[np.intp]
"""Each reaction's thread, by its place among the sorted ids of threads."""

EACH_THREAD_FROM = 2.0
"""Codes a thread from which each thread has a place of its own in the draw."""
BETWEEN = 0.1
"""Share of a code's variance that lies between threads, as it is taken for the size of a sample: .09 to .12 among
comments below 29 posts (`benchmarks.coding --parts between`)."""


def mean_variance(threads: Threads, n: int, variance: float) -> float:
    """The variance of a group's mean by n codes: what threads differ by, and what is within them."""
    return variance * (BETWEEN * _concentration(threads) + (1 - BETWEEN) * (1 / n - 1 / len(threads)))


def needed(threads: Threads, half_width: float, variance: float) -> int:
    """The codes with which a group's part in the variance of a difference stays within a half of what is allowed."""
    allowed = (half_width / 1.96) ** 2 / 2
    spare = allowed / variance - BETWEEN * _concentration(threads)
    if spare <= 0:
        return len(threads)
    return min(len(threads), int(np.ceil(1 / (spare / (1 - BETWEEN) + 1 / len(threads)))))


def _concentration(threads: Threads) -> float:
    """The sum of the squares of the threads' shares: 1 where all reactions stand in one."""
    shares = np.sort(np.unique(threads, return_counts=True)[1])[::-1] / len(threads)
    return float((shares**2).sum())


def half_widths(threads: dict[str, Threads], sizes: dict[str, int], variance: float) -> dict[tuple[str, str], float]:
    """What each two groups' difference can be told to, ± at 95 %, by their names, with so many codes each; `threads`
    has each reaction's, by group."""
    parts = {name: mean_variance(threads[name], size, variance) for name, size in sizes.items() if size}
    names = list(parts)
    return {
        (first, second): float(1.96 * np.sqrt(parts[first] + parts[second]))
        for place, first in enumerate(names)
        for second in names[place + 1 :]
    }


def chances(threads: Threads, n: int) -> Floats:
    """Each reaction's chance, n in sum: equal, but where codes are many each thread has one at least."""
    total = len(threads)
    if n >= total:
        return np.ones(total)
    names, inverse, counts = np.unique(threads, return_inverse=True, return_counts=True)
    if n < EACH_THREAD_FROM * len(names):
        return np.full(total, n / total)
    expected = np.maximum(1.0, n * counts / total)
    for _ in range(len(names)):  # threads raised to one take from the others, in proportion, until the sum is n
        free = expected > 1.0
        spare = n - (~free).sum()
        scaled = np.where(free, spare * counts / max(1, counts[free].sum()), 1.0)
        if (scaled[free] >= 1.0).all():
            break
        expected = np.where(scaled < 1.0, 1.0, scaled)
    expected = np.where(expected > 1.0, scaled, 1.0)
    return np.asarray(np.minimum(1.0, expected / counts)[inverse])


def chances_beside(threads: Threads, free: NDArray[np.bool_], n: int) -> Floats:
    """Each reaction's chance, n in sum over the `free` ones, which an earlier draw left; like reactions have the same
    chance whether the earlier draw took them or not, so that the chances of both draws can be put together."""
    n = min(n, int(free.sum()))
    if not n:
        return np.zeros(len(threads))
    found = chances(threads, max(1, round(n * len(threads) / free.sum())))
    for _ in range(100):
        short = n / found[free].sum()
        if abs(short - 1) < 1e-12:
            break
        found = np.minimum(1.0, found * short)
    return found


def systematic(threads: Threads, chances: Floats, rng: np.random.Generator) -> NDArray[np.intp]:
    """The places drawn: the reactions in a random order within a random order of threads, a step of one along the sum
    of their chances, from a random start."""
    names, inverse = np.unique(threads, return_inverse=True)
    order = np.argsort(rng.permutation(len(names)))
    ranks = np.lexsort((rng.random(len(threads)), order[inverse]))
    reached = np.floor(np.round(np.cumsum(chances[ranks]), 9) + rng.random() * (1 - 1e-9))
    drawn: NDArray[np.intp] = ranks[np.diff(reached, prepend=0.0) > 0]
    return drawn
