"""What stands over the comments of a copy: the post, its writer and time, or an article of any kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from threads.article.flat import FlatArticle, read_article
from threads.lines.line import read_lines
from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.moments import moment
from threads.parsers.shared.copied.record import CopiedRecord

CopiedPost = FlatArticle
"""The post's parts: `kept` are the numbers of its text's lines, `reasons` why others are none of it."""

NO_ARTICLE = ("furniture", "avatar", "heading", "button", "advert", "mark", "count")
"""Kinds of lines that are a platform's in whatever article it stands below."""
PostReader = Callable[[list[CopiedLine], str], CopiedPost | None]
"""Reads the post off the lines above the comments; None where they hold none of the platform's."""


def post_of(record: CopiedRecord, lines: list[CopiedLine], *, titled: bool = False) -> CopiedPost:
    """The post that was read as a record: it has a writer and words, and where the platform has titles one above."""
    post = CopiedPost(byline=record.author, published=moment(record.when) if record.when else None)
    post.kept = list(record.words)
    post.reasons = {i: "byline and date" for i in record.header if i not in post.kept}
    above = record.first - 1
    if titled and above >= 0 and not lines[above].kind:
        post.title, post.reasons[above] = lines[above].text, "title"
    return post


def article_above(lines: list[CopiedLine], text: str) -> CopiedPost:
    """The article among the lines above the comments, by the rules for any flattened page."""
    shown = [i for i, line in enumerate(lines) if line.kind not in NO_ARTICLE]
    if not shown:
        return CopiedPost()
    flat = read_lines("\n".join("\n" * lines[i].gap + text[lines[i].start : lines[i].end] for i in shown))
    reading = read_article(flat, set(), None)
    places = dict(enumerate(shown))
    kept = [places[i] for i in reading.kept if i in places]
    return replace(
        reading, kept=kept, reasons={places[i]: reason for i, reason in reading.reasons.items() if i in places}
    )


def said(lines: list[CopiedLine], low: int, high: int) -> list[int]:
    """The lines between two that somebody wrote: no button, count, heading or furniture."""
    return [i for i in range(low, high) if not lines[i].kind]
