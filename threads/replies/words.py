"""The words of a whole thread as one array of numbers: what the linker counts, matches and compares."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff"
TOKEN = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+")
"""A word of letters and digits; of Chinese and Japanese, which have no word spaces, each character."""


_ASCII_TOKEN = re.compile(r"[a-z0-9]+")
"""The same for ASCII text in lower case, at half the time."""


class ReplyWords:
    """The tokens of several texts. `ids[start[k]:start[k + 1]]` are those of text k; `vocabulary` gives the words,
    `han` which of them are one Chinese or Japanese character.

    Tokens are lower case. `weight` is what a token is worth in a match: a Han character 1, another word 1.6, since
    five words and eight characters say about as much.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        known: defaultdict[str, int] = defaultdict()
        known.default_factory = known.__len__  # a new word gets the next number
        lengths: list[int] = []
        numbers: list[int] = []
        for text in texts:
            found = tokens(text)
            numbers.extend(map(known.__getitem__, found))
            lengths.append(len(found))
        self.vocabulary: dict[str, int] = dict(known)
        self.ids: Ints = np.array(numbers, dtype=np.int64)
        self.start: Ints = np.concatenate(([0], np.cumsum(np.array(lengths, dtype=np.int64))))
        self.document: Ints = np.repeat(np.arange(len(texts)), np.array(lengths, dtype=np.int64))
        self.han = np.array([word >= "\u3040" and is_han(word) for word in known] or [False])
        self.weight = np.where(self.han, 1.0, 1.6)[self.ids] if len(self.ids) else np.zeros(0)
        self._bounds: dict[int, tuple[list[int], list[int]]] = {}

    def bounds(self, k: int) -> tuple[list[int], list[int]]:
        """Where each token of text k begins and where it ends, in characters; computed when first asked for."""
        found = self._bounds.get(k)
        if found is None:
            found = self._bounds[k] = token_bounds(self.texts[k])
        return found

    def span(self, k: int, first: int, last: int) -> tuple[int, int]:
        """Characters from the first to the last of the given tokens of text k."""
        starts, ends = self.bounds(k)
        return starts[first], ends[last]

    def sequence(self, tokens: Sequence[str]) -> tuple[int, ...] | None:
        """The tokens as numbers, or None where one of them stands nowhere in the thread."""
        numbers = tuple(self.vocabulary.get(word, -1) for word in tokens)
        return None if -1 in numbers or not numbers else numbers


def tokens(text: str) -> list[str]:
    """The text's tokens in order, in lower case."""
    return _ASCII_TOKEN.findall(text.lower()) if text.isascii() else TOKEN.findall(lowered(text))


def token_bounds(text: str) -> tuple[list[int], list[int]]:
    """Where in the text its tokens begin and end, as `tokens` finds them; of ASCII without the pattern."""
    if not text.isascii():
        found = list(TOKEN.finditer(lowered(text)))
        return list(map(re.Match.start, found)), list(map(re.Match.end, found))
    inside = np.frombuffer(b"\0" + text.encode("ascii").translate(_LETTERS) + b"\0", dtype=np.uint8)
    edges = np.flatnonzero(inside[1:] != inside[:-1]).tolist()
    return edges[::2], edges[1::2]


_LETTERS = bytes(chr(code).isalnum() for code in range(128)) + bytes(128)
"""Of each ASCII sign whether it is a letter or a digit."""


def is_han(word: str) -> bool:
    """Whether the token is one Chinese or Japanese character."""
    return (
        word >= "\u3040"
        and len(word) == 1
        and ("\u3040" <= word <= "\u30ff" or "\u3400" <= word <= "\u9fff" or "\uf900" <= word <= "\ufaff")
    )


def lowered(text: str) -> str:
    """The text in lower case with every character in its place (a few letters lower to two; they stay)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
