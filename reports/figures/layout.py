"""What figures share: an empty canvas of the house's width, wrapped labels, and estimates with their intervals."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reports import style
from reports.shown import counted, shown

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ALONE = "the instrument alone (line: between threads only)"
"""What a small open mark is called in every legend."""
APART = 0.17
"""How far below a corrected estimate the instrument's own reading stands, in rows."""


def canvas(rows: float, *, extra: float = 1.1, line: float = style.LINE_HEIGHT) -> tuple[Figure, Axes]:
    """A figure of the house's width, high enough for that many rows (of `line` inches), and its axes."""
    from matplotlib.figure import Figure

    made = Figure(figsize=(style.FIGURE_WIDTH, extra + rows * line), layout="constrained")
    return made, made.subplots()


def wrapped(labels: Sequence[str], *, width: int = 34) -> list[str]:
    """Labels broken at spaces, at most two lines; letters of East Asian scripts count for two."""
    out = []
    for label in map(shown, labels):
        wide = sum(ord(letter) > 0x2E7F for letter in label)
        lines = textwrap.wrap(label, max(8, width - wide // 2)) or [""]
        out.append("\n".join(lines[:2]) + ("…" if len(lines) > 2 else ""))
    return out


def estimate(axes: Any, place: float, row: Any, colour: str) -> None:
    """Draws a row of the layer `populations`: what hand codes make of it, the instrument's own reading below, small and
    open.

    Without hand codes the reading stands alone: filled with its interval between threads, open where it has none.
    """
    if known(row.corrected):
        _mark(axes, place, (row.corrected, row.corrected_low, row.corrected_high), colour, filled=True)
        _mark(axes, place - APART, (row.estimate, row.low, row.high), style.MUTED, small=True)
    else:
        _mark(axes, place, (row.estimate, row.low, row.high), colour, filled=known(row.low))


def known(value: Any) -> bool:
    """Whether a cell of a layer holds a number."""
    return value is not None and math.isfinite(value)


def counts(row: Any) -> str:
    """How much stands behind a row of the layer `populations`."""
    said = f"n = {row.n:,} in {counted(row.threads, 'thread')}"
    return said + (f"\n{counted(row.coded, 'hand code')}" if known(row.corrected) else "")


def key(made: Figure, names: dict[str, str], *, corrected: bool) -> None:
    """A legend above the figure: colours by name, and what an open mark is where hand codes correct."""
    from matplotlib.lines import Line2D

    marks = [
        Line2D([], [], color=colour, marker="o", linewidth=2.2, markersize=7, label=name)
        for name, colour in names.items()
    ]
    if corrected:
        marks.append(
            Line2D(
                [],
                [],
                color=style.MUTED,
                marker="o",
                markerfacecolor="white",
                linewidth=1.1,
                markersize=4.5,
                label=ALONE,
            )
        )
    if marks:
        made.legend(handles=marks, loc="outside upper left", ncols=len(marks), fontsize=8.5, handlelength=1.8)


def _mark(
    axes: Any, place: float, ends: tuple[float, float, float], colour: str, *, filled: bool = False, small: bool = False
) -> None:
    middle, low, high = ends
    size, width = (4.5, 1.1) if small else (7.0, 2.2)
    if known(low) and known(high):
        axes.plot([low, high], [place, place], color=colour, linewidth=width, solid_capstyle="round", zorder=2)
    axes.plot(
        [middle],
        [place],
        "o",
        color=colour,
        markerfacecolor=colour if filled else "white",
        markeredgewidth=1.0 if small else 1.8,
        markersize=size,
        zorder=3,
    )
