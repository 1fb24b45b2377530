"""A thread as the reader shows it: article, quoted voices, comments below those that they answer; no machine's word."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from commentariat.serve.index import Shelved, ThreadShelf, Wanted, finds, hits
from reports.shown import shown, tidy
from threads import Comment, Thread
from threads.model import Span
from threads.quotes.statements import public_statements

STATED = frozenset({"markup", "nesting", "index", "quote", "mention"})
"""Parents that the page or the comment's own words show; those that only the model infers are not shown."""
PAGE = 100
"""Comments on one page of a thread."""
ROWS, MOST_READ = 50, 32_000_000
"""Threads on one page of the list, and bytes of threads that are read for it: about two seconds."""
DEEPEST = 8
"""Levels that are indented; deeper ones say their depth."""


@dataclass(frozen=True, slots=True)
class PlacedComment:
    """A comment in reading order: how deep it stands, and whom it answers as far as that is stated."""

    depth: int
    comment: Comment
    parent: Comment | None


def in_order(thread: Thread, *, flat: bool) -> list[PlacedComment]:
    """The thread's comments, answers below what they answer; in the page's order where it is to be `flat`.

    Iterative, so that a chain of any depth works.
    """
    known = {comment.id: comment for comment in thread.comments}
    page = sorted(thread.comments, key=lambda one: (one.number is None, one.number or 0))
    if flat:
        return [PlacedComment(0, comment, None) for comment in page]
    parents = {comment.id: _stated(comment, known) for comment in page}
    below: dict[str | None, list[Comment]] = {}
    for comment in page:
        below.setdefault(parents[comment.id], []).append(comment)
    placed, stack = [], [(0, comment) for comment in reversed(below.get(None, []))]
    while stack:
        depth, comment = stack.pop()
        parent = parents[comment.id]
        placed.append(PlacedComment(depth, comment, known[parent] if parent is not None else None))
        stack.extend((depth + 1, child) for child in reversed(below.get(comment.id, [])))
    return placed


def _stated(comment: Comment, known: Collection[str]) -> str | None:
    return next((one.parent for one in comment.replies_to if one.basis in STATED and one.parent in known), None)


def list_page(
    shelf: ThreadShelf, wanted: Wanted, *, start: int, among: Collection[str] | None, without: Collection[str]
) -> dict[str, Any]:
    """The next threads that hold what is wanted, perhaps none, and the place at which to go on, or None at the end.

    `among`, where given, are the ids of the threads that may be listed; those in `without` are not.
    """
    rows: list[dict[str, Any]] = []
    read = 0
    for row, found in finds(shelf, wanted, start=start):
        if len(rows) == ROWS or read > MOST_READ:
            return {"threads": rows, "next": row.place}
        read += row.length if wanted.inside else 0
        if (among is None or row.id in among) and row.id not in without and (found or not wanted.inside):
            rows.append(_listed(row, found))
    return {"threads": rows, "next": None}


def _listed(row: Shelved, found: int) -> dict[str, Any]:
    return {
        "place": row.place,
        "title": shown(row.title) or "without a title",
        "page": shown(row.page),
        "comments": row.comments,
        "voices": row.voices,
        "languages": [shown(name) for name in row.languages],
        "hits": found,
    }


def thread_page(
    thread: Thread, wanted: Wanted, *, start: int, at: str | None, coded: Collection[str], flat: bool
) -> dict[str, Any]:
    """A page of the thread's comments with what stands above them; `at` is a comment that the page is to hold.

    `hits` are the places, in reading order, of the comments that hold what is wanted; `coded` the reactions that this
    coder has coded; with `flat` nobody is shown as answering anybody.
    """
    order = in_order(thread, flat=flat)
    places = {one.comment.id: place for place, one in enumerate(order)}
    found = set(hits(thread, wanted))
    if at is not None and at in places:
        start = places[at]
    start = max(0, min(start, len(order) - 1)) // PAGE * PAGE if order else 0
    return {
        "title": shown(thread.article.title) or "without a title",
        "page": shown(thread.source.url or thread.source.path),
        "outlet": shown(thread.article.outlet),
        "published": _day(thread.article.published),
        "language": thread.article.language,
        "article": tidy(thread.article.text),
        "voices": _voices(thread, coded, found),
        "comments": [_seen(thread, one, places, coded, found) for one in order[start : start + PAGE]],
        "start": start,
        "size": PAGE,
        "total": len(order),
        "at": places.get(at) if at is not None else None,
        "hits": sorted(places[one] for one in found if one in places),
        "flat": flat,
    }


def _seen(
    thread: Thread, one: PlacedComment, places: dict[str, int], coded: Collection[str], found: Collection[str]
) -> dict[str, Any]:
    comment, parent = one.comment, one.parent
    answers = None
    if parent is not None:
        answers = {"number": parent.number, "author": shown(parent.author), "place": places[parent.id]}
    return {
        "place": places[comment.id],
        "number": comment.number,
        "author": shown(comment.author),
        "posted": _day(comment.posted),
        "language": comment.language,
        "likes": comment.likes,
        "kind": comment.kind,
        "depth": one.depth,
        "indent": min(one.depth, DEEPEST),
        "answers": answers,
        "parts": _parts(comment.text, comment.quoted),
        "coded": f"{thread.id}/{comment.id}" in coded,
        "hit": comment.id in found,
    }


def _voices(thread: Thread, coded: Collection[str], found: Collection[str]) -> list[dict[str, Any]]:
    voices = []
    for statement in public_statements(thread):
        quote = statement.first
        name = f"{quote.owner}/{quote.start}-{quote.end}"
        voices.append(
            {
                "speaker": shown(quote.speaker),
                "text": shown(statement.text),
                "original": shown(statement.original) or None,
                "coded": f"{thread.id}/{name}" in coded,
                "hit": name in found,
            }
        )
    return voices


def _parts(text: str, quoted: tuple[Span, ...]) -> list[dict[str, Any]]:
    """The text in parts, each told whether it repeats others' words; offsets of ours are not those of a browser."""
    parts, at = [], 0
    for start, end in sorted(quoted):
        start, end = max(start, at), min(end, len(text))
        if start < end:
            parts += [(text[at:start], False), (text[start:end], True)]
            at = end
    parts.append((text[at:], False))
    return [{"text": shown(part), "quoted": is_quoted} for part, is_quoted in parts if part]


def _day(moment: datetime | None) -> str | None:
    return moment.strftime("%Y-%m-%d %H:%M") if moment else None
