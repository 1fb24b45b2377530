"""Lines of PTT's boards: a push, a boo or an arrow, a member's name, his words, his address and the minute."""

from __future__ import annotations

import re

from threads.comments.flat.line_records import LineRecord
from threads.dates import find_date
from threads.lines.line import Line

FEWEST = 2
_PUSH = re.compile(
    r"(?:推|噓|嘘|→|->)\s(?P<name>[A-Za-z][A-Za-z0-9]{1,12})\s?[:：]\s?(?P<text>\S.{0,200}?)"
    r"(?:\s{1,80}(?P<when>(?:(?:\d{1,3}(?:\.\d{1,3}){3}|\[…\])\s)?\d\d/\d\d(?:\s\d\d:\d\d)?))?"
)
"""Written from what the boards document: 推 for, 噓 against, → a remark."""


def push_records(lines: list[Line], low: int, high: int) -> list[LineRecord]:
    """The records of pushes between two lines, one a line; or none."""
    records = []
    for i in range(low, high):
        match = _PUSH.fullmatch(lines[i].text)
        if match is None:
            continue
        when = find_date(match["when"].split(" ", 1)[-1], language="zh") if match["when"] else None
        record = LineRecord(first=i, last=i + 1, header=[i], words=[i], author=match["name"])
        record.posted = when.when if when else None
        record.cut = lines[i].start + match.start("text")
        record.ends = lines[i].start + match.end("text")
        records.append(record)
    return records if len(records) >= FEWEST else []
