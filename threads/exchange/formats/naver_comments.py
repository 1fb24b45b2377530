"""Naver news: the answer of its comment box (JSON, or JSONP as the page asks for it)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Post
from threads.exchange.values import count, held, key, moment, name, words


def is_naver(file: ExportFile) -> bool:
    """Whether the JSON has a `commentList` of numbered comments."""
    return any("commentNo" in comment for one in file.first[:3] for comment in _comments(one)[:3])


def _comments(answer: dict[str, Any]) -> list[dict[str, Any]]:
    result = answer.get("result", answer)
    found = result.get("commentList") if isinstance(result, dict) else None
    if found is None and "commentNo" in answer:
        found = [answer]
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


@export_format(
    "naver-comments",
    suffixes=(".json", ".jsonl", ".ndjson", ".js", ".jsonp"),
    recognises=is_naver,
    fields={
        "thread": "objectId", "text": "contents", "author": "userName, maskedUserName", "posted": "regTime",
        "id": "commentNo", "parent": "parentCommentNo, where it is another's", "likes": "sympathyCount",
        "kind": "deleted (deleted)", "extra": "antipathyCount",
    },
)  # fmt: skip
def naver_comments(file: ExportFile) -> Iterator[Post]:
    """Naver comment pages (JSON, JSONP): comments and answers by number, likes and dislikes, a thread an article."""
    for answer in file.objects():
        for comment in _comments(answer):
            gone = bool(comment.get("deleted") or comment.get("hiddenByCleanbot") or not comment.get("visible", True))
            text = words(comment.get("contents"))
            yield Post(
                text=text,
                thread=key(comment.get("objectId")) or "",
                key=key(comment.get("commentNo")),
                parent=key(comment.get("parentCommentNo")),
                author=name(comment.get("userName")) or name(comment.get("maskedUserName")),
                posted=moment(comment.get("regTime")) or moment(comment.get("modTime")),
                likes=count(comment.get("sympathyCount")),
                kind="deleted" if gone and not text.strip() else "comment",
                held=held(comment),
                extra={"antipathyCount": comment["antipathyCount"]} if comment.get("antipathyCount") else {},
            )
