"""The threads as plain data for print: articles, and their comments as reply trees, cut where paper ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.document import Code, Document
from reports.pages.print.tongues import tongue
from reports.shown import View

MOST_COMMENTS = 120
"""Comments of a thread that are printed; the rest is left to the page, and print says so."""
MOST_PRINTED = 1_500
"""Comments printed in all: about 200 pages."""
MOST_LETTERS, MOST_ARTICLE = 1_200, 4_000
"""Letters of one comment and of one article that are printed."""
MOST_THREADS = 400
CUT = " […]"


def threads_of(document: Document) -> View:
    """The threads that are printed, in order, and what is left to the page."""
    left, printed = MOST_PRINTED, []
    for thread in document.threads[:MOST_THREADS]:
        if document.sample is not None and not left:
            break  # hundreds of threads without a comment, of a sample, are nothing to read
        rows = thread["rows"][: min(MOST_COMMENTS, left)]
        left -= len(rows)
        printed.append(_thread(document, thread, rows))
    more = len(document.threads) - len(printed)
    return {
        "threads": printed,
        "more": document.words.text("print.more_threads", n=more) if more else "",
    }


def _thread(document: Document, thread: View, rows: Sequence[View]) -> View:
    words, language = document.words, str(thread["language"])
    more = thread["whole"] - len(rows)
    comments = words.text("print.comments", n=thread["comments"])
    meta = (thread["outlet"], thread["byline"], thread["published"], thread["name"], comments)
    return {
        "title": thread["title"], "lang": tongue(thread["title"], language),
        "meta": " · ".join(part for part in meta if part), "notes": thread["notes"],
        "article": _segments(thread["article"], language, most=MOST_ARTICLE),
        "rows": [_row(document, row, language) for row in rows],
        "more": words.text("print.more_comments", n=more) if more else "",
    }  # fmt: skip


def _row(document: Document, row: View, language: str) -> View:
    words = document.words
    codes = document.codes.get(row["key"], [])
    likes = words.text("print.likes", n=row["likes"]) if row["likes"] is not None else ""
    unnamed = words.text("print.pingback" if row["kind"] == "pingback" else "print.unnamed")
    meta = (row["posted"], likes, row.get("left_out") and words.text("print.left_out"))
    return {
        "depth": row["depth"], "state": row["state"], "number": row["number"],
        "author": row["author"] or unnamed, "meta": " · ".join(part for part in meta if part),
        "links": _links(document, row), "codes": coded(document, codes),
        "segments": _segments(row["segments"], str(row.get("language") or ""), beside=language, most=MOST_LETTERS),
    }  # fmt: skip


def _links(document: Document, row: View) -> list[str]:
    """Whom the comment answers, on what evidence and how probably; whom it may answer where that is open."""
    words = document.words
    if row["state"] == "open":
        return [words.text("print.open", others=_others(document, row["open"]))]
    return [words.text("print.answers", to=link["to"], why=_why(document, link)) for link in row["links"]]


def _why(document: Document, link: View) -> str:
    words = document.words
    key = f"basis.{link['basis']}"
    said = words.text(key) if words.has(key) else str(link["basis"])
    if link["inferred"]:
        said += f", {words.number(link['probability'], digits=2)}"
    if link["evidence"]:
        said += f": “{link['evidence']}”"
    parts = [said]
    if link["part"]:
        parts.append(words.text("print.answered_by", part=link["part"]))
    if link["alternatives"]:
        parts.append(words.text("print.else", others=_others(document, link["alternatives"])))
    return "; ".join(parts)


def _others(document: Document, others: Sequence[View]) -> str:
    words = document.words
    return ", ".join(
        f"{words.text('print.nobody') if not one['anchor'] else one['to']} {words.number(one['probability'], digits=2)}"
        for one in others
    )


def coded(document: Document, codes: Sequence[Code]) -> str:
    """What each coder said: "against (A, B); negative (A), neutral (B)"."""
    words = document.words
    by_variable: dict[str, dict[str, list[str]]] = {}
    for variable, coder, label in codes:
        said = words.code(variable, label, f"{variable}: {label}")
        by_variable.setdefault(variable, {}).setdefault(said, []).append(coder)
    return "; ".join(
        ", ".join(f"{label} ({', '.join(coders)})" for label, coders in held.items()) for held in by_variable.values()
    )


def _segments(segments: Sequence[View], language: str, *, most: int, beside: str = "") -> list[Any]:
    """The text in pieces, cut after so many letters: `quoted` repeats others, `voice` is one of the public."""
    left, out = most, []
    lang = tongue("".join(segment["text"] for segment in segments)[:most], language, beside)
    for segment in segments:
        if left <= 0:
            break
        text = segment["text"] if len(segment["text"]) <= left else segment["text"][:left] + CUT
        left -= len(segment["text"])
        look = "quoted" if segment["quoted"] else "voice" if segment["kind"] == "public" else ""
        out.append({"text": text, "look": look, "lang": lang})
    return out
