"""Readers' letters below their heading: each signed at its end with a name, which a place may follow or go before."""

from __future__ import annotations

import re

from threads.comments.flat.line_records import LineRecord
from threads.lines.headings import letters_heading
from threads.lines.line import Line
from threads.lines.names import name_like

FEWEST = 3
"""Letters from which they are a page of them: one may be the editor's."""
LONGEST = 40
"""Characters of a signature's line, and letters that a line of a letter's words has at the least."""
HEADLINE = 60
MOST_WORDS = 4
_PLACED = re.compile(r"(?P<name>[^,，、(（]{2,30}?)\s?(?:[,，、]\s?[^,，]{2,30}|[(（][^()（）]{1,30}[)）])")
_BEHIND_PLACE = re.compile(r"[一-鿿]{2,6}[\s\u3000]{1,3}(?P<name>[一-鿿]{2,4})")
_STOPS = ".,:;!?。，：；！？…"
_ENDS = _STOPS + '”"’)）'


def letter_records(lines: list[Line], low: int, high: int) -> list[LineRecord]:
    """The records of the letters between two lines, none where no heading of readers' letters stands above."""
    if not low or not letters_heading(lines[low - 1].text):
        return []
    records: list[LineRecord] = []
    floor, said, i = low, False, low
    while i < high:
        author = _name(lines[i].text) if said and not _long(lines[i]) else None
        said = said or _long(lines[i])
        i += 1
        if author is None:
            continue
        sign, i = i - 1, i + _is_place(lines, i, high)
        first = floor + _is_headline(lines, floor)
        words, header = list(range(first, sign)), list(range(sign, i))
        records.append(LineRecord(first=first, last=i, header=header, words=words, author=author))
        floor, said = i, False
    return records if len(records) >= FEWEST and len({record.author for record in records}) == len(records) else []


def _long(line: Line) -> bool:
    """Whether a line is words of a letter: a dense script says as much with a third of the characters."""
    return len(line.text) + 2 * sum(letter > "⺀" for letter in line.text) > LONGEST and line.text[-1:] in _ENDS


def _is_headline(lines: list[Line], first: int) -> bool:
    text = lines[first].text
    return len(text) <= HEADLINE and not _long(lines[first]) and text[-1:] not in ",:，："


def _is_place(lines: list[Line], i: int, high: int) -> bool:
    """Whether a line is the place below a name: short, and the last one before a gap."""
    short = i < high and not lines[i].gap and len(lines[i].text) <= LONGEST and lines[i].text[-1:] not in _STOPS
    return short and (i + 1 >= high or lines[i + 1].gap > 0)


def _name(text: str) -> str | None:
    """The name of a signature, None where a line is none."""
    text = text.strip(" \t—–-·")
    match = _BEHIND_PLACE.fullmatch(text) or _PLACED.fullmatch(text)
    name = match["name"] if match else text
    fits = len(text) <= LONGEST and len(name.split()) <= MOST_WORDS and name[-1:] not in _STOPS
    return name if fits and name_like(name) else None
