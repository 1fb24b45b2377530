"""Paragraphs whose lines a converter broke at a margin (html2text, lynx, w3m), put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

WIDEST = 84
"""Columns of the widest margin in use: html2text breaks at 78, lynx and w3m at 80, readers' own editors at 72."""
NARROWEST = 56
FEWEST = 4
"""Breaks at the margin that a page needs to be taken for one with broken lines."""
LONGER = 0.03
"""Share of long lines that may pass the margin: addresses and tables do."""
BROKEN = 0.6
"""Share of the breaks inside paragraphs that the margin must explain."""

_STARTS = re.compile(r"(?:[•◦▪‣●○■∙⁃*+\-–—>|»→推噓嘘]|\d{1,5}[.)]|#{1,6})(?:\s|$)|[#＃]\d")
_ITEM = re.compile(r"(?:[•◦▪‣●○■∙⁃*+\-–—]|\d{1,5}[.)])[ \t]+")
_WIDE = re.compile(r"[ᄀ-ᇿ⺀-꓏가-힯豈-﫿︰-﹏＀-｠￠-￦]")


class Break(NamedTuple):
    """A line's end inside a paragraph: where it is, where the next line's words begin, the columns that the line has

    and would have needed to take the next word, and whether both sides are written without spaces."""

    end: int
    start: int
    width: int
    needed: int
    wide: bool


def unwrapped(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with a space for each line end that only the margin made, and the stretches of indentation to cut there.

    A break is the margin's where the next line's first word would not have fitted on the line, the test of a greedy
    line filler (two spaces at the end are Markdown's own break); the margin is the one that explains most breaks. The
    text comes back as it is where that is less than BROKEN of them.
    """
    if _flows(text):
        return text, []
    breaks = list(_breaks(text))
    margin = max(range(NARROWEST, WIDEST + 1), key=lambda m: sum(b.width <= m < b.needed for b in breaks))
    found = [b for b in breaks if b.needed > margin]
    if len(found) < FEWEST or len(found) < BROKEN * sum(b.width > margin // 3 for b in breaks):
        return text, []
    parts, cuts, before = [], [], 0
    for b in found:
        parts += [text[before : b.end], " "]
        cuts.append((b.end if b.wide else b.end + 1, b.start))
        before = b.end + 1
    return "".join([*parts, text[before:]]), cuts


def _flows(text: str) -> bool:
    """Whether the text has too many lines that are longer than any margin, or too few that come near one."""
    lines = (line for line in text.split("\n") if "](" not in line and "://" not in line)
    widths = [width for line in lines if (width := _width(line.rstrip())) >= NARROWEST]
    inside = sum(width <= WIDEST for width in widths)
    return inside < FEWEST or len(widths) - inside > LONGER * len(widths)


def _width(line: str) -> int:
    """Columns on a terminal, where Han, Kana and Hangul take two."""
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))


def _breaks(text: str) -> Iterator[Break]:
    """The breaks between lines of one paragraph."""
    offset = 0
    above = ""
    for line in text.split("\n"):
        stripped = line.lstrip()
        if stripped and not above.isspace() and above and not above.endswith("  ") and not _STARTS.match(stripped):
            indent, bare = len(line) - len(stripped), above.lstrip()
            item = _ITEM.match(bare)
            if indent in (len(above) - len(bare), len(above) - len(bare) + (item.end() if item else 0)):
                last = above.rstrip()
                han = bool(_WIDE.match(stripped))
                wide = han and bool(_WIDE.match(last[-1:]))
                first = stripped[0] if han else stripped.split(None, 1)[0]
                width = _width(last)
                yield Break(
                    offset - 1 - len(above) + len(last),
                    offset + indent,
                    width,
                    width + (not wide) + _width(first),
                    wide,
                )
        above = line
        offset += len(line) + 1
