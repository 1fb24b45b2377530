"""Comment lists without dates: each comment a list item, its first line the author's name or already the text."""

from __future__ import annotations

from threads.comments.flat.line_records import LineRecord, open_with_pingback, settle_words, take_address
from threads.lines.line import Line

NAMED = 0.8
"""Share of items that must open with a name (or be pingbacks) for names to be read at all."""


def item_records(lines: list[Line], low: int, high: int, *, nested: bool = False) -> list[LineRecord]:
    """The records of a list of items, nested items included where they have the shape of the outer ones.

    `nested` takes every item inside an item for one of its own, with or without a name.
    """
    first = next((i for i in range(low, high) if lines[i].marker), high)
    tops = [i for i in range(first, high) if lines[i].marker]
    if not tops:
        return []
    if not _is_flush([i for i in tops if lines[i].indent == lines[first].indent], lines, high):
        high = next((i for i in range(first, high) if not lines[i].marker and lines[i].indent == 0), high)
        tops = [i for i in tops if i < high]
    base = min(lines[i].indent for i in tops)
    outer = [i for i in tops if lines[i].indent == base]
    flush = _is_flush(outer, lines, high)
    named = _opens_with_name(outer, lines, high, flush=flush)
    starts = [
        i for i in tops if lines[i].indent == base or nested or (named and not flush and _is_named_item(i, lines, high))
    ]
    records = []
    for i, end in zip(starts, [*starts[1:], high], strict=True):
        record = LineRecord(
            first=i, last=end if flush else _dedent(i, end, lines, base), indent=lines[i].indent, number=lines[i].number
        )
        _read_name(record, lines, named=named)
        settle_words(record, lines)
        records.append(record)
        if record.last < end and lines[record.last].indent <= base:
            break
    return records


def opens_record(i: int, lines: list[Line], high: int) -> bool:
    """Whether a list item opens a comment: a name over a text, or a pingback."""
    return _is_named_item(i, lines, high) or _is_ping(lines[i])


def _is_flush(items: list[int], lines: list[Line], high: int) -> bool:
    """Whether the items' texts stand below their markers without being indented."""
    below = [lines[i + 1] for i in items if i + 1 < high]
    return sum(not line.marker and line.indent <= lines[items[0]].indent for line in below) * 2 > len(items)


def _opens_with_name(items: list[int], lines: list[Line], high: int, *, flush: bool) -> bool:
    return sum(
        (lines[i].name if flush else _is_named_item(i, lines, high)) or _is_ping(lines[i]) for i in items
    ) >= NAMED * len(items)


def _is_ping(line: Line) -> bool:
    return line.text[:8].lower() in ("pingback", "trackbac")


def _is_named_item(i: int, lines: list[Line], high: int) -> bool:
    """Whether an item is a name over a text: "• name", then a deeper line without a marker."""
    line = lines[i]
    if not line.name and not line.text.startswith("http"):
        return False
    below = lines[i + 1] if i + 1 < high else None
    if below is None or below.indent <= line.indent or (below.marker and below.indent < line.depth):
        return False
    return take_address(LineRecord(first=i, last=i + 1), line) if line.text.startswith("http") else True


def _dedent(start: int, end: int, lines: list[Line], base: int) -> int:
    """Where a record ends: at the first line that stands no deeper than the list itself."""
    return next((i for i in range(start + 1, end) if lines[i].indent <= base), end)


def _read_name(record: LineRecord, lines: list[Line], *, named: bool) -> None:
    line = lines[record.first]
    if open_with_pingback(record, lines) or not named:
        return
    record.header = [record.first]
    if not take_address(record, line):
        record.author = line.text
