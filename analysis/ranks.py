"""How well numbers tell two kinds apart by their order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def auc(values: NDArray[np.float64], seen: NDArray[np.bool_]) -> float:
    """The probability that one of those `seen` has a larger value than one of the others, ties counted half.

    The area under the ROC curve by the rank sum (Hanley & McNeil 1982); NaN where there is only one kind
    or a value is none.
    """
    hits, others = int(seen.sum()), int((~seen).sum())
    if not hits or not others or np.isnan(values).any():
        return float("nan")
    _, place, equal = np.unique(values, return_inverse=True, return_counts=True)
    rank = np.cumsum(equal) - (equal - 1) / 2  # the mean rank of equal ones
    return float((rank[place[seen]].sum() - hits * (hits + 1) / 2) / (hits * others))
