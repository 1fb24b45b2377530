"""Captions and picture credits among the lines of an article."""

from __future__ import annotations

from threads.lines.grammar import LinePattern
from threads.lines.line import Line

REACH = 8
"""Lines within which a caption is repeated (one for the screen, one for the enlarged picture)."""

_CREDIT = LinePattern(
    r"\W{0,3}(?:{photo_leads}\s?(?:[:：]|by|courtesy|of)\s?.{1,80}|"
    r".{0,80}(?:/|\bvia |\bfor )\s?{photo_agencies}\b.{0,40}|.{0,60}\b{photo_names}\b.{0,40}|"
    r"[(（]?{photo_starts}.{0,50})"
)
_ABOUT_PICTURE = LinePattern(r"\W{0,3}(?:{photo_about}.{0,140}|{photo_lines}.{0,120})")


def captions(lines: list[Line]) -> set[int]:
    """Line numbers of picture credits, of captions that stand beside one or are repeated around one."""
    found = {i for i, line in enumerate(lines) if _is_credit(line) or _is_about_picture(line)}
    beside = frozenset(found)
    last: dict[str, int] = {}
    for i, line in enumerate(lines):
        if line.words >= 5:
            earlier = last.get(line.text)
            if earlier is not None and i - earlier <= REACH and not beside.isdisjoint(range(earlier - 1, i + 2)):
                found.update((earlier, i))
            last[line.text] = i
    for i in sorted(beside):
        for j in (i - 1, i + 1):
            if 0 <= j < len(lines) and lines[j].text in ("/", "|", "—"):
                found.add(j)
        if i and lines[i].gap == 0 and not _is_about_picture(lines[i]) and i - 1 not in found and lines[i - 1].gap:
            found.add(i - 1)
    return found


def _is_credit(line: Line) -> bool:
    return len(line.text) <= 140 and bool(_CREDIT.fullmatch(line.text))


def _is_about_picture(line: Line) -> bool:
    return len(line.text) <= 160 and bool(_ABOUT_PICTURE.fullmatch(line.text))
