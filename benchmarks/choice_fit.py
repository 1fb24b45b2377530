"""Fits the weights of the choice among readings of a flattened page: which reading, and whether there are comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

from benchmarks.flat_choice import Example, score_of
from threads.comments.flat.features import FEATURES

Weights = dict[str, tuple[float, float]]
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
FLAT_WHICH, FLAT_WHETHER = 0.02, 0.05
LEAST = 0.15
"""Least spread of a feature by which its weight is held small."""
KEPT = 0.5
"""Points by which another reading must beat that of the sure readers, over what the fit says."""
SURE = 20.0
"""Points of the sure readers' word."""


def print_weights(examples: Sequence[Example]) -> None:
    weights, nothing = fit(examples)
    print("WEIGHTS: dict[str, tuple[float, float]] = {")
    for name, (which, whether) in weights.items():
        print(f'    "{name}": ({which:.2f}, {whether:.2f}),')
    print("}\nNO_COMMENTS: dict[str, float] = {")
    for name, points in nothing.items():
        print(f'    "{name}": {points:.2f},')
    print("}")


def fit(examples: Sequence[Example]) -> tuple[Weights, dict[str, float]]:
    """The weights of each feature, and the points of "no comments"."""
    which = _which(examples)
    chosen = Weights({name: (value, 0.0) for name, value in zip(FEATURES, which, strict=True)})
    whether, always = _whether(examples, chosen)
    weights = {
        name: (round(float(a), 2), round(float(b), 2)) for name, a, b in zip(FEATURES, which, whether, strict=True)
    }
    weights["standing"] = weights["standing"][0] + KEPT, 0.0
    return weights, {"always": round(always - SURE, 2), "unread": SURE}


def _matrix(one: Example) -> np.ndarray:
    return np.array([[values[name] for name in FEATURES] for values in one.values], float)


def _bounds(names: Sequence[str]) -> list[tuple[float | None, float | None]]:
    return [(None, None) if n in EITHER else (None, 0) if n in AGAINST else (0, None) for n in names]


def _which(examples: Sequence[Example]) -> np.ndarray:
    """The weights under which a reading drawn by its points is best on average."""
    of = [one for one in examples if one.page.has and len(one.values) > 1 and max(one.quality) > 0]
    count = Counter(one.page.set for one in of)
    rows = [(_matrix(one), np.array(one.worth), SHARE[one.page.set] / count[one.page.set]) for one in of]
    size = len(FEATURES)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros(size)
        for values, quality, share in rows:
            points = values @ w
            chance = np.exp(points - points.max())
            chance /= chance.sum()
            mean = chance @ quality
            total += share * mean
            slope += share * ((chance * (quality - mean)) @ values)
        return -total + FLAT_WHICH * (w @ w) / size, -slope + 2 * FLAT_WHICH * w / size

    start = np.array([0.0 if n in EITHER else -0.3 if n in AGAINST else 0.3 for n in FEATURES])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=_bounds([*FEATURES]), options={"maxiter": 400})
    return np.asarray(found.x)


def _whether(examples: Sequence[Example], chosen: Weights) -> tuple[np.ndarray, float]:
    """The weights that tell comments from none where no sure reader finds any, and the points of none."""
    rows, right, kinds = [], [], []
    for one in examples:
        if one.stood or not one.values:
            continue
        best = max(range(len(one.values)), key=lambda k: score_of(one.values[k], chosen, 0))
        if one.page.has and one.quality[best] < RIGHT:
            continue
        rows.append([0.0 if n in NOT_WHETHER else one.values[best][n] for n in FEATURES] + [1.0])
        right.append(one.page.has)
        kinds.append(one.page.set == "kinds")
    values, wanted = np.array(rows), np.array(right, float)
    share = np.where(kinds, KINDS, 1.0)
    for side, worth in ((1.0, 1.0), (0.0, CAREFUL)):
        share[wanted == side] *= worth * len(wanted) / 2 / share[wanted == side].sum()
    scale = np.maximum(values.std(0), LEAST)
    scale[-1] = 1.0
    values /= scale

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        chance = 1 / (1 + np.exp(-(values @ v)))
        total = -(share * (wanted * np.log(chance + 1e-12) + (1 - wanted) * np.log(1 - chance + 1e-12))).sum()
        flat = FLAT_WHETHER * len(wanted) / len(v)
        slope = ((chance - wanted) * share) @ values
        slope[:-1] += 2 * flat * v[:-1]
        return float(total + flat * (v[:-1] @ v[:-1])), slope

    bounds = [*_bounds([*FEATURES]), (None, None)]
    found = minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x / scale
    return np.asarray(found[:-1]), float(-found[-1])
