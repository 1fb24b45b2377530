"""Where a record that its header anchors begins and ends: the name above the date, the lines that close it."""

from __future__ import annotations

import itertools

from threads.comments.flat.settle import date_only
from threads.dates import time_only
from threads.lines.grammar import LinePattern
from threads.lines.headers import PROFILE, Header
from threads.lines.line import Line

BLOCK = 4
"""Lines above a header in which the marker or name that opens its record is looked for."""
NAMED = 0.8
"""Share of records whose words must open with a line like a name for those lines to be names."""
LONG = 60
"""Lines of a comment within which the buttons that close it are looked for."""
PROFILE_LINES = 14
"""Lines that a forum shows of a member between the name and the post's date."""
_NUMBER_LINE = LinePattern(r"[#＃]?\s?(?:第?\s?(\d{1,6})\s?{floor}?|{numbered} {number}? ?#?(\d{1,6}))\s?[.:)]?")


def names_open(anchors: list[int], lines: list[Line]) -> bool:
    """Whether the words above each header open with a name on a line of its own ("name / words / 2楼 date 回复")."""
    if any(header.author for i in anchors if (header := lines[i].header)):
        return False
    opening = []
    for above, anchor in itertools.pairwise(anchors):
        first = next((i for i in range(above + 1, anchor) if not lines[i].action), anchor)
        opening.append(first + 1 < anchor and lines[first].name)
    return sum(opening) >= NAMED * len(anchors[1:]) > 0


def ends_site(line: Line) -> bool:
    """Whether a line above the first comment is the site's: what stands above it is no comment's text."""
    return line.action or line.form or line.furniture or line.copyright or line.heading is not None


def opens(line: Line, header: Header) -> bool:
    """Whether a line above the words of a comment is its author's name or number, not yet its words."""
    return (
        line.text == header.author
        or number_of(line) is not None
        or (header.author is None and line.name and bool(line.marker))
    )


def has_names_above(anchors: list[int], lines: list[Line], low: int) -> int:
    """How many lines above those with only a date the name stands: 0 where it stands below, 2 where a rank is between.

    A rank is told by its wearers: most dates have two lines above that could be names, and the upper ones differ more.
    """
    bare = [i for i in anchors if date_only(lines[i].header)]
    if sum(bool(lines[i].marker) for i in bare) * 2 > len(bare):
        return 0
    named = [at for i in bare if (at := _name_at(i, lines, low)) < i]
    if len(named) < sum(_named_below(i, lines) for i in bare):
        return 0
    pairs = [(lines[at - 1].text, lines[at].text) for at in named if at > low and lines[at - 1].name]
    upper, lower = (len({pair[k] for pair in pairs}) for k in (0, 1))
    return 2 if len(pairs) >= RANKED * len(bare) and len(pairs) >= FEWEST_RANKED and upper > lower else 1


RANKED = 0.8
"""Share of the dates over which two lines could be names, from which one of them is a rank."""
FEWEST_RANKED = 4


def _named_below(anchor: int, lines: list[Line]) -> bool:
    """Whether the line below a date, or below the post's number there, is a name."""
    at = anchor + 1
    if at < len(lines) and number_of(lines[at]) is not None:
        at += 1
    return at < len(lines) and lines[at].name


def _name_at(anchor: int, lines: list[Line], floor: int) -> int:
    """The line above a date that holds the name, over lines of counts ("68 posts", "186 Fans"); else the date's own."""
    for i in range(anchor - 1, max(floor, anchor - BLOCK) - 1, -1):
        if PROFILE.fullmatch(lines[i].text):
            break
        if lines[i].name:
            ranked = i > floor and not lines[i].gap and lines[i - 1].name and lines[i - 1].gap and lines[anchor].gap
            return i - 1 if ranked else i  # "name / rank", set close under each other and apart from the date
        if not (lines[i].text[:1].isdigit() or lines[i].text.startswith("IP ")) or lines[i].words > 4:
            break
    return anchor


def opening_of(anchor: int, lines: list[Line], floor: int, names_above: int) -> int:
    """The first line of the block that a header belongs to: its marker, number, title or name above it."""
    line = lines[anchor]
    for i in range(anchor - 1, max(floor, anchor - BLOCK) - 1, -1):
        above = lines[i]
        if len(above.text) > 100 or above.prose:
            break
        if above.marker and not line.marker and above.indent < line.depth and not above.action:
            return i
    if line.marker:
        return anchor
    first = anchor
    header = line.header
    twice = _name_twice(anchor, lines, floor) if header is not None and header.author is None else None
    if twice is not None:
        return twice
    if header is not None and header.author is None and names_above:
        first = _name_at(anchor, lines, floor)
        first -= names_above > 1 and floor < first < anchor and lines[first - 1].name
    if first > floor and number_of(lines[first - 1]) is not None:
        first -= 1
    return first


def _name_twice(anchor: int, lines: list[Line], floor: int) -> int | None:
    """Where a name stands on two lines running (picture and link) above a date, over a member's profile; or None."""
    for i in range(anchor - 1, max(floor, anchor - PROFILE_LINES), -1):
        if lines[i].prose or lines[i].words > 8:
            return None
        if lines[i].text == lines[i - 1].text and lines[i].name:
            return i - 1
    return None


def closing_of(anchor: int, lines: list[Line], high: int, names_above: int) -> int:
    """The line after the header block: a date line and a name line below the header belong to it."""
    header = lines[anchor].header
    last = anchor + 1
    dated = bool(header and header.dated)
    named = bool(header and header.author)
    while last < min(high, anchor + 4):
        below = lines[last]
        if not dated and date_only(below.header) and not below.marker:
            dated = True
        elif (
            number_of(below) is not None
            or (date_only(below.header) and time_only(below.text))
            or below.text == lines[anchor].text
        ):
            pass
        elif not named and not names_above and below.name and not below.marker:
            named = True
        else:
            break
        last += 1
    return last


def number_of(line: Line) -> int | None:
    match = _NUMBER_LINE.fullmatch(line.text)
    return int(match[1] or match[2]) if match else None
