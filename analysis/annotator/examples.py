"""Codes as examples for a model: a fixed set for each half of the discussions, so that none teaches its own code."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from analysis.annotator.prompt import CodedExcerpt, Excerpt, askable
from analysis.base import Study
from analysis.coding.codebook import Codebook
from analysis.coding.codes import hand_labels
from threads.errors import BadParameter

PER_ANSWER, MOST = 2, 8
"""Examples of each answer, and of all; a prompt grows with them, and so does what every comment costs."""


class ExampleSets:
    """Two sets of coded reactions, drawn from two halves of the coded discussions (of the reactions, where they are one
    discussion's). A reaction is shown the set of the half that it is not in, so no code is asked of a model that was
    told it or another of its discussion: what cross-prediction wants (Zrnic & Candès, PNAS 2024). Only reactions on
    whose codes all coders agree, in each variable that is asked, are examples.
    """

    def __init__(self, study: Study, book: Codebook, excerpts: Mapping[str, Excerpt]) -> None:
        self._codes = _agreed(study, book)
        threads = {str(name): str(thread) for name, thread in study.reactions["thread"].items()}
        several = len({threads[name] for name in self._codes}) > 1
        self._half_of = {name: threads[name] if several else name for name in threads}
        groups = sorted({self._half_of[name] for name in self._codes}, key=_hashed)
        self._sides = {group: place % 2 for place, group in enumerate(groups)}
        self._texts = excerpts
        self._sets = [self._chosen(side, book) for side in (0, 1)]

    def of(self, reaction: str) -> list[CodedExcerpt]:
        """The examples that are shown with this reaction; none that has its very words."""
        side = self._sides.get(self._half_of[reaction], 1)
        own = " ".join(self._texts[reaction].text.split())
        return [one for one in self._sets[1 - side] if " ".join(one.excerpt.text.split()) != own]

    def __len__(self) -> int:
        return max(map(len, self._sets))

    def _chosen(self, side: int, book: Codebook) -> list[CodedExcerpt]:
        here = [name for name in self._codes if self._sides[self._half_of[name]] == side and name in self._texts]
        here = sorted((name for name in here if self._texts[name].text.strip()), key=_hashed)
        chosen: list[str] = []
        for variable in askable(book):
            for code in dict.fromkeys(self._codes[name][variable.name] for name in here):
                with_code = [name for name in here if self._codes[name][variable.name] == code]
                chosen += with_code[:PER_ANSWER]
        kept = sorted(dict.fromkeys(chosen), key=_hashed)[:MOST]
        return [CodedExcerpt(excerpt=self._texts[name], codes=self._codes[name]) for name in kept]


def _agreed(study: Study, book: Codebook) -> dict[str, dict[str, str]]:
    """The codes of the reactions that are coded alike in all that is asked, by the variables' names."""
    asked = askable(book)
    labels = {one.name: hand_labels(study, one.name.lower()) for one in asked}
    every = set.intersection(*(set(one) for one in labels.values()))
    found = {}
    for name in sorted(every):
        try:
            found[name] = {one.name: one.check(plain_code(one.name, labels[one.name][name])) for one in asked}
        except BadParameter:
            continue  # coded by another book
    return found


def plain_code(variable: str, code: str) -> str:
    """The code as the book writes it: sentiment may be coded in words or as "-1.0"."""
    if variable != "sentiment":
        return code
    words = {"negative": "-1", "neutral": "0", "positive": "1"}
    try:
        return words.get(code.lower()) or f"{float(code):g}"
    except ValueError:
        return code


def _hashed(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def coded_first(names: Sequence[str], study: Study, book: Codebook) -> list[str]:
    """The reactions in the order in which they are asked: those that people coded first, so that a short trial already
    tells how well the model agrees; the others in an order that depends on nothing but their ids."""
    coded = {name for one in askable(book) for name in hand_labels(study, one.name.lower())}
    return sorted(names, key=lambda name: (name not in coded, _hashed(name)))
