"""What is printed: the report, the threads, and the one page with its card; equal documents give equal bytes."""

from __future__ import annotations

from collections.abc import Sequence

from reports.document import Document
from reports.pages.print.blocks import PrintCut, PrintLayout, file_of, places_of
from reports.pages.print.onepage import page_of
from reports.pages.print.threads import threads_of
from reports.pages.print.typeset import Typesetter, foot
from reports.pictures import Picture
from reports.pieces import plain
from reports.shown import View
from reports.summary import Summary

MOST_PAGES = 12
CUTS = (PrintCut(), PrintCut(appendix=False), PrintCut(appendix=False, rows=14, items=10, quotes=2, letters=160),
        PrintCut(appendix=False, rows=8, items=5, quotes=1, letters=120))  # fmt: skip
"""How much is printed, tried in this order until the report has no more than MOST_PAGES."""


def report(document: Document, pictures: Sequence[Picture]) -> bytes:
    """The report as PDF, of at most MOST_PAGES pages where cutting can do that: the appendix goes first."""
    by_name = {picture.name: picture for picture in pictures}
    svg = {file_of(by_name, name): picture.svg for name, picture in by_name.items()}
    ways = (_report(document, PrintLayout(document=document, pictures=by_name, cut=cut)) for cut in CUTS)
    data = next(ways)
    with Typesetter() as setter:
        while setter.pages("report.typ", data, svg) > MOST_PAGES and (shorter := next(ways, None)) is not None:
            data = shorter
        return setter.pdf("report.typ", data, svg)


def comments(document: Document) -> bytes:
    """The articles and their comments as reply trees, as PDF."""
    words = document.words
    data = {
        "head": words.text("print.comments_title", title=document.title), "how": words.text("print.comments_how"),
        "none": words.text("print.comments_none"), "coded": words.text("print.codes"), **_head(document),
        **threads_of(document),
    }  # fmt: skip
    with Typesetter() as setter:
        return setter.pdf("comments.typ", data)


def summary(summary: Summary) -> bytes:
    """The one page as PDF, A4."""
    with Typesetter() as setter:
        return setter.pdf("summary.typ", page_of(summary))


def card(summary: Summary) -> bytes:
    """The one page as PNG, 1200 × 1500."""
    with Typesetter() as setter:
        return setter.png("card.typ", page_of(summary))


def _head(document: Document) -> View:
    return {
        "title": document.title, "question": document.question, "note": document.note,
        "hidden": document.hidden, "sampled": document.sampled,
        "language": document.language, "foot": foot(document.version),
    }  # fmt: skip


def _report(document: Document, layout: PrintLayout) -> View:
    kept = [one for one in document.sections if layout.cut.appendix or not one.appendix]
    left = [plain(one.title) for one in document.sections if one not in kept]
    layout.places = places_of(kept)
    words = document.words
    said = [words.text("print.no_appendix", titles=words.text("list.between").join(left))] if left else []
    return {
        **_head(document), "kicker": words.text("print.kicker"), "contents": words.text("print.contents"),
        "sections": [layout.section(one) for one in kept],
        "left": [*said, words.text("print.talk")] if left else [],
    }  # fmt: skip
