"""How a reading is scored: by the letters that it shares with the gold, in any language, and by authors and moments."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from threads import Comment, Thread

GRAM = 4
"""Letters of a piece: words are no measure where they are written without spaces."""

SAME = 0.5
"""F1 over the pieces from which a comment is matched with the gold's, as in the data's own scripts."""

FARTHEST = 14 * 3600
"""Seconds between two clocks of one moment: a page that does not say its zone may be off by whole hours."""


@dataclass(frozen=True)
class Said:
    """A comment as a person reads it: its letters, and `author` and `posted` in `says` where the page shows them."""

    text: str
    says: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """A page as a person reads it; `comments` or `article` is None where that was not read."""

    comments: tuple[Said, ...] | None = None
    article: str | None = None


def letters(text: str | None) -> str:
    """Letters and digits alone: spacing, marks and case are not what is measured."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text or "").casefold()))


def pieces(text: str) -> Counter[str]:
    bare = letters(text)
    return Counter(bare[k : k + GRAM] for k in range(max(1, len(bare) - GRAM + 1))) if bare else Counter()


def shared(gold: Counter[str], found: Counter[str]) -> tuple[float, float]:
    """Recall and F1; both 1 where there is nothing to find and nothing was found."""
    both, wanted, given = sum((gold & found).values()), sum(gold.values()), sum(found.values())
    if wanted + given == 0:
        return 1.0, 1.0
    return (both / wanted if wanted else 1.0), 2 * both / (wanted + given)


def matched(gold: Sequence[Said], comments: Sequence[Comment]) -> Iterator[tuple[Said, Comment]]:
    """Pairs, the most alike first, each once."""
    wanted, told = [pieces(said.text) for said in gold], [pieces(comment.text) for comment in comments]
    ranked = sorted(((shared(a, b)[1], -i, -j) for i, a in enumerate(wanted) for j, b in enumerate(told)), reverse=True)
    left, right = set[int](), set[int]()
    for value, i, j in ranked:
        if value >= SAME and -i not in left and -j not in right:
            left.add(-i)
            right.add(-j)
            yield gold[-i], comments[-j]


def quality(pairs: Sequence[tuple[Reading, Thread]]) -> dict[str, float]:
    """F1 over letters by page (`comments`, `article`) and over all comments (`posts`); shares of the gold's others."""
    comments: list[float] = []
    articles: list[tuple[float, float]] = []
    count: Counter[str] = Counter()
    for reading, thread in pairs:
        if reading.article is not None:
            articles.append(shared(pieces(reading.article), pieces(thread.article.text)))
        if reading.comments is not None:
            comments.append(_count(reading.comments, [c for c in thread.comments if letters(c.text)], count))
    found = {"comments": _mean(comments), "posts": 2 * count["matched"] / max(1, count["gold"] + count["found"])}
    found |= {
        name: count[f"{key} right"] / count[key]
        for name, key in (("authors", "author"), ("dates", "posted"))
        if count[key]
    }
    if articles:
        found |= {
            "article_recall": _mean([recall for recall, _ in articles]),
            "article": _mean([f1 for _, f1 in articles]),
        }
    return found


def _count(gold: Sequence[Said], comments: Sequence[Comment], count: Counter[str]) -> float:
    """Adds what was found to the counts; returns F1 over the letters of all comments of the page."""
    count["gold"] += len(gold)
    count["found"] += len(comments)
    for said in gold:
        count.update(key for key in ("author", "posted") if said.says.get(key) is not None)
    for said, comment in matched(gold, comments):
        count["matched"] += 1
        count["author right"] += said.says.get("author") is not None and letters(said.says["author"]) == letters(
            comment.author
        )
        count["posted right"] += said.says.get("posted") is not None and same_moment(
            said.says["posted"], comment.posted
        )
    every = [sum((pieces(one.text) for one in side), Counter[str]()) for side in (gold, comments)]
    return shared(*every)[1]


def same_moment(gold: datetime, found: datetime | None) -> bool:
    """Whether two clocks show the same minute, whole hours of zone aside."""
    if found is None:
        return False
    gap = abs((gold.replace(tzinfo=None) - found.replace(tzinfo=None)).total_seconds())
    return gap <= FARTHEST and min(gap % 3600, 3600 - gap % 3600) < 60


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
