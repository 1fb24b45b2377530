"""Comments of one line each between a post's labels and the form for new ones, where names and dates were lost."""

from __future__ import annotations

from threads.comments.flat.line_records import LineRecord
from threads.comments.flat.openings import ends_site
from threads.lines.grammar import LinePattern
from threads.lines.line import Line

FEWEST = 2
LABELS = LinePattern(r"{post_labels}\s?[:：]")


def line_records(lines: list[Line], low: int, high: int) -> list[LineRecord]:
    """The records between the last line of labels above a form and that form, one a line; or none."""
    for end in range(low, min(high + 1, len(lines))):
        if not lines[end].form:
            continue
        start = next((i for i in range(end - 1, low - 1, -1) if LABELS.match(lines[i].text)), None)
        inside = range(start + 1, end) if start is not None else range(0)
        if len(inside) >= FEWEST and not any(ends_site(lines[i]) or lines[i].header for i in inside):
            return [LineRecord(first=i, last=i + 1, words=[i], indent=lines[i].indent) for i in inside]
    return []
