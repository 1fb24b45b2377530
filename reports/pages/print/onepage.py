"""The one page as plain data, in several lengths: typst takes the longest that fits."""

from __future__ import annotations

from dataclasses import dataclass

from reports.pages.print.blocks import quote
from reports.pages.print.tongues import tongue
from reports.pages.print.typeset import foot
from reports.shown import View, excerpt
from reports.summary import Summary, SummaryBar, SummaryQuote, SummaryShare

WIDE = "\u2e80"
"""Letters from here on take the room of two."""
DIGEST = 16
"""Letters of the digest on a card, whose foot is small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How much of the page is said: letters of its texts, and how many paragraphs, quotations and limits."""

    text: int
    quote: int
    answers: int
    quotes: int
    limits: int


LENGTHS = (
    Length(text=420, quote=260, answers=6, quotes=2, limits=4),
    Length(text=320, quote=200, answers=4, quotes=2, limits=3),
    Length(text=240, quote=140, answers=3, quotes=2, limits=2),
    Length(text=160, quote=110, answers=1, quotes=1, limits=1),
    Length(text=90, quote=60, answers=0, quotes=1, limits=1),
)


def page_of(summary: Summary) -> View:
    """The page in each length, and the words that stand whatever fits."""
    words, document = summary.words, summary.document
    keys = ("bars_how", "against", "neither", "favor", "quotes_against", "quotes_favor", "voices_title",
            "themes_title", "limits_title", "sources_title", "coded_title", "whole")  # fmt: skip
    target = document.view["target"]
    bars_title = words.text("summary.bars_title_of", target=target) if target else words.text("summary.bars_title")
    return {
        "language": document.language, "foot": foot(document.version), "head": document.title,
        "kicker": words.text("print.kicker"),
        "words": {key: words.text(f"summary.{key}") for key in keys} | {"bars_title": bars_title},
        "digest": words.text("summary.digest", digest=summary.digest),
        "short_digest": words.text("summary.digest", digest=summary.digest[:DIGEST] + "…"),
        "date": summary.date,
        "bars": [_bar(bar) for bar in summary.bars],
        "lengths": [_at(summary, length) for length in LENGTHS],
    }  # fmt: skip


def _at(summary: Summary, length: Length) -> View:
    document = summary.document
    against, favor = (
        [_quote(summary, one, length) for one in summary.quotes if one.side == side][: length.quotes]
        for side in ("AGAINST", "FAVOR")
    )
    return {
        "title": _cut(document.title, length.text), "question": _cut(document.question, length.text),
        "note": _cut(document.note, length.text),
        "lead": [_cut(one, 2 * length.text) for one in summary.lead[:2]],
        "answer": [_cut(one, length.text) for one in summary.answer[: length.answers]],
        "against": against, "favor": favor,
        "voices": [_quote(summary, one, length) for one in summary.voices[: 2 * length.quotes]],
        "themes": [
            {"label": _cut(one.label, length.quote), "n": one.n,
             "quote": _quote(summary, one.quote, length) if one.quote else None}
            for one in summary.themes[: 2 * length.quotes]
        ],
        "limits": [_cut(one, length.text) for one in summary.limits[: length.limits]],
        "sources": _cut(summary.sources, 2 * length.text), "coding": _cut(summary.coding, length.text),
        "populations": [_cut(bar.population, length.quote) for bar in summary.bars],
    }  # fmt: skip


def _quote(summary: Summary, one: SummaryQuote, length: Length) -> View:
    made = quote(summary.document, one.id, letters=length.quote)
    made |= {key: _cut(made[key], length.quote) for key in ("text", "author", "where")}
    return made


def _bar(bar: SummaryBar) -> View:
    return {"about": bar.about, "against": _share(bar.against), "favor": _share(bar.favor),
            "lang": tongue(bar.population)}  # fmt: skip


def _share(share: SummaryShare) -> View:
    return {"value": share.value, "low": share.low, "high": share.high, "text": share.text}


def _cut(text: str, room: int) -> str:
    """The beginning of the text on one line, wide letters taking the room of two."""
    letters = 0
    for place, letter in enumerate(text):
        letters += 2 if letter >= WIDE else 1
        if letters > room:
            return excerpt(text, longest=max(1, place - 1))
    return " ".join(text.split())
