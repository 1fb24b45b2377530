"""Which terms one side says more than the other: log-odds with an informative prior, tested by thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

Z95 = 1.959963984540054
# A spread of log-odds beyond this is none: 22,000 times as often.
WIDEST = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """For each term: the log-odds ratio of the first side to the second with a 95 % interval, z and p by thread."""

    estimate: Floats
    low: Floats
    high: Floats
    z: Floats
    p: Floats


def log_odds(said: Any, sizes: Floats, second: NDArray[np.bool_], threads: Ints) -> Odds:
    """What `said` (sparse, reactions × terms, 1 where said) tells of two sides; `sizes` are the reactions' words.

    The test is a score test clustered by thread: under no difference each adds e = Σ ±(said − share · words) / N, and
    z = Σe / √Σe². So |z| cannot pass the root of the number of threads: what one thread says often is no evidence.
    A thread may hold both sides. `benchmarks.keyness` simulates it: with few threads and bursty words it finds little.
    The estimate is the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008), a thread of
    mean size that talks as all do, on counts divided by their design effect (Rao & Scott 1992): as many words as would
    be said independently.
    """
    from scipy.sparse import csr_matrix

    sums = np.array([sizes[~second].sum(), sizes[second].sum()])
    weight = np.where(second, -1 / sums[1], 1 / sums[0])
    _, cluster = np.unique(threads, return_inverse=True)
    count = int(cluster.max()) + 1
    gather = csr_matrix((weight, (cluster, np.arange(len(cluster)))), (count, len(cluster)))
    parts, spread = gather @ said, gather @ sizes
    counts = np.stack([np.asarray(said[side].sum(axis=0)).ravel() for side in (~second, second)]).astype(np.float64)
    share = counts.sum(axis=0) / sums.sum()
    total = counts[0] / sums[0] - counts[1] / sums[1]
    squares = (
        np.asarray(parts.multiply(parts).sum(axis=0)).ravel()
        - 2 * share * np.asarray(parts.T @ spread).ravel()
        + share**2 * float(spread @ spread)
    )
    z = total / np.sqrt(np.maximum(squares, 1e-300))
    chance = np.maximum(share * (1 - share) * (1 / sums).sum(), 1e-300)
    effect = np.maximum(squares * count / max(count - 1, 1) / chance, 1.0)
    estimate, error = _shrunk(counts / effect, sums[:, None] / effect, share * sums.sum() / count / effect)
    return _tested(estimate, error, z)


def _shrunk(counts: Floats, sizes: Floats, prior: Floats) -> tuple[Floats, Floats]:
    """The log-odds ratio and its standard error; the prior's other words follow from its share of the whole."""
    share = counts.sum(axis=0) / sizes.sum(axis=0)
    said = counts + prior
    others = sizes - counts + prior * (1 - share) / np.maximum(share, 1e-300)
    odds = np.log(said) - np.log(np.maximum(others, 1e-300))
    return odds[0] - odds[1], np.sqrt((1 / said).sum(axis=0))


def pooled(parts: Sequence[Odds]) -> Odds:
    """The tests of one comparison in several languages as one, each weighed by its precision (Stouffer's z).

    A term that one part does not say has no weight there.
    """
    error = np.array([(odds.high - odds.low) / (2 * Z95) for odds in parts])
    weight = np.nan_to_num(1 / np.where(error > 0, error, np.nan), nan=0.0, posinf=0.0)
    estimate, z = (
        np.nan_to_num([getattr(odds, name) for odds in parts], posinf=0.0, neginf=0.0) for name in ("estimate", "z")
    )
    whole = np.maximum((weight**2).sum(axis=0), 1e-300)
    return _tested(
        (weight**2 * estimate).sum(axis=0) / whole, 1 / np.sqrt(whole), (weight * z).sum(axis=0) / np.sqrt(whole)
    )


def widened(odds: Odds) -> tuple[Odds, float]:
    """The odds with z, p and intervals that allow each term a difference of its own, and the spread of these.

    Where groups write in different languages a concept is met more easily in one of them, whoever writes: a difference
    that no number of threads makes smaller. How far such differences spread (log-odds) is read from all terms
    together: the variance at which Σ z² is as large as by chance (Paule & Mandel 1982).
    """
    from scipy.optimize import brentq

    error = (odds.high - odds.low) / (2 * Z95)

    def beyond(spread: float) -> float:
        return float((odds.z**2 / (1 + (spread / error) ** 2)).sum()) - len(error)

    spread = float(brentq(beyond, 0.0, WIDEST)) if len(error) and beyond(0.0) > 0 > beyond(WIDEST) else 0.0
    whole = np.sqrt(error**2 + spread**2)
    return _tested(odds.estimate, whole, odds.z * error / whole), spread


def _tested(estimate: Floats, error: Floats, z: Floats) -> Odds:
    from scipy.special import ndtr

    low, high = estimate - Z95 * error, estimate + Z95 * error
    return Odds(estimate=estimate, low=low, high=high, z=z, p=2 * ndtr(-np.abs(z)))


def false_discovery(p: Floats) -> Floats:
    """The q of each p (Benjamini & Hochberg 1995): claim those up to .05 and at most 5 % of claims are expected to be
    false."""
    if not len(p):
        return p
    order = np.argsort(p, kind="stable")
    ranked = p[order] * len(p) / np.arange(1, len(p) + 1)
    found = np.empty(len(p))
    found[order] = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    return found
