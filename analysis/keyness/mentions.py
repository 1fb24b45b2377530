"""The words of many texts as arrays of numbers, and who mentions which term where."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.keyness.terms import LONGEST, Term, may_end, runs

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
"""Numbers of texts, terms and words: half of the memory where there are tens of millions."""


class WordStream:
    """The words of texts: `keys`, the words known; and for each word in order its number (`key`), the text and the
    stretch that no mark cuts that it stands in (`text`, `run`), and where (`start`, `end`).

    `alone` and `edge` say whether it may be a term, and whether it may begin or end a phrase.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        known: dict[str, int] = {}
        columns = [array("i") for _ in range(5)]
        kinds = array("b")
        run = 0
        for number, text in enumerate(texts):
            for words in runs(text):
                run += 1
                for word in words:
                    own = known.setdefault(word.key, len(known))
                    for column, value in zip(columns, (own, number, run, word.start, word.end), strict=True):
                        column.append(value)
                    kinds.append(may_end(word, alone=True) + 2 * may_end(word, alone=False))
        self.keys = list(known)
        self.key, self.text, self.run, self.start, self.end = (
            np.frombuffer(one, np.int32) for one in map(_filled, columns)
        )
        kind = np.frombuffer(_filled(kinds), np.int8)
        self.alone, self.edge = kind & 1 > 0, kind & 2 > 0
        if not run:
            self.key, self.text, self.run, self.start, self.end = (one[:0] for one in (self.key,) * 5)
            self.alone, self.edge = self.alone[:0], self.edge[:0]

    def mentions(self, length: int, known: NDArray[np.bool_] | None) -> Mentions:
        """Each text's first mention of each term of so many words; with `known` (keys,) of those with one of these."""
        last = len(self.key) - length + 1
        if last <= 0:
            return Mentions(np.zeros((0, length), np.int32), *(np.zeros(0, np.int32) for _ in range(3)))
        ends = slice(length - 1, length - 1 + last)
        fit = self.run[:last] == self.run[ends]
        fit &= self.alone[:last] if length == 1 else self.edge[:last] & self.edge[ends]
        if known is not None:
            holds = np.zeros(last, dtype=np.bool_)
            for at in range(length):
                holds |= known[self.key[at : at + last]]
            fit &= holds
        begins = np.flatnonzero(fit).astype(np.int32)
        code = self._codes(begins, length)
        order = np.argsort(code, kind="stable")
        code, begins = code[order], begins[order]
        del order
        text = self.text[begins]
        first = np.ones(len(code), dtype=np.bool_)
        first[1:] = (code[1:] != code[:-1]) | (text[1:] != text[:-1])
        code, begins, text = code[first], begins[first], text[first]
        new = np.ones(len(code), dtype=np.bool_)
        new[1:] = code[1:] != code[:-1]
        words = self.key[begins[new][:, None] + np.arange(length)]
        return Mentions(words, np.cumsum(new, dtype=np.int32) - np.int32(1), text, begins)

    def _codes(self, begins: Numbers, length: int) -> NDArray[np.integer[Any]]:
        """One number for the words of each term, in the order of these; equal for equal terms."""
        if length == 1:
            return self.key[begins]
        code: Ints = self.key[begins].astype(np.int64)
        for at in range(1, length):
            if at > 1:  # numbered anew, so that no code passes 2^63
                code = np.unique(code, return_inverse=True)[1].astype(np.int64)
            code *= len(self.keys)
            code += self.key[begins + at]
        return code


def _filled(column: array[int]) -> array[int]:
    """numpy reads no empty buffer."""
    return column or array(column.typecode, [0])


@dataclass(frozen=True, slots=True)
class Mentions:
    """Terms of one length as numbers of keys, `words` (terms, length), and their first mention in each text: `term`,
    `text` and `token`, the first word's number (mentions,), by term and then by text."""

    words: Numbers
    term: Numbers
    text: Numbers
    token: Numbers

    def kept(self, which: NDArray[np.bool_]) -> Mentions:
        """Those terms alone, `which` (terms,), numbered anew."""
        number = np.cumsum(which, dtype=np.int32) - np.int32(1)
        mine = which[self.term]
        return Mentions(self.words[which], number[self.term[mine]], self.text[mine], self.token[mine])

    def counts(self) -> Ints:
        """How many texts mention each term."""
        return np.bincount(self.term, minlength=len(self.words)).astype(np.int64)

    def spread(self, groups: Ints) -> Ints:
        """In how many of the groups of texts, numbered in `groups` (texts,), each term is mentioned."""
        if not len(self.term):
            return np.zeros(len(self.words), dtype=np.int64)
        width = int(groups.max()) + 1
        pairs = self.term.astype(np.int64)
        pairs *= width
        pairs += groups[self.text]
        pairs = np.unique(pairs)
        return np.bincount(pairs // width, minlength=len(self.words)).astype(np.int64)


def all_mentions(tokens: WordStream, groups: Sequence[Ints], least: int, barred: frozenset[str]) -> list[Mentions]:
    """By length the terms that at least so many of each kind of group mention, without the words that are barred."""
    found: list[Mentions] = []
    allowed = np.array([key not in barred for key in tokens.keys], dtype=np.bool_)
    known: NDArray[np.bool_] | None = None
    for length in range(1, LONGEST + 1):
        said = tokens.mentions(length, known)
        said = said.kept((said.counts() >= least) & allowed[said.words].all(axis=1))
        for group in groups:
            said = said.kept(said.spread(group) >= least)
        found.append(said)
        if known is None:
            known = np.zeros(len(tokens.keys), dtype=np.bool_)
            known[said.words[:, 0]] = True
    return found


def as_terms(tokens: WordStream, said: Mentions) -> list[Term]:
    """The terms as words."""
    return [tuple(tokens.keys[key] for key in row) for row in said.words.tolist()]
