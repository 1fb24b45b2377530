"""A text as names are looked for in it: one form for all ways to write a letter, with the place of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from threads.text.letters import simplified

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
KANA = "\u3040-\u30ff"
JAMO = "\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff"
"""Hangul, which folding takes apart into its letters; written in blocks or in letters it is the same then."""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text folded; `at[i]` is the place in the text as it was written of the folded letter i, `at[-1]` its length."""

    text: str
    at: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The span as it was written of a folded one; None where that would begin or end within a letter."""
        if (start and self.at[start] == self.at[start - 1]) or self.at[end] == self.at[end - 1]:
            return None
        return self.at[start], self.at[end]


def fold(text: str) -> FoldedText:
    """The text without case, width, accents on Latin letters, marks that nobody sees, and traditional Han letters."""
    if text.isascii():
        return FoldedText(text.lower(), range(len(text) + 1))
    letters: list[str] = []
    at: list[int] = []
    for place, letter in enumerate(text):
        for one in _folded(letter):
            letters.append(one)
            at.append(place)
    at.append(len(text))
    return FoldedText("".join(letters), at)


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> str:
    """A name in the form that is the same for all ways to write it, runs of space as one."""
    return " ".join(fold(name).text.split())


@lru_cache(maxsize=1 << 16)
def _folded(letter: str) -> str:
    """One letter folded; "" for marks that are not seen (zero-width, bidi, soft hyphen, variation selectors)."""
    if letter.isascii():
        return letter.lower()
    if unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f" or "\u0300" <= letter <= "\u036f":
        return ""
    plain = unicodedata.normalize("NFKD", letter)
    plain = "".join(one for one in plain if not "\u0300" <= one <= "\u036f").casefold()
    return simplified(plain) if len(plain) == 1 and plain >= "\u3400" else plain
