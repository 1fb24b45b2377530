"""What speaks for a reading of a page's comments, each a name, a line of why, and a small function; and the weights.

Which reading is the best is scored apart from whether there are comments at all: "none" is a candidate with features of
its own. Weights were fitted as sets (`python -m benchmarks.flat_choice`); every feature is worth something there.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from statistics import median

from threads.comments.flat.readings import announces
from threads.comments.flat.seen import PageLines, Seen
from threads.lines.headers import PROFILE

FEWEST_WORDS = 3
"""Words of a comment that stands alone."""
FEW, FEW_WORDS = 3, 20
"""Records that are few, and words of sentences that are no article."""
NEAR = 4
"""Lines between a heading and the first record."""
MANY = 30
"""Records from which more say no more."""
LONG = 80
"""Words of a comment; one of three hundred measured ones is longer than three times that."""
ARTICLE = 40
AFTER = 12
"""Words above and lines below a list of comments that ends a page."""
FIRST_PERSON = frozenset(["i", "i’m", "i'm", "i’ve", "i've", "i'd", "i’d", "i'll", "me", "my", "mine", "we", "our"])
_OPENING, _CLOSING = frozenset("([（【〔"), frozenset(")]）】〕")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:周|星期)[一二三四五六日天]|[월화수목금토일]요일", re.IGNORECASE)
_I_CJK = re.compile(r"[我咱俺]|(?<![가-힣])(?:저[는도의희]|제가|나[는도]|내가|우리)")
Feature = Callable[[Seen], float]
FEATURES: dict[str, Feature] = {}
NONE: dict[str, Callable[[PageLines], float]] = {}
"""What speaks for "no comments": of the page, not of a reading."""


def feature(function: Feature) -> Feature:
    """Declares a feature under its function's name; its docstring says why."""
    FEATURES[function.__name__.strip("_")] = function
    return function


def of_none(function: Callable[[PageLines], float]) -> Callable[[PageLines], float]:
    """Declares a feature of "no comments" under its function's name; its docstring says why."""
    NONE[function.__name__.strip("_")] = function
    return function


@of_none
def _always(_page: PageLines) -> float:
    """Most texts have no comments."""
    return 1.0


@of_none
def _unread(page: PageLines) -> float:
    """None of the sure readers finds any."""
    return float(page.standing is None)


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
def _lone(seen: Seen) -> float:
    """One record alone repeats nothing; it is a comment where a heading opens it and an article stands above."""
    headed = _near_heading(seen) and not _instead(seen) and seen.total >= FEWEST_WORDS
    return float(seen.count == 1 and not headed)


@feature
def _instead(seen: Seen) -> float:
    """One or two records with no article above them are the article."""
    return float(seen.count < FEW and seen.page.prose_above[seen.records[0].first] < FEW_WORDS)


@feature
def _parted(seen: Seen) -> float:
    """More blank lines than elsewhere part the list from the article above it."""
    first = seen.records[0].first
    return float(seen.lines[first].gap > 1 and seen.lines[first].gap > seen.page.gap and seen.page.prose_above[first] > 0)


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
def _words(seen: Seen) -> float:
    """A list with more words leaves fewer of them out."""
    return math.log(1 + seen.total)


@feature
def _headed(seen: Seen) -> float:
    """The list stands below a heading of comments."""
    heading = seen.candidate.section.heading
    return float(heading is not None and seen.lines[heading].heading is not None)


@feature
def _agrees(seen: Seen) -> float:
    """The heading announces as many."""
    announced = seen.candidate.section.announced
    return float(announced is not None and abs(announced - seen.count) <= 0.2 * announced)


@feature
def _ordered(seen: Seen) -> float:
    """Dates run one way down a list."""
    posted = [record.posted for record in seen.records if record.posted is not None]
    if len(posted) < 3:
        return 0.0
    steps = [a <= b for a, b in zip(posted, posted[1:], strict=False)]
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
    steps = sum(a is not None and b == a + 1 for a, b in zip(numbers, numbers[1:], strict=False))
    return steps / max(1, seen.count - 1)


@feature
def _standing(seen: Seen) -> float:
    """What the sure readers, asked in turn, give first: each is right more often than any reading made anew."""
    return float(seen.candidate.standing)


@feature
def _first_person(seen: Seen) -> float:
    """Readers say "I" where instructions and news do not."""
    return seen.share(sum(not FIRST_PERSON.isdisjoint(body) or _I_CJK.search("".join(body)) is not None for body in seen.bodies))


@feature
def _stands_last(seen: Seen) -> float:
    """An article stands above the list and nothing much below it."""
    above = seen.page.prose_above[seen.records[0].first]
    return float(above >= ARTICLE and len(seen.lines) - seen.records[-1].last <= AFTER)


@feature
def _nested(seen: Seen) -> float:
    """Answers stand deeper than what they answer."""
    return float(seen.count > 2 and len({record.indent for record in seen.records}) > 1)


@feature
def _marked(seen: Seen) -> float:
    """The records are items of a list."""
    return seen.share(sum(bool(seen.lines[record.first].marker) for record in seen.records))


@feature
def _near_heading(seen: Seen) -> float:
    """The first record stands right below the heading, or the line that announces as many."""
    section = seen.candidate.section
    if section.heading is None or seen.records[0].first - section.heading > NEAR:
        return 0.0
    line = seen.lines[section.heading]
    return float(line.heading is not None or announces(line) or bool(_agrees(seen)))


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
