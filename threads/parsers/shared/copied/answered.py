"""Whom a comment of a copy answers, where the copy shows it: depth, indent, 回复@name, replies that are folded out."""

from __future__ import annotations

import re

from threads.parsers.shared.copied.headed import level_of
from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.record import CopiedRecord
from threads.parsers.shared.copied.screen import Screen

_MENTION = re.compile(r"@(?P<name>[\w.\-]{2,40})[,:]?\s")
STEP = 2
"""Columns by which an answer is indented at least."""


def settle_answers(records: list[CopiedRecord], lines: list[CopiedLine], screen: Screen) -> None:
    """Gives each record the place of the one that it answers, None where the copy does not show any."""
    by_name: dict[str, int] = {}
    above: int | None = None
    _by_depth(records, lines)
    if screen.folds:
        _by_folds(records, lines)
    for n, record in enumerate(records):
        if not record.nested:
            above = n
        elif above is not None:
            record.parent, record.basis = above, "nesting"
        named = record.answers or _named(record, lines, screen) or _by_name(record, lines, screen, by_name)
        found = by_name.get(_key(named)) if named else None
        if found is not None:
            record.parent, record.basis = found, "markup"
        for name in (record.author, record.handle):
            if name:
                by_name[_key(name)] = n


def _by_name(record: CopiedRecord, lines: list[CopiedLine], screen: Screen, known: dict[str, int]) -> str | None:
    """The earlier writer whose whole name, of two words or more, the words begin with."""
    if not screen.named or not record.words:
        return None
    words = lines[record.words[0]].text.split(" ")
    for n in range(min(4, len(words) - 1), 0, -1):
        name = " ".join(words[:n])
        east = not name.isascii() and len(name) > 1
        if (n > 1 or east) and _key(name) in known and _key(name) != _key(record.author or ""):
            record.named = len(name)
            return name
    return None


def _key(name: str) -> str:
    return name.strip().lstrip("@").casefold()


def _named(record: CopiedRecord, lines: list[CopiedLine], screen: Screen) -> str | None:
    """The name at the head of the words, as the platform writes it there."""
    if screen.answers is None or not record.words:
        return None
    line = lines[record.words[0]]
    text = line.text if record.cut is None else line.text[-(line.end - record.cut) :]
    head = " ".join([text.lstrip(" :："), *(lines[i].text for i in record.words[1:3])])
    found = screen.answers.match(head)
    return next((name for name in found.groups() if name), None) if found else None


def _by_depth(records: list[CopiedRecord], lines: list[CopiedLine]) -> None:
    """By the levels that the platform writes, else by the indents of the names."""
    depths = [level_of(record, lines) for record in records]
    if not any(depth is not None for depth in depths):
        depths = [lines[record.first].indent // STEP for record in records]
    above: list[tuple[int, int]] = []
    for n, depth in enumerate(depths):
        if depth is None:
            continue
        while above and above[-1][0] >= depth:
            above.pop()
        if above:
            records[n].parent, records[n].basis = above[-1][1], "nesting"
        above.append((depth, n))


def _by_folds(records: list[CopiedRecord], lines: list[CopiedLine]) -> None:
    """The records below "2 replies" answer the one above it, where a line says that they are shown or one names it."""
    for n, record in enumerate(records):
        if not record.replies or record.parent is not None:
            continue
        below = range(n + 1, min(n + 1 + record.replies, len(records)))
        last = next((k for k in below if records[k].replies), None)
        shown = [k for k in below if last is None or k < last]
        if not shown:
            continue
        closed = next((k for k in shown if records[k].opened), None)
        if closed is not None:
            shown = [k for k in shown if k <= closed]
        elif not record.opened:
            shown = _named_run(record, records, lines, shown)
        for k in shown:
            if records[k].parent is None:
                records[k].parent, records[k].basis = n, "nesting"


def _named_run(
    record: CopiedRecord, records: list[CopiedRecord], lines: list[CopiedLine], shown: list[int]
) -> list[int]:
    """The records up to the last that names the one above or one of those between."""
    names = {_key(record.author or "")}
    last = -1
    for n, k in enumerate(shown):
        words = lines[records[k].words[0]].text if records[k].words else ""
        mention = _MENTION.match(f"{words} ")
        if mention and _key(mention["name"]) in names:
            last = n
        names.add(_key(records[k].author or ""))
    return shown[: last + 1]
