"""Where the comments of a copy begin: below their heading, below the post, or at the top."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from threads.lines.grammar import LinePattern
from threads.parsers.shared.copied.footed import BESIDE, footed_records
from threads.parsers.shared.copied.headed import SURE_NAME
from threads.parsers.shared.copied.lines import CopiedLine, heading_number, number_of
from threads.parsers.shared.copied.record import CopiedRecord
from threads.parsers.shared.copied.screen import Screen

_WEAK = LinePattern(r"\W{0,20}{screen_weak}\W{0,20}")
"""Headings that menus hold too."""
FEWEST = 2
MOST = 2
"""Times as many of the one kind as of the other that settle which way a copy is written."""
_COUNTED = LinePattern(r"\W{0,20}{screen_nouns}\W{0,20}")
"""A heading below its number, as some screens break it; below several numbers it is none's."""
_NOUN = LinePattern("{screen_nouns}")
_BEHIND_NUMBER = LinePattern("{screen_behind_number}")
Records = Callable[[list[CopiedLine], Screen, int], list[CopiedRecord]]


def is_footed(lines: list[CopiedLine], screen: Screen) -> bool:
    """Whether times stand below the words: as the screen has it, unless most times of this copy show the other way.

    A time right below one line of anybody's, with another line of words below it, heads a comment; one below two lines
    or more ends it.
    """
    heads = foots = above = 0
    for i, line in enumerate(lines):
        if line.kind == "time":
            sure = i > 0 and SURE_NAME.fullmatch(lines[i - 1].text) is not None
            below = lines[i + 1].kind if i + 1 < len(lines) else "mark"
            heads += sure or (above == 1 and below in ("", "badge"))
            foots += (above > 1 and not sure) or (
                above == 1 and screen.colon and BESIDE.match(lines[i - 1].text) is not None
            )
        if line.kind:
            above = above if line.kind in ("badge", "avatar") else 0
        elif not i or line.text != lines[i - 1].text:
            above += 1
    return heads < FEWEST or heads <= MOST * foots if screen.footed else foots > MOST * heads + 1


def comments_begin(lines: list[CopiedLine], screen: Screen, read: Records) -> int:
    """The first line that may be a comment's, 0 where nothing stands over them.

    A post's own time stands above its comments; so a heading between the first time and the second one opens them,
    else the last heading above the first time.
    """
    if screen.after is not None:
        closing = next((i for i, line in enumerate(lines) if screen.after.fullmatch(line.text)), None)
        if closing is not None:
            return closing + 1
    first, second = _times(lines, screen, read)
    above = [i for i in range(min(first, len(lines))) if lines[i].kind == "heading"]
    between = [i for i in range(first, min(second, len(lines))) if lines[i].kind == "heading"]
    sure = len(between) > 1 or any(not _WEAK.fullmatch(lines[i].text) for i in between)
    own = screen.own_headings
    if between and sure and not (own is not None and any(own.fullmatch(line.text) for line in lines)):
        return between[-1] + 1
    if above:
        return above[-1] + 1
    if read is footed_records and (end := _post_end(lines, first)):
        return end
    records = read(lines, screen, 0) if screen.opens else []
    return records[1].first if len(records) > 1 else records[0].last if records else 0


def _post_end(lines: list[CopiedLine], first: int) -> int:
    """Where a post ends whose time stands over its words, 0 where the first time stands below them."""
    said = [i for i in range(min(first, len(lines))) if not lines[i].kind]
    body = next((i for i in range(first + 1, len(lines)) if lines[i].kind not in ("behind", "badge", "furniture")), 0)
    if len(said) != 1 or said[0] < first - 2 or not body or lines[body].kind:
        return 0
    at = next((i for i in range(body, len(lines)) if lines[i].foot), len(lines))
    while at < len(lines) and (lines[at].foot or lines[at].kind == "furniture"):
        at += 1
    return at if at < len(lines) else 0


def _times(lines: list[CopiedLine], screen: Screen, read: Records) -> tuple[int, int]:
    """The first two lines that state the time of a post or comment."""
    if read is footed_records:
        found = [i for i, line in enumerate(lines) if line.kind == "time"]
        first = found[0] if found else len(lines)
        return first, next((i for i in found if i > first + 2), len(lines))
    records = read(lines, screen, 0)
    starts = [record.first for record in records[:2]] + [len(lines), len(lines)]
    return starts[0], starts[1]


def _among(line: CopiedLine) -> int | None:
    """The number of comments among a post's buttons: "转发 12 评论 4 赞 34"."""
    pieces = [token for token in line.tokens if token.kind != "mark"]
    for said, counted in itertools.pairwise(pieces):
        if said.kind == "button" and counted.kind == "count" and _NOUN.fullmatch(said.text):
            return number_of(counted.text)
        if said.kind == "count" and counted.kind == "button" and _BEHIND_NUMBER.fullmatch(counted.text):
            return number_of(said.text)
    return None


def announced_above(lines: list[CopiedLine], begin: int) -> int | None:
    """How many comments the lines above them announce, the nearest; None where they give no number."""
    for i in range(begin - 1, -1, -1):
        if lines[i].kind != "heading":
            if (among := _among(lines[i])) is not None:
                return among
            continue
        number = heading_number(lines[i])
        if number is None and lines[i + 1 : i + 2] and lines[i + 1].kind == "count" and _WEAK.fullmatch(lines[i].text):
            number = number_of(lines[i + 1].text)
        kinds = [line.kind for line in lines[max(0, i - 2) : i]]
        if number is None and kinds[-1:] == ["count"] and kinds != ["count"] * 2 and _COUNTED.fullmatch(lines[i].text):
            number = number_of(lines[i - 1].text)
        if number is not None:
            return number
    return None
