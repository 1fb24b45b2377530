"""A thread as the report shows it: the article with its quotes marked, the comments as a flat list of reply-tree
rows."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Mapping
from itertools import pairwise
from pathlib import PurePath

from reports.shown import View, anchor, shown, tidy
from reports.view.links import Candidates, links_view
from threads.model import Comment, Quote, Span, Thread
from threads.quotes.statements import public_statements

DEEPEST = 8
"""Levels of indentation; deeper replies keep the last one and say their depth, so that any depth can be read."""


def thread_view(
    thread: Thread,
    results: Mapping[str, View],
    candidates: Mapping[str, Candidates] | None = None,
    kept: Container[str] | None = None,
) -> View:
    """The thread as plain dicts: meta, article segments, rows of the reply tree, and how many rows the `whole` has.

    `results` and `candidates` (whom a comment may answer) are keyed by the comment's id within the corpus, `thread/id`;
    there are rows of those that are `kept` so, of all where that is None.
    """
    article = thread.article
    voices: dict[str, list[Quote]] = {}
    for quote in thread.quotes:
        voices.setdefault(quote.owner, []).append(quote)
    return {
        "id": thread.id,
        "anchor": f"t-{thread.id}",
        "title": shown(article.title) or shown(PurePath(thread.source.path or "").name) or "Untitled page",
        "outlet": shown(article.outlet),
        "byline": shown(article.byline),
        "published": f"{article.published:%d %B %Y}" if article.published else "",
        "name": shown(PurePath(thread.source.path or "").name),
        "language": article.language or "",
        "article": segments(article.text, (), voices.get(article.id, ()), thread.id),
        "comments": sum(comment.kind == "comment" for comment in thread.comments),
        "voices": len(public_statements(thread)),
        "rows": _rows(thread, voices, results, candidates or {}, kept),
        "whole": len(thread.comments),
        "notes": [shown(note) for note in thread.notes],
        "missing": len(thread.missing),
    }


def segments(text: str, quoted: Iterable[Span], voices: Iterable[Quote], thread_id: str) -> list[View]:
    """The text cut where a repeated span or a quoted voice begins or ends, each piece with what covers it.

    A piece has `text`, `quoted` (it repeats others' words), `kind` and `speaker` of the innermost voice that covers it,
    and `anchors`, the addresses of the voices that begin with it.
    """
    length = len(text)
    spans = deque(_merged(quoted, length))
    starting: dict[int, list[Quote]] = {}
    cuts = {0, length, *(end for span in spans for end in span)}
    for voice in voices:
        if 0 <= voice.start < min(voice.end, length):
            starting.setdefault(voice.start, []).append(voice)
            cuts |= {voice.start, min(voice.end, length)}
    places = sorted(cuts)
    pieces: list[View] = []
    open_voices: list[Quote] = []
    seen: set[str] = set()
    for at, until in pairwise(places):
        begin = sorted(starting.get(at, ()), key=lambda voice: -voice.end)
        open_voices += begin
        while open_voices and open_voices[-1].end <= at:
            open_voices.pop()
        while spans and spans[0][1] <= at:
            spans.popleft()
        inner = open_voices[-1] if open_voices else None
        names = [anchor(f"{thread_id}/{voice.owner}/{voice.start}-{voice.end}") for voice in begin]
        pieces.append(
            {"text": tidy(text[at:until]), "quoted": bool(spans) and spans[0][0] <= at,
             "kind": inner.speaker_kind if inner else "", "speaker": shown(inner.speaker) if inner else "",
             "anchors": [name for name in dict.fromkeys(names) if name not in seen]}
        )  # fmt: skip
        seen.update(names)
    return pieces


def _merged(quoted: Iterable[Span], length: int) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in quoted):
        if end <= start:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _rows(
    thread: Thread, voices: dict[str, list[Quote]], results: Mapping[str, View], candidates: Mapping[str, Candidates],
    kept: Container[str] | None,
) -> list[View]:  # fmt: skip
    known = {comment.id: _label(place, comment) for place, comment in enumerate(thread.comments, 1)}
    return [
        _row(thread, depth, comment, voices, results)
        | links_view(comment, known, thread.id, candidates.get(f"{thread.id}/{comment.id}", ()))
        | {"number": known[comment.id][0]}
        for depth, comment in thread.walk()
        if kept is None or f"{thread.id}/{comment.id}" in kept
    ]


def _label(place: int, comment: Comment) -> tuple[str, str]:
    """The comment's number as the page has it ("#12"), else our count ("¶12"), and its author."""
    return (f"#{comment.number}" if comment.number is not None else f"¶{place}"), shown(comment.author)


def _row(
    thread: Thread, depth: int, comment: Comment, voices: dict[str, list[Quote]], results: Mapping[str, View]
) -> View:
    key = f"{thread.id}/{comment.id}"
    return {
        "key": key,
        "anchor": anchor(key),
        "language": comment.language or "",
        "depth": min(depth, DEEPEST),
        "level": depth,
        "kind": comment.kind,
        "author": shown(comment.author),
        "posted": f"{comment.posted:%Y-%m-%d %H:%M}" if comment.posted else "",
        "likes": comment.likes,
        "promoted": comment.promoted,
        "segments": segments(comment.text, comment.quoted, voices.get(comment.id, ()), thread.id),
        **results.get(key, {}),
    }
