"""Reddit as its app, its site of 2018 and its site of 2023 are copied: "name • 3h ago", words, Upvote, Reply, Share."""

from __future__ import annotations

import re

from threads.parsers.shared.copied.headed import split_header
from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.moments import moment
from threads.parsers.shared.copied.post import CopiedPost, said
from threads.parsers.shared.copied.screen import pattern, read_screen

REDDIT = read_screen("reddit")
NEAR = 6
"""Lines of the post's head around its time."""
SHORT = 90
_HEAD = re.compile(r"(?i)(?:^|\s)(?:posted by\s(?:u/)?(?P<posted>[\w-]{3,24})|u/(?P<user>[\w-]{3,24}))(?!\S)")
_WORD = pattern(r"[a-z0-9_-]{3,24}")
_BOARD = pattern(r"r/\w{2,24}")


def reddit_post(lines: list[CopiedLine], text: str) -> CopiedPost | None:
    """The opening post: below its community, its time and its author stand the title, then the text."""
    post = CopiedPost()
    timed = next((i for i, line in enumerate(lines) if _when(line) is not None), None)
    if timed is None:
        return None
    at = timed + 1
    post.published = moment(_when(lines[timed]) or "")
    near = range(max(0, timed - NEAR), min(timed + 1 + NEAR, len(lines)))
    for i in near:
        if i > timed and lines[i].kind == "" and not _names(lines, i, timed):
            break
        name = _author(lines, i, timed)
        if name and post.byline is None:
            post.byline = name
        if i >= timed - 2 or name or _BOARD.fullmatch(lines[i].text):
            post.reasons[i] = "byline and date"
        at = i + 1 if i > timed and not lines[i].foot else at
    return _titled(post, lines, at)


def _when(line: CopiedLine) -> str | None:
    """The time of the post's head, alone on its line or behind the community or the author."""
    if line.kind == "time":
        return line.time
    inline = (
        split_header(line.text.removeprefix("Posted by "), REDDIT) if not line.kind and len(line.text) < SHORT else None
    )
    return next((token.text for token in inline[1] if token.kind == "time"), None) if inline else None


def _author(lines: list[CopiedLine], i: int, timed: int) -> str | None:
    """The author that a line of the head names: "u/ann", "Posted by ann", a word beside the time."""
    line = lines[i]
    head = _HEAD.search(line.text) if not line.kind or i == timed else None
    if head is not None:
        return head["posted"] or head["user"]
    if i == timed or line.kind or _BOARD.fullmatch(line.text) or i < timed - 2:
        return None
    return line.text if _WORD.fullmatch(line.text) and (i < timed or _names(lines, i, timed)) else None


def _names(lines: list[CopiedLine], i: int, timed: int) -> bool:
    """Whether a line below the time is the author's name: one word, and the title stands below it."""
    first = all(lines[k].kind for k in range(timed + 1, i))
    return (
        first
        and (_WORD.fullmatch(lines[i].text) is not None or lines[i].text.startswith("u/"))
        and any(not line.kind for line in lines[i + 1 : i + 4])
    )


def _titled(post: CopiedPost, lines: list[CopiedLine], at: int) -> CopiedPost | None:
    words = said(lines, at, len(lines))
    if not words:
        return None
    post.title = lines[words[0]].text
    post.reasons[words[0]] = "title"
    stop = next((i for i in range(words[0], len(lines)) if lines[i].kind in ("button", "count")), len(lines))
    post.kept = [i for i in words[1:] if i < stop or len(lines[i].text) > 60]
    if (
        len(post.kept) > 1
        and len(lines[post.kept[0]].text) < 24
        and not lines[post.kept[0]].text.endswith((".", "?", "!"))
    ):
        post.reasons[post.kept.pop(0)] = "label"
    return post
