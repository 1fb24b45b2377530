"""Figures drawn: each as SVG for the page, for print and for a file, as PNG to be used elsewhere, with its table."""

from __future__ import annotations

import inspect
import io
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from analysis.base import Study
from reports import style
from reports.figures import FIGURES, Drawer, Drawing
from reports.shown import shown
from reports.words import Words
from threads.errors import CommentariatError
from threads.registry import Part

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

LONGEST_ALT = 1_500
"""Letters that are read to the blind; the table has the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawn figure, ready to be written and shown; the PNG bears its title, the others leave it to what is around.

    `inline` is an SVG for the HTML page: without styles, coloured by the classes of `style.css`, its ids begin with the
    figure's name. `svg` is the same for a file and for print, in the light colours. `heads` says what the columns of
    the table hold, where the report's words know.
    """

    name: str
    section: str
    title: str
    svg: bytes
    png: bytes
    table: pd.DataFrame
    caption: str
    alt: str
    inline: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A registered figure that was not drawn, and why: what it needs, or how an analysis under it failed."""

    name: str
    reason: str


def draw(study: Study, words: Words | None = None) -> list[Picture]:
    """Every registered figure that the data give, in the order of their ranks; in English unless words are given."""
    return [one for one in attempt(study, words) if isinstance(one, Picture)]


def attempt(study: Study, words: Words | None = None) -> list[Picture | Undrawn]:
    """Every registered figure, drawn or with the reason why not, in the order of their ranks."""
    said = words or Words()
    with _settings(), warnings.catch_warnings():
        # A letter that no font has is drawn as a box; nobody can act on being told so for each text.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        return [_attempt(study, said, part) for part in FIGURES]


def drawing_of(part: Part[Drawer], study: Study, words: Words) -> Drawing | None:
    """What a registered figure draws; one that takes the study alone is given that."""
    takes = len(inspect.signature(part.function).parameters)
    if takes == 1:
        return cast(Callable[[Study], Drawing | None], part.function)(study)
    return part.function(study, words)


def title_strip(title: str, width: float) -> Figure:
    """The title over a picture that stands alone, as a strip of this width in inches."""
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from reports.figures.lettering import fonts, lines
    from reports.figures.sheet import MARGIN, PITCH, RISE

    size = style.TITLE_SIZE
    said = lines(title, size, width * 72 - 2 * MARGIN, most=3)
    height = MARGIN + len(said) * PITCH * size
    strip = Figure(figsize=(width, height / 72), facecolor=style.PAPER)
    font = fonts().copy()
    font.set_size(size)
    for i, line in enumerate(said):
        below = height - MARGIN - i * PITCH * size - RISE * size
        strip.add_artist(
            Text(MARGIN / 72 / width, below / height, line, color=style.INK, fontproperties=font, parse_math=False,
                 transform=strip.transFigure)
        )  # fmt: skip
    return strip


def _settings() -> Any:
    import matplotlib as mpl

    from reports import fonts

    fonts.register()
    return mpl.rc_context(style.rc())  # type: ignore[arg-type]


def _attempt(study: Study, words: Words, part: Part[Drawer]) -> Picture | Undrawn:
    from reports import svg

    try:
        drawing = drawing_of(part, study, words)
    except CommentariatError as error:
        return Undrawn(part.name, words.text("figure.failed", why=shown(error)))
    if drawing is None:
        return Undrawn(part.name, _lacking(part, words))
    _make_showable(drawing.figure)
    title = shown(drawing.title) or part.name.replace("_", " ").capitalize()
    alt = shown(drawing.alt)
    alt = alt if len(alt) <= LONGEST_ALT else alt[:LONGEST_ALT].rstrip() + "…"
    inline = svg.inline(drawing.figure, name=part.name, alt=alt)
    return Picture(
        name=part.name, section=part.options["section"], title=title, svg=svg.alone(inline), inline=inline,
        png=_png(drawing.figure, title), table=drawing.table, caption=shown(drawing.caption), alt=alt,
        heads={
            str(column): words.text(f"column.{column}")
            for column in drawing.table.columns if words.has(f"column.{column}")
        },
    )  # fmt: skip


def _lacking(part: Part[Drawer], words: Words) -> str:
    """What the data lack for a figure."""
    own = f"figure.{part.name}_needs"
    needs = words.text(own) if words.has(own) else part.options["needs"]
    return words.text("figure.needs", what=needs) if needs else words.text("figure.no_data")


def _make_showable(figure: Figure) -> None:
    """Replaces what cannot be shown in a figure's words: control characters would break the SVG."""
    from matplotlib.text import Text

    for words in figure.findobj(Text):
        assert isinstance(words, Text)
        words.set_text(shown(words.get_text()))


def _png(figure: Figure, title: str) -> bytes:
    """The figure under its title."""
    import numpy as np
    from PIL import Image

    pixels = np.vstack([_pixels(title_strip(title, figure.get_figwidth())), _pixels(figure)])
    packed = io.BytesIO()
    Image.fromarray(pixels).save(packed, format="png", dpi=(style.DPI, style.DPI))
    return packed.getvalue()


def _pixels(figure: Figure) -> NDArray[np.uint8]:
    """The figure as red, green and blue."""
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    before = figure.dpi
    figure.set_dpi(style.DPI)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    figure.set_dpi(before)
    return np.asarray(canvas.buffer_rgba())[:, :, :3]
