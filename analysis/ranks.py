"""How well numbers tell two kinds apart by their order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def auc(values: NDArray[np.float64], seen: NDArray[np.bool_]) -> float:
    """The probability that one of those `seen` has a larger value than one of the others, ties counted half.

    The area under the ROC curve by the rank sum (Hanley & McNeil 1982); NaN where there is only one kind.
    """
    from scipy.stats import rankdata

    hits, others = int(seen.sum()), int((~seen).sum())
    if not hits or not others:
        return float("nan")
    return float((rankdata(values)[seen].sum() - hits * (hits + 1) / 2) / (hits * others))
