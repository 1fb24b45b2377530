"""A sheet to draw a figure on: points from the top left corner, words measured before they are placed.

Every figure of the house is drawn on one, so that all have the same margins, sizes and colours, and no word can run
into another. A figure of matplotlib's own axes (`layout.canvas`) does as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from reports import style
from reports.figures.lettering import fonts, lines, wide

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH = style.FIGURE_WIDTH * 72
MARGIN = 8.0
LABEL, SMALL = 9.0, 7.6
"""Sizes of what a row is called and of everything else, in points."""
PITCH = 1.38
"""Baseline to baseline, in sizes."""
RISE = 1.02
"""From the top of a line to its baseline, in sizes: what a Chinese letter and an accent over a capital take."""
TALL = 0.35
"""What letters of Arabic, Thai and other scripts with marks above and below take besides, in sizes."""
_TALL = re.compile("[\u0300-\u036f\u0590-\u10ff]")
TALLEST = 610.0
"""Points that a printed page leaves a figure, at the width at which it is printed."""
SHAPES = {"favor": "o", "against": "s", "none": "D"}
"""A side's mark: told apart without colour."""
LEGEND = "legend"
"""The `gid` of what belongs to a legend."""

Point = tuple[float, float]


class Sheet:
    """What is drawn, from the top left corner, y downward; `figure` makes a matplotlib figure of it.

    Tones are names of the house's colours (`reports.style.LIGHT`).
    """

    def __init__(self) -> None:
        self._drawn: list[Any] = []

    def text(
        self, x: float, y: float, words: str, *, size: float = SMALL, tone: str = "ink", at: str = "left",
        gid: str | None = None,
    ) -> float:  # fmt: skip
        """One line with its top at y, from x, up to x ("right") or about x ("center"); returns where it ends below."""
        from matplotlib.text import Text

        more = TALL * size if _TALL.search(words) else 0.0
        if words.strip():
            put = fonts().copy()
            put.set_size(size)
            self._drawn.append(
                Text(x, y + RISE * size + 0.4 * more, words, color=style.LIGHT[tone], ha=at, va="baseline",
                     fontproperties=put, parse_math=False, gid=gid, zorder=5)
            )  # fmt: skip
        return y + PITCH * size + more

    def block(
        self, x: float, y: float, words: str, *, width: float, most: int = 2, size: float = SMALL, tone: str = "ink",
        at: str = "left",
    ) -> float:  # fmt: skip
        """Words in at most so many lines within a width; returns where they end below."""
        for line in lines(words, size, width, most=most):
            y = self.text(x, y, line, size=size, tone=tone, at=at)
        return y

    def bar(self, x: float, y: float, width: float, height: float, tone: str, *, hollow: bool = False) -> None:
        """A filled bar, or only its edge."""
        from matplotlib.patches import Rectangle

        if width <= 0 or height <= 0:
            return
        colour = style.LIGHT[tone]
        inset = 0.5 if hollow else 0.0
        self._drawn.append(
            Rectangle((x + inset, y + inset), max(width - 2 * inset, 0.0), max(height - 2 * inset, 0.0),
                      facecolor="none" if hollow else colour, edgecolor=colour, linewidth=1.0 if hollow else 0.0,
                      zorder=1)
        )  # fmt: skip

    def lines(
        self, pairs: Iterable[Sequence[Point]], tone: str, *, width: float = 1.0, dashed: bool = False, above: int = 0,
        gid: str | None = None,
    ) -> None:  # fmt: skip
        """Lines through the points of each sequence, all alike."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        vertices: list[Point] = []
        codes: list[int] = []
        for pair in pairs:
            vertices += pair
            codes += [int(Path.MOVETO), *[int(Path.LINETO)] * (len(pair) - 1)]
        if vertices:
            self._drawn.append(
                PathPatch(Path(vertices, codes), facecolor="none", edgecolor=style.LIGHT[tone], linewidth=width,
                          linestyle=(0, (3, 2)) if dashed else "solid", zorder=above, gid=gid, capstyle="butt")
            )  # fmt: skip

    def curve(self, points: Sequence[Point], tone: str, *, width: float = 1.0, dashed: bool = False) -> None:
        """A curve from the first point to the last, drawn towards the two between."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        path = Path(list(points), [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
        self._drawn.append(
            PathPatch(path, facecolor="none", edgecolor=style.LIGHT[tone], linewidth=width,
                      linestyle=(0, (3, 2)) if dashed else "solid", zorder=1)
        )  # fmt: skip

    def dots(
        self, places: Sequence[Point], tone: str, *, size: float = 6.0, shape: str = "o", hollow: bool = False,
        gid: str | None = None,
    ) -> None:  # fmt: skip
        """Marks of one shape and colour, their middles at the places; hollow ones are filled with paper."""
        from matplotlib.lines import Line2D

        colour = style.LIGHT[tone]
        face = style.PAPER if hollow else colour
        if places:
            self._drawn.append(
                Line2D([x for x, _ in places], [y for _, y in places], linestyle="none", marker=shape,
                       markersize=size * (0.9 if shape in "sD" else 1.0), markerfacecolor=face, markeredgecolor=colour,
                       markeredgewidth=1.2 if hollow else 0.0, zorder=3, gid=gid)
            )  # fmt: skip

    def interval(self, low: float, high: float, y: float, *, cap: float = 3.0, width: float = 1.4) -> None:
        """The line from one end of an interval to the other, with its ends, on an edge of paper."""
        marks = [[(low, y), (high, y)], [(low, y - cap), (low, y + cap)], [(high, y - cap), (high, y + cap)]]
        self.lines(marks, "paper", width=width + 2.0, above=2)
        self.lines(marks, "ink", width=width, above=3)

    def legend(self, entries: Sequence[tuple[dict[str, Any], str]], y: float, *, x: float = MARGIN) -> float:
        """Marks with their words, in as many lines as they take; returns where they end below."""
        place = x
        for mark, words in entries:
            line = lines(words, SMALL, WIDTH - 2 * MARGIN - 16, most=1)[0]
            if place > x and place + 14 + wide(line, SMALL) > WIDTH - MARGIN:
                place, y = x, y + PITCH * SMALL + 1
            self._mark(place, y + PITCH * SMALL / 2, **mark)
            self.text(place + 14, y, line, tone="muted", gid=LEGEND)
            place += 14 + wide(line, SMALL) + 14
        return y + PITCH * SMALL + 1 if entries else y

    def _mark(self, x: float, y: float, *, tone: str, kind: str = "dot", **rest: Any) -> None:
        if kind == "line":
            self.lines([[(x, y), (x + 11, y)]], tone, gid=LEGEND, **rest)
        elif kind == "bar":
            self.bar(x, y - 3.5, 9, 7, tone, **rest)
        else:
            self.dots([(x + 5, y)], tone, gid=LEGEND, **rest)

    def figure(self, height: float) -> Figure:
        """The sheet as a figure of the house's width and this height in points."""
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        made = Figure(figsize=(style.FIGURE_WIDTH, height / 72), facecolor=style.PAPER)
        place = Affine2D().scale(1 / 72, -1 / 72).translate(0, height / 72) + made.dpi_scale_trans
        for artist in self._drawn:
            artist.set_transform(place)
            made.add_artist(artist)
        return made
