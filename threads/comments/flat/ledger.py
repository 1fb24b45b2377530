"""The account of a page's characters: every stretch of the text is the article's, a comment's, or has a reason."""

from __future__ import annotations

from collections import Counter

from threads.comments.flat.line_records import LineRecord, own_end, own_start, without_placeholders
from threads.lines.line import Line
from threads.text.letters import solid


def count_line(dropped: Counter[str], line: Line, text: str, reason: str) -> None:
    """Adds a whole line, marker included, to what was dropped."""
    dropped[reason] += solid(text[line.lead : line.end])


def count_kept(dropped: Counter[str], line: Line, text: str, start: int, before: str, end: int | None = None) -> None:
    """Adds what a kept line loses: marker or header before `start` and behind `end` (under `before`), stand-ins."""
    end = line.end if end is None else end
    dropped[before] += solid(text[line.lead : start]) + solid(text[end : line.end])
    own = text[start:end]
    dropped["placeholder"] += solid(own) - solid(without_placeholders(own))


def count_record(dropped: Counter[str], record: LineRecord, lines: list[Line], text: str) -> None:
    """Adds what a record loses: its header, its buttons, its marker."""
    kept, head = set(record.words), set(record.header)
    for i in range(record.first, record.last):
        if i in kept:
            before = "comment header" if i in head else "list marker"
            count_kept(dropped, lines[i], text, own_start(record, lines[i], i), before, own_end(record, lines[i]))
        else:
            count_line(dropped, lines[i], text, "comment header" if i in head else "comment buttons")
