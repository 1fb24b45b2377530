"""Comments whose time stands between name and words: "name / 3h ago / words / Reply"."""

from __future__ import annotations

import re

from threads.dates.words import COPIED
from threads.lines.grammar import LinePattern
from threads.lines.names import name_like
from threads.lines.notices import is_removed
from threads.parsers.shared.copied.lines import LONGEST, CopiedLine, Token, number_of, tokens_of
from threads.parsers.shared.copied.record import CopiedRecord, read_foot, settle_buttons, settle_words
from threads.parsers.shared.copied.screen import Screen
from threads.parsers.shared.copied.words import BADGES_BEHIND, TOLD

REACH = 8
"""Lines between a name and its time: badges, marks, the account's name."""
_BESIDE_NAMES = LinePattern("{screen_beside_names}")
_LEVEL = re.compile(r"level (\d{1,2})", re.IGNORECASE)
_HANDLE = re.compile(r"@[\w.\-·]{2,40}")
_POINTS = re.compile(r"[\s•·|]{0,9}(-?\d[\d.,]{0,12}[kK]?) points?$", re.IGNORECASE)
_PLACE = re.compile(r"r/\w|#\w", re.IGNORECASE)
"""A community or a subject, where a writer's name might stand."""
_SCORE = re.compile(r"(?:^|[\s•·])(-?\d[\d.,]*[kK]?) points?\b", re.IGNORECASE)
SURE_NAME = re.compile(r"@\S+|u/\S+|\S++(?<=\S\*\*)|\[deleted\]", re.IGNORECASE)
"""A name that cannot be the beginning of a sentence."""
_DATED = re.compile(rf"\d|{COPIED['signs']}", re.IGNORECASE)
"""What a line with a time in it holds; the others are not looked at further."""
_SEPARATED = re.compile(r"\s*[•·|–—]\s*|\s{2,}")
_PARENT = LinePattern(r"\s*(?:→|➤|►|▸|\s[>›]\s|\s{in_reply_to.spaced}\s|\s{2,}|\t)\s*")


def headed_records(lines: list[CopiedLine], screen: Screen, low: int = 0) -> list[CopiedRecord]:
    """The records of a copy from line `low` on, in order, each up to the next one's name."""
    found = (_opening(lines, i, screen) for i in range(low, len(lines)))
    openings = [record for record in found if record is not None and record.header[0] >= low]
    records: list[CopiedRecord] = []
    for n, record in enumerate(openings):
        if n and record.first <= openings[n - 1].header[0]:
            continue
        following = openings[n + 1].first if n + 1 < len(openings) else len(lines)
        start = record.header[-1] + 1
        while start < following and _between(lines[start], screen):
            if screen.between is not None and lines[start].text.startswith("@"):
                record.answers = record.answers or lines[start].text.split()[0]
            record.header.append(start)
            start += 1
        if _is_advert(record, lines, following):
            continue
        record.last = following
        start = _answering(record, lines, screen, start, following)
        settle_words(record, lines, screen, range(start, following))
        read_foot(record, lines, screen)
        records += [record, *_without_head(record, lines)]
    settle_buttons(records, lines)
    return records


def _without_head(record: CopiedRecord, lines: list[CopiedLine]) -> list[CopiedRecord]:
    """The comments below a record that are deleted, or are short answers on one line ("小王 回复 @小李 : 好")."""
    found: list[CopiedRecord] = []
    for i in range((record.words or record.header)[-1] + 1, record.last):
        if lines[i].kind:
            continue
        told = TOLD.match(lines[i].text)
        if told is not None:
            timed = lines[i + 1].time if i + 1 < record.last else None
            found.append(CopiedRecord(i, i + 1, told["name"], timed, header=[i], words=[i], nested=True))
            found[-1].cut = lines[i].start + told.end()
        elif is_removed(lines[i].text):
            found.append(CopiedRecord(i, i + 1, None, None, words=[i]))
    return found


def _between(line: CopiedLine, screen: Screen) -> bool:
    """Whether a line stands between the head of a comment and its words."""
    own = screen.between is not None and screen.between.fullmatch(line.text)
    return line.kind in ("mark", "badge", "behind", "time", "avatar", "furniture") or bool(own)


def _answering(record: CopiedRecord, lines: list[CopiedLine], screen: Screen, start: int, following: int) -> int:
    """Reads a line "Replying to @ann" below the head; returns where the words begin."""
    if start + 1 < following and screen.answers is not None and (found := screen.answers.fullmatch(lines[start].text)):
        record.answers = next(name for name in found.groups() if name)
        record.header.append(start)
        return start + 1
    return start


def _is_advert(record: CopiedRecord, lines: list[CopiedLine], following: int) -> bool:
    end = min(record.header[-1] + 2, following)
    return any(lines[i].kind == "advert" for i in range(record.first, end))


def _opening(lines: list[CopiedLine], i: int, screen: Screen) -> CopiedRecord | None:
    """The record that line `i` opens as the one with its time, or None."""
    line = lines[i]
    if line.kind == "time" and not any(token.kind == "button" for token in line.tokens[:1]):
        return _above(lines, i, screen)
    if line.kind:
        return None
    if not line.looked:
        line.headed, line.looked = split_header(line.text, screen), True
    if line.headed is None:
        return None
    name, tokens = line.headed
    line.tokens = tokens
    first = _from_badges(lines, i)
    record = CopiedRecord(first, i + 1, name, line.time, header=list(range(first, i + 1)))
    points = _POINTS.search(record.author or "")
    if points:
        record.author, record.likes = (record.author or "")[: points.start()], number_of(points[1])
    _settle_name(record, screen)
    return record


def split_header(text: str, screen: Screen) -> tuple[str, list[Token]] | None:
    """A line "name • 3h ago" as its name and what follows, or None where it is no such line."""
    if len(text) > LONGEST or not _DATED.search(text):
        return None
    wrong: set[int] = set()
    for gap in re.finditer(r"\s+(?=\S)|(?<=\S)(?=[•·|])", text):
        if gap.start() == 0:
            continue
        name = text[: gap.start()].rstrip(" •·|–—-")
        tokens = tokens_of(text, screen, gap.end(), wrong)
        if not tokens or not any(token.kind == "time" for token in tokens):
            continue
        parted = _SEPARATED.match(text, len(name)) is not None
        if name and (parted or SURE_NAME.fullmatch(name)) and name_like(_POINTS.sub("", name)):
            return name, tokens
        if parted:
            return None
    return None


def _above(lines: list[CopiedLine], i: int, screen: Screen) -> CopiedRecord | None:
    """The record whose name stands above the time in line `i`."""
    at, handle, parent = i - 1, None, None
    while at >= max(0, i - REACH):
        line = lines[at]
        if line.kind in ("mark", "badge", "behind", "advert") or passed(line):
            at -= 1
            continue
        if line.kind == "avatar" or not is_name(line):
            break
        above = lines[at - 1] if at else None
        if screen.handles and handle is None and _HANDLE.fullmatch(line.text) and above and is_name(above):
            handle, at = line.text, at - 1
            continue
        if screen.parents and parent is None and above and at and _names_both(lines, at):
            parent, at = line.text, at - 1
            while lines[at].kind == "mark":
                at -= 1
            continue
        first = _from_badges(lines, at)
        record = CopiedRecord(first, i + 1, line.text, lines[i].time, header=list(range(first, i + 1)), answers=parent)
        _settle_name(record, screen)
        record.handle = handle or record.handle
        points = next((match for k in range(at, i + 1) if (match := _SCORE.search(lines[k].text))), None)
        record.likes = number_of(points[1]) if points else None
        return record
    return None


def passed(line: CopiedLine) -> bool:
    """Whether a line of buttons stands beside a name: "Follow", "44 points"."""
    words = [token.text for token in line.tokens if token.kind == "button"]
    return line.kind == "button" and all(map(_BESIDE_NAMES.fullmatch, words))


def _names_both(lines: list[CopiedLine], at: int) -> bool:
    """Whether the name above this one is the author's, and this one whom the comment answers."""
    above = at - 1
    arrow = False
    while above >= 0 and lines[above].kind == "mark":
        arrow = arrow or any(c in lines[above].text for c in "→▸►➤›»>")
        above -= 1
    if above < 0 or not is_name(lines[above]) or len(lines[above].text) < 2:
        return False
    return arrow or any(lines[at].text == line.text for line in lines[max(0, above - 400) : above])


def _settle_name(record: CopiedRecord, screen: Screen) -> None:
    name = record.author or ""
    if screen.parents and (pair := _PARENT.split(name)) and len(pair) == 2:
        name, record.answers = pair[0], pair[1]
    name, record.handle = _without_handle(name) if screen.handles else (name, None)
    name = BADGES_BEHIND.sub("", name) or name
    badges = screen.badges and rf"(?<!\s)\s+(?:{screen.badges.pattern})$"
    if badges and (own := re.search(badges, name, re.IGNORECASE)):
        name = name[: own.start()]
    record.author = name[2:] if name.startswith("u/") else name


def _without_handle(name: str) -> tuple[str, str | None]:
    found = re.search(r"\s(@[\w.]{2,40})[\s•·]*$", name)
    return (name[: found.start()], found[1]) if found else (name, None)


def _from_badges(lines: list[CopiedLine], at: int) -> int:
    """Where a record begins whose name stands in line `at`: at the picture, the badge or the level above it."""
    first = at
    while first and at - first < 4:
        above = lines[first - 1]
        own = above.kind == "avatar" or above.text == lines[at].text or _LEVEL.fullmatch(above.text)
        if not own and not above.pinned and not (above.kind == "badge" and first < at):
            break
        first -= 1
    return first


def is_name(line: CopiedLine) -> bool:
    """Whether a line could be the name of whoever wrote the comment below it."""
    if line.kind not in ("", "badge") or _PLACE.match(line.text):
        return False
    if SURE_NAME.fullmatch(line.text):
        return True
    return not line.kind and name_like(line.text, cued=True)


def level_of(record: CopiedRecord, lines: list[CopiedLine]) -> int | None:
    """The depth that a platform writes above the name ("level 2")."""
    found = (_LEVEL.fullmatch(lines[i].text) for i in record.header)
    return next((int(match[1]) for match in found if match), None)
