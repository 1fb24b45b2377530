"""The figures: one file each, a function of a Study that returns a Drawing, or None where the data give none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.base import Study
from threads.registry import Registry

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A figure with its words and its numbers: `table` is written beside it as CSV; `alt` is read to the blind.

    `title` heads it; without one the figure's name does.
    """

    figure: Figure
    table: pd.DataFrame
    caption: str
    alt: str
    title: str = ""


Drawer = Callable[[Study], Drawing | None]

FIGURES: Registry[Drawer] = Registry("figure", "reports.figures")


def figure(name: str, *, section: str, rank: int = 50, needs: str = "") -> Callable[[Drawer], Drawer]:
    """Returns a decorator that registers a figure; `section` is where the report shows it, low ranks first.

    Sections: "findings", "topics", "network", "threads", "input". `needs` says what the data must hold for the figure
    to be drawn ("comments with a date"); the report says so where they do not.
    """
    return FIGURES.register(name, section=section, rank=rank, needs=needs)
