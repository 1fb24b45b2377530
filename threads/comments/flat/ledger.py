"""The account of a page's characters: every stretch of the text is the article's, a comment's, or has a reason."""

from __future__ import annotations

from collections import Counter

from threads.comments.flat.line_records import LineRecord, own_start, without_placeholders
from threads.lines.line import Line
from threads.text.letters import solid


def count_line(dropped: Counter[str], line: Line, text: str, reason: str) -> None:
    """Adds a whole line, marker included, to what was dropped."""
    dropped[reason] += solid(text[line.lead : line.end])


def count_kept(dropped: Counter[str], line: Line, text: str, start: int, before: str) -> None:
    """Adds what a kept line loses: its marker or header (under `before`), and the stand-ins inside it."""
    dropped[before] += solid(text[line.lead : start])
    own = text[start : line.end]
    dropped["placeholder"] += solid(own) - solid(without_placeholders(own))


def count_record(dropped: Counter[str], record: LineRecord, lines: list[Line], text: str) -> None:
    """Adds what a record loses: its header, its buttons, its marker."""
    kept, head = set(record.words), set(record.header)
    for i in range(record.first, record.last):
        if i in kept:
            before = "comment header" if i in head else "list marker"
            count_kept(dropped, lines[i], text, own_start(record, lines[i], i), before)
        else:
            count_line(dropped, lines[i], text, "comment header" if i in head else "comment buttons")
