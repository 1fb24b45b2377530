"""Fits the weights of the choice among readings of a flattened page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from benchmarks.choice_fit import FREE, Bounds, Weights, evened, fit_whether, fit_which, matrix, platt, print_table
from benchmarks.flat_choice import FlatExample
from threads.comments.flat.features import FEATURES

AGAINST = frozenset("headers_left below biggest last_long first_long items_left long lone instead calendar".split())
"""Features that speak against a reading; all others speak for it. No weight may have the other sign."""
EITHER = frozenset(["marked"])
NOT_WHETHER = frozenset(["standing"])
"""Features that are nothing where no sure reader finds comments, and so say nothing of whether there are any."""
SHARE = {"forums": 1.5, "L3S": 0.6, "dragnet": 1.0, "own": 1.2, "kinds": 3.0}
"""What a set counts in the choice of which reading."""
RIGHT = 0.3
"""Quality from which a reading holds the page's comments."""
CAREFUL, KINDS = 5.0, 4.0
"""What an invented comment counts against a lost one; what a page of "kinds" counts against another."""
PULL_WHICH, PULL_WHETHER = 0.02, 0.05
LEAST = 0.15
"""Least spread of a feature by which its weight is held small."""
KEPT = 0.5
"""Points by which another reading must beat that of the sure readers, over what the fit says."""
SURE = 20.0
"""Points of the sure readers' word."""
NAMES = [*FEATURES]


def print_weights(examples: Sequence[FlatExample]) -> None:
    """Prints the weights fitted to these pages, and the chance by the margin."""
    weights, nothing = fit(examples)
    print_table(weights, nothing, chance(examples, weights, nothing))


def fit(examples: Sequence[FlatExample]) -> tuple[Weights, dict[str, float]]:
    """The weights of each feature, and the points of "no comments"."""
    which = _which(examples)
    chosen = Weights({name: (value, 0.0) for name, value in zip(NAMES, which, strict=True)})
    whether, always = _whether(examples, chosen)
    weights = {name: (round(float(a), 2), round(float(b), 2)) for name, a, b in zip(NAMES, which, whether, strict=True)}
    weights["standing"] = weights["standing"][0] + KEPT, 0.0
    return weights, {"always": round(always - SURE, 2), "unread": SURE}


def chance(examples: Sequence[FlatExample], weights: Weights, nothing: dict[str, float]) -> tuple[float, float]:
    """Slope and offset of the chance that a page has comments where no sure reader finds any, by the best's margin."""
    of = [one for one in examples if one.values and not one.stood]
    best = [(one, one.best(weights)) for one in of]
    right = [one.page.has and one.quality[k] >= RIGHT for one, k in best]
    return platt(np.array([one.margin(k, weights, nothing) for one, k in best]), np.array(right, float))


def _bounds() -> Bounds:
    return [FREE if n in EITHER else (None, 0) if n in AGAINST else (0, None) for n in NAMES]


def _which(examples: Sequence[FlatExample]) -> np.ndarray:
    of = [one for one in examples if one.page.has and len(one.values) > 1 and max(one.quality) > 0]
    count = Counter(one.page.set for one in of)
    rows = [(matrix(one.values, NAMES), np.array(one.worth), SHARE[one.page.set] / count[one.page.set]) for one in of]
    start = np.array([0.0 if n in EITHER else -0.3 if n in AGAINST else 0.3 for n in NAMES])
    return fit_which(rows, _bounds(), start=start, held=np.zeros(len(NAMES)), pull=PULL_WHICH)


def _whether(examples: Sequence[FlatExample], chosen: Weights) -> tuple[np.ndarray, float]:
    """The weights that tell comments from none where no sure reader finds any, and the points of none."""
    rows, right, kinds = [], [], []
    for one in examples:
        if one.stood or not one.values:
            continue
        best = one.best(chosen)
        if one.page.has and one.quality[best] < RIGHT:
            continue
        rows.append([0.0 if n in NOT_WHETHER else one.values[best][n] for n in NAMES] + [1.0])
        right.append(one.page.has)
        kinds.append(one.page.set == "kinds")
    values, wanted = np.array(rows), np.array(right, float)
    share = evened(np.where(kinds, KINDS, 1.0), wanted, careful=CAREFUL)
    scale = np.append(np.maximum(values[:, :-1].std(0), LEAST), 1.0)
    pull = np.append(np.full(len(NAMES), PULL_WHETHER * len(wanted) / len(scale)), 0.0)
    found = fit_whether(values / scale, wanted, share, [*_bounds(), FREE], held=np.zeros(len(scale)), pull=pull)
    found /= scale
    return found[:-1], float(-found[-1])
