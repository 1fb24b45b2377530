"""Who says which term: the reactions of one language, their terms counted once each, and the terms in context."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.stats import factorize
from analysis.keyness.mentions import Mentions, WordStream, all_mentions, as_terms
from analysis.keyness.odds import Odds
from analysis.keyness.terms import Place, Term, author_words
from analysis.texts.packed import PackedTexts

# A word of fewer threads, or of fewer people, is no word of a population.
LEAST_THREADS = 3
# A word that stands in a longer phrase in so many of its mentions is not told beside the phrase.
INSIDE = 0.8
# The most said are tested: beyond this many the rest are so rare that no test could tell them apart.
MOST_TERMS = 20_000
SHOWN, AROUND = 3, 40
# How a term is written is read from so many of its mentions.
READ_FOR_FORMS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """How one side says each term: reactions, threads and persons; `reactions` is how many it has in all."""

    n: NDArray[np.int64]
    threads: NDArray[np.int64]
    persons: NDArray[np.int64]
    reactions: int


class Told(ABC):
    """Reactions and what they say: `matrix` (reactions × terms, 1 where said), `sizes` (reactions,), `forms` (terms).

    `rows` has id, thread and person, and own_text unless its `texts` are given. Whoever derives from it sets these and
    says where a term stands.
    """

    matrix: Any
    sizes: NDArray[np.float64]
    terms: list[Term]
    forms: list[str]

    def __init__(self, rows: pd.DataFrame, texts: PackedTexts | None) -> None:
        self.ids = rows["id"].tolist()
        self.texts = PackedTexts(rows["own_text"].fillna("")) if texts is None else texts
        self.threads, self.persons = (
            factorize(rows[name].astype(str).to_numpy(dtype=object)) for name in ("thread", "person")
        )

    @abstractmethod
    def place(self, number: int, at: int) -> Place:
        """Where a reaction says a term that it says."""

    def odds(self, first: NDArray[np.bool_], second: NDArray[np.bool_], test: Callable[..., Odds]) -> Odds:
        """The test of each term between two sets of reactions."""
        both = first | second
        matrix = self.matrix if both.all() else self.matrix[both]
        return test(matrix, self.sizes[both], second[both], self.threads[both])

    def facts(self, side: NDArray[np.bool_]) -> Facts:
        """How the reactions of one side say each term."""
        own = self.matrix[side]
        return Facts(
            n=np.asarray(own.sum(axis=0)).ravel().astype(np.int64),
            threads=spread(own, self.threads[side]),
            persons=spread(own, self.persons[side]),
            reactions=max(int(side.sum()), 1),
        )

    def contexts(self, at: int, side: NDArray[np.bool_]) -> tuple[list[str], list[str]]:
        """The ids of a few reactions of one side that say a term, of different threads first, and their words around
        it."""
        having = [int(number) for number in self.saying(at) if side[number]]
        first_of: dict[int, int] = {}
        for number in having:
            first_of.setdefault(int(self.threads[number]), number)
        chosen = list(dict.fromkeys([*first_of.values(), *having]))[:SHOWN]
        shown = [_around(self.texts[number], self.place(number, at)) for number in chosen]
        return [self.ids[number] for number in chosen], shown

    def saying(self, at: int) -> NDArray[np.int64]:
        """The reactions that say a term, in their order."""
        if not hasattr(self, "_columns"):
            self._columns = self.matrix.tocsc()
        found = self._columns.indices[self._columns.indptr[at] : self._columns.indptr[at + 1]]
        return np.sort(found).astype(np.int64)


class Said(Told):
    """The terms that at least three threads and three people say in these reactions of one language.

    `authors` are pairs (thread, name): their names are no terms. Which terms are kept hangs on all reactions together
    and not on who says them, so that testing them stays honest. `terms`, `forms` (as most write them) and the columns
    of `matrix` are in one order.
    """

    def __init__(self, rows: pd.DataFrame, authors: list[tuple[str, str]], texts: PackedTexts | None = None) -> None:
        super().__init__(rows, texts)
        self._tokens = tokens = WordStream(self.texts)
        single = tokens.mentions(1, None)
        self.sizes = np.bincount(single.text, minlength=len(self.texts)).astype(np.float64)
        barred = author_words(authors, *_by_thread(tokens, single, rows["thread"].astype(str).to_numpy(dtype=object)))
        del single
        said = all_mentions(tokens, (self.threads, self.persons), LEAST_THREADS, barred)
        counts = {term: int(n) for part in said for term, n in zip(as_terms(tokens, part), part.counts(), strict=True)}
        self.terms = sorted(sorted(_outer(counts), key=lambda term: (-counts[term], term))[:MOST_TERMS])
        self._gather(said)
        self.forms = [self._form(at) for at in range(len(self.terms))]

    def place(self, number: int, at: int) -> Place:
        begin, end = np.searchsorted(self._term, (at, at + 1))
        first = int(self._first[begin + np.searchsorted(self._text[begin:end], number)])
        return int(self._tokens.start[first]), int(self._tokens.end[first + len(self.terms[at]) - 1])

    def saying(self, at: int) -> NDArray[np.int64]:
        begin, end = np.searchsorted(self._term, (at, at + 1))
        return self._text[begin:end].astype(np.int64)

    def _gather(self, said: list[Mentions]) -> None:
        """The mentions of the terms that are kept, by term and text, and the matrix of them."""
        from scipy.sparse import csc_matrix

        column = {term: number for number, term in enumerate(self.terms)}
        parts = []
        for part in said:
            number = np.array([column.get(term, -1) for term in as_terms(self._tokens, part)], dtype=np.int32)
            mine = number[part.term] >= 0 if len(number) else np.zeros(0, dtype=np.bool_)
            parts.append((number[part.term[mine]], part.text[mine], part.token[mine]))
        term, text, token = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        order = np.lexsort((text, term))
        self._term, self._text, self._first = term[order], text[order], token[order]
        ends = np.searchsorted(self._term, np.arange(len(self.terms) + 1))
        shape = (len(self.texts), len(self.terms))
        self.matrix = csc_matrix((np.ones(len(text)), self._text, ends), shape).tocsr()

    def _form(self, at: int) -> str:
        """A term as most write it, in small letters where it is also written so."""
        begin, end = np.searchsorted(self._term, (at, at + 1))
        forms: Counter[str] = Counter()
        last = len(self.terms[at]) - 1
        for number, token in zip(self._text[begin:end][:READ_FOR_FORMS], self._first[begin:end], strict=False):
            said = self.texts[number][self._tokens.start[token] : self._tokens.end[token + last]]
            forms[" ".join(said.strip("'’-").split()).lower()] += 1
        return min(forms, key=lambda form: (-forms[form], form))


def _by_thread(
    tokens: WordStream, single: Mentions, threads: NDArray[np.object_]
) -> tuple[Callable[[str], Mapping[str, int]], Mapping[str, int]]:
    """How many reactions of each thread say a word, and how many it has."""
    number = {tokens.keys[key]: at for at, key in enumerate(single.words[:, 0].tolist())}
    ends = np.searchsorted(single.term, np.arange(len(single.words) + 1))

    def said(word: str) -> Mapping[str, int]:
        at = number.get(word)
        return {} if at is None else Counter(threads[single.text[ends[at] : ends[at + 1]]].tolist())

    return said, Counter(threads.tolist())


def _outer(said: Mapping[Term, int]) -> Iterable[Term]:
    """The terms that are not mostly a part of one longer phrase."""
    inner = {
        part
        for term, count in said.items()
        for size in range(1, len(term))
        for start in range(len(term) - size + 1)
        if count >= INSIDE * said.get(part := term[start : start + size], count + count)
    }
    return [term for term in said if term not in inner]


def spread(own: Any, groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """In how many of the groups (threads, persons) each term is said."""
    from scipy.sparse import csr_matrix

    if not len(groups):
        return np.zeros(own.shape[1], dtype=np.int64)
    gather = csr_matrix((np.ones(len(groups)), (groups, np.arange(len(groups)))), (int(groups.max()) + 1, len(groups)))
    return np.asarray(((gather @ own) > 0).sum(axis=0)).ravel().astype(np.int64)


def _around(text: str, place: Place) -> str:
    """The term between ‹ and ›, with the words around it."""
    start, end = place
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    shown = (
        f"{'…' if start > AROUND else ''}{before}‹{text[start:end]}›{after}{'…' if end + AROUND < len(text) else ''}"
    )
    return " ".join(shown.split())
