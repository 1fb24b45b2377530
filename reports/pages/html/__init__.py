"""The report as one offline HTML page: no address outside it, styles and script allowed by their hashes only."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from reports import style
from reports.document import Document
from reports.fonts import web_fonts
from reports.pages.html.data import packed
from reports.pages.html.items import Held, items_of
from reports.pages.html.layout import PageLayout
from reports.pages.html.walk import facts_in_order, printed_words
from reports.pieces import Fact
from threads.model import strings_in

if TYPE_CHECKING:
    from reports.pictures import Picture

_LOOK = ("base", "blocks", "comments", "drawer", "print")
_SCRIPT = ("make", "data", "comment", "links", "list", "tree", "filter", "talk", "copy", "drawer", "address", "start")


def render(document: Document, pictures: Sequence[Picture]) -> str:
    """The page as a string; equal input gives equal bytes."""
    from jinja2 import Environment, FunctionLoader

    items = items_of(document)
    facts = facts_in_order(document)
    environment = Environment(loader=FunctionLoader(_template), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    layout = PageLayout(document, items, pictures, environment.get_template("blocks.html").module)
    look = _font_faces(web_fonts(_strings(document, items, facts))) + style.css() + _joined(_LOOK, "css")
    script = '"use strict";\n(() => {\n' + _joined(_SCRIPT, "js") + "})();\n"
    page = environment.get_template("page.html").render(
        d=document,
        t=document.words.text,
        language=document.language,
        sections=[(section, layout.section(section)) for section in document.sections],
        titles=layout.titles(),
        said=layout.said,
        sample=document.sampled,
        data=packed(document, items, facts),
        style=look, style_hash=_hash(look), script=script, script_hash=_hash(script),
    )  # fmt: skip
    return page.replace("\r", "")


def _template(name: str) -> str:
    return files("reports").joinpath("templates", "page", name).read_text(encoding="utf-8")


def _joined(names: Sequence[str], suffix: str) -> str:
    return "".join(_template(f"{name}.{suffix}") for name in names)


def _font_faces(faces: dict[str, str]) -> str:
    rule = '@font-face {{ font-family: "{}"; src: url({}); font-display: block; }}\n'
    return "".join(rule.format(family, address) for family, address in faces.items())


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _strings(document: Document, items: Held, facts: Sequence[Fact]) -> Iterator[str]:
    """Every text that the page may show."""
    from reports.words import messages

    yield from (document.title, document.question, document.note, document.hidden)
    yield from map(str, messages(document.language).values())
    yield from strings_in([item.view for item in items.all])
    yield from strings_in([item.reaction for item in items.all if item.reaction])
    for thread in document.threads:
        yield from strings_in({key: part for key, part in thread.items() if key != "rows"})
    for fact in facts:
        yield from (fact.text, fact.label, fact.note)
    yield from printed_words(document)
