"""Letters that paper can show: those that a font here has; words too long for a line may break."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

LACKING = "\ufffd"
"""Stands for a letter that no font here has."""
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
        text = "".join(map(_letter, _DROPPED.sub("", unicodedata.normalize("NFC", text))))
    return _LONG.sub(lambda found: _breakable(found[0]), text)


def _letter(letter: str) -> str:
    if letter in "\n\t" or (ord(letter) in _known() and unicodedata.category(letter) not in ("Co", "Cn", "Cc", "Cs")):
        return letter
    return LACKING


def _breakable(word: str) -> str:
    """The word with a break before every so many letters, never before a mark that stands on the letter before it."""
    parts = [""]
    for letter in word:
        if len(parts[-1]) >= LONGEST_WORD and not unicodedata.combining(letter) and letter not in "\u200c\u200d":
            parts.append("")
        parts[-1] += letter
    return BREAK.join(parts)


@cache
def _known() -> frozenset[int]:
    """Every letter that one of the fonts has, by code point."""
    from fontTools.ttLib import TTFont

    from reports.fonts import SIMPLIFIED, folders

    cjk, others = folders()
    faces = [(cjk / "NotoSansCJK-Regular.ttc", SIMPLIFIED), *((file, -1) for file in sorted(others.glob("*.ttf")))]
    return frozenset(
        point for file, face in faces for point in TTFont(file, fontNumber=face, lazy=True).getBestCmap()
    )  # fmt: skip
