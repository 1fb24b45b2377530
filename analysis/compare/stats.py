"""Uncertainty of means and of differences of means when reactions come in clusters (threads, authors).

Reactions of one thread resemble one another, so a test on reactions finds differences that are not there (about half
of the time at an intraclass correlation of .2 and 40 reactions a thread). Everything here counts clusters instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ALPHA = 0.05
# From six threads a side, relabelling holds its 5 % under no difference and reaches p < .01 (1 in 924); with three it
# cannot fall below .10. Between them the p is right, but one odd thread decides it: described, not inferred. A mean of
# fewer than four threads has no interval either: with two, a t interval rests on one difference (±12.7 of it).
INFER_FROM, DESCRIBE_FROM = 6, 4
# On scales of about 1, as sentiment and shares have, means that differ by less are one value: the rest is rounding.
NO_SPREAD = 1e-9
# All relabellings are listed up to this number, else as many are drawn: the error of a p of .05 is then ±.006.
RELABELLINGS = 4_999
# Beyond this many clusters the t interval holds its 5 % by itself (40 a side: 5 %), and costs nothing.
PERMUTE_UP_TO = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An estimate with a 95 % interval and a two-sided p; where the data determine none, −∞ to ∞ and 1."""

    estimate: float
    low: float
    high: float
    p: float
    error: float
    method: str


def factorize(*columns: NDArray[Any]) -> Ints:
    """Numbers 0 … k−1 for the distinct combinations of the columns' values, in the order of these as text."""
    codes = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        # Each value as text once: an array of texts is as wide in every row as the longest of them.
        known, numbers = _distinct(column)
        values, inverse = np.unique(known.astype(str), return_inverse=True)
        codes = np.unique(codes * len(values) + inverse[numbers], return_inverse=True)[1].astype(np.int64)
    return codes


def _distinct(column: NDArray[Any]) -> tuple[NDArray[Any], Ints]:
    """The distinct values, and for each row the number of its own."""
    if column.dtype != object:
        return np.unique(column, return_inverse=True)
    number: dict[Any, int] = {}
    rows = np.fromiter((number.setdefault(value, len(number)) for value in column), np.int64, len(column))
    return np.array([*number, None], dtype=object)[:-1], rows


def mean_interval(values: Floats, clusters: Ints, *, weight: Floats | None = None) -> Interval:
    """The (weighted) mean with a t interval: jackknife over clusters, k−1 degrees of freedom.

    The jackknife (CR3 of Bell & McCaffrey 2002; Hansen 2022) equals the usual sandwich where clusters are of one size
    and does not collapse where one thread holds most of the reactions. With fewer than `DESCRIBE_FROM` clusters, or
    where none differs from another, the interval is −∞ to ∞: such data do not tell how clusters vary.
    """
    weight = np.ones(len(values)) if weight is None else weight
    if not len(values) or weight.sum() <= 0:
        return _unknown(np.nan, "no values")
    _, clusters = np.unique(clusters, return_inverse=True)
    sums, sizes = cluster_sums(weight * values, clusters), cluster_sums(weight, clusters)
    mean, variance = _group(sums, sizes, np.ones(len(sums), dtype=bool))
    if len(sums) < DESCRIBE_FROM:
        return _unknown(mean, "too few clusters")
    return t_interval(mean, float(np.sqrt(variance)), len(sums) - 1, "cluster jackknife")


def share_interval(hits: NDArray[np.bool_], clusters: Ints) -> Interval:
    """A share with a Wilson interval whose number of observations is the effective one, deff = robust / binomial
    variance.

    Korn & Graubard (1998). A share of 0 or 1 shows no variance between clusters; there each cluster counts once.
    """
    plain = mean_interval(hits.astype(np.float64), clusters)
    count = len(np.unique(clusters)) if len(clusters) else 0
    if count < DESCRIBE_FROM:
        return plain
    share = plain.estimate
    effective = share * (1 - share) / plain.error**2 if plain.error > 0 else float(count)
    effective = min(max(effective, 1.0), float(len(hits)))
    z = _t_quantile(count - 1)
    middle = (share + z**2 / (2 * effective)) / (1 + z**2 / effective)
    half = z * np.sqrt(share * (1 - share) / effective + z**2 / (4 * effective**2)) / (1 + z**2 / effective)
    low, high = max(0.0, float(middle - half)), min(1.0, float(middle + half))
    return Interval(estimate=share, low=low, high=high, p=np.nan, error=plain.error, method="Wilson, clustered")


def cluster_sums(values: Floats, clusters: Ints) -> Floats:
    """The sum of the values in each cluster."""
    return np.bincount(clusters, values).astype(np.float64)


def least_p(sizes: tuple[int, int]) -> float:
    """The smallest two-sided p that relabelling whole clusters can reach, with so many clusters in each group."""
    ways = comb(sum(sizes), sizes[0])
    return min(1.0, (2 if sizes[0] == sizes[1] else 1) / ways)  # of whole numbers: a fraction of many is 0


def permute_clusters(sums: Floats, sizes: Floats, second: NDArray[np.bool_], *, seed: int) -> Interval:
    """The difference of two groups' means, with p and interval by relabelling whole clusters.

    `sums` and `sizes` are the (weighted) sums and counts of the clusters, `second` says which belong to the second
    group. The statistic is studentised, which keeps the test right where the groups differ in variance or size
    (Janssen 1997; Chung & Romano 2013); the interval holds the differences that the test does not reject.
    """
    share_beyond = _Relabelled(sums, sizes, second, seed=seed).share_beyond
    estimate, error = difference(sums, sizes, second)
    reach = least_p((int((~second).sum()), int(second.sum())))
    if error < NO_SPREAD:
        return _unknown(estimate, "no variance")
    p = share_beyond(0.0)
    if reach > ALPHA:
        wide = welch(sums, sizes, second)
        return Interval(
            estimate=estimate, low=wide.low, high=wide.high, p=p, error=error, method="permutation, t interval"
        )
    low = _edge(share_beyond, estimate, -error)
    high = _edge(share_beyond, estimate, error)
    return Interval(estimate=estimate, low=low, high=high, p=p, error=error, method="permutation")


def difference(sums: Floats, sizes: Floats, second: NDArray[np.bool_]) -> tuple[float, float]:
    """The difference of the groups' means (second less first) and its jackknife standard error."""
    parts = [_group(sums, sizes, members) for members in (~second, second)]
    return parts[1][0] - parts[0][0], float(np.sqrt(parts[0][1] + parts[1][1]))


def welch(sums: Floats, sizes: Floats, second: NDArray[np.bool_]) -> Interval:
    """The difference of means with a t interval: jackknife over clusters, degrees of freedom after Welch and
    Satterthwaite."""
    (first_mean, first_var), (second_mean, second_var) = (_group(sums, sizes, m) for m in (~second, second))
    counts = int((~second).sum()), int(second.sum())
    freedom = satterthwaite((first_var, second_var), counts)
    return t_interval(second_mean - first_mean, float(np.sqrt(first_var + second_var)), freedom, "cluster jackknife")


def satterthwaite(variances: tuple[float, float], counts: tuple[int, int]) -> float:
    """Degrees of freedom of the difference of two means from so many clusters each; `nan` where a group has one."""
    if min(counts) < 2 or sum(variances) <= 0:
        return np.nan
    parts = [variance**2 / (count - 1) for variance, count in zip(variances, counts, strict=True)]
    return sum(variances) ** 2 / sum(parts)


def by_influence(estimate: float, influence: Floats, columns: list[Ints], spread: list[Floats]) -> Interval:
    """An estimate with a t interval from the rows' influence on it, clustered in one or several ways.

    Several ways: Cameron, Gelbach & Miller (2011), and never less than the widest of the single ways. `spread` holds,
    for each way, what each cluster would contribute under equal correlation; the degrees of freedom are the effective
    number of clusters less two (Carter, Schnepel & Steigerwald 2017), the smallest of the ways.
    """
    single = [_sandwich(influence, clusters) for clusters in columns]
    variance = max(single)
    if len(columns) > 1:
        variance = max(variance, _multiway(influence, columns))
    freedom = min(float(parts.sum() ** 2 / (parts**2).sum()) - 2 for parts in spread)
    return t_interval(
        estimate,
        float(np.sqrt(variance)),
        freedom,
        "cluster-robust, " + ("multiway" if len(columns) > 1 else "crossed"),
    )


def expected_spread(weights: Floats, clusters: Ints, *, correlation: float = 0.2) -> Floats:
    """What each cluster adds to the variance of Σ weight·value when its rows correlate this much with one another."""
    together = cluster_sums(weights, clusters) ** 2
    alone = cluster_sums(weights**2, clusters)
    return correlation * together + (1 - correlation) * alone


def t_interval(estimate: float, error: float, freedom: float, method: str) -> Interval:
    """An estimate with its t interval and p; −∞ to ∞ where there is no standard error or less than one degree of
    freedom: from there down to none the quantile goes from 13 past all numbers."""
    if not (error > NO_SPREAD and freedom >= 1):
        return _unknown(estimate, method)
    from scipy.special import stdtr

    half = _t_quantile(freedom) * error
    p = float(2 * stdtr(freedom, -abs(estimate) / error))
    return Interval(estimate=estimate, low=estimate - half, high=estimate + half, p=p, error=error, method=method)


def _group(sums: Floats, sizes: Floats, members: NDArray[np.bool_]) -> tuple[float, float]:
    """The mean over some clusters and its jackknife variance, nan with fewer than two."""
    total, count = sizes[members].sum(), int(members.sum())
    mean = float(sums[members].sum() / total)
    if count < 2:
        return mean, np.nan
    moved = (sums[members] - mean * sizes[members]) / (total - sizes[members])
    return mean, float((count - 1) / count * (moved**2).sum())


class _Relabelled:
    """The studentised difference under every relabelling, for any difference that is taken off the second group first.

    All sums that a shift can need are made once per relabelling, so that a shift costs no product over the clusters.
    """

    def __init__(self, sums: Floats, sizes: Floats, second: NDArray[np.bool_], *, seed: int) -> None:
        own = second.astype(np.float64)
        still = [np.ones_like(sums), sizes, sizes**2, sums, sums * sizes, sums**2]
        moving = [sizes * own, sizes**2 * own, sums * sizes * own]
        moments = np.column_stack(still + moving)
        labels = _relabellings(second, seed).astype(np.float64)
        self._second = (labels @ moments).T
        self._first = moments.sum(axis=0)[:, None] - self._second

    def share_beyond(self, shift: float) -> float:
        """The two-sided p of the hypothesis that the groups differ by `shift`."""
        (mean, variance), (other_mean, other_variance) = (
            self._moved(part, shift) for part in (self._first, self._second)
        )
        with np.errstate(divide="ignore", invalid="ignore"):
            statistic = np.abs((other_mean - mean) / np.sqrt(variance + other_variance))
        if np.isnan(statistic[0]):
            return float("nan")
        return float((statistic >= statistic[0] * (1 - 1e-9)).mean())

    @staticmethod
    def _moved(part: Floats, shift: float) -> tuple[Floats, Floats]:
        """Mean and its cluster-robust variance in one group, for each relabelling."""
        count, total, square_sizes, summed, cross, squares, own_sizes, own_square_sizes, own_cross = part
        squares = squares - 2 * shift * own_cross + shift**2 * own_square_sizes
        cross = cross - shift * own_square_sizes
        mean = (summed - shift * own_sizes) / total
        rest = np.maximum(squares - 2 * mean * cross + mean**2 * square_sizes, 0.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            return mean, count / (count - 1) * rest / total**2


def _relabellings(second: NDArray[np.bool_], seed: int) -> NDArray[np.bool_]:
    """The observed labels first, then all others (or as many at random), each with as many clusters in the second
    group."""
    count, chosen = len(second), int(second.sum())
    if comb(count, chosen) <= RELABELLINGS:
        picks = np.array(list(combinations(range(count), chosen)))
        labels = np.zeros((len(picks), count), dtype=bool)
        np.put_along_axis(labels, picks, True, axis=1)  # noqa: FBT003
        return np.vstack([second[None, :], labels[(labels != second).any(axis=1)]])
    order = np.random.default_rng(seed).random((RELABELLINGS, count)).argsort(axis=1)
    labels = np.zeros((RELABELLINGS + 1, count), dtype=bool)
    np.put_along_axis(labels[1:], order[:, :chosen], True, axis=1)  # noqa: FBT003
    labels[0] = second
    return labels


def _edge(share_beyond: Callable[[float], float], estimate: float, step: float) -> float:
    """Where, going from the estimate by `step`, the test starts to reject: doubling, then bisection."""
    inside, outside = estimate, estimate + 2 * step
    for _ in range(12):
        if share_beyond(outside) <= ALPHA:
            break
        inside, outside = outside, estimate + 2 * (outside - estimate)
    for _ in range(24):
        middle = (inside + outside) / 2
        inside, outside = (inside, middle) if share_beyond(middle) <= ALPHA else (middle, outside)
    return float(outside)


def _multiway(influence: Floats, columns: list[Ints]) -> float:
    total = 0.0
    for size in range(1, len(columns) + 1):
        for chosen in combinations(columns, size):
            joint = factorize(*chosen)
            total += (-1) ** (size + 1) * _sandwich(influence, joint)
    return total


def _sandwich(influence: Floats, clusters: Ints) -> float:
    sums = cluster_sums(influence, clusters)
    count = len(sums)
    # Two means are estimated: with k clusters in all this is the factor of k/2 clusters a side.
    return float(count / max(count - 2, 1) * (sums**2).sum())


def _t_quantile(freedom: float) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 1 - ALPHA / 2))


def _unknown(estimate: float, method: str) -> Interval:
    return Interval(estimate=estimate, low=-np.inf, high=np.inf, p=1.0, error=np.nan, method=method)
