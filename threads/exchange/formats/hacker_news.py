"""Hacker News: items of its API, trees of Algolia's `items/ID`, and hits of Algolia's search."""

from __future__ import annotations

from collections.abc import Iterator

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.values import Record, count, held, key, moment, name, records, words

SITE = "https://news.ycombinator.com/item?id="
_API = {"by", "kids", "parent", "descendants"}


def is_hacker_news(file: ExportFile) -> bool:
    """Whether the JSON has an Algolia tree, hits of its search, or items of the API."""
    return any(
        {"children", "created_at_i", "story_id"} <= one.keys()
        or ({"id", "type", "time"} <= one.keys() and bool(one.keys() & _API))
        or any("objectID" in hit and "_tags" in hit for hit in records(one.get("hits"))[:3])
        for one in file.first
    )


@export_format(
    "hacker-news",
    suffixes=(".json", ".jsonl", ".ndjson"),
    recognises=is_hacker_news,
    fields={
        "thread": "story_id, or the item at the top of the parents", "title": "title, story_title",
        "article": "text of the story", "text": "text, comment_text", "author": "by, author",
        "posted": "time, created_at_i", "id": "id, objectID", "parent": "parent, parent_id",
        "likes": "score, points", "kind": "deleted, dead (deleted)", "left out": "polls, jobs",
    },
)  # fmt: skip
def hacker_news(file: ExportFile) -> Iterator[Post | Lost]:
    """Hacker News: items (API), item trees or search hits (Algolia), a thread a story."""
    for one in file.objects():
        left = records(one.get("hits"))[::-1] or [one]
        while left:
            item = left.pop()
            yield _post(item)
            left += reversed(records(item.get("children")))


def _post(item: Record) -> Post | Lost:
    kind = words(item.get("type"))
    if kind in {"job", "pollopt"}:
        return Lost("jobs and options of polls")
    own = key(item.get("id", item.get("objectID")))
    parent = key(item.get("parent", item.get("parent_id")))
    story = kind in {"story", "poll"} or (parent is None and bool(item.get("title")))
    text = words(item.get("text")) or words(item.get("comment_text")) or words(item.get("story_text"))
    gone = bool(item.get("deleted") or item.get("dead")) or (not story and not text)
    return Post(
        text=text,
        markup=True,
        thread=own if story else key(item.get("story_id")),
        key=own,
        parent=parent,
        author=name(item.get("by", item.get("author"))),
        posted=moment(item.get("time", item.get("created_at_i", item.get("created_at")))),
        likes=count(item.get("score", item.get("points"))),
        kind="deleted" if gone else "comment",
        opening=story,
        title=words(item.get("title")) or words(item.get("story_title")) or None,
        url=SITE + own if story and own else None,
        permalink=SITE + own if own and not story else None,
        announced=count(item.get("descendants")) if story else None,
        held=held(item, "children", "_highlightResult"),
    )
