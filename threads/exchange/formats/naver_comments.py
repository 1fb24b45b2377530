"""Naver news: the answer of its comment box (JSON, or JSONP as the page asks for it)."""

from __future__ import annotations

import html
from collections.abc import Iterator

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import NO_COMMENTS, Lost, Post
from threads.exchange.values import Record, count, held, key, moment, name, record, records, words


def is_naver(file: ExportFile) -> bool:
    """Whether the JSON has a `commentList` of numbered comments."""
    return any("commentNo" in comment for one in file.first[:3] for comment in _comments(one)[:3])


def _comments(answer: Record) -> list[Record]:
    result = record(answer.get("result", answer))
    return records(result.get("commentList", [answer] if "commentNo" in answer else None))


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
def naver_comments(file: ExportFile) -> Iterator[Post | Lost]:
    """Naver comment pages (JSON, JSONP): comments and answers by number, likes and dislikes, a thread an article."""
    for answer in file.objects():
        comments = _comments(answer)
        if not comments:
            yield Lost(NO_COMMENTS)
        for comment in comments:
            gone = bool(comment.get("deleted") or comment.get("hiddenByCleanbot") or not comment.get("visible", True))
            text = html.unescape(words(comment.get("contents")))
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
