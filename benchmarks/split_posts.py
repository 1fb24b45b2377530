"""Authors and dates of forum posts, strictly: the same address or name, and the same moment as far as the page shows
it.

The data's script takes a date for found when the gold's digits occur anywhere in ours, in any form, and an author when
one's words contain the other's. Here an address must be the gold's but for a session's number, a name must be equal;
the gold's date is read by dateparser, which our own dates do not go through, and day, clock and year must agree where
it has them. Dates that count from the day of capture ("11 days ago") cannot be checked and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit

_SESSION = re.compile(r"(?:^|&)(?:s|sid|phpsessid)=[0-9a-f]{8,40}", re.IGNORECASE)
_ADDRESS = re.compile(r"[/?=]|^javascript:", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:ago|her|vor|il y a|hace)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d\s?[:h]\s?\d\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|['’.]\d\d\b|-\d\d\s")
_DAY = re.compile(r"\d{1,2}(?!\d)")
LANGUAGES = ("de", "en", "fr")
SAME_TEXT = 0.5
"""Token F1 from which a post is matched, as in the data's script."""


def strictly(score: ModuleType, rows: Sequence[dict[str, Any]], threads: Sequence[Any]) -> dict[str, float | None]:
    """Shares of the matched posts whose author, and whose date as far as it can be checked, are the gold's."""
    authors: list[bool] = []
    dates: list[bool] = []
    for row, thread in zip(rows, threads, strict=True):
        for gold, ours in matched(score, row["posts"], thread.comments):
            if gold["author"]:
                authors.append(_same_author(gold["author"], ours))
            if gold["date"] and not _RELATIVE.search(gold["date"]):
                dates.append(
                    ours.posted is not None
                    and any(_same_moment(gold["date"], read, ours.posted) for read in _readings(gold["date"]))
                )
    return {"author =": share(authors), "date =": share(dates)}


def matched(
    score: ModuleType, posts: Sequence[dict[str, Any]], comments: Sequence[Any]
) -> Iterator[tuple[dict[str, Any], Any]]:
    """Pairs of a gold post and ours, the most alike first, each once."""
    gold = [post for post in posts if post["text"]]
    words, told = [score.tk(post["text"]) for post in gold], [score.tk(comment.text) for comment in comments]
    pairs = sorted(((score.f1(a, b), i, j) for i, a in enumerate(words) for j, b in enumerate(told)), reverse=True)
    left, right = set[int](), set[int]()
    for value, i, j in pairs:
        if value < SAME_TEXT:
            break
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield gold[i], comments[j]


def _same_author(gold: str, ours: Any) -> bool:
    if _ADDRESS.search(gold):
        return ours.author_url is not None and _plain(ours.author_url) == _plain(gold)
    return ours.author is not None and " ".join(ours.author.split()).casefold() == " ".join(gold.split()).casefold()


def _plain(address: str) -> tuple[str, str]:
    parts = urlsplit(unquote(address).strip().casefold())
    return parts.path.strip("./"), _SESSION.sub("", parts.query)


@lru_cache(maxsize=10_000)
def _readings(written: str) -> tuple[datetime, ...]:
    """What the words may mean: with the day first and with the month first, and the year first where it stands so."""
    import dateparser

    plain = re.sub(r"(\d)h(\d\d)", r"\1:\2", re.sub(r"\b(?:um|at|On)\b|['’](?=\d\d\b)", " ", written))
    orders = ("YMD",) if re.match(r"\d{4}", plain) else ("DMY", "MDY")
    found = (dateparser.parse(plain, languages=list(LANGUAGES), settings={"DATE_ORDER": order}) for order in orders)
    return tuple(when for when in found if when is not None)


def _same_moment(written: str, read: datetime, ours: datetime) -> bool:
    if _CLOCK.search(written) and (read.hour, read.minute) != (ours.hour, ours.minute):
        return False
    if _YEAR.search(written) and read.year != ours.year:
        return False
    days = _DAY.search(_YEAR.sub(" ", _CLOCK.sub(" ", written))) is not None
    return read.month == ours.month and (read.day == ours.day or not days)


def share(hits: Sequence[bool]) -> float | None:
    """The share of hits, None where nothing was to be hit."""
    return sum(hits) / len(hits) if hits else None
