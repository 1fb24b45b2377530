"""The report as one offline HTML page: no address outside it, styles and script allowed by their hashes only."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from reports import style
from reports.fonts import web_fonts
from reports.shown import counted, excerpt, shown, signed
from reports.view.links import candidates_in_words, in_words

if TYPE_CHECKING:
    from markupsafe import Markup

    from reports.pictures import Picture

OPEN_ROWS = 400
"""Comments of a thread shown unfolded; longer threads open by a click, so that a page of 10,000 stays usable."""

STANCES = {"FAVOR": "in favour", "AGAINST": "against"}


def render(view: dict[str, Any], pictures: list[Picture], *, version: str) -> str:
    """The page as a string."""
    from jinja2 import Environment, FunctionLoader

    environment = Environment(loader=FunctionLoader(_template), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    look = _font_faces(web_fonts(_strings(view))) + style.css() + _template("report.css")
    script = _template("report.js")
    environment.globals.update(
        n=lambda count: f"{count:,}",
        counted=counted,
        value=lambda number, share: "–" if number is None else signed(number, share=share),
        in_words=in_words,
        candidates=candidates_in_words,
        stance=lambda code: STANCES.get(code, ""),
        excerpt=excerpt,
        v=view,
        version=version,
        open_rows=OPEN_ROWS,
        figures=lambda section: _figures(section, pictures),
    )
    page = environment.get_template("report.html").render(
        style=look, style_hash=_hash(look), script=script, script_hash=_hash(script)
    )
    return page.replace("\r", "")


def _template(name: str) -> str:
    return files("reports").joinpath("templates", name).read_text(encoding="utf-8")


def _figures(section: str, pictures: list[Picture]) -> Markup:
    from markupsafe import Markup

    out = []
    for picture in pictures:
        if picture.section == section:
            data = base64.b64encode(picture.svg).decode()
            out.append(
                f'<figure id="figure-{picture.name}"><figcaption><strong>{html.escape(picture.title)}</strong> '
                f'{html.escape(picture.caption)}</figcaption><div class="scroll"><img '
                f'alt="{html.escape(shown(picture.alt))}" '
                f'src="data:image/svg+xml;base64,{data}"></div>'
                f'<p class="meta">As files: figures/{picture.name}.png, figures/{picture.name}.csv</p></figure>'
            )
    return Markup("".join(out))  # noqa: S704  built from escaped parts


def _font_faces(faces: dict[str, str]) -> str:
    rule = '@font-face {{ font-family: "{}"; src: url({}); font-display: block; }}\n'
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
