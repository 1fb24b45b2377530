"""The report as one offline HTML page: no address outside it, styles and script allowed by their hashes only."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from reports.fonts import web_fonts

if TYPE_CHECKING:
    from markupsafe import Markup

    from reports.build import Picture

OPEN_ROWS = 400
"""Comments of a thread shown unfolded; longer threads open by a click, so that a page of 10,000 stays usable."""

BASES = {
    "markup": "the page says so",
    "nesting": "nested below it",
    "index": "by its number",
    "quote": "repeats its words",
    "mention": "names its author",
    "model": "inferred",
}


def render(view: dict[str, Any], pictures: list[Picture], *, version: str) -> str:
    """The page as a string."""
    from jinja2 import Environment, FunctionLoader

    environment = Environment(loader=FunctionLoader(_template), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(n=_count, value=_value, basis=lambda name: BASES.get(name, name))
    parts: Any = environment.get_template("parts.html").module
    faces = web_fonts(_strings(view))
    style = _font_faces(faces) + _template("report.css")
    script = _template("report.js")
    page = environment.get_template("report.html").render(
        v=view,
        version=version,
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        open_rows=OPEN_ROWS,
        figures=lambda section: _figures(section, pictures),
        example=parts.example,
        segments=parts.segments,
        voice_card=parts.voice_card,
    )
    return page.replace("\r", "")


def _template(name: str) -> str:
    return files("reports").joinpath("templates", name).read_text(encoding="utf-8")


def _figures(section: str, pictures: list[Picture]) -> Markup:
    from markupsafe import Markup

    out = []
    for picture in pictures:
        if picture.section == section:
            data = base64.b64encode(picture.png).decode()
            out.append(
                f'<figure id="figure-{picture.name}"><img alt="{html.escape(picture.alt)}" src="data:image/png;base64,{data}">'
                f"<figcaption>{html.escape(picture.caption)}</figcaption></figure>"
            )
    return Markup("".join(out))  # noqa: S704  built from escaped parts


def _font_faces(faces: dict[str, str]) -> str:
    rule = '@font-face {{ font-family: "{}"; src: url({}) format("woff2"); font-display: block; }}\n'
    return "".join(rule.format(family, address) for family, address in faces.items())


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _strings(value: Any) -> Iterator[str]:
    """Every string in the view; iterative, since a view holds whole threads."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list | tuple):
            waiting.extend(one)


def _count(number: int) -> str:
    return f"{number:,}"


def _value(number: float | None, share: bool) -> str:  # noqa: FBT001
    if number is None:
        return "–"
    return f"{number:.0%}" if share else f"{number:+.2f}".replace("-", "−")
