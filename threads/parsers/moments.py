"""When a post was written: the stamp in the markup and the clock that the page shows, brought together."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from threads.dates import FoundDate, find_date, written_order
from threads.records.fields import iso
from threads.records.signs import Signs
from threads.tree import Tree

_STAMP = re.compile(r"\d{4}-\d\d-\d\d")
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d{1,6})?")
_CLOCK_H = re.compile(r"(?<![\d:])([01]?\d|2[0-3])\s?h\s?([0-5]\d)\b")
_STAMPS = ("datetime", "data-time", "data-timestamp", "data-utime", "data-epoch", "content")
QUARTER = timedelta(minutes=15)
FARTHEST = timedelta(hours=14)
"""Clocks differ from Greenwich by whole quarters of an hour, at most fourteen hours."""


def read_moment(tree: Tree, i: int, order: str | None) -> datetime | None:
    """Returns when the post was written by the element of its date, None where neither stamp nor words settle it.

    A stamp in Greenwich time is given the zone of the clock that the page shows beside it: the same moment, told as
    readers of the page saw it.
    """
    stamp, shown = None, None
    for j in range(i, min(tree.end[i], i + 4)):
        stamp = stamp or _stamp(tree, j)
        shown = shown or _shown(tree.get(j, "title"), order)
    spoken = _shown(tree.inner(i), order)
    if shown is None or (spoken is not None and spoken.timed and not shown.timed):
        shown = spoken
    return told_by(stamp, shown)


def _stamp(tree: Tree, i: int) -> datetime | None:
    for name in _STAMPS:
        value = tree.get(i, name)
        if _STAMP.match(value):
            return iso(value[:40])
        if (match := _EPOCH.fullmatch(value)) and name != "content":
            return datetime.fromtimestamp(int(match[1]), UTC)
    return None


def _shown(text: str, order: str | None) -> FoundDate | None:
    """The date in the words; the French "7h49" is a clock too, and what follows a "»" is the date, not the name before."""
    after = text.rpartition("»")[2]
    text = after if any(map(str.isdigit, after)) else text
    found = find_date(_CLOCK_H.sub(r"\1:\2", " ".join(text[:200].split())), language=order) if text else None
    return found if found is not None and found.when is not None else None


def told_by(stamp: datetime | None, shown: FoundDate | None) -> datetime | None:
    """The stamp's moment in the zone of the clock shown; the one of the two that there is."""
    if shown is None or shown.when is None:
        return stamp
    if stamp is None:
        return shown.when
    if not shown.timed or stamp.utcoffset() or shown.when.utcoffset():
        return stamp
    ahead = shown.when - stamp.replace(second=0, microsecond=0)
    whole = round(ahead / QUARTER) * QUARTER
    if abs(ahead - whole) >= timedelta(minutes=1) or abs(whole) > FARTHEST:
        return stamp
    return stamp.astimezone(timezone(whole))


def page_order(tree: Tree, signs: Signs, texts: list[str]) -> str | None:
    """The order of day and month ("en-US", "en-GB", or the page's language) by which its numeric dates are to be read.

    A day above twelve anywhere on the page tells; else the order in which the posts' dates rise, since posts stand by
    time; else the page's language as far as it knows one order only.
    """
    told = written_order(texts) or written_order(text for text, dated in zip(tree.text, signs.date, strict=True) if dated)
    if told is not None:
        return told
    rising = [order for order in ("en-US", "en-GB") if _rises(texts, order)]
    if len(rising) == 1:
        return rising[0]
    return tree.get(0, "lang") or tree.get(0, "xml:lang") or None if tree.tag else None


def _rises(texts: list[str], order: str) -> bool:
    found = [date.when for text in texts if (date := find_date(text, language=order)) and date.when]
    return len(found) >= 2 and found == sorted(found)
