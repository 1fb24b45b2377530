"""Comment lists below a heading that have neither dates nor markers: "name: text" lines, or a name line over each
text."""

from __future__ import annotations

from threads.comments.flat.line_records import LineRecord, settle_words
from threads.comments.flat.settle import LABEL, date_only, trailing_dates
from threads.lines.line import Line
from threads.lines.names import name_like

FEWEST = 3
FEWER, MORE = 0.7, 1.3
"""How many names there may be for each comment that is announced: short answers look like names, odd names do not."""
LABELLED = 0.7
"""Share of lines that must open with a label for the labels to be names, not words of a sentence."""


def labelled_records(lines: list[Line], low: int, high: int, announced: int | None = None) -> list[LineRecord]:
    """The records of "name: text" lines or of names over texts, or none; `announced` is the number in the heading."""
    return (
        _inline(lines, low, high)
        or _blocks(lines, low, high)
        or (_announced(lines, low, high, announced) if announced else [])
    )


def _inline(lines: list[Line], low: int, high: int) -> list[LineRecord]:
    own = [i for i in range(low, high) if not lines[i].action and not date_only(lines[i].header)]
    labels = {i: match for i in own if (match := LABEL.match(lines[i].text[:40])) and name_like(match["name"])}
    names = {match["name"] for match in labels.values()}
    if len(labels) < FEWEST or len(names) < 2 or len(labels) < LABELLED * len(own) or own[0] not in labels:
        return []
    records = _between(sorted(labels), high, lines)
    for record in records:
        match = labels[record.first]
        record.author, record.cut, record.header = (
            match["name"],
            lines[record.first].start + match.end(),
            [record.first],
        )
        settle_words(record, lines)
    trailing_dates(records, lines)
    return records


def _blocks(lines: list[Line], low: int, high: int) -> list[LineRecord]:
    """A name after a blank line, its text right below without one."""
    starts = [
        i
        for i in range(low, high - 1)
        if lines[i].gap and lines[i].name and not lines[i + 1].gap and not lines[i + 1].name
    ]
    if len(starts) < FEWEST or starts[0] > low + 2 or not all(lines[i + 1].words > 1 for i in starts):
        return []
    if sum(lines[i].words for i in starts) > 3 * len(starts):
        return []
    return _named(_between(starts, high, lines), lines)


def _announced(lines: list[Line], low: int, high: int, announced: int) -> list[LineRecord]:
    """A name on a line of its own over each text, about as many as the heading says, whatever the blank lines."""
    starts = [
        i
        for i in range(low, high - 1)
        if lines[i].name and lines[i].gap >= lines[i + 1].gap and not lines[i + 1].name and _speaks(lines[i + 1])
    ]
    if len(starts) < FEWEST or starts[0] > low + 2 or not FEWER * announced <= len(starts) <= MORE * announced:
        return []
    if len({lines[i].text for i in starts}) < 2:
        return []
    return _named(_between(starts, high, lines), lines)


def _speaks(line: Line) -> bool:
    return line.words > 1 and not (
        line.action or line.form or line.furniture or line.copyright or line.heading is not None
    )


def _named(records: list[LineRecord], lines: list[Line]) -> list[LineRecord]:
    """The records with their first lines as their authors' names."""
    for record in records:
        record.author, record.header = lines[record.first].text, [record.first]
        settle_words(record, lines)
    return records


def _between(starts: list[int], high: int, lines: list[Line]) -> list[LineRecord]:
    return [
        LineRecord(first=i, last=end, indent=lines[i].indent)
        for i, end in zip(starts, [*starts[1:], high], strict=True)
    ]
