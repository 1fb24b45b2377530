"""Xiaohongshu (RED): the answer of its comment pages, with the comments below comments."""

from __future__ import annotations

from collections.abc import Iterator

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import NO_COMMENTS, Lost, Post
from threads.exchange.values import Record, count, held, key, moment, name, record, records, words


def is_xiaohongshu(file: ExportFile) -> bool:
    """Whether the JSON has comments with `sub_comments`."""
    return any("sub_comments" in comment for one in file.first[:3] for comment in _comments(one))


def _comments(answer: Record) -> list[Record]:
    return records(record(answer.get("data", answer)).get("comments"))


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
def xiaohongshu(file: ExportFile) -> Iterator[Post | Lost]:
    """Xiaohongshu comment pages (JSON): comments and the comments below them, a thread a note."""
    for answer in file.objects():
        note = record(record(answer.get("data")).get("target_note"))
        comments = _comments(answer)
        if not comments:
            yield Lost(NO_COMMENTS)
        for comment in comments:
            yield _comment(comment, None, note)
            for one in records(comment.get("sub_comments")):
                yield _comment(one, key(comment.get("id")), note)


def _comment(comment: Record, parent: str | None, note: Record) -> Post:
    user = record(comment.get("user")) or record(comment.get("user_info"))
    return Post(
        text=words(comment.get("content")),
        thread=key(comment.get("note_id")) or key(note.get("id")) or "",
        key=key(comment.get("id")),
        parent=key(record(comment.get("target_comment")).get("id")) or parent,
        author=name(user.get("nickname")),
        posted=moment(comment.get("time")) or moment(comment.get("create_time")),
        likes=count(comment.get("likes", comment.get("like_count"))),
        title=words(note.get("title")) or None,
        held=held(comment, "sub_comments"),
        extra={"ip_location": comment["ip_location"]} if comment.get("ip_location") else {},
    )
