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
    """Draws a row of the layer `populations`: its value with its interval; open where it speaks of the texts alone."""
    _mark(axes, place, (row.value, row.low, row.high), colour, filled=row.level == "inferential")


def known(value: Any) -> bool:
    """Whether a cell of a layer holds a number."""
    return value is not None and math.isfinite(value)


def counts(row: Any) -> str:
    """How much stands behind a row of the layer `populations`."""
    return f"n = {row.n:,} in {counted(row.threads, 'thread')}\n{counted(row.coded, 'hand code')}"


def key(made: Figure, names: dict[str, str]) -> None:
    """A legend above the figure: colours by name."""
    from matplotlib.lines import Line2D

    marks = [
        Line2D([], [], color=colour, marker="o", linewidth=2.2, markersize=7, label=name)
        for name, colour in names.items()
    ]
    if marks:
        made.legend(handles=marks, loc="outside upper left", ncols=len(marks), fontsize=8.5, handlelength=1.8)


def _mark(axes: Any, place: float, ends: tuple[float, float, float], colour: str, *, filled: bool) -> None:
    middle, low, high = ends
    if known(low) and known(high):
        axes.plot([low, high], [place, place], color=colour, linewidth=2.2, solid_capstyle="round", zorder=2)
    face = colour if filled else "white"
    axes.plot([middle], [place], "o", color=colour, markerfacecolor=face, markeredgewidth=1.8, markersize=7.0, zorder=3)
