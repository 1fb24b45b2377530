"""Comments told by what a page repeats around each: any frame, known words or not, names and dates by their place."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable

from threads.comments.flat.line_records import LineRecord, settle_words
from threads.comments.flat.openings import ends_site, number_of
from threads.comments.flat.periods import Period, periods, shapes
from threads.comments.flat.section import section_end
from threads.comments.flat.settle import settle
from threads.dates import find_date
from threads.lines.line import Line
from threads.lines.names import plain_name

_CLOCK = re.compile(r"\d[:.h]\d\d")
LONGEST = 80
"""Characters of a line that opens with its date."""
NAMED = 0.6
"""Share of frames in which a place must hold a name, or a date, for it to be theirs."""
NEAR = 3
"""Lines from one of the frame's own lines within which a name or date has its place."""
REFERENCES = 8

Place = tuple[str, int]
"""A place in every frame: the shape of a line that all frames hold, and lines from there."""


def periodic_records(lines: list[Line], low: int, high: int) -> list[list[LineRecord]]:
    """The records of each period between two lines: its frames read as headers over words, and as lines below them."""
    keys = shapes(lines)
    found = []
    for period in periods(lines, low, high):
        frames = [range(a, b) for a, b in zip(period.opens, period.closes, strict=True)]
        found.append(_below(period, frames, lines, keys, high))
        found.append(_above(frames, lines, keys, low))
    return [records for records in found if records]


def _below(
    period: Period, frames: list[range], lines: list[Line], keys: list[str | None], high: int
) -> list[LineRecord]:
    """Each frame over its words; buttons and the name that a frame may begin above its own lines included."""
    first = _named_above(frames, lines)
    starts = [frame.start - first for frame in frames]
    starts = [max(start, below) for start, below in zip(starts, [starts[0], *(f.stop for f in frames)], strict=False)]
    end = min(section_end(lines, frames[-1].stop - 1), high, period.end + 60)
    records = []
    for start, frame, stop in zip(starts, frames, [*starts[1:], end], strict=True):
        start = next((i for i in range(start, frame.stop) if not lines[i].action), start)
        records.append(
            LineRecord(
                first=start,
                last=max(stop, frame.stop),
                header=list(range(start, frame.stop)),
                indent=lines[start].indent,
            )
        )
    for record, following in itertools.pairwise(records):
        record.last = following.first
    return _read(records, [range(r.first, f.stop) for r, f in zip(records, frames, strict=True)], lines, keys)


def _above(frames: list[range], lines: list[Line], keys: list[str | None], low: int) -> list[LineRecord]:
    """Each frame below its words."""
    if _open_below_buttons(frames, lines):
        return []
    longest = max(b.start - a.stop for a, b in itertools.pairwise(frames))
    floor = max(low, frames[0].start - longest)
    floor = next((i + 1 for i in range(frames[0].start - 1, floor - 1, -1) if ends_site(lines[i])), floor)
    records = []
    for frame in frames:
        records.append(LineRecord(first=floor, last=frame.stop, header=list(frame), indent=lines[floor].indent))
        floor = frame.stop
    return _read(records, frames, lines, keys)


def _open_below_buttons(frames: list[range], lines: list[Line]) -> bool:
    """Whether most frames hold buttons over a dated header: those close the words above, this opens the ones below."""
    opening = sum(
        lines[frame.start].action and any((h := lines[i].header) and h.dated and not h.by for i in frame)
        for frame in frames
    )
    return opening >= NAMED * len(frames)


def _named_above(frames: list[range], lines: list[Line]) -> int:
    """How many lines right above most frames' first own line are a name, or a name over a rank: 2, 1 or 0."""
    for count in (2, 1):
        starts = [frame.start for frame in frames if frame.start >= count]
        named = [s for s in starts if all(lines[i].name and not lines[i].header for i in range(s - count, s))]
        if len(named) >= NAMED * len(frames) and len({lines[s - count].text for s in named}) > 1:
            return count
    return 0


def _read(
    records: list[LineRecord], frames: list[range], lines: list[Line], keys: list[str | None]
) -> list[LineRecord]:
    """The records with what stands at the frame's places: names, dates, numbers."""
    names = _place(frames, lines, keys, lambda i: _name_at(lines[i]) is not None, lambda i: _name_at(lines[i]) or "")
    dates = _place(frames, lines, keys, lambda i: _dated(lines, i), lambda i: lines[i].text)
    for record, frame in zip(records, frames, strict=True):
        at = _at(frame, names, keys) if names else None
        if at is not None:
            record.author = _name_at(lines[at])
        at = _at(frame, dates, keys) if dates else None
        header = lines[at].header if at is not None else None
        if header is not None:
            record.posted, record.number = header.posted, header.number
        elif at is not None and (found := find_date(lines[at].text)) is not None:
            record.posted = found.when
        if record.number is None:
            record.number = next((n for i in frame if (n := number_of(lines[i])) is not None), None)
        settle_words(record, lines)
    if not names:
        _first_name(records, lines)
    return settle(records, lines)


def _first_name(records: list[LineRecord], lines: list[Line]) -> None:
    """Gives the first record the name right above its date, where a page shows the others without one."""
    first = records[0]
    at = first.first - 1
    if (
        at > 0
        and lines[at].name
        and not lines[at].header
        and any((h := lines[i].header) and h.timed for i in first.header)
    ):
        first.author, first.first = plain_name(lines[at].text), at
        first.header.insert(0, at)


def _name_at(line: Line) -> str | None:
    if line.header is not None:
        return line.header.author
    return plain_name(line.text) if line.name else None


def _dated(lines: list[Line], i: int) -> bool:
    """Whether a line states a date that no label above it makes another's ("Joined:"), alone or with the time first."""
    if i and lines[i - 1].text.endswith((":", "：")):
        return False
    header = lines[i].header
    if header is not None:
        return header.dated
    found = find_date(lines[i].text) if _CLOCK.search(lines[i].text, 0, LONGEST) else None
    return found is not None and found.timed and found.start == 0


def _place(
    frames: list[range],
    lines: list[Line],
    keys: list[str | None],
    fits: Callable[[int], bool],
    said: Callable[[int], str],
) -> Place | None:
    """The place where most frames hold what fits, and not all the same; None where no place does."""
    count = Counter(key for frame in frames for key in dict.fromkeys(keys[i] for i in frame) if key)
    shared = [key for key, times in count.most_common(REFERENCES) if times >= NAMED * len(frames)]
    best, choice = (NAMED, 0.0, 0), None
    for key in shared:
        for step in sorted(range(-NEAR, NEAR + 1), key=abs):
            at = [i for frame in frames if (i := _at(frame, (key, step), keys)) is not None and fits(i)]
            own = [i for i in at if step == 0 or keys[i] not in shared or lines[i].header is not None]
            different = len({said(i) for i in own})
            worth = len(own) / len(frames), different / len(frames), -abs(step)
            if different > 1 and worth > best:
                best, choice = worth, (key, step)
    return choice


def _at(frame: range, place: Place, keys: list[str | None]) -> int | None:
    """The line at a place of a frame, None where the frame does not reach it."""
    key, step = place
    reference = next((i for i in frame if keys[i] == key), None)
    at = reference + step if reference is not None else -1
    return at if at in frame else None
