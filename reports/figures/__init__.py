"""The figures: one file each, a function of a Study and the report's words that returns a Drawing, or None where the
data give none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from analysis.base import Study
from reports.words import Words
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


Drawer = Callable[[Study, Words], Drawing | None]
D = TypeVar("D", bound=Callable[..., Drawing | None])
"""A drawer, or one of an outside package that takes the Study alone."""

FIGURES: Registry[Drawer] = Registry("figure", "reports.figures")


def figure(name: str, *, section: str, rank: int = 50, needs: str = "") -> Callable[[D], D]:
    """Returns a decorator that registers a figure; `section` is where the report shows it, low ranks first.

    Sections: "answer", "said", "differences", "voices", "conversation", "sure", "appendix". `needs` says what the data
    must hold for the figure to be drawn ("comments with a date"); the report says so where they do not. Of the house's
    own figures the message `figure.NAME_needs` says it.
    """
    register = FIGURES.register(name, section=section, rank=rank, needs=needs)
    return cast(Callable[[D], D], register)
