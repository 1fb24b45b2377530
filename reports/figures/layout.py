"""What figures share: an empty canvas of the house's width, and rows of estimates with their intervals."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reports import style
from reports.shown import shown

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def canvas(rows: int, *, extra: float = 1.1) -> tuple[Figure, Axes]:
    """A figure of the house's width, high enough for that many rows, and its axes."""
    from matplotlib.figure import Figure

    height = extra + rows * style.LINE_HEIGHT
    made = Figure(figsize=(style.FIGURE_WIDTH, height), layout="constrained")
    return made, made.subplots()


def wrapped(labels: Sequence[str], *, width: int = 34) -> list[str]:
    """Labels broken at spaces, at most two lines; letters of East Asian scripts count for two."""
    out = []
    for label in map(shown, labels):
        wide = sum(ord(letter) > 0x2E7F for letter in label)
        lines = textwrap.wrap(label, max(8, width - wide // 2)) or [""]
        out.append("\n".join(lines[:2]) + ("…" if len(lines) > 2 else ""))
    return out


def intervals(
    axes: Any, rows: Sequence[tuple[float, float, float, float]], colours: Sequence[str], counts: Sequence[str], right: float
) -> None:
    """Draws estimates as dots with their intervals as lines; rows hold (place, estimate, low, high)."""
    import math

    for (place, estimate, low, high), colour, count in zip(rows, colours, counts, strict=True):
        if math.isfinite(low) and math.isfinite(high):
            axes.plot([low, high], [place, place], color=colour, linewidth=2.2, solid_capstyle="round", zorder=2)
            axes.plot([estimate], [place], "o", color=colour, markersize=7, zorder=3)
        else:
            axes.plot([estimate], [place], "o", markerfacecolor="white", markeredgecolor=colour, markeredgewidth=1.8, markersize=7, zorder=3)
        axes.text(right, place, count, va="center", ha="left", fontsize=8, color=style.MUTED)
