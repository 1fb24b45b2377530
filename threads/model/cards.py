"""What a comment and a thread show of themselves in a notebook, by the names of their fields."""

from __future__ import annotations

from itertools import islice
from pathlib import PurePath
from typing import Any

from threads.cards import MOST_ROWS, card, escaped, grid

LONGEST_COMMENT = 2000
"""Letters of a comment that its card shows: more than 99 of 100 comments have; a card is no page."""


def comment_card(comment: Any) -> str:
    """The comment: who wrote it when, whom it answers and what shows that, and its words."""
    facts = [
        f"no. {comment.number}" if comment.number is not None else "",
        f"{comment.posted:%Y-%m-%d %H:%M}" if comment.posted else "time unknown",
        f"{comment.likes:,} likes" if comment.likes is not None else "",
        comment.kind if comment.kind != "comment" else "",
    ]
    answers = [
        f"answers {reply.parent} ({reply.basis}, probability {reply.probability:.2f})"
        + (f": “{reply.evidence}”" if reply.evidence else "")
        for reply in comment.replies_to
    ]
    cut = comment.text[:LONGEST_COMMENT]
    rest = len(comment.text) - len(cut)
    words = escaped(cut, longest=None) + (f" … {rest:,} more characters" if rest else "")
    return card(
        comment.author or "name unknown",
        " · ".join(escaped(fact) for fact in facts if fact),
        words,
        *(escaped(answer) for answer in answers[:MOST_ROWS]),
    )


def thread_card(thread: Any) -> str:
    """The thread: its title, its counts, and the first comments in the order of the reply tree."""
    article, comments = thread.article, thread.comments
    answering = sum(bool(comment.replies_to) for comment in comments)
    facts = [
        PurePath(thread.source.path).name if thread.source.path else None,
        article.outlet,
        f"{article.published:%Y-%m-%d}" if article.published else None,
        f"{len(comments):,} comments, {answering:,} of them in answer to another",
        f"{len(thread.quotes):,} quoted voices",
    ]
    rows = [
        (depth, comment.author, f"{comment.posted:%Y-%m-%d %H:%M}" if comment.posted else None, comment.own_text)
        for depth, comment in islice(thread.walk(), MOST_ROWS)
    ]
    return card(
        article.title or "no title",
        " · ".join(escaped(fact) for fact in facts if fact),
        grid(("depth", "author", "posted", "own words"), rows, of=len(comments)),
        notes=thread.notes,
    )
