"""Figures drawn: each as SVG for the page and the PDF, as PNG to be used elsewhere, with its table and words."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.base import Study
from reports import style
from reports.figures import FIGURES, Drawer, Drawing
from reports.shown import shown
from threads.errors import CommentariatError
from threads.registry import Part

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawn figure, ready to be written and shown; the PNG bears its title, the SVG leaves it to the page."""

    name: str
    section: str
    title: str
    svg: bytes
    png: bytes
    table: pd.DataFrame
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A registered figure that was not drawn, and why: what it needs, or how an analysis under it failed."""

    name: str
    reason: str


def draw(study: Study) -> list[Picture]:
    """Every registered figure that the data give, in the order of their ranks."""
    return [one for one in attempt(study) if isinstance(one, Picture)]


def attempt(study: Study) -> list[Picture | Undrawn]:
    """Every registered figure, drawn or with the reason why not, in the order of their ranks."""
    import matplotlib as mpl

    from reports import fonts

    fonts.register()
    with mpl.rc_context(style.rc()):  # type: ignore[arg-type]
        return [_attempt(study, part) for part in FIGURES]


def _attempt(study: Study, part: Part[Drawer]) -> Picture | Undrawn:
    try:
        drawing = part.function(study)
    except CommentariatError as error:
        return Undrawn(part.name, f"it failed. {shown(error)}")
    if drawing is None:
        return Undrawn(
            part.name, f"it needs {part.options['needs']}" if part.options["needs"] else "the data give none"
        )
    _make_showable(drawing)
    title = shown(drawing.title) or part.name.replace("_", " ").capitalize()
    return Picture(
        name=part.name, section=part.options["section"], title=title, svg=_svg(drawing),
        png=_png(drawing, title), table=drawing.table, caption=shown(drawing.caption), alt=drawing.alt,
    )  # fmt: skip


def _make_showable(drawing: Drawing) -> None:
    """Replaces what cannot be shown in a figure's words: control characters would break the SVG."""
    from matplotlib.text import Text

    for words in drawing.figure.findobj(Text):
        assert isinstance(words, Text)
        words.set_text(shown(words.get_text()))


def _svg(drawing: Drawing) -> bytes:
    packed = io.BytesIO()
    drawing.figure.savefig(packed, format="svg", metadata={"Date": None, "Creator": None})
    return packed.getvalue()


def _png(drawing: Drawing, title: str) -> bytes:
    figure, packed = drawing.figure, io.BytesIO()
    figure.set_figheight(figure.get_figheight() + style.TITLE_HEIGHT)
    figure.suptitle(title, x=0.012, ha="left", fontsize=12)
    figure.savefig(packed, format="png", dpi=style.DPI, metadata={"Software": None})
    return packed.getvalue()


def tables(study: Study, language: str = "en") -> dict[str, pd.DataFrame]:
    """The table behind each registered figure that the data give, by its name; nothing is drawn."""
    import matplotlib as mpl

    from reports import fonts

    fonts.register()
    with mpl.rc_context(style.rc()):  # type: ignore[arg-type]
        found = {part.name: _table(study, part) for part in FIGURES}
    return {name: table for name, table in found.items() if table is not None}


def _table(study: Study, part: Part[Drawer]) -> pd.DataFrame | None:
    try:
        drawing = part.function(study)
    except CommentariatError:
        return None
    return None if drawing is None else drawing.table
