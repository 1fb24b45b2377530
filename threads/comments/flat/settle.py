"""What is settled when a section's records stand: labels, closing dates, badges, comments that were deleted."""

from __future__ import annotations

import re

from threads.comments.flat.alone import words_alone
from threads.comments.flat.line_records import LineRecord
from threads.lines.grammar import LinePattern
from threads.lines.headers import PROFILE, Header
from threads.lines.line import Line
from threads.lines.names import name_like, plain_name
from threads.lines.notices import is_removed

LABELLED = 0.8
"""Share of records without an author that must open with "name: " for the names to be their authors'."""

FEWEST_STATISTICS = 2
STATISTIC = LinePattern(r"{statistics}\s?[:：]?")
"""What a board counts of a member, on a line of its own beside the number."""
GLUED = LinePattern(r"(?:BEST|{glued_badges})(?=[가-힣])\s?|(?:BEST|{apart_badges})\s(?=[一-鿿가-힣])", cased=True)
"""A badge that flattening left no space behind."""
LABEL = re.compile(r"@?(?P<name>[^\s@:：/][^:：/]{0,28}?)\s?(?:[:：])\s*(?=\S)")


def settle(records: list[LineRecord], lines: list[Line]) -> list[LineRecord]:
    """The records with their authors, times and badges read from the lines that are not their headers."""
    words_alone(records, lines)
    trailing_dates(records, lines)
    _read_labels(records, lines)
    _read_names(records, lines)
    speak_short(records, lines)
    _drop_profiles(records, lines)
    drop_statistics(records, lines)
    return _settle_badges(_split_deleted(records, lines), lines)


def _read_names(records: list[LineRecord], lines: list[Line]) -> None:
    """Reads the name that opens each record where the header, a moment without a name, closes it: "Ann / text / 2 h".

    A word like a button's right below the name is then what the reader says.
    """
    if len(records) < 2 or any(record.author or not record.header or not record.words for record in records):
        return
    closed = [record for record in records if min(record.header) > record.words[0]]
    opens = [r.words[0] for r in closed if lines[r.words[0]].name and (len(r.words) > 1 or _said_below(r, lines))]
    if len(opens) < LABELLED * len(records) or len({lines[i].text for i in opens}) < max(2, LABELLED * len(opens)):
        return
    for record in closed:
        name = record.words[0]
        if name in opens:
            record.author = plain_name(lines[name].text)
            record.header.append(name)
            record.words = record.words[1:] or [name + 1]


def _said_below(record: LineRecord, lines: list[Line]) -> bool:
    below = record.words[0] + 1
    return below < min(record.header) and lines[below].action


def speak_short(records: list[LineRecord], lines: list[Line]) -> None:
    """Gives a record without words the first line below its header that looks like a button and is none.

    Readers say 支持, 반대 or "Like"; a button stands in most records, or once more in this one.
    """
    buttons = [[lines[i].text for i in range(r.first, r.last) if lines[i].action] for r in records]
    for record, own in zip(records, buttons, strict=True):
        if record.words or not record.header or len(own) < 2:
            continue
        first = next((i for i in range(record.first, record.last) if i not in record.header), record.last)
        if first == record.last or not lines[first].action or not lines[first].text.isalpha():
            continue
        others = sum(lines[first].text in row for row in buttons) - 1
        if 2 * others < len(records) or own.count(lines[first].text) > 1:
            record.words = [first]


def _drop_profiles(records: list[LineRecord], lines: list[Line]) -> None:
    """Takes a member's profile ("Ann / Posts: 12 / Joined: 2 May 2011") that a board shows below the words off them."""
    for record in records:
        cut = len(record.words)
        while cut > 1 and _profiles(lines[record.words[cut - 1]]):
            cut -= 1
        if cut < len(record.words) and cut > 1 and lines[record.words[cut - 1]].text == record.author:
            cut -= 1
        record.header += record.words[cut:]
        record.words = record.words[:cut]


def _profiles(line: Line) -> bool:
    return (
        line.words <= MOST_WORDS and any(mark in line.text for mark in ":：") and PROFILE.match(line.text) is not None
    )


MOST_WORDS = 8
"""Words of a line of a member's profile."""


def date_only(header: Header | None) -> bool:
    """Whether a header states a date and no more."""
    return header is not None and header.dated and header.author is None and header.body is None


def _read_labels(records: list[LineRecord], lines: list[Line]) -> None:
    """Reads "name: text" where the records' headers hold a date and no name."""
    if len(records) < 2 or any(record.author for record in records):
        return
    labels = [
        LABEL.match(lines[record.words[0]].text[:40]) if record.words and record.cut is None else None
        for record in records
    ]
    good = [match is not None and name_like(match["name"]) for match in labels]
    names = {match["name"] for match in labels if match is not None}
    if sum(good) < LABELLED * len(records) or len(names) < 2:
        return
    for record, match, fits in zip(records, labels, good, strict=True):
        if match is not None and fits:
            i = record.words[0]
            record.author, record.cut = match["name"], lines[i].start + match.end()
            record.header.append(i)


def trailing_dates(records: list[LineRecord], lines: list[Line]) -> None:
    """Moves a date line that closes each record out of its words: "name said … / text / date"."""
    closing = [date_only(lines[r.words[-1]].header) for r in records if len(r.words) > 1]
    if not closing or sum(closing) * 2 < len(closing):
        return
    for record in records:
        found = [i for i in record.words[1:] if date_only(lines[i].header)]
        if found and record.posted is None:
            i = found[-1]
            at = record.words.index(i)
            header = lines[i].header
            record.posted = header.posted if header else None
            record.header.append(i)
            record.words = record.words[:at] + record.words[at + 1 :]


def drop_statistics(records: list[LineRecord], lines: list[Line]) -> None:
    """Takes what a board shows of the next post's author (numbers and what they count, in turn) off a record's end."""
    for record in records:
        cut = len(record.words)
        while cut > 1 and _is_statistic(lines[record.words[cut - 1]].text):
            cut -= 1
        numbers = sum(lines[i].text.isdigit() for i in record.words[cut:])
        if numbers >= FEWEST_STATISTICS and len(record.words) - cut > numbers:
            record.words = record.words[:cut]


def _is_statistic(text: str) -> bool:
    return text.isdigit() or STATISTIC.fullmatch(text) is not None


def _split_deleted(records: list[LineRecord], lines: list[Line]) -> list[LineRecord]:
    """The records, and those without a header that say only that they were deleted, as records of their own."""
    out: list[LineRecord] = []
    for record in records:
        at = next(
            (
                n
                for n, i in enumerate(record.words[1:], 1)
                if (lines[i].gap or lines[i - 1].marker) and is_removed(lines[i].text)
            ),
            None,
        )
        out.append(record)
        if at is None:
            continue
        i = record.words[at]
        first = i - 1 if lines[i - 1].marker and not lines[i - 1].text else i
        out.append(
            LineRecord(first=first, last=record.last, words=record.words[at : at + 1], indent=lines[first].indent)
        )
        record.words = record.words[:at]
        record.last = first
    return out


def _settle_badges(records: list[LineRecord], lines: list[Line]) -> list[LineRecord]:
    """The records, promoted where a badge stands in them; one that closes a record belongs to the next."""
    for n, record in enumerate(records):
        glued = GLUED.match(lines[record.words[0]].text) if record.words and record.cut is None else None
        if glued is not None:
            record.promoted, record.cut = True, lines[record.words[0]].start + glued.end()
            record.header.append(record.words[0])
        for i in record.badges:
            closes = n + 1 < len(records) and i == record.last - 1 and record.words and record.words[-1] < i
            (records[n + 1] if closes else record).promoted = True
    return records
