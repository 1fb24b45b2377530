"""When something was written: the stamp in the markup and the clock that the page shows, brought together."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from threads.dates import FoundDate, find_date, in_zone, is_numeric, written_order
from threads.dates.order import YEAR_FIRST
from threads.page.signs import Signs
from threads.page.tree import Tree

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EXACT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d{1,6})?")
_STAMPS = ("datetime", "data-time", "data-timestamp", "data-utime", "data-epoch", "data-date", "data-value", "content")
_STATING = frozenset({*_STAMPS, "title"})
EAST_ASIAN = 1.6
"""Weight of a page's characters from which four in ten are Chinese, Japanese or Korean, whatever language it claims
(they count 2.5)."""
EARLIEST = 1971
"""Years before are what a broken clock writes (0, the epoch), not when a post was written."""
QUARTER = timedelta(minutes=15)
FARTHEST = timedelta(hours=14)
"""Clocks differ from Greenwich by whole quarters of an hour, at most fourteen hours."""


def iso(value: str) -> datetime | None:
    """The moment that a machine-readable string names, in UTC where it has no zone; None where it names none."""
    try:
        moment = datetime.fromisoformat(value.strip().replace(" UTC", "+00:00"))
    except ValueError:
        found = find_date(value)
        if found is None or found.when is None:
            return None
        moment = found.when
    if moment.year < EARLIEST:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def stamp_of(tree: Tree, i: int) -> datetime | None:
    """The moment that the element's attributes state for machines, None where they state none."""
    if _STATING.isdisjoint(tree.attributes[i] or ()):
        return None
    for name in _STAMPS:
        value = tree.get(i, name)
        if _DAY.match(value):
            return iso(value[:40])
        if (match := _EPOCH.fullmatch(value)) and name.startswith("data-"):
            return datetime.fromtimestamp(int(match[1]), UTC)
    title = tree.get(i, "title")
    return iso(title) if _EXACT.match(title) and len(title) <= 40 else None


def read_moment(
    tree: Tree, i: int, order: str | None, captured: datetime | None = None, zone: tzinfo | None = None
) -> datetime | None:
    """Returns when the post was written by the element of its date, None where neither stamp nor words settle it.

    A stamp in Greenwich time is given the zone of the clock that the page shows beside it: the same moment, told as
    readers of the page saw it. What readers see decides before the title that they see only on pointing at it. `zone`
    is the one that the page states for its times.
    """
    stamp, titled = None, None
    for j in range(i, min(tree.end[i], i + 4)):
        stamp = stamp or stamp_of(tree, j)
        titled = titled or shown_date(tree.get(j, "title"), order)
    spoken = shown_date(tree.inner(i), order, captured)
    return told_by(stamp, better(spoken, titled), zone)


def better(spoken: FoundDate | None, titled: FoundDate | None) -> FoundDate | None:
    """Of the date that is read and the one that a title adds, the one that says more; the one read where both say as
    much."""
    if spoken is None or titled is None:
        return spoken or titled
    return titled if spoken.relative or (titled.timed and not spoken.timed) else spoken


def shown_date(text: str, order: str | None, captured: datetime | None = None) -> FoundDate | None:
    """The settled date in the words, None where there is none; what follows a "»" is the date, not the name before."""
    if not text:
        return None
    after = text.rpartition("»")[2]
    text = after if any(map(str.isdigit, after)) else text
    found = find_date(" ".join(text[:200].split()), language=order, captured=captured)
    return found if found is not None and found.when is not None else None


def told_by(stamp: datetime | None, shown: FoundDate | None, zone: tzinfo | None = None) -> datetime | None:
    """The stamp's moment in the zone of the clock shown; the one of the two that there is.

    A clock shown alone stands in the page's `zone`, unless its words name one.
    """
    if shown is None or shown.when is None:
        return stamp
    if stamp is None:
        return in_zone(shown.when, zone) if shown.timed and not shown.zoned else shown.when
    if not shown.timed or shown.relative or shown.when.utcoffset():
        return stamp
    ahead = shown.when.replace(second=0, microsecond=0) - stamp.astimezone(UTC).replace(second=0, microsecond=0)
    whole = round(ahead / QUARTER) * QUARTER
    if abs(ahead - whole) >= timedelta(minutes=1) or abs(whole) > FARTHEST:
        return stamp
    return stamp.astimezone(timezone(whole))


def page_order(tree: Tree, signs: Signs, texts: list[str]) -> str | None:
    """The order of day and month ("en-US", "en-GB", or the page's language) by which its numeric dates are to be read.

    A day above twelve anywhere on the page tells; else the order in which the posts' dates rise, since posts stand by
    time; else the page's language as far as it knows one order only.
    """
    language = (tree.get(0, "lang") or tree.get(0, "xml:lang")) if tree.tag else ""
    if language[:2].lower() in YEAR_FIRST or sum(tree.weight) > EAST_ASIAN * tree.total:
        return language if language[:2].lower() in YEAR_FIRST else "zh"
    told = written_order(texts) or written_order(
        text for text, dated in zip(tree.text, signs.date, strict=True) if dated
    )
    if told is not None:
        return told
    rising = [order for order in ("en-US", "en-GB") if _rises(texts, order)] if any(map(is_numeric, texts)) else []
    if len(rising) == 1:
        return rising[0]
    return tree.get(0, "lang") or tree.get(0, "xml:lang") or None if tree.tag else None


def _rises(texts: list[str], order: str) -> bool:
    found = [date.when for text in texts if (date := find_date(text, language=order)) and date.when]
    return len(found) >= 2 and found == sorted(found)
