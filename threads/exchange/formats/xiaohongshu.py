"""Xiaohongshu (RED): the answer of its comment pages, with the comments below comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Post
from threads.exchange.values import count, held, key, moment, name, words


def is_xiaohongshu(file: ExportFile) -> bool:
    """Whether the JSON has comments with `sub_comments`."""
    return any("sub_comments" in comment for one in file.first[:3] for comment in _comments(one))


def _comments(answer: dict[str, Any]) -> list[dict[str, Any]]:
    data = answer.get("data", answer)
    found = data.get("comments") if isinstance(data, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


@export_format(
    "xiaohongshu",
    suffixes=(".json", ".jsonl", ".ndjson"),
    recognises=is_xiaohongshu,
    fields={
        "thread": "data.target_note.id, note_id", "title": "data.target_note.title", "text": "content",
        "author": "user.nickname, user_info.nickname", "posted": "time, create_time", "id": "id",
        "parent": "target_comment.id, else the comment that holds it", "likes": "likes, like_count",
    },
)  # fmt: skip
def xiaohongshu(file: ExportFile) -> Iterator[Post]:
    """Xiaohongshu comment pages (JSON): comments and the comments below them, a thread a note."""
    for answer in file.objects():
        data = answer.get("data", answer)
        target = data.get("target_note") if isinstance(data, dict) else None
        note = target if isinstance(target, dict) else {}
        for comment in _comments(answer):
            yield _comment(comment, None, note)
            below = comment.get("sub_comments")
            for one in below if isinstance(below, list) else []:
                if isinstance(one, dict):
                    yield _comment(one, key(comment.get("id")), note)


def _comment(comment: dict[str, Any], parent: str | None, note: dict[str, Any]) -> Post:
    user = comment.get("user") or comment.get("user_info") or {}
    target = comment.get("target_comment")
    return Post(
        text=words(comment.get("content")),
        thread=key(comment.get("note_id")) or key(note.get("id")) or "",
        key=key(comment.get("id")),
        parent=(key(target.get("id")) if isinstance(target, dict) else None) or parent,
        author=name(user.get("nickname")) if isinstance(user, dict) else None,
        posted=moment(comment.get("time")) or moment(comment.get("create_time")),
        likes=count(comment.get("likes", comment.get("like_count"))),
        title=words(note.get("title")) or None,
        held=held({name: value for name, value in comment.items() if name != "sub_comments"}),
        extra={"ip_location": comment["ip_location"]} if comment.get("ip_location") else {},
    )
