"""Reddit: dumps of Pushshift and Arctic Shift (a line a thing, often .zst), and a thread's page as JSON (`….json`)."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.values import GONE, Record, count, held, key, moment, name, record, records, words

SITE = "https://www.reddit.com"


def is_reddit(file: ExportFile) -> bool:
    """Whether the first things have Reddit's names: `link_id` or `selftext` beside `subreddit`, or a Listing."""
    return any(
        one.get("kind") in ("Listing", "t1", "t3")
        or ("subreddit" in one and bool(one.keys() & {"link_id", "selftext"}))
        for one in file.first
    )


@export_format(
    "reddit",
    suffixes=(".json", ".jsonl", ".ndjson", ""),
    recognises=is_reddit,
    fields={
        "thread": "link_id; id of submissions", "title": "title", "url": "permalink", "article": "selftext",
        "text": "body", "author": "author", "posted": "created_utc", "id": "id", "parent": "parent_id (t1_ alone)",
        "likes": "score", "kind": "[deleted], [removed] (deleted)", "extra": "subreddit, controversiality",
        "left out": "“more” stubs of saved pages",
    },
)  # fmt: skip
def reddit(file: ExportFile) -> Iterator[Post | Lost]:
    """Reddit: submissions and comments of a dump (NDJSON, .zst) or of a saved page's JSON, a thread a submission."""
    for one in file.objects():
        if "kind" in one and record(one.get("data")):
            yield from _listing(one)
        elif "body" in one or "selftext" in one or "title" in one:
            yield _post(one)
        else:
            yield Lost("objects that are neither a submission nor a comment")


def _listing(top: Record) -> Iterator[Post | Lost]:
    """The things in a page's tree, parents first; without recursion, since a page may nest without end."""
    left = [top]
    while left:
        thing = left.pop()
        data = thing.get("data")
        if not isinstance(data, dict):
            continue
        if thing.get("kind") == "more":
            missing = count(data.get("count")) or 0
            if missing:
                yield Lost("comments that the saved page had not loaded (“more”)", missing)
            continue
        if thing.get("kind") in ("t1", "t3"):
            yield _post(data)
        left += reversed(records([data.get("replies")] if thing.get("kind") == "t1" else data.get("children")))


def _post(thing: Record) -> Post:
    comment = "body" in thing
    text = html.unescape(words(thing.get("body" if comment else "selftext")))
    parent = words(thing.get("parent_id"))
    link = words(thing.get("permalink"))
    own = _bare(thing.get("id")) or _bare(thing.get("name"))
    url = SITE + link if link.startswith("/") else link or None
    extra = {
        field: thing[field] for field in ("subreddit", "controversiality", "author_flair_text") if thing.get(field)
    }
    return Post(
        text="" if not comment and GONE.fullmatch(text) else text,
        thread=_bare(thing.get("link_id")) if comment else own,
        key=own,
        parent=_bare(parent) if parent.startswith("t1_") or (parent and not parent.startswith("t3_")) else None,
        author=name(thing.get("author")),
        posted=moment(thing.get("created_utc", thing.get("created"))),
        likes=count(thing.get("score", thing.get("ups"))),
        permalink=url if comment else None,
        opening=not comment,
        title=html.unescape(words(thing.get("title")) or words(thing.get("link_title"))) or None,
        url=None if comment else url,
        outlet=f"r/{thing['subreddit']}" if isinstance(thing.get("subreddit"), str) else None,
        announced=None if comment else count(thing.get("num_comments")),
        held=held(thing, "replies"),
        extra=extra,
    )


def _bare(value: Any) -> str | None:
    """The id without the kind before it: t1_ a comment, t3_ a submission."""
    found = key(value)
    return found[3:] if found and found[:1] == "t" and found[2:3] == "_" else found
