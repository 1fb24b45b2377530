"""Posts whose writer stands beside them: the box of a profile in the element around, a cell of its own, the words in
the gap behind a header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from threads.comments.html.gaps import after, children_between, dated_between, text_at
from threads.comments.html.record import Record
from threads.lines.grammar import LinePattern
from threads.lines.notices import is_removed
from threads.page.signs import Signs
from threads.page.tree import Tree

Spans = list[tuple[int, int]]
Read = Callable[[Spans], list[Record]]
_CLOCK = LinePattern(r"\d\s?(?:[:h]|{hour_marks})\s?\d\d|\d\s?[ap]\.?m\b")
LEVELS = 6
"""Elements around a post that may be the one that holds its writer as well."""
KNOWN = 0.5
"""Share of the posts with a writer from which nothing wider is looked for."""
GAINED = 0.3
"""Further share that must have one in the wider elements."""
FEWEST = 2


def wider(tree: Tree, signs: Signs, records: Sequence[Record], read: Read) -> list[Record] | None:
    """The posts read anew from the elements around them, where that shows who wrote most of them, or their words.

    Where each such element holds as many of the records as every other, as where the writer's cell and the post's are
    alike, they become one. None where nothing is gained.
    """
    if len(records) < FEWEST or any(record.parent is not None for record in records):
        return None
    if 2 * sum(record.when is not None for record in records) < len(records):
        return None
    known, words = _authored(records), _letters(tree, signs, [(record.start, record.end) for record in records])
    clocks = _clocked(records)
    around = [record.start for record in records]
    for _ in range(LEVELS):
        around = [tree.parent[i] for i in around]
        if min(around) < 0 or len({tree.tag[i] for i in around}) > 1 or tree.tag[around[0]] in ("body", "html"):
            return None
        held = Counter(around)
        times = set(held.values())
        if len(held) < FEWEST or len(times) > 1:
            return None
        each = times.pop()
        if each > 1 and known > 1.1 / each and not _one_date(records, around):
            return None
        spans = [(i, tree.end[i]) for i in dict.fromkeys(around)]
        outside = _letters(tree, signs, spans) - words
        if known > KNOWN and each == 1 and outside < words and clocks > KNOWN:
            continue
        found = read(spans)
        if len({record.author for record in found}) < FEWEST or _spoken(found) < _spoken(records) / each - 0.1:
            continue
        kept = _authored(found) >= known
        if (
            _authored(found) >= max(min(1.0, known + GAINED), KNOWN)
            or (outside >= words and kept)
            or (_clocked(found) >= clocks + 2 * GAINED and kept)
        ):
            return found
    return None


def _letters(tree: Tree, signs: Signs, spans: Spans) -> int:
    return sum(_prose(tree, signs, a, b) for a, b in spans)


def _one_date(records: Sequence[Record], around: Sequence[int]) -> bool:
    """Whether the records of each element around show the same date: two cells of one post."""
    dates: dict[int, set[str | None]] = {}
    for record, i in zip(records, around, strict=True):
        dates.setdefault(i, set()).add(record.when)
    return all(len(found) == 1 for found in dates.values())


def _authored(records: Sequence[Record]) -> float:
    return sum(record.author is not None for record in records) / len(records)


def _clocked(records: Sequence[Record]) -> float:
    """The share of the records whose date has a clock: those of profiles ("joined Dec 2007") have none."""
    return sum(record.when is not None and _CLOCK.search(record.when) is not None for record in records) / len(records)


def _spoken(records: Sequence[Record]) -> float:
    return sum(bool(record.body) for record in records) / len(records)


FEWEST_WORDS = 12
SHARE = 0.8
"""Share of the gaps behind the records that must hold prose for the words to stand there."""


def with_words_behind(tree: Tree, signs: Signs, records: Sequence[Record]) -> Spans | None:
    """The records each with what stands between it and the next, where that is the words and they are headers only."""
    if len(records) < FEWEST + 1 or any(record.parent is not None for record in records):
        return None
    up = tree.parent[records[0].start]
    if up < 0 or any(tree.parent[record.start] != up for record in records):
        return None
    ends = [*(record.start for record in records[1:]), _after(tree, up, records)]
    gaps = [(record.end, end) for record, end in zip(records, ends, strict=True)]
    prose = [_prose(tree, signs, a, b) for a, b in gaps]
    if sum(amount >= FEWEST_WORDS for amount in prose) < SHARE * len(prose):
        return None
    own = median(sum(tree.weight[u] for u in record.body) for record in records)
    dated = sum(dated_between(tree, signs, a, b) for a, b in gaps)
    if median(prose) <= own or dated > (1 - SHARE) * len(gaps):
        return None
    return [(record.start, end) for record, end in zip(records, ends, strict=True)]


def _after(tree: Tree, up: int, records: Sequence[Record]) -> int:
    """Where the last record's words end: as many elements on as stand in the longest gap before."""
    longest = max(children_between(tree, a.end, b.start) for a, b in pairwise(records))
    return after(tree, up, records[-1].end, longest)


def _prose(tree: Tree, signs: Signs, a: int, b: int) -> int:
    return signs.prose[text_at(tree, b)] - signs.prose[text_at(tree, a)]


SIGNED = 0.8
"""Share of the posts with a name and a date from which one with neither is none of them."""
FEW_POSTS = 5
ABOVE = 4
"""Texts above the first post among which its header stands, where headers were read with the post before them."""


def without_frames(tree: Tree, signs: Signs, records: list[Record], *, wrapped: bool) -> list[Record]:
    """The posts without a list's head and foot, which have neither name nor date where all others have both.

    Notices of removed posts stay; their words come to what stands between the posts. Parts that are no element each
    (not `wrapped`) may end with the next one's header: then the first one's stands above them, and the last has none.
    """
    below = sum(record.dated is not None and bool(record.body) and record.dated > record.body[-1] for record in records)
    start = tree.first[records[0].start] if records else 0
    if not wrapped and 2 * below > len(records) and any(signs.date[max(0, start - ABOVE) : start]):
        return records
    inner = records[1:-1]
    both = sum(record.author is not None and record.when is not None for record in inner)
    if len(records) < FEW_POSTS or both < SIGNED * len(inner) or any(r.parent is not None for r in records):
        return records
    return [
        record
        for record in records
        if record.author is not None
        or record.when is not None
        or is_removed(" ".join(tree.text[u] for u in record.body))
        or record not in (records[0], records[-1])
    ]
