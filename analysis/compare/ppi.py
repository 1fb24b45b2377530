"""Prediction-powered means: an instrument's values for all rows, corrected by hand codes for some.

Angelopoulos et al. (Science 2023; PPI++ 2023). An instrument that errs more in one language shows a gap that is not
there; codes made by hand on a sample of each group take the error off, with the interval that the sample allows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A corrected mean, each row's influence on it, and how much of the instrument was used (0 … 1)."""

    mean: float
    influence: Floats
    power: float


def corrected_mean(values: Floats, codes: Floats, inclusion: Floats) -> Corrected:
    """The mean of what hand codes measure, from values (n,) for all rows and codes (n,), NaN where uncoded.

    `inclusion` (n,) is the probability with which each row was drawn for coding; only its ratios matter. The share of
    the instrument that is used minimises the variance (PPI++), so that useless values do no harm.
    """
    coded = ~np.isnan(codes)
    share = np.where(coded, 1 / inclusion, 0.0)
    share /= share.sum()
    truth = np.where(coded, codes, 0.0)
    power = _power(values, truth, share, coded)
    rest = truth - power * values
    gap = float((share * rest).sum())
    influence = power * (values - values.mean()) / len(values) + share * (rest - gap)
    return Corrected(power * float(values.mean()) + gap, influence, power)


def _power(values: Floats, truth: Floats, share: Floats, coded: NDArray[np.bool_]) -> float:
    centre, centre_truth = (share * values).sum(), (share * truth).sum()
    variance = (share * (values - centre) ** 2).sum()
    if variance <= 0:
        return 0.0
    slope = (share * (values - centre) * (truth - centre_truth)).sum() / variance
    return float(np.clip(slope / (1 + coded.sum() / len(values)), 0.0, 1.0))


def clustered(found: Corrected, codes: Floats, inclusion: Floats, clusters: Ints) -> tuple[float, float]:
    """The variance of a corrected mean by clusters, and its degrees of freedom; nan where fewer than two hold codes.

    A jackknife in form (CR3: Bell & McCaffrey 2002): each cluster's influence over one less its leverage, which is its
    share of the rows or of the codes, the larger. Degrees of freedom lie between the clusters that hold codes and their
    effective number (Carter, Schnepel & Steigerwald 2017), each less one. With threads of very unequal size a plain
    sandwich raised false alarms of 13 % at a nominal 5 (6 and 12 threads a side, 50 codes), this 5 to 6 %
    (`benchmarks/coding.py`).
    """
    coded = ~np.isnan(codes)
    share = np.where(coded, 1 / inclusion, 0.0)
    of_codes = np.bincount(clusters, share / share.sum())
    of_rows = np.bincount(clusters, np.full(len(clusters), 1 / len(clusters)))
    held, number = int((of_codes > 0).sum()), int(coded.sum())
    if held < 2 or number <= TUNED:
        return float("nan"), float("nan")
    leverage = np.minimum(np.maximum(of_codes, of_rows), MOST_LEVERAGE)
    sums = np.bincount(clusters, found.influence) / (1 - leverage)
    variance = (held - 1) / held * number / (number - TUNED) * float((sums**2).sum())
    parts = CORRELATION * of_rows**2 + (1 - CORRELATION) * of_rows / len(clusters)
    effective = float(parts.sum() ** 2 / (parts**2).sum())
    return variance, max((held - 1 + effective - 1) / 2, 1.0)


TUNED = 2
"""What is estimated from the codes beside the mean: its own and how much of the instrument is used."""
MOST_LEVERAGE = 0.9
CORRELATION = 0.2
