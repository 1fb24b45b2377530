"""Prediction-powered means: an instrument's values for all rows, corrected by hand codes for some.

Angelopoulos et al. (Science 2023; PPI++ 2023). An instrument that errs more in one language shows a gap that is not
there; codes made by hand on a sample of each group take the error off, with the interval that the sample allows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


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
