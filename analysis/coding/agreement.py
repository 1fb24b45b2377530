"""How far coders agree beyond chance: Krippendorff's alpha with its interval, by label, by pair, and where they differ.

Krippendorff, Content Analysis (2004), ch. 11, and Computing Krippendorff's Alpha-Reliability (2011): any number of
coders, codes that are missing, nominal, ordinal and interval scales.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from threads.errors import BadParameter

Floats = NDArray[np.float64]

KINDS = ("nominal", "ordinal", "interval")
RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff (2004, p. 241): rely on variables at .80 and above, draw tentative conclusions from .667."""
RESAMPLES = 2_000

Coding = tuple[str, str, str]
"""One code: coder, unit, code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Alpha of one variable, with the 95 % interval of its bootstrap over units; NaN where nothing was coded twice.

    `observed` is the share of pairs of codes of one unit that are equal; `by_label` holds alpha of each code against
    all others; `by_pair` for each two coders alpha, the share of equal codes and the units that both coded;
    `disagreements` the units on which coders differ, with each coder's code; `codes` how often each code was given.
    """

    kind: str
    alpha: float
    low: float
    high: float
    units: int
    units_by_two: int
    coders: int
    codings: int
    observed: float
    by_label: dict[str, float] = field(default_factory=dict)
    by_pair: dict[tuple[str, str], tuple[float, float, int]] = field(default_factory=dict)
    disagreements: dict[str, dict[str, str]] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """What Krippendorff lets be done with such a variable."""
        if np.isnan(self.alpha):
            return "agreement cannot be told: too little was coded twice, or with one code only"
        if self.alpha >= RELIABLE:
            return "reliable (alpha of .80 or more)"
        if self.alpha >= TENTATIVE:
            return "for tentative conclusions (alpha of .667 or more)"
        return "not reliable (alpha below .667)"


def agreement(codings: Sequence[Coding], *, kind: str = "nominal", seed: int = 0) -> Agreement:
    """The agreement of coders on one variable; a coder's later code of a unit replaces his earlier one.

    Ordinal and interval codes are numbers. Raises BadParameter for another kind, and for codes that are none.
    """
    if kind not in KINDS:
        raise BadParameter(f"Codes are {', '.join(KINDS)}, not {kind!r}.")
    given = Counter(code for _, _, code in codings)
    by_unit: dict[str, dict[str, str]] = {}
    for coder, unit, code in codings:
        by_unit.setdefault(unit, {})[coder] = code
    twice = {unit: codes for unit, codes in by_unit.items() if len(codes) > 1}
    coders = sorted({coder for codes in by_unit.values() for coder in codes})
    labels = _ordered({code for codes in by_unit.values() for code in codes.values()}, kind)
    matrices = _coincidences(list(twice.values()), labels)
    low, high = _bootstrap(matrices, labels, kind, seed)
    return Agreement(
        kind=kind, alpha=_alpha(matrices.sum(axis=0), labels, kind), low=low, high=high, units=len(by_unit),
        units_by_two=len(twice), coders=len(coders), codings=sum(map(len, by_unit.values())),
        observed=_observed(matrices), by_label=_by_label(matrices, labels), by_pair=_by_pair(twice, coders, labels,
            kind),
        disagreements={unit: dict(codes) for unit, codes in twice.items() if len(set(codes.values())) > 1},
        codes=dict(sorted(given.items())),
    )  # fmt: skip


def _ordered(codes: set[str], kind: str) -> list[str]:
    if kind == "nominal":
        return sorted(codes)
    try:
        if not np.isfinite([float(code) for code in codes]).all():
            raise BadParameter(f"{kind.capitalize()} codes are numbers, and infinity is none.")
        return sorted(codes, key=float)
    except ValueError as error:
        raise BadParameter(f"{kind.capitalize()} codes are numbers: {error}.") from error


def _coincidences(units: Sequence[dict[str, str]], labels: Sequence[str]) -> Floats:
    """For each unit the matrix (labels, labels) of its ordered pairs of codes by two coders, over coders less one."""
    place = {label: k for k, label in enumerate(labels)}
    found = np.zeros((len(units), len(labels), len(labels)))
    for u, codes in enumerate(units):
        counts = np.bincount([place[code] for code in codes.values()], minlength=len(labels)).astype(np.float64)
        found[u] = (np.outer(counts, counts) - np.diag(counts)) / (len(codes) - 1)
    return found


def _distances(totals: Floats, labels: Sequence[str], kind: str) -> Floats:
    """The squared difference of each two labels; of ordinal ones it counts the codes that lie between (2011, p. 5)."""
    if kind == "nominal":
        return 1.0 - np.eye(len(labels))
    values = np.array([float(label) for label in labels]) if kind == "interval" else np.cumsum(totals) - totals / 2
    return np.asarray((values[:, None] - values[None, :]) ** 2)


def _alpha(coincidence: Floats, labels: Sequence[str], kind: str) -> float:
    totals = coincidence.sum(axis=1)
    n = totals.sum()
    if n < 2:
        return float("nan")
    distances = _distances(totals, labels, kind)
    expected = (np.outer(totals, totals) - np.diag(totals)) * distances
    if expected.sum() <= 0:
        return float("nan")
    return float(1.0 - (n - 1) * (coincidence * distances).sum() / expected.sum())


def _bootstrap(matrices: Floats, labels: Sequence[str], kind: str, seed: int) -> tuple[float, float]:
    """The 2.5 % and 97.5 % points of alpha over units drawn with replacement; NaN with fewer than two units."""
    units = len(matrices)
    if units < 2:
        return float("nan"), float("nan")
    draws = np.random.default_rng(seed).multinomial(units, np.full(units, 1 / units), size=RESAMPLES)
    sums = np.tensordot(draws.astype(np.float64), matrices, axes=1)
    found = np.array([_alpha(one, labels, kind) for one in sums])
    found = found[~np.isnan(found)]
    if not len(found):
        return float("nan"), float("nan")
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def _observed(matrices: Floats) -> float:
    total = matrices.sum()
    return float(np.trace(matrices.sum(axis=0)) / total) if total else float("nan")


def _by_label(matrices: Floats, labels: Sequence[str]) -> dict[str, float]:
    """Alpha of each label against the rest."""
    whole = matrices.sum(axis=0)
    found = {}
    for k, label in enumerate(labels):
        both, one = whole[k, k], whole[k].sum() - whole[k, k]
        merged = np.array([[both, one], [one, whole.sum() - both - 2 * one]])
        found[label] = _alpha(merged, ["is", "is not"], "nominal")
    return found


def _by_pair(
    twice: dict[str, dict[str, str]], coders: Sequence[str], labels: Sequence[str], kind: str
) -> dict[tuple[str, str], tuple[float, float, int]]:
    found = {}
    for first, second in combinations(coders, 2):
        common = [{c: codes[c] for c in (first, second)} for codes in twice.values() if {first, second} <= codes.keys()]
        if common:
            matrices = _coincidences(common, labels)
            found[first, second] = _alpha(matrices.sum(axis=0), labels, kind), _observed(matrices), len(common)
    return found
