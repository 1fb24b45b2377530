"""How wide words are in the fonts of the figures, and words broken into lines that fit a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any
from unicodedata import category

from reports import style
from reports.shown import shown

_MEASURED_AT = 100.0
_EAST = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_CLOSING = "，。、！？：；”’」』）》…,.!?:;)"
# Words between spaces, a dot that parts them with the one before it; within one that is long, what is not broken: a
# letter of Chinese or Japanese with the stop after it, any other word.
_WORDS = re.compile(r"\S+(?: ·(?= ))?|\s+")
_UNITS = re.compile(f"[{_EAST}][{_CLOSING}]*|[^{_EAST}]+")
WHOLE = 0.45
"""A word of Chinese or Japanese up to this part of a line is not broken."""
_LONGEST = 400
"""Letters of a label that are looked at: no label has room for more."""
MOST_MARKS = 2
SLACK = 1.03
"""Letters drawn as pixels are up to this much wider than their outlines."""


@cache
def fonts() -> Any:
    """The fonts of the figures, in the order in which a letter is looked for."""
    from matplotlib.font_manager import FontProperties

    from reports.fonts import register

    register()
    return FontProperties(family=list(style.MATPLOTLIB_FAMILIES), size=_MEASURED_AT)


def wide(words: str, size: float) -> float:
    """The width of the words in points."""
    return _width(words) * size / _MEASURED_AT * SLACK


@lru_cache(maxsize=20_000)
def _width(words: str) -> float:
    from matplotlib.textpath import text_to_path

    if not words:
        return 0.0
    return float(text_to_path.get_text_width_height_descent(words, fonts(), ismath=False)[0])


def lines(words: str, size: float, width: float, *, most: int = 2) -> list[str]:
    """The words in at most so many lines, none wider than `width` points; "…" ends what is cut."""
    whole = " ".join(_unstacked(shown(words)[: 4 * _LONGEST]).split())
    cut = len(whole) > _LONGEST
    made: list[str] = []
    line = ""
    for unit in _units(whole[:_LONGEST], size, width):
        if wide(line + unit.rstrip(), size) <= width:
            line += unit
            continue
        made.append(line.rstrip())
        line = unit.lstrip()
        if len(made) > most:
            break
    made = [one for one in [*made, line.rstrip()] if one] or [""]
    if len(made) > most or cut:
        made = made[:most]
        made[-1] = ended(made[-1], size, width)
    return made


def _unstacked(words: str) -> str:
    """The words with at most a few marks on one letter: a tower of them would stand over other lines."""
    out, stacked = "", 0
    for letter in words:
        stacked = stacked + 1 if category(letter) == "Mn" else 0
        out += letter if stacked <= MOST_MARKS else ""
    return out


def ended(line: str, size: float, width: float) -> str:
    """The line with "…" at its end, cut until it fits."""
    line = line.rstrip(" …")
    while line and wide(f"{line}…", size) > width:
        line = line[:-1].rstrip()
    return f"{line}…"


def one_line(words: str, size: float, width: float) -> str:
    """The words in one line, cut where they do not fit."""
    return lines(words, size, width, most=1)[0]


def _units(words: str, size: float, width: float) -> Iterator[str]:
    """What a line is made of; a word wider than the line in pieces."""
    for word in _WORDS.findall(words):
        if wide(word, size) <= WHOLE * width:
            yield word
        else:
            yield from _parts(word, size, width)


def _parts(word: str, size: float, width: float) -> Iterator[str]:
    for unit in _UNITS.findall(word):
        if wide(unit, size) <= width:
            yield unit
            continue
        piece = ""
        for letter in unit:
            if piece and wide(piece + letter, size) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece
