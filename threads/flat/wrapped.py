"""Paragraphs whose lines a converter broke at a margin (html2text, lynx, w3m), put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator

WIDEST = 84
"""Columns of the widest margin in use: html2text breaks at 78, lynx and w3m at 80, readers' own editors at 72."""
NARROWEST = 56
FEWEST = 4
"""Breaks at the margin that a page needs to be taken for one with broken lines."""
LONGER = 0.03
"""Share of long lines that may pass the margin: addresses and tables do."""
BROKEN = 0.6
"""Share of the breaks inside paragraphs that the margin must explain."""

_STARTS = re.compile(r"(?:[•◦▪‣●○■∙⁃*+\-–—>|»]|\d{1,5}[.)]|#{1,6})(?:\s|$)|[#＃]\d")
_ITEM = re.compile(r"(?:[•◦▪‣●○■∙⁃*+\-–—]|\d{1,5}[.)])[ \t]+")
_WIDE = re.compile(r"[ᄀ-ᇿ⺀-꓏가-힯豈-﫿︰-﹏＀-｠￠-￦]")


def unwrapped(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with a space for each line end that only the margin made, and the stretches of indentation to cut there.

    A break is the margin's where the next line's first word would not have fitted on the line, the test of a greedy
    line filler; the text comes back as it is where less than BROKEN of the breaks pass it.
    """
    margin = _margin(text)
    if margin is None:
        return text, []
    found, others = [], 0
    for end, start, near, wide in _breaks(text, margin):
        if near:
            found.append((end, start, wide))
        else:
            others += 1
    if len(found) < FEWEST or len(found) < BROKEN * (len(found) + others):
        return text, []
    parts, cuts, before = [], [], 0
    for end, start, wide in found:
        parts += [text[before:end], " "]
        cuts.append((end if wide else end + 1, start))
        before = end + 1
    return "".join([*parts, text[before:]]), cuts


def _margin(text: str) -> int | None:
    """The widest line that counts, or None where too many lines are longer than any margin."""
    widths = [width for line in text.split("\n") if (width := _width(line.rstrip())) >= NARROWEST]
    inside = [width for width in widths if width <= WIDEST]
    if len(inside) < FEWEST or len(widths) - len(inside) > LONGER * len(widths):
        return None
    return max(inside)


def _width(line: str) -> int:
    """Columns on a terminal, where Han, Kana and Hangul take two."""
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))


def _breaks(text: str, margin: int) -> Iterator[tuple[int, int, bool, bool]]:
    """Breaks inside paragraphs: where the line ends, where the next begins, whether the margin made it, whether without space."""
    offset = 0
    above = ""
    for line in text.split("\n"):
        stripped = line.lstrip()
        if above.strip() and stripped and not _STARTS.match(stripped) and len(above) >= margin // 3:
            indent = len(line) - len(stripped)
            bare = above.lstrip()
            item = _ITEM.match(bare)
            if indent in (len(above) - len(bare), len(above) - len(bare) + (item.end() if item else 0)):
                wide = bool(_WIDE.match(stripped) and _WIDE.match(bare[-1:]))
                first = stripped[0] if _WIDE.match(stripped) else stripped.split(None, 1)[0]
                near = _width(above.rstrip()) + (not wide) + _width(first) > margin
                end = offset - 1 - (len(above) - len(above.rstrip()))
                yield end, offset + indent, near, wide
        above = line
        offset += len(line) + 1
