"""Straight marks where no spaces part words: in Chinese their direction follows from their number, not from what is
beside them.
"""

from __future__ import annotations

STRAIGHT = '"＂'
EAST = "\u2e80"
"""Letters and signs from here on are set without spaces."""
WRAPPED = 3
"""Lines of one paragraph whose marks are counted together where the first line alone has an odd number."""
Mark = tuple[int, int, str]


def in_turn(text: str, marks: list[Mark]) -> set[int]:
    """Returns the offsets of the straight marks that open and close in turn, paragraph by paragraph.

    They do where a paragraph has an even number of them and one stands right beside East Asian letters or signs.
    """
    found: set[int] = set()
    lines = _lines(marks)
    at = 0
    while at < len(lines):
        straight = list(lines[at])
        last = at
        while len(straight) % 2 and last + 1 < min(len(lines), at + WRAPPED) and _goes_on(text, lines[last + 1]):
            last += 1
            straight += lines[last]
        if straight and len(straight) % 2 == 0 and any(_spaceless(text, *mark) for mark in straight):
            found.update(start for start, _ in straight)
            at = last
        at += 1
    return found


def any_spaceless(text: str, marks: list[Mark]) -> bool:
    """Whether a straight mark stands right beside an East Asian letter or sign."""
    return any(
        sign in STRAIGHT and (text[start - 1 : start] >= EAST or text[end : end + 1] >= EAST)
        for start, end, sign in marks
    )


def runs_apart(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks with "" between two East Asian letters read as one that closes and one that opens, where its line has
    single marks too: a series "…""…" of Chinese. Exports that double every mark keep theirs.
    """
    if all(end - start > 1 for start, end, sign in marks if sign in STRAIGHT):
        return marks
    found: list[Mark] = []
    for start, end, sign in marks:
        if sign in STRAIGHT and end - start == 2 and text[end : end + 1] >= EAST and text[start - 1 : start] >= EAST:
            found += [(start, start + 1, sign), (start + 1, end, sign)]
        else:
            found.append((start, end, sign))
    return found


def _lines(marks: list[Mark]) -> list[list[tuple[int, int]]]:
    """The straight marks of each line, in order; an empty line has None of them and ends a paragraph."""
    lines: list[list[tuple[int, int]]] = [[]]
    for start, end, sign in marks:
        if sign == "\n":
            lines.append([])
        elif sign in STRAIGHT:
            lines[-1].append((start, end))
    return lines


def _goes_on(text: str, line: list[tuple[int, int]]) -> bool:
    """Whether a line with marks can go on with the quote of the line before: it does not open with one of its own."""
    return bool(line) and text[line[0][0] - 1 : line[0][0]] != "\n"


def _spaceless(text: str, start: int, end: int) -> bool:
    """Whether a mark has an East Asian letter or sign right before or after it."""
    return text[start - 1 : start] >= EAST or text[end : end + 1] >= EAST
