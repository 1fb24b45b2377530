"""How much work a call does, counted and not timed: the lines of Python that run, and the calls of functions in C."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

LINEAR = 2.1
"""Below this the double size takes twice the work; where it grows with the square, it takes up to four times."""


def steps(run: Callable[[], object]) -> int:
    """Lines run and C functions called: the same on every machine and under any load; loops within C are not seen."""
    count = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "c_call"

    tracing, profiling = sys.gettrace(), sys.getprofile()
    sys.settrace(line)
    sys.setprofile(call)
    try:
        run()
    finally:
        sys.settrace(tracing)
        sys.setprofile(profiling)
    return count


def growth(run: Callable[[int], object], size: int) -> float:
    """How many times the work the double size takes: 2 where it grows with size, 4 with its square."""
    run(2 * size)  # loads what is loaded once
    return steps(lambda: run(2 * size)) / steps(lambda: run(size))
