"""Where an article in lines ends: short closing sentences, lists that are its own, turns of a transcript."""

from __future__ import annotations

import re
from collections import Counter

from threads.article.interview import LABELLED
from threads.lines.line import Line

FEWEST = 3
SPOKEN = 0.7
"""Share of a text's lines that must open with a speaker's name for the text to be a transcript."""
TURNS = 5
LONGEST = 160
_STOP = re.compile(r"[.!?。！？…][\"'”’»」』)\]）]{0,3}$")
_WORDS = re.compile(r"[^\W\d_]{2}")


def closing_line(lines: list[Line], free: list[int], last: int) -> int:
    """The article's last line, where what follows it as `last` is still its own.

    A short sentence that ends with a stop; items of one list that lead to the page's end.
    """
    below = [i for i in free if i > last]
    for i in below:
        if i != last + 1 or not _sentence(lines[i]):
            break
        last = i
    items = _items(lines, last)
    return items[-1] if items else last


def _sentence(line: Line) -> bool:
    return (
        not (_foreign(line) or line.marker or line.header or line.gap > 1)
        and len(line.text) <= LONGEST
        and _STOP.search(line.text) is not None
        and _WORDS.search(line.text) is not None
    )


def _foreign(line: Line) -> bool:
    return (
        line.furniture
        or line.action
        or line.form
        or line.copyright
        or line.note
        or line.heading is not None
        or line.count is not None
    )


def _items(lines: list[Line], last: int) -> list[int]:
    """The items right below the article's last line, where they are of one list and the page ends with them."""
    found = list(range(last + 1, len(lines)))
    if len(found) < FEWEST:
        return []
    first = lines[found[0]]
    alike = all(
        line.marker and line.marker == first.marker and line.indent == first.indent and not _foreign(line)
        for line in (lines[i] for i in found)
    )
    return found if alike and first.gap < FEWEST else []


def spoken_span(lines: list[Line], free: list[int]) -> tuple[int, int] | None:
    """The first and the last line of a transcript, None where the lines are none: "NAME: what is said", again and
    again, by few who come back."""
    said = [(i, match) for i in free if (match := LABELLED.match(lines[i].text)) is not None]
    if len(said) < TURNS:
        return None
    names = Counter(match["name"] for _, match in said)
    turns = [i for i, match in said if names[match["name"]] > 1]
    if len(turns) < TURNS or len({n for n, times in names.items() if times > 1}) < 2 or len(names) * 2 > len(said):
        return None
    first, last = said[0][0], said[-1][0]
    inside = [i for i in free if first <= i <= last]
    return (first, last) if len(said) >= SPOKEN * len(inside) else None
