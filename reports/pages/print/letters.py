"""Letters that paper can show: those that a font here has; words too long for a line may break."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

LACKING = "\ufffd"
"""Stands for a letter that no font here has."""
MARKS = ("Mn", "Mc", "Me")
"""Classes of marks that stand on the letter before them."""
JOINERS = "\u200c\u200d"
NO_LETTERS = ("Co", "Cn", "Cc", "Cs")
LONGEST_WORD = 30
BREAK = "\u200b"

_PLAIN = re.compile(r"[\n\x20-\x7e]*\Z")
_DROPPED = re.compile("[\ufe00-\ufe0f\u20e3\ufeff\U000e0000-\U000e0fff]")
"""What chooses a form of the letter before it, or is none: no font here follows it."""
_LONG = re.compile(rf"[^\s\u2e80-\u9fff\uac00-\ud7af]{{{LONGEST_WORD + 1},}}")


def printable(data: Any) -> Any:
    """The data with every string in it as paper can show it."""
    if isinstance(data, str):
        return letters(data)
    if isinstance(data, dict):
        return {key: printable(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [printable(value) for value in data]
    return data


def letters(text: str) -> str:
    """The text with letters that no font has as `�`, and with places where a long word may break."""
    if not _PLAIN.match(text):
        text = _shown(_DROPPED.sub("", unicodedata.normalize("NFC", text)))
    return _LONG.sub(lambda found: _breakable(found[0]), text)


def _shown(text: str) -> str:
    """The letters that a font has, each with its marks where one font has them all: typst sets both in one font."""
    out: list[str] = []
    base = ""
    for letter in text:
        if not _is_mark(letter):
            base = letter if _has_font(letter) else LACKING
            out.append(base)
        elif base and _has_font(base + letter):
            base += letter
            out.append(letter)
    return "".join(out)


@lru_cache(maxsize=50_000)
def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in MARKS or letter in JOINERS


@lru_cache(maxsize=50_000)
def _has_font(letters: str) -> bool:
    """Whether one font has all of them; line ends need none, and what is no letter has none."""
    if letters in "\n\t":
        return True
    if unicodedata.category(letters[0]) in NO_LETTERS:
        return False
    return any(all(ord(letter) in font for letter in letters) for font in _fonts())


def _breakable(word: str) -> str:
    """The word with a break before every so many letters, never before a mark that stands on the letter before it."""
    parts = [""]
    for letter in word:
        if len(parts[-1]) >= LONGEST_WORD and not unicodedata.combining(letter) and letter not in JOINERS:
            parts.append("")
        parts[-1] += letter
    return BREAK.join(parts)


@cache
def _fonts() -> tuple[frozenset[int], ...]:
    """The code points that each font has, the font with most first."""
    from fontTools.ttLib import TTFont

    from reports.fonts import SIMPLIFIED, folders

    cjk, others = folders()
    faces = [(cjk / "NotoSansCJK-Regular.ttc", SIMPLIFIED), *((file, -1) for file in sorted(others.glob("*.ttf")))]
    held = [frozenset(TTFont(file, fontNumber=face, lazy=True).getBestCmap()) for file, face in faces]
    return tuple(sorted(held, key=len, reverse=True))
