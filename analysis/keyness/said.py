"""Who says which term: the reactions of one language, their terms counted once each, and the terms in context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.keyness.odds import Odds
from analysis.keyness.terms import Names, Place, Term, terms_of

# A word of fewer threads, or of fewer people, is no word of a population.
LEAST_THREADS = 3
# A word that stands in a longer phrase in so many of its mentions is not told beside the phrase.
INSIDE = 0.8
# The most said are tested: beyond this many the rest are so rare that no test could tell them apart.
MOST_TERMS = 20_000
SHOWN, AROUND = 3, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """How one side says each term: reactions, threads and persons; `reactions` is how many it has in all."""

    n: NDArray[np.int64]
    threads: NDArray[np.int64]
    persons: NDArray[np.int64]
    reactions: int


class Said:
    """The terms that at least three threads and three people say in these reactions of one language.

    `rows` has id, thread, person and own_text; `authors` are pairs (thread, name): their names are no terms. Which
    terms are kept hangs on all reactions together and not on who says them, so that testing them stays honest.
    `terms`, `forms` (as most write them) and the columns of `matrix` (reactions × terms) are in one order.
    """

    def __init__(self, rows: pd.DataFrame, authors: list[tuple[str, str]]) -> None:
        self._ids, self._texts = rows["id"].astype(str).tolist(), rows["own_text"].fillna("").astype(str).tolist()
        self._threads = np.unique(rows["thread"].astype(str), return_inverse=True)[1]
        self._persons = np.unique(rows["person"].astype(str), return_inverse=True)[1]
        names = Names()
        each = [terms_of(text) for text in self._texts]
        for thread, terms in zip(rows["thread"].astype(str), each, strict=True):
            names.note(thread, terms)
        barred = names.found(authors)
        self.sizes = np.array([max(sum(len(term) == 1 for term in terms), 0) for terms in each], dtype=np.float64)
        self.terms = self._kept(each, barred)
        self._places = each
        column = {term: number for number, term in enumerate(self.terms)}
        self.forms = self._forms(each, column)
        self.matrix = self._matrix(each, column)

    def odds(self, first: NDArray[np.bool_], second: NDArray[np.bool_], test: Callable[..., Odds]) -> Odds:
        """The test of each term between two sets of reactions."""
        both = first | second
        return test(self.matrix[both], self.sizes[both], second[both], self._threads[both])

    def facts(self, side: NDArray[np.bool_]) -> Facts:
        """How the reactions of one side say each term."""
        own = self.matrix[side]
        return Facts(
            n=np.asarray(own.sum(axis=0)).ravel().astype(np.int64),
            threads=_spread(own, self._threads[side]),
            persons=_spread(own, self._persons[side]),
            reactions=max(int(side.sum()), 1),
        )

    def contexts(self, at: int, side: NDArray[np.bool_]) -> tuple[list[str], list[str]]:
        """The ids of a few reactions of one side that say a term, of different threads first, and their words around
        it."""
        column = self.matrix[:, [at]].nonzero()[0]
        having = [int(number) for number in column if side[number]]
        first_of: dict[int, int] = {}
        for number in having:
            first_of.setdefault(int(self._threads[number]), number)
        chosen = list(dict.fromkeys([*first_of.values(), *having]))[:SHOWN]
        shown = [_around(self._texts[number], self._places[number][self.terms[at]]) for number in chosen]
        return [self._ids[number] for number in chosen], shown

    def _kept(self, each: list[dict[Term, Place]], barred: frozenset[str]) -> list[Term]:
        said: Counter[Term] = Counter()
        few: dict[Term, set[tuple[int, int]]] = {}
        known: set[str] | None = None
        for length in (1, 2, 3):
            fresh: Counter[Term] = Counter()
            for number, terms in enumerate(each):
                for term in terms:
                    if len(term) == length and (known is None or any(key in known for key in term)):
                        fresh[term] += 1
                        pairs = few.setdefault(term, set())
                        if len(pairs) < 4 * LEAST_THREADS:
                            pairs.add((int(self._threads[number]), int(self._persons[number])))
            kept = {term for term in fresh if _by_several(few[term]) and barred.isdisjoint(term)}
            few.clear()
            said.update({term: fresh[term] for term in kept})
            if length == 1:
                known = {term[0] for term in kept}
        return sorted(sorted(_outer(said), key=lambda term: (-said[term], term))[:MOST_TERMS])

    def _forms(self, each: list[dict[Term, Place]], column: dict[Term, int]) -> list[str]:
        """Each term as most write it, in small letters where it is also written so."""
        forms: list[Counter[str]] = [Counter() for _ in column]
        for text, terms in zip(self._texts, each, strict=True):
            for term, (start, end) in terms.items():
                if term in column:
                    forms[column[term]][" ".join(text[start:end].strip("'’-").split()).lower()] += 1
        return [min(found, key=lambda form: (-found[form], form)) for found in forms]

    def _matrix(self, each: list[dict[Term, Place]], column: dict[Term, int]) -> Any:
        from scipy.sparse import csr_matrix

        rows = [sorted(column[term] for term in terms if term in column) for terms in each]
        starts = np.cumsum([0, *map(len, rows)])
        numbers = np.array([number for row in rows for number in row], dtype=np.int64)
        return csr_matrix((np.ones(len(numbers)), numbers, starts), (len(each), len(column)))


def _by_several(pairs: set[tuple[int, int]]) -> bool:
    threads, persons = ({pair[which] for pair in pairs} for which in (0, 1))
    return len(threads) >= LEAST_THREADS and len(persons) >= LEAST_THREADS


def _outer(said: Counter[Term]) -> Iterable[Term]:
    """The terms that are not mostly a part of one longer phrase."""
    inner = {
        part
        for term, count in said.items()
        for size in range(1, len(term))
        for start in range(len(term) - size + 1)
        if count >= INSIDE * said.get(part := term[start : start + size], count + count)
    }
    return [term for term in said if term not in inner]


def _spread(own: Any, groups: NDArray[np.int64]) -> NDArray[np.int64]:
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
