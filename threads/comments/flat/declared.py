"""How features are declared: a table, a name, a line of why, a small function."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def declares(table: dict[str, Callable[[T], float]]) -> Callable[[Callable[[T], float]], Callable[[T], float]]:
    """What puts a function into a table under its name; its docstring says why it speaks for or against a reading."""

    def put(function: Callable[[T], float]) -> Callable[[T], float]:
        table[function.__name__.strip("_")] = function
        return function

    return put
