"""Weibo: the answers of its comment pages (`statuses/buildComments`, m.weibo.cn `hotflow`), answers nested or flat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import NO_COMMENTS, Lost, Post
from threads.exchange.values import Record, count, held, key, moment, name, record, records, words

_POST = re.compile(r"\bmid:(\d{1,20})")
"""The post, in what Weibo writes for its own analysis: "follow_type:0|mid:5001"."""
_EMOJI = re.compile(r"<img\b[^>]{0,400}?\balt=[\"']?(\[[^\]\"'>]{1,20}\])[^>]{0,400}>")


def is_weibo(file: ExportFile) -> bool:
    """Whether the JSON has comments with Weibo's `screen_name` and `rootid`."""
    return any(
        "rootid" in comment and "screen_name" in record(comment.get("user"))
        for one in file.first[:3]
        for comment in _comments(one)[:3]
    )


def _comments(answer: Record) -> list[Record]:
    data = answer.get("data", [answer] if "rootid" in answer else None)
    return records(data.get("data") if isinstance(data, dict) else data)


@export_format(
    "weibo-comments",
    suffixes=(".json", ".jsonl", ".ndjson"),
    recognises=is_weibo,
    fields={
        "thread": "mid in analysis_extra", "text": "text_raw, text (markup; emoji by their names)",
        "author": "user.screen_name", "posted": "created_at", "id": "idstr, id",
        "parent": "reply_comment.id, reply_id, else the comment that holds it", "likes": "like_counts, like_count",
        "number": "floor_number", "extra": "source (place), user.location, user.gender",
    },
)  # fmt: skip
def weibo_comments(file: ExportFile) -> Iterator[Post | Lost]:
    """Weibo comment pages (JSON): comments and the answers in them, with floors, likes and the place that is shown."""
    for answer in file.objects():
        comments = _comments(answer)
        if not comments:
            yield Lost(NO_COMMENTS)
        for comment in comments:
            post = _post_of(comment)
            yield _comment(comment, None, post)
            for one in records(comment.get("comments")):
                yield _comment(one, _id(comment), _post_of(one) or post)


def _post_of(comment: Record) -> str:
    stated = _POST.search(words(comment.get("analysis_extra")))
    return stated[1] if stated else ""


def _id(comment: Record) -> str | None:
    return key(comment.get("idstr")) or key(comment.get("id"))


def _comment(comment: Record, holder: str | None, post: str) -> Post:
    user = record(comment.get("user"))
    parent = _id(record(comment.get("reply_comment"))) or key(comment.get("reply_id")) or holder
    root = key(comment.get("rootidstr")) or key(comment.get("rootid"))
    raw = words(comment.get("text_raw"))
    text = raw or _EMOJI.sub(r"\1", words(comment.get("text")))
    places = {"place": comment.get("source"), "location": user.get("location"), "gender": user.get("gender")}
    floor = count(comment.get("floor_number"))
    return Post(
        text=text,
        markup=not raw,
        thread=post,
        key=_id(comment),
        number=floor,
        parent=parent or root,
        author=name(user.get("screen_name")),
        author_url=words(user.get("profile_url")) or None,
        posted=moment(comment.get("created_at")),
        likes=count(comment.get("like_counts", comment.get("like_count"))),
        held=held(comment, "comments", "reply_comment"),
        extra={name: value for name, value in places.items() if value},
    )
