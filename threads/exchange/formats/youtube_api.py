"""YouTube's Data API: commentThreads and comments, as saved answers, one or a list or a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import NO_COMMENTS, Lost, Post
from threads.exchange.values import Record, count, held, key, moment, name, record, records, words

_KIND = "youtube#comment"
NOT_HELD = "answers that YouTube counts and the file does not hold; comments.list gives them"


def is_youtube_api(file: ExportFile) -> bool:
    """Whether the JSON says that it is YouTube's comments."""
    return any(_is_answer(one) for one in file.first[:3])


def _is_answer(value: Record) -> bool:
    return any(words(one.get("kind")).startswith(_KIND) for one in (value, *records(value.get("items"))[:1]))


@export_format(
    "youtube-api",
    suffixes=(".json", ".jsonl", ".ndjson"),
    recognises=is_youtube_api,
    fields={
        "thread": "snippet.videoId", "text": "snippet.textOriginal, textDisplay", "author": "snippet.authorDisplayName",
        "author_url": "snippet.authorChannelUrl", "posted": "snippet.publishedAt", "id": "id",
        "parent": "snippet.parentId, or the thread that holds the answer", "likes": "snippet.likeCount",
        "left out": "answers beyond those held (snippet.totalReplyCount), counted",
    },
)  # fmt: skip
def youtube_api(file: ExportFile) -> Iterator[Post | Lost]:
    """YouTube Data API v3: comment threads with the answers in them (the API holds at most five), a thread a video."""
    awaited: Counter[str] = Counter()
    for answer in file.objects():
        items = [one for one in records(answer.get("items", [answer])) if record(one.get("snippet"))]
        if not items:
            yield Lost(NO_COMMENTS)
        for item in items:
            snippet = record(item["snippet"])
            top = key(record(snippet.get("topLevelComment")).get("id"))
            if top and (told := count(snippet.get("totalReplyCount"))):
                awaited[top] += told
            for post in _item(item):
                if post.parent:
                    awaited[post.parent] -= 1
                yield post
    if missing := sum(left for left in awaited.values() if left > 0):
        yield Lost(NOT_HELD, missing)


def _item(item: Record) -> Iterator[Post]:
    snippet = record(item.get("snippet"))
    top = record(snippet.get("topLevelComment"))
    if not top:
        yield _comment(item, key(snippet.get("parentId")), snippet)
        return
    yield _comment(top, None, snippet)
    for reply in records(record(item.get("replies")).get("comments")):
        yield _comment(reply, key(top.get("id")), snippet)


def _comment(comment: Record, parent: str | None, around: Record) -> Post:
    snippet = record(comment.get("snippet"))
    plain = words(snippet.get("textOriginal"))
    return Post(
        text=plain or words(snippet.get("textDisplay")),
        markup=not plain,
        thread=key(snippet.get("videoId")) or key(around.get("videoId")) or key(around.get("channelId")) or "",
        key=key(comment.get("id")),
        parent=key(snippet.get("parentId")) or parent,
        author=name(snippet.get("authorDisplayName")),
        author_url=words(snippet.get("authorChannelUrl")) or None,
        posted=moment(snippet.get("publishedAt")),
        likes=count(snippet.get("likeCount")),
        held=held(snippet),
    )
