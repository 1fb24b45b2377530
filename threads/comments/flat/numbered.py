"""Posts told by their running number: "#1", "#2", "3楼", "4층", with the date and the name on lines around it."""

from __future__ import annotations

import re
from copy import copy

from threads.comments.flat.anchored import records_from
from threads.comments.flat.line_records import LineRecord
from threads.comments.flat.section import section_end
from threads.lines.grammar import LinePattern
from threads.lines.headers import Header
from threads.lines.line import Line

FEWEST = 3
REACH = 16
"""Lines above the first numbered post in which its author's name and profile stand."""
BESIDE = 2
"""Lines around a bare number in which its post's date stands."""

LONGEST = 60
"""Characters of a line with a post's number."""
POINTED = 0.3
"""Numbers of answers ("#1.2") for each whole one from which the whole ones are not all posts."""
_POINTED = re.compile(r"[#＃]\s?\d{1,5}\.\d")
_BARE = LinePattern(r"[#＃№]\s?(\d{1,6})|第?\s?(\d{1,6})\s?{floor}|(?:post|{numbered}) #?(\d{1,6})")
_AT_END = re.compile(r"(?:^|\s)[#＃]\s?(\d{1,6})$")


def number_anchors(lines: list[Line]) -> dict[int, Header]:
    """The lines that open the posts of the longest run of consecutive numbers, each with its header; or none.

    A bare number stands for the dated line beside it; where there is none, the number's own line is the header.
    """
    best: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        number = _number(line)
        if number is None or (run and number == run[-1][1]):
            continue
        if run and number == run[-1][1] + 1:
            run.append((i, number))
        else:
            run = [(i, number)]
        best = run if len(run) > len(best) else best
    if len(best) < FEWEST or sum(
        len(line.text) <= LONGEST and bool(_POINTED.match(line.text)) for line in lines
    ) > POINTED * len(best):
        return {}
    taken: set[int] = set()
    anchors = {}
    for i, number in best:
        anchor = _dated(i, lines, taken)
        anchors[anchor] = lines[anchor].header or Header(number=number)
        taken.add(anchor)
    return anchors


def numbered_records(lines: list[Line], low: int, high: int) -> list[LineRecord]:
    """The posts of the longest run of numbers between two lines, or none."""
    anchors = number_anchors(lines[low:high])
    if not anchors:
        return []
    marked = with_headers(lines, {low + i: header for i, header in anchors.items()})
    first, last = low + min(anchors), low + max(anchors)
    return records_from(
        [low + i for i in anchors], marked, max(low, first - REACH), min(section_end(lines, last), high)
    )


def with_headers(lines: list[Line], headers: dict[int, Header]) -> list[Line]:
    """The lines, those named with a header that they do not show by themselves; the others are the same objects."""
    marked = list(lines)
    for i, header in headers.items():
        if lines[i].header is None:
            marked[i] = copy(lines[i])
            marked[i].header = header
    return marked


def _number(line: Line) -> int | None:
    if len(line.text) > LONGEST:
        return None
    match = _BARE.fullmatch(line.text) or (_AT_END.search(line.text) if line.header else None)
    if match is None:
        return (
            line.header.number
            if line.header is not None and line.header.number is not None and not line.marker
            else None
        )
    return int(next(group for group in match.groups() if group))


def _dated(i: int, lines: list[Line], taken: set[int]) -> int:
    near = (i, *(j for step in range(1, BESIDE + 1) for j in (i - step, i + step)))
    return next((j for j in near if 0 <= j < len(lines) and j not in taken and (h := lines[j].header) and h.dated), i)
