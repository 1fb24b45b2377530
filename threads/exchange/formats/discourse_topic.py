"""Discourse: a topic's JSON (`/t/ID.json`) and a list of posts (`/posts.json`, `/t/ID/posts.json`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.values import Record, count, held, key, moment, name, record, records, words

_ASIDE = re.compile(r"<aside\b[^>]{0,400}\bclass=\"quote\b[^>]{0,400}>")
_QUOTED = re.compile(r"\bdata-(post|topic)=\"(\d{1,12})\"")
_SMALL = 3
"""The type of posts that say what was done ("closed this topic"); 1 is a post, 2 a moderator's, 4 a whisper."""
_LIKE = 2
"""The number of the action "like"."""


def is_discourse(file: ExportFile) -> bool:
    """Whether the JSON has a stream of cooked posts, or is a list of them."""
    return any(_posts_in(one) for one in file.first[:3])


def _posts_in(value: Record) -> list[Record]:
    posts = record(value.get("post_stream")).get("posts", value.get("latest_posts", [value]))
    return [post for post in records(posts) if "post_number" in post and post.keys() & {"cooked", "raw"}]


@export_format(
    "discourse-topic",
    suffixes=(".json", ".jsonl", ".ndjson"),
    recognises=is_discourse,
    fields={
        "thread": "topic_id", "title": "title, topic_title", "article": "cooked of post_number 1",
        "text": "cooked, raw", "author": "name, username", "posted": "created_at", "id": "post_number",
        "parent": "reply_to_post_number, else the first aside.quote of this topic", "likes": "actions_summary id 2",
        "kind": "user_deleted, deleted_at (deleted)", "left out": "what the system did (post_type 3)",
    },
)  # fmt: skip
def discourse_topic(file: ExportFile) -> Iterator[Post | Lost]:
    """Discourse JSON: a topic as `/t/ID.json` gives it, or lists of posts by their topics."""
    for one in file.objects():
        title = words(one.get("title")) or None
        posts = _posts_in(one)
        told = [post for post in posts if post.get("post_type") != _SMALL and _text(post).strip()]
        if len(told) < len(posts):
            yield Lost("posts that say what the system did, without words", len(posts) - len(told))
        total = count(one.get("posts_count"))
        for post in told:
            yield _post(post, title, total - (len(posts) - len(told)) if total else None)


def _text(post: Record) -> str:
    return words(post.get("cooked")) or words(post.get("raw"))


def _post(post: Record, title: str | None, total: int | None) -> Post:
    topic, number = key(post.get("topic_id")) or "", key(post.get("post_number"))
    cooked = words(post.get("cooked"))
    actions = records(post.get("actions_summary"))
    likes = next((one.get("count") for one in actions if one.get("id") == _LIKE), 0 if actions else None)
    first = number == "1"
    gone = bool(post.get("user_deleted") or post.get("deleted_at") or post.get("hidden"))
    return Post(
        text=_text(post),
        markup=bool(cooked),
        thread=topic,
        key=number,
        number=int(number) if number and number.isdecimal() else None,
        parent=None if first else key(post.get("reply_to_post_number")) or _quoted(cooked, topic),
        author=name(post.get("name")) or name(post.get("username")),
        posted=moment(post.get("created_at")),
        likes=likes if isinstance(likes, int) else None,
        kind="deleted" if gone and not first else "comment",
        opening=first,
        title=title or words(post.get("topic_title")) or None,
        announced=total - 1 if first and total else None,
        held=held(post, "actions_summary"),
    )


def _quoted(cooked: str, topic: str) -> str | None:
    """The number of the post of this topic that is quoted first, if any."""
    for aside in _ASIDE.finditer(cooked):
        stated: dict[str, str] = dict(_QUOTED.findall(aside[0]))
        if "post" in stated and stated.get("topic", topic) == topic:
            return stated["post"]
    return None
