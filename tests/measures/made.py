"""Pages made of comments at hand, drawn as common boards and comment lists draw them: known words in known places.

Layouts, names and stories are ours (`tests/gold/made.toml`); the comments are our own samples', or the measuring data's
where that is there. A made page is read as markup, without class words, and as a crawler's text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from html import escape
from typing import Any

from tests.measures.own import ROOT, Own
from tests.measures.scores import Reading, Said, letters

MADE: dict[str, Any] = tomllib.loads((ROOT / "tests" / "gold" / "made.toml").read_text(encoding="utf-8"))
EACH = 9
"""Comments on a page made of single texts."""
BEGAN = datetime(2019, 3, 14, 8, 10)
Told = tuple[str, datetime, str]
"""A comment: its author, its moment as the page shows it, its words."""


def of_texts(texts: Iterable[str], *, language: str) -> list[Own]:
    """Pages of EACH comments: names, moments and layouts in turn; a text that was there before is left out."""
    different = {letters(text): " ".join(text.split()) for text in texts if letters(text)}.values()
    moments = (BEGAN + timedelta(minutes=37 * k + k * k % 11) for k in range(len(different)))
    told = [(name(k, language), when, text) for k, (when, text) in enumerate(zip(moments, different, strict=True))]
    return of_threads([told[at : at + EACH] for at in range(0, len(told) - EACH + 1, EACH)], language=language)


def of_threads(talks: Iterable[Sequence[Told]], *, language: str) -> list[Own]:
    """A page for each talk, in the language's layouts and stories in turn."""
    layouts = [layout for layout in MADE["layout"] if layout["language"] == language]
    stories = MADE[language]["story"]
    return [
        page(told, layouts[k % len(layouts)], stories[k // len(layouts) % len(stories)]) for k, told in enumerate(talks)
    ]


def name(k: int, language: str) -> str:
    """One of the invented names; the same comes again after all others."""
    names: list[str] = MADE[language]["names"]
    return names[(k + k // len(names)) % len(names)]


def page(told: Sequence[Told], layout: dict[str, Any], story: dict[str, Any]) -> Own:
    """A page with those comments below that story (on a board below its title alone), and its reading."""
    title, article = escape(story["title"]), () if layout.get("board") else story["paragraphs"]
    words = MADE[layout["language"]]["words"]
    nav = "".join(f"<li><a href='/{k}'>{word}</a></li>" for k, word in enumerate(words[:4]))
    body = "".join(f"<p>{escape(part)}</p>" for part in article)
    head = f"<h2>{words[4]} ({len(told)})</h2>" if article else ""
    drawn = "".join(_drawn(layout, k, one, title) for k, one in enumerate(told, 1))
    kind = "ol" if "<li" in layout["html"] else "div"
    source = (
        f"<html><head><title>{title}</title></head><body><ul class='nav'>{nav}</ul><h1>{title}</h1><div "
        f"class='story'>{body}</div>{head}<{kind} class='list'>{drawn}</{kind}><div "
        f"class='foot'><p>{words[6]}</p><p><a href='/p'>{words[5]}</a></p></div></body></html>"
    )
    said = tuple(Said(text, {"author": author, "posted": _shown(when, layout)}) for author, when, text in told)
    return Own(layout["name"], source, Reading(said, "\n".join(article)))


def _drawn(layout: dict[str, Any], number: int, told: Told, title: str) -> str:
    author, when, text = told
    html: str = layout["html"].strip()
    date = when.strftime(layout["date"])
    return html.format(author=escape(author), date=date, text=escape(text), title=title, n=number)


def _shown(when: datetime, layout: dict[str, Any]) -> datetime:
    """The moment as far as the layout shows it."""
    return when.replace(second=0) if layout.get("clock", True) else when.replace(hour=0, minute=0, second=0)
