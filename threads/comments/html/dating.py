"""When each comment was posted: the place at which the posts' dates stand, found from all records of the page
together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from threads.comments.html.names import JOINED
from threads.comments.html.record import Record
from threads.dates import find_date
from threads.lines.grammar import LinePattern
from threads.page.clock import latest_year, page_clock, page_zone, year_by_weekday
from threads.page.moments import page_order, stamp_of
from threads.page.signs import Signs
from threads.page.tree import Tree

_CLOCK = LinePattern(r"(?<![\d.])\d{1,2}(?:\s?[:h]\s?\d\d|\.\d\d(?!\.?\d))|\d\s?[ap]\.?m\b|\d\s?{hour_marks}")
_JOINT = LinePattern(r"\W*(?:{date_words}|{posted}|[ap]\.?m\.?|(?:19|20)\d\d|)\W*")
"""What may stand beside a date as a part of it, in an element of its own, other than its day or its clock."""
_EDITED = LinePattern(r"\W{0,3}{edited}")
_INLINE = ("", " ")
LONGEST_PART = 30
"""Characters of a piece that may be a part of the date beside it ("on", "November 6th, 2012", "9:40 pm")."""
LONGEST_LINE = 80
"""Characters of a piece that holds the day to a clock beside it ("Comment by Ann — 7 May 2008 @", "9:40 pm")."""
SHORT_DATE = 9
"""Characters below which a piece with a date has only a part of it."""


@dataclass(slots=True)
class DatePlace:
    """The dates at one place: by record the first text; how many are a profile's or an edit's, and stand below the
    words."""

    texts: dict[int, int] = field(default_factory=dict)
    joined: int = 0
    below: int = 0
    score: float = 0.0


def read_dates(
    tree: Tree,
    signs: Signs,
    records: Sequence[Record],
    labels: Sequence[Mapping[int, str]],
    places: Sequence[Mapping[int, int]],
) -> None:
    """Fills in the words of the records' dates, their places, and the order of day and month on this page."""
    found: dict[int, DatePlace] = {}
    for k, record in enumerate(records):
        for at, u in enumerate(record.head):
            if not signs.date[u]:
                continue
            place = found.setdefault(places[k][u], DatePlace())
            if k not in place.texts:
                place.texts[k] = u
                place.joined += _is_joined(tree, record, at)
                place.below += bool(record.body) and u > record.body[-1]
    for place in found.values():
        place.score = _score(tree, place, len(records))
    best: dict[int, tuple[float, int]] = {}
    for place in found.values():
        for k, u in place.texts.items():
            if k not in best or place.score > best[k][0]:
                best[k] = place.score, u
    for k, (_, u) in best.items():
        records[k].dated = u
        records[k].when = words_of_date(tree, records[k], u, labels[k])
    order = page_order(tree, signs, [record.when or "" for record in records]) if best else None
    zone = page_zone(tree) if best else None
    for record in records:
        record.order, record.zone = order, zone
    open_dates = [
        record
        for record in records
        if record.when and (date := find_date(record.when, language=order)) and date.when is None
    ]
    if open_dates:
        clock, year = page_clock(tree, signs, zone), latest_year(tree)
        for record in open_dates:
            record.now = clock or year_by_weekday(record.when or "", year)


def _is_joined(tree: Tree, record: Record, at: int) -> bool:
    u = record.head[at]
    before = tree.text[u - 1] if at and record.head[at - 1] == u - 1 and len(tree.text[u - 1]) <= LONGEST_PART else ""
    behind = record.head[at + 1] if at + 1 < len(record.head) else -1
    if behind in (u + 1, u + 2) and tree.before[behind] in _INLINE and _EDITED.match(tree.text[behind]):
        return True
    return JOINED.search(f"{before} {tree.text[u]}".lower()) is not None


def _score(tree: Tree, place: DatePlace, records: int) -> float:
    """How much a place looks like that of the posts' dates."""
    count = len(place.texts)
    texts = [tree.text[u] for u in place.texts.values()]
    score = 2.0 * count / records + 1.0 * sum(_CLOCK.search(text) is not None for text in texts) / count
    score += 0.7 * sum(stamp_near(tree, u) for u in place.texts.values()) / count
    score += 0.8 * sum(find_date(text) is not None for text in texts) / count
    return score - 2.0 * place.joined / count - 0.5 * place.below / count


def stamp_near(tree: Tree, u: int) -> bool:
    """Whether an element close around a text states a moment for machines."""
    return any(stamp_of(tree, i) is not None for i in around(tree, u))


NEAR = 3
"""Elements above a date's text that may hold its stamp: <time><a><span>2 May."""
FEW_TEXTS = 4


def around(tree: Tree, u: int) -> list[int]:
    """The elements close around a text, innermost first."""
    found: list[int] = []
    i = tree.home[u]
    while i >= 0 and len(found) < NEAR and tree.last[i] - tree.first[i] <= FEW_TEXTS:
        found.append(i)
        i = tree.parent[i]
    return found


def words_of_date(tree: Tree, record: Record, u: int, labels: Mapping[int, str]) -> str:
    """The text of a date with its other half where day and clock stand in elements of their own."""
    words = tree.text[u]
    found = find_date(words)
    if found is not None and found.timed and not found.relative and len(words) >= SHORT_DATE:
        return words
    k = record.head.index(u)
    rest = words if found is None else words[: found.start] + words[found.end :]
    parts, day = [u], found is not None
    clock = (found is not None and found.timed) or _CLOCK.search(rest) is not None
    for step in (1, -1):
        at = k + step
        while 0 <= at < len(record.head) and abs(record.head[at] - u) <= MOST_PARTS:
            text = tree.text[record.head[at]]
            if len(text) > (LONGEST_PART if day else LONGEST_LINE) or (
                labels.get(record.head[at], "") == "author" and (day or find_date(text) is None)
            ):
                break
            if not _JOINT.fullmatch(text):
                more_day, more_clock = find_date(text) is not None, _CLOCK.search(text) is not None
                if not (more_day or more_clock) or (more_day and day) or (more_clock and clock):
                    break
                day, clock = day or more_day, clock or more_clock
            parts.append(record.head[at])
            at += step
    return " ".join(tree.text[v] for v in sorted(parts))


MOST_PARTS = 4
"""Pieces on either side of a date that may be parts of it ("9:40 pm", "on", "3 May", ",", "2012")."""
