"""Features of a reading's own records: how many they are, what each holds, how they follow each other."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from statistics import median

from threads.comments.declared import declares
from threads.comments.flat.seen import Seen
from threads.comments.speech import speaks_of_self
from threads.lines.grammar import LinePattern
from threads.lines.headers import PROFILE

MANY = 30
"""Records from which more say no more."""
LONG = 80
"""Words of a comment; one of three hundred measured ones is longer than three times that."""
_OPENING, _CLOSING = frozenset("([（【〔"), frozenset(")]）】〕")
_WEEKDAY = LinePattern(r"\b{weekday.spaced}\b|{weekday.glued}")

WITHIN: dict[str, Callable[[Seen], float]] = {}
feature = declares(WITHIN)


@feature
def _count(seen: Seen) -> float:
    """Many records of one kind are seldom made by chance."""
    return math.log(min(MANY, seen.count))


@feature
def _spoken(seen: Seen) -> float:
    """Many that hold sentences still less; long lists of links hold none."""
    return math.log(1 + min(MANY, sum(any(seen.lines[i].prose for i in record.words) for record in seen.records)))


@feature
def _long(seen: Seen) -> float:
    """Parts of an article are longer than comments."""
    return max(0.0, math.log(seen.total / seen.count / LONG)) if seen.total else 0.0


@feature
def _authored(seen: Seen) -> float:
    """Comments have authors."""
    return seen.share(len(seen.authors))


@feature
def _moments(seen: Seen) -> float:
    """Headers of a discussion state many moments of the day."""
    return math.log(1 + min(MANY, len(seen.moments)))


@feature
def _dated(seen: Seen) -> float:
    """Comments have dates."""
    return seen.share(sum(record.posted is not None for record in seen.records))


@feature
def _prose(seen: Seen) -> float:
    """Comments hold sentences, lists of links do not."""
    return seen.share(sum(any(seen.lines[i].prose for i in record.words) for record in seen.records))


@feature
def _calendar(seen: Seen) -> float:
    """Dates without names are a calendar's, the more so with their weekdays before them."""
    if _dated(seen) < 0.5 or _authored(seen) >= 0.2:
        return 0.0
    heads = (any(_WEEKDAY.match(seen.lines[i].text) for i in record.header) for record in seen.records)
    return 1 + 2 * seen.share(sum(heads))


@feature
def _headers_left(seen: Seen) -> float:
    """A dated header among the words is another comment's: the reading missed it."""
    left = sum(
        (header := seen.lines[i].header) is not None and header.dated and i not in record.header
        for record in seen.records
        for i in record.words
    )
    return min(3.0, seen.share(left))


@feature
def _below(seen: Seen) -> float:
    """Few sites write who speaks below what is said; where it seems so, the first words are the page's head."""
    below = (r for r in seen.records if r.header and min(r.header) > r.words[0])
    return seen.share(sum(any(seen.lines[i].header for i in r.header) for r in below))


@feature
def _biggest(seen: Seen) -> float:
    """One record that holds most of the words is the article."""
    return max(seen.words) / max(1, seen.total) - 1 / seen.count


@feature
def _last_long(seen: Seen) -> float:
    """A last record longer than the others has run into what follows the list."""
    return _over(seen.words[-1], seen.words[:-1])


@feature
def _first_long(seen: Seen) -> float:
    """A first record longer than the others holds the page's head."""
    return _over(seen.words[0], seen.words[1:])


def _over(one: int, others: list[int]) -> float:
    return max(0.0, math.log((5 + one) / (5 + median(others)))) if others else 0.0


@feature
def _evidence(seen: Seen) -> float:
    """Buttons, forms, "says" and numbers show that readers speak."""
    return float(max(-4, min(8, seen.evidence)))


@feature
def _ordered(seen: Seen) -> float:
    """Dates run one way down a list."""
    posted = [record.posted for record in seen.records if record.posted is not None]
    if len(posted) < 3:
        return 0.0
    steps = [a <= b for a, b in itertools.pairwise(posted)]
    return 2 * abs(sum(steps) / len(steps) - 0.5)


@feature
def _speaks(seen: Seen) -> float:
    """Readers say "I" and "you"."""
    return float(seen.speak)


@feature
def _buttons(seen: Seen) -> float:
    """Buttons stand in most records."""
    return seen.share(sum(any(seen.lines[i].action for i in range(r.first, r.last)) for r in seen.records))


@feature
def _numbered(seen: Seen) -> float:
    """The records are numbered one after the other."""
    numbers = [record.number for record in seen.records]
    steps = sum(a is not None and b == a + 1 for a, b in itertools.pairwise(numbers))
    return steps / max(1, seen.count - 1)


@feature
def _standing(seen: Seen) -> float:
    """What the sure readers, asked in turn, give first: each is right more often than any reading made anew."""
    return float(seen.candidate.standing)


@feature
def _first_person(seen: Seen) -> float:
    """Readers say "I" where instructions and news do not."""
    return seen.share(sum(map(speaks_of_self, seen.bodies)))


@feature
def _marked(seen: Seen) -> float:
    """The records are items of a list."""
    return seen.share(sum(bool(seen.lines[record.first].marker) for record in seen.records))


@feature
def _says(seen: Seen) -> float:
    """ "X says" stands over readers' words; an article names its speakers within its sentences."""
    return seen.share(sum(any((h := seen.lines[i].header) and h.says for i in r.header) for r in seen.records))


@feature
def _profiled(seen: Seen) -> float:
    """Boards show a member's rank, place and posts beside the name."""
    shown = sum(any(PROFILE.match(seen.lines[i].text) for i in r.header) for r in seen.records)
    return seen.share(shown) if seen.count > 1 else 0.0


@feature
def _items_left(seen: Seen) -> float:
    """Items of a list within the words, standing deeper than the record, are answers to it."""
    return min(
        2.0,
        seen.share(
            sum(
                bool(seen.lines[i].marker) and i != record.first and seen.lines[i].indent > record.indent
                for record in seen.records
                for i in record.words
            )
        ),
    )


@feature
def _untitled(seen: Seen) -> float:
    """One line in brackets over every record stands for a subject or a name that was not given: "(no subject)"."""
    heads = {seen.lines[record.header[0]].text if record.header else "" for record in seen.records}
    [head] = heads if len(heads) == 1 else [""]
    return float(seen.count > 2 and head[:1] in _OPENING and head[-1:] in _CLOSING and len(head) > 2)
