"""Weibo: the answers of its comment pages (`statuses/buildComments`, m.weibo.cn `hotflow`), answers nested or flat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Post
from threads.exchange.values import count, held, key, moment, name, words

_EMOJI = re.compile(r"<img\b[^>]{0,400}?\balt=[\"']?(\[[^\]\"'>]{1,20}\])[^>]{0,400}>")


def is_weibo(file: ExportFile) -> bool:
    """Whether the JSON has comments with Weibo's `screen_name` and `rootid`."""
    return any(
        "rootid" in comment and isinstance(comment.get("user"), dict) and "screen_name" in comment["user"]
        for one in file.first[:3]
        for comment in _comments(one)[:3]
    )


def _comments(answer: dict[str, Any]) -> list[dict[str, Any]]:
    found: Any = answer.get("data")
    found = found.get("data") if isinstance(found, dict) else found
    if found is None and "rootid" in answer:
        found = [answer]
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


@export_format(
    "weibo-comments",
    suffixes=(".json", ".jsonl", ".ndjson"),
    recognises=is_weibo,
    fields={
        "thread": "analysis_extra mid, mid of the post", "text": "text_raw, text (markup; emoji by their names)",
        "author": "user.screen_name", "posted": "created_at", "id": "idstr, id",
        "parent": "reply_comment.id, reply_id, else the comment that holds it", "likes": "like_counts, like_count",
        "number": "floor_number", "extra": "source (place), user.location, user.gender",
    },
)  # fmt: skip
def weibo_comments(file: ExportFile) -> Iterator[Post]:
    """Weibo comment pages (JSON): comments and the answers in them, with floors, likes and the place that is shown."""
    for answer in file.objects():
        for comment in _comments(answer):
            yield from _with_answers(comment)


def _with_answers(comment: dict[str, Any]) -> Iterator[Post]:
    yield _comment(comment, None)
    below = comment.get("comments")
    for one in below if isinstance(below, list) else []:
        if isinstance(one, dict):
            yield _comment(one, _id(comment))


def _id(comment: dict[str, Any]) -> str | None:
    return key(comment.get("idstr")) or key(comment.get("id"))


def _comment(comment: dict[str, Any], holder: str | None) -> Post:
    user = comment["user"] if isinstance(comment.get("user"), dict) else {}
    answered = comment.get("reply_comment")
    parent = (_id(answered) if isinstance(answered, dict) else None) or key(comment.get("reply_id")) or holder
    root = key(comment.get("rootidstr")) or key(comment.get("rootid"))
    raw = words(comment.get("text_raw"))
    text = raw or _EMOJI.sub(r"\1", words(comment.get("text")))
    places = {"place": comment.get("source"), "location": user.get("location"), "gender": user.get("gender")}
    floor = count(comment.get("floor_number"))
    return Post(
        text=text,
        markup=not raw,
        key=_id(comment),
        number=floor,
        parent=parent or root,
        author=name(user.get("screen_name")),
        author_url=words(user.get("profile_url")) or None,
        posted=moment(comment.get("created_at")),
        likes=count(comment.get("like_counts", comment.get("like_count"))),
        held=held({name: value for name, value in comment.items() if name not in {"comments", "reply_comment"}}),
        extra={name: value for name, value in places.items() if value},
    )
