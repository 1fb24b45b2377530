"""Sums over the character n-grams of many texts at once, in numbers rather than strings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LONGEST = 5
BITS = 18
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SPACE = 32
NEGATED = 1 << 21
"""Added to the code of a letter in a negated word: "good" and the good of "not good" share no n-gram."""


def letters(text: str) -> NDArray[np.uint64]:
    """The codes of a text's characters, any lone surrogate among them."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)


def buckets(codes: Sequence[NDArray[np.uint64]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The n-grams of 1 to `LONGEST` characters of each text: the text's place, and a number below 2 ** `BITS`.

    Within words, a space on either side counted as a letter (scikit-learn's `char_wb`); hashed by a rolling
    polynomial (Karp & Rabin 1987) and a multiplicative mix. Linear in the characters.
    """
    if not codes:
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    gap = np.array([_SPACE], dtype=np.uint64)
    whole = np.concatenate([part for of_text in codes for part in (gap, of_text, gap)])
    owner = np.repeat(np.arange(len(codes)), [len(of_text) + 2 for of_text in codes])
    space = whole == _SPACE
    places, numbers = [], []
    rolled = np.zeros(len(whole), dtype=np.uint64)
    inner = np.zeros(len(whole), dtype=bool)  # a space inside the n-gram
    for size in range(1, LONGEST + 1):
        count = len(whole) - size + 1
        if count < 1:
            break
        if size > 2:
            inner = inner[:count] | space[size - 2 : size - 2 + count]
        rolled = rolled[:count] * _STEP + whole[size - 1 :]
        if size == 1:
            kept = ~space
        elif size == 2:
            kept = ~(space[:-1] & space[1:])
        else:
            kept = ~inner
        places.append(owner[:count][kept])
        mixed = (rolled[kept] + np.uint64(size)) * _MIX
        mixed = (mixed ^ (mixed >> np.uint64(32))) * _MIX
        numbers.append((mixed >> np.uint64(64 - BITS)).astype(np.intp))
    return np.concatenate(places), np.concatenate(numbers)
