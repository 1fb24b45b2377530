"""A canvas with axes of matplotlib, in the house's width, for figures that are drawn on axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def canvas(rows: float, *, extra: float = 1.1, line: float = style.LINE_HEIGHT) -> tuple[Figure, Axes]:
    """A figure of the house's width, high enough for that many rows (of `line` inches), and its axes."""
    from matplotlib.figure import Figure

    made = Figure(figsize=(style.FIGURE_WIDTH, extra + rows * line), layout="constrained")
    return made, made.subplots()
