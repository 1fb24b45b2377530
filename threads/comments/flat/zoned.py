"""The records' times in the zone that the page says its times are in: "All times are GMT +8"."""

from __future__ import annotations

from datetime import timedelta, tzinfo

from threads.comments.flat.line_records import LineRecord
from threads.dates import find_date, in_zone, stated_zone
from threads.lines.line import Line


def settle_zone(records: list[LineRecord], lines: list[Line]) -> None:
    """Puts the records' clocks that name no zone into the page's, where one of its lines states one.

    A board states it at its foot: such a line below the last record's words is none of them.
    """
    last = records[-1]
    while len(last.words) > 1 and stated_zone(lines[last.words[-1]].text) is not None:
        last.words.pop()
    zone = _stated(records, lines)
    if zone is None:
        return
    for record in records:
        for i in record.header:
            found = find_date(lines[i].text) if record.posted is not None else None
            bare = found is not None and found.timed and not found.zoned
            if bare and record.posted is not None and record.posted.utcoffset() == timedelta():
                record.posted = in_zone(record.posted, zone)
                break


def _stated(records: list[LineRecord], lines: list[Line]) -> tzinfo | None:
    """The zone of the first line outside the comments' words that states one."""
    words = {i for record in records for i in record.words}
    return next((zone for i, line in enumerate(lines) if i not in words and (zone := stated_zone(line.text))), None)
