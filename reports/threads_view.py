"""A thread as the report shows it: the article with its quotes marked, the comments as a flat list of reply-tree rows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from reports.shown import anchor, shown
from threads.model import Comment, Reply, Span, Thread

SURE = 0.8
"""Links at and above this probability are shown solid, others dashed: above it, links were right about 19 times in 20 on
the measuring data's odd halves."""
DEEPEST = 8
"""Levels of indentation; deeper replies keep the last one and say their depth, so that any depth can be read."""

View = dict[str, Any]


def thread_view(thread: Thread, results: dict[str, View]) -> View:
    """The thread as plain dicts: meta, article segments, rows of the reply tree."""
    article = thread.article
    quotes = [(quote.start, quote.end, quote) for quote in thread.quotes if quote.owner == article.id]
    return {
        "id": thread.id,
        "anchor": f"t-{thread.id}",
        "title": shown(article.title) or shown(PurePath(thread.source.path or "").name) or "Untitled page",
        "outlet": shown(article.outlet),
        "byline": shown(article.byline),
        "published": f"{article.published:%d %B %Y}" if article.published else "",
        "name": shown(PurePath(thread.source.path or "").name),
        "language": article.language or "",
        "article": _article_segments(article.text, quotes, thread.id),
        "comments": sum(comment.kind == "comment" for comment in thread.comments),
        "voices": sum(quote.speaker_kind == "public" for quote in thread.quotes),
        "rows": _rows(thread, results),
        "notes": [shown(note) for note in thread.notes],
        "missing": len(thread.missing),
    }


def _article_segments(text: str, quotes: Iterable[tuple[int, int, Any]], thread_id: str) -> list[View]:
    segments: list[View] = []
    at = 0
    for start, end, quote in sorted(quotes, key=lambda item: (item[0], item[1])):
        if start < at:
            continue
        segments.append({"text": shown(text[at:start])})
        segments.append({"text": shown(text[start:end]), "kind": quote.speaker_kind,
                         "speaker": shown(quote.speaker), "anchor": anchor(f"{thread_id}/{quote.owner}/{start}-{end}")})  # fmt: skip
        at = end
    segments.append({"text": shown(text[at:])})
    return [segment for segment in segments if segment["text"]]


def _rows(thread: Thread, results: dict[str, View]) -> list[View]:
    names = {comment.id: comment for comment in thread.comments}
    return [_row(thread, depth, comment, names, results) for depth, comment in thread.walk()]


def _row(
    thread: Thread, depth: int, comment: Comment, names: dict[str, Comment], results: dict[str, View]
) -> View:
    key = f"{thread.id}/{comment.id}"
    links = [_link(reply, names, thread.id) for reply in comment.replies_to]
    return {
        "anchor": anchor(key),
        "depth": min(depth, DEEPEST),
        "level": depth,
        "number": comment.number,
        "kind": comment.kind,
        "author": shown(comment.author),
        "posted": f"{comment.posted:%Y-%m-%d %H:%M}" if comment.posted else "",
        "likes": comment.likes,
        "promoted": comment.promoted,
        "segments": _segments(comment.text, comment.quoted),
        "links": links,
        "solid": not links or links[0]["sure"],
        "root_probability": comment.root_probability,
        **results.get(key, {}),
    }


def _link(reply: Reply, names: dict[str, Comment], thread_id: str) -> View:
    parent = names.get(reply.parent)
    label = f"#{parent.number}" if parent is not None and parent.number is not None else ""
    name = shown(parent.author) if parent is not None else ""
    key = f"{thread_id}/{reply.parent}"
    return {
        "to": " ".join(part for part in (label, name) if part) or ("a comment" if parent else "a comment that the page lost"),
        "anchor": anchor(key) if parent else "",
        "basis": reply.basis,
        "probability": reply.probability,
        "evidence": shown(reply.evidence)[:160] if reply.basis not in {"markup", "nesting", "model"} else "",
        "sure": reply.probability >= SURE,
    }


def _segments(text: str, quoted: tuple[Span, ...]) -> list[View]:
    segments: list[View] = []
    at = 0
    for start, end in sorted(quoted):
        start = max(start, at)
        if end <= start:
            continue
        segments += [{"text": shown(text[at:start]), "quoted": False}, {"text": shown(text[start:end]), "quoted": True}]
        at = end
    segments.append({"text": shown(text[at:]), "quoted": False})
    return [segment for segment in segments if segment["text"]]
