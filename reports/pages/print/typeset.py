"""Typst, which gets data only: strings are shown and never read as markup; equal data give equal bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from reports import style
from reports.fonts import folders
from reports.pages.print.letters import printable

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The time written into every PDF, so that equal reports are equal bytes."""
STANDARDS: tuple[Any, ...] = (["a-2a", "ua-1"], ["a-2a"], [])
"""What a PDF promises, the most that it can hold: PDF/A-2 (to be kept: fonts within, each letter known) and PDF/UA (to
be read aloud: headings in order, pictures in words)."""
HOUSE = ("house.typ", "blocks.typ", "bars.typ")
CARD_PPI = 216.0
"""Pixels an inch of a card: 400 × 500 points are 1200 × 1500 pixels."""


def pdf(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of a template of `reports/templates/print` filled with data; `pictures` are SVG by file name.

    It is PDF/A-2a and PDF/UA-1, or, where a text holds letters that no font can show as these ask, tagged all the same.
    """
    import typst

    inputs = _inputs(template, data, pictures or {})
    for standards in STANDARDS:
        try:
            return _bytes(typst.compile(inputs, format="pdf", pdf_standards=standards, **_options()))
        except typst.TypstError as error:
            if not standards or not str(error).startswith("PDF/"):
                raise
    raise AssertionError("the last standard asks nothing")


def png(template: str, data: Mapping[str, Any]) -> bytes:
    """The one page of a template as PNG."""
    import typst

    return _bytes(typst.compile(_inputs(template, data, {}), format="png", ppi=CARD_PPI, **_options()))


def pages(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> int:
    """How many pages a template that says so by `<pages>` takes with these data."""
    import typst

    inputs = _inputs(template, data, pictures or {})
    said = typst.query(inputs, "<pages>", field="value", one=True, font_paths=_fonts(), ignore_system_fonts=True)
    return int(said)


def foot(version: str) -> str:
    """What stands at the foot of each page."""
    return f"commentariat {version}"


def _inputs(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes]) -> Any:
    folder = files("reports").joinpath("templates", "print")
    shown = json.dumps(printable({**data, "style": _style()}), ensure_ascii=False)
    return {
        "main.typ": folder.joinpath(template).read_bytes(),
        **{name: folder.joinpath(name).read_bytes() for name in HOUSE},
        "data.json": shown.encode("utf-8", "replace"),
        **pictures,
    }


def _style() -> dict[str, Any]:
    return {**style.typesetting(), "stance": style.STANCE}


def _options() -> dict[str, Any]:
    return {"font_paths": _fonts(), "ignore_system_fonts": True, "timestamp": MADE}


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(place) for place in folders()])


def _bytes(made: Any) -> bytes:
    assert isinstance(made, bytes)
    return made
