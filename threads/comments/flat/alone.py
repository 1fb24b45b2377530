"""What a reader says in one word that looks like a button's: 支持, 반대, +1 between a header and the buttons below."""

from __future__ import annotations

from collections import Counter

from threads.comments.flat.line_records import LineRecord
from threads.lines.line import Line

FEWEST = 3
"""Records from which on what stands below all of them tells the buttons from the words."""
LONGEST_TAIL = 6
"""Lines of buttons below a comment."""


def words_alone(records: list[LineRecord], lines: list[Line]) -> None:
    """Gives records without words the line that stands between their header and the buttons that the others end in."""
    if len(records) < FEWEST or all(record.words for record in records):
        return
    usual = Counter(len(record.header) for record in records).most_common(1)[0][0]
    for record in records:
        last = max(record.header, default=-1)
        if not record.words and len(record.header) > usual and lines[last].text.isdecimal() and last > record.first:
            record.header.remove(last)  # "666" below a header is no number of posts where no other record has one
            record.words = [last]
            record.number = None if record.number == int(lines[last].text[:18]) else record.number
    spare = [_spare(record, lines) for record in records]
    tail = _tail(records, spare, lines)
    for record, left in zip(records, spare, strict=True):
        if record.words or not record.header or not left:
            continue
        texts = [lines[i].text for i in left]
        ends = [n for n in range(len(texts)) if tail and texts[n : n + len(tail)] == tail]
        if tail and (not ends or ends[-1] == 0):
            continue
        record.words = [left[0]]


def _spare(record: LineRecord, lines: list[Line]) -> list[int]:
    """The lines below the header that are neither words nor badges."""
    taken = {*record.header, *record.words, *record.badges}
    after = max(record.words or record.header, default=record.first)
    return [i for i in range(after + 1, record.last) if i not in taken and lines[i].text]


def _tail(records: list[LineRecord], spare: list[list[int]], lines: list[Line]) -> list[str]:
    """The buttons that most records with words end in; where hardly any has words, what all of them end in."""
    told = [left for record, left in zip(records, spare, strict=True) if record.words]
    if len(told) >= 2:
        counts = Counter(tuple(lines[i].text for i in left[:LONGEST_TAIL]) for left in told)
        return list(counts.most_common(1)[0][0])
    ends = [[lines[i].text for i in left[-LONGEST_TAIL:]] for left in spare[:-1]]
    common: list[str] = []
    while all(len(end) > len(common) for end in ends) and len({end[-1 - len(common)] for end in ends}) == 1:
        common.insert(0, ends[0][-1 - len(common)])
    shortest = min(map(len, ends), default=0)
    return common if len(common) < shortest or len({tuple(end) for end in ends}) == 1 else common[1:]
