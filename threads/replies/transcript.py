"""A thread in the order in which it was written, with numbers, authors and words: what the linker works on."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from threads.model import Comment, Thread
from threads.replies.words import ReplyWords

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

NAMELESS = frozenset(
    (
        "anonymous anon guest deleted [deleted] removed [removed] unknown user 匿名 匿名用户 游客 网友 익명 비회원 "
        "名無しさん anonyme invité"
    ).split()
)
"""Author names that stand for nobody in particular: two comments under one of them need not be by one person."""

TIMED_SHARE = 0.9
"""Times decide the order where at least this share of comments has one; else the page's order does."""


class Transcript:
    """The comments of a thread as they were written, oldest first; text 0 is the article, text k the k-th comment.

    `comments[k - 1]` is comment k. `author[k]` numbers the people, the article's author 0; a comment without a
    usable name gets a number of its own. `time` is in seconds, NaN where unknown. `number[k]` is the comment's
    number as the page counts; `plain[k]` is the author's name in one form. `fixed[k]` says that the platform kept this
    comment's parent.
    """

    def __init__(self, thread: Thread) -> None:
        self.thread = thread
        self.comments = oldest_first(thread)
        n = len(self.comments)
        self.place = {comment.id: k for k, comment in enumerate(self.comments, 1)}
        article = thread.article
        self.texts = ["\n".join(filter(None, (article.title, article.text))), *(c.text for c in self.comments)]
        self.names = [article.byline or "", *(c.author or "" for c in self.comments)]
        self.plain = [folded_name(name) for name in self.names]
        self.author = people(self.plain)
        self.time: Floats = np.full(n + 1, np.nan)
        for k, comment in enumerate(self.comments, 1):
            if comment.posted is not None:
                self.time[k] = comment.posted.timestamp()
        if article.published is not None:
            self.time[0] = article.published.timestamp()
        self.fixed = np.array([True, *(bool(c.replies_to) or c.kind == "pingback" for c in self.comments)])

    def __len__(self) -> int:
        return len(self.comments)

    @cached_property
    def words(self) -> ReplyWords:
        """The words of the article and of every comment."""
        return ReplyWords(self.texts)

    @cached_property
    def number(self) -> Ints:
        """What the page calls each comment: its own number, else its place on the page, pingbacks not counted."""
        numbers = np.zeros(len(self) + 1, dtype=np.int64)
        given = sum(c.number is not None for c in self.comments)
        counted = 0
        for k, comment in enumerate(self.comments, 1):
            counted += comment.kind != "pingback"
            numbers[k] = comment.number if given * 2 > len(self) and comment.number is not None else counted
        return numbers


def oldest_first(thread: Thread) -> list[Comment]:
    """The thread's comments oldest first, by time where nearly all have one, else by number, else as they stand."""
    comments = list(thread.comments)
    times = [c.posted.timestamp() if c.posted else None for c in comments]
    known = [t for t in times if t is not None]
    if len(known) >= TIMED_SHARE * len(comments) and known:
        ordered = _by(comments, [t if t is not None else np.nan for t in times])
    else:
        ordered = _by(comments, [float(c.number) if c.number is not None else np.nan for c in comments])
    return ordered if _parents_precede(ordered) else comments


def _by(comments: list[Comment], keys: list[float]) -> list[Comment]:
    """Sorted by key, ties in page order, or against it on a page that stands newest first."""
    values = np.array(keys, dtype=np.float64)
    if not len(values) or np.isnan(values).all():
        return comments
    steps = np.diff(values[~np.isnan(values)])
    if (steps < 0).sum() > (steps > 0).sum():
        comments, values = comments[::-1], values[::-1]
    # A comment without a key stays beside the one before it.
    last, filled = -np.inf, np.empty(len(values))
    for k, value in enumerate(values):
        last = last if np.isnan(value) else value
        filled[k] = last
    return [comments[k] for k in np.argsort(filled, kind="stable")]


def _parents_precede(comments: list[Comment]) -> bool:
    place = {comment.id: k for k, comment in enumerate(comments)}
    return all(place.get(r.parent, -1) < k for k, comment in enumerate(comments) for r in comment.replies_to)


def people(plain: list[str]) -> Ints:
    """A number for each person by plain name: one for names that differ in case or width; the nameless are each by
    themselves."""
    numbers: dict[str, int] = {}
    out = np.empty(len(plain), dtype=np.int64)
    for k, key in enumerate(plain):
        if not key or key in NAMELESS:
            key = f"\0{k}"
        out[k] = numbers.setdefault(key, len(numbers))
    return out


def folded_name(name: str) -> str:
    """The name in one form: compatibility characters, case and runs of space folded."""
    if name.isascii():
        return " ".join(name[:200].lower().split())
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", name[:200])).strip().casefold()
