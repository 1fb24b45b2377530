"""Comments whose time stands below their words: "name / words / 01-23 来自北京 / 回复", or "name:words"."""

from __future__ import annotations

import re

from threads.lines.grammar import LinePattern
from threads.lines.notices import is_removed
from threads.parsers.shared.copied.headed import is_name, passed
from threads.parsers.shared.copied.lines import CopiedLine, number_of
from threads.parsers.shared.copied.record import CopiedRecord, read_foot
from threads.parsers.shared.copied.screen import Screen
from threads.parsers.shared.copied.words import BADGES_BEHIND, PRESSED, TOLD

OPENER = 8
"""Lines from a name to the line with the approval of a long answer."""
_ANSWERING = LinePattern(r"(?<!\s)\s+(?:{screen_answering}|▸|►|▶|→)\s+|\s?[▸►▶]\s?")
_ANSWERS = LinePattern("{screen_answering}")
BESIDE = re.compile(r"(?P<name>[^\s:：@][^:：]{0,28}?)\s?[:：]\s?(?=\S)")
_SHORT = re.compile(r"(?P<name>[^\s:：@，。,.!?！？]{1,20})\s?[:：]\s?(?=\S)")
"""A name that is surely one, with a colon behind it."""


def footed_records(lines: list[CopiedLine], screen: Screen, low: int = 0) -> list[CopiedRecord]:
    """The records of a copy from line `low` on, in order; what stands between two is neither's.

    Linear in the lines.
    """
    feet = _feet(lines)
    records: list[CopiedRecord] = []
    known: set[str] = set()
    at = low
    while at < len(lines):
        at = _name_at(lines, at)
        record = _record(lines, at, feet, screen, known) if at < len(lines) else None
        if record is None:
            break
        at = record.last
        if record.words:
            read_foot(record, lines, screen)
            records.append(record)
            known.add(record.author or "")
    return records


def _feet(lines: list[CopiedLine]) -> list[int]:
    """For each line, the line of the time that ends the record in which it stands; the number of lines where none
    does. A run of buttons and counts that leads to a time is part of the foot."""
    feet = [len(lines)] * (len(lines) + 1)
    for i in range(len(lines) - 1, -1, -1):
        feet[i] = i if lines[i].kind == "time" else feet[i + 1]
    return feet


def _name_at(lines: list[CopiedLine], at: int) -> int:
    """The next line that may be a name: what the page shows between two comments is passed over, ads whole."""
    while at < len(lines):
        if at + 1 < len(lines) and lines[at + 1].kind == "advert":
            at = _past_advert(lines, at + 1)
        elif lines[at].kind == "advert":
            at = _past_advert(lines, at)
        elif lines[at].kind and not (lines[at].kind == "badge" and is_name(lines[at])):
            at += 1
        elif (lines[at].kind == "" and is_removed(lines[at].text)) or not lines[at].kind:
            return at
        else:
            at += 1
    return at


def _past_advert(lines: list[CopiedLine], at: int) -> int:
    """The line below an advertisement: below its button or address, else below its first line."""
    for i in range(at + 1, min(at + 10, len(lines))):
        if PRESSED.fullmatch(lines[i].text):
            more = i + 1 < len(lines) and PRESSED.fullmatch(lines[i + 1].text) is not None
            return i + 1 + more
        if lines[i].gap and i > at + 1:
            return i
        if lines[i].kind in ("button", "time"):
            break
    return at + 2


def _record(lines: list[CopiedLine], at: int, feet: list[int], screen: Screen, known: set[str]) -> CopiedRecord | None:
    """The record whose name stands in line `at`, or None where no time follows it."""
    time = feet[at]
    record = CopiedRecord(at, time + 1, None, None)
    if is_removed(lines[at].text):
        record.last, record.words = at + 1, [at]
        return record
    if time >= len(lines):
        return None
    body = _take_name(record, lines, at, screen)
    if record.cut is not None and (end := _folded(lines, at, time)) is not None:
        record.last, record.words, record.nested = end, list(range(at, end)), True
        return record
    body = _past_parent(record, lines, body, time, screen, known)
    while body < time and (
        lines[body].kind in ("badge", "avatar", "mark")
        or lines[body].text == record.author
        or (passed(lines[body]) and body + 1 < time and not lines[body + 1].foot)
    ):
        record.header.append(body)
        body += 1
    end = time
    while end > body + 1 and lines[end - 1].foot:
        end -= 1
    record.words = [i for i in range(body, end) if lines[i].kind not in ("avatar", "furniture", "advert")]
    while len(record.words) > 1 and lines[record.words[-1]].kind in ("button", "badge", "mark"):
        record.words.pop()
    record.foot = list(range(end, time))
    record.when = lines[time].time
    after = time
    while after < len(lines) and (lines[after].foot or lines[after].kind in ("behind", "badge") or after == time):
        if lines[after].pinned and after + 1 < len(lines) and not lines[after + 1].foot:
            break
        record.foot.append(after)
        after += 1
    record.last = after
    return record


def _folded(lines: list[CopiedLine], at: int, time: int) -> int | None:
    """Where a short answer without a time ends: at the next one or at the line that folds the others away."""
    for i in range(at + 1, time):
        line = lines[i]
        if line.kind == "replies" or (not line.kind and (TOLD.match(line.text) or _SHORT.match(line.text))):
            return i
        if line.kind:
            return None
    return None


def _past_parent(
    record: CopiedRecord, lines: list[CopiedLine], body: int, time: int, screen: Screen, known: set[str]
) -> int:
    """Reads the name of whom a comment answers off the line below its own; returns where the words begin."""
    at, said = body, False
    while (
        screen.parents
        and record.cut is None
        and at + 1 < time
        and lines[at].kind in ("badge", "mark", "avatar", "button")
    ):
        said = said or _ANSWERS.fullmatch(lines[at].text) is not None
        at += 1
    below = at + 1 < time and any(not lines[i].foot for i in range(at + 1, time))
    if not screen.parents or record.cut is not None or not below or (at == body and not said):
        return body
    if lines[at].text not in known:
        return body
    record.answers = lines[at].text
    record.header += range(body, at + 1)
    return at + 1


def _take_name(record: CopiedRecord, lines: list[CopiedLine], at: int, screen: Screen) -> int:
    """Reads the author off line `at`; returns where the words begin."""
    text = lines[at].text
    record.first = at - 1 if at and lines[at - 1].pinned else at
    record.header = list(range(record.first, at + 1))
    beside = TOLD.match(text) or (BESIDE.match(text) if screen.colon else None)
    if beside is not None and beside.end() < len(text):
        record.author, record.cut = beside["name"], lines[at].start + beside.end()
        return at
    record.author, answered = _pair(text.rstrip(" :："), screen)
    record.answers = answered
    return _below_opener(record, lines, at, screen)


def _pair(text: str, screen: Screen) -> tuple[str, str | None]:
    """A name, and whom its comment answers where the line says so ("小王 回复 小李", "Ann ▸ Bo")."""
    parts = _ANSWERING.split(text) if screen.parents else [text]
    name = BADGES_BEHIND.sub("", parts[0])
    return (name or text, parts[1] if len(parts) == 2 and parts[1] else None)


def _below_opener(record: CopiedRecord, lines: list[CopiedLine], at: int, screen: Screen) -> int:
    """Where the words begin below a name: below what a long answer says of its writer and its approval."""
    if screen.opener is not None:
        for i in range(at + 1, min(at + OPENER, len(lines))):
            if lines[i].kind == "time":
                break
            if screen.opener.fullmatch(lines[i].text):
                record.likes = number_of(lines[i].text)
                record.header += range(at + 1, i + 1)
                return i + 1
    return at + 1
