"""How features are declared and counted: a table, a name, a line of why, a small function; a sum of points."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")
Weights = Mapping[str, tuple[float, float]]
"""What each feature counts for which candidate it is, and for whether there are comments at all."""
WHICH, WHETHER = 0, 1


def declares(table: dict[str, Callable[[T], float]]) -> Callable[[Callable[[T], float]], Callable[[T], float]]:
    """What puts a function into a table under its name; its docstring says why it speaks for or against a reading."""

    def put(function: Callable[[T], float]) -> Callable[[T], float]:
        table[function.__name__.strip("_")] = function
        return function

    return put


def points(values: Mapping[str, float], weights: Weights, asked: int) -> float:
    """The points of a candidate whose features have these values; `asked` is WHICH or WHETHER.

    A feature without a weight counts nothing.
    """
    return sum(weights[name][asked] * value for name, value in values.items() if name in weights)


MOST = 30.0
"""Points from which more are no surer."""


def chance(margin: float, fitted: tuple[float, float]) -> float:
    """The probability that there are comments, by the points over "no comments": a logistic curve (Platt 1999)."""
    slope, offset = fitted
    return 1 / (1 + math.exp(-max(-MOST, min(MOST, slope * margin + offset))))
