"""Concepts: words of all languages that mean one thing, found by the vectors of words; the bridge and the label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.linkage import ROWS, tight_clusters
from analysis.texts.vectors import meanings
from analysis.texts.words import KEPT_WORDS, content_words, script
from analysis.themes.general import GENERAL, names_a_subject
from analysis.through import blocks
from threads.text.memory import give_back

Floats = NDArray[np.float64]

# Average linkage of the words' vectors, each less the mean of its script, cut at this cosine distance: country, 国家,
# 나라 are one; border, 国境, 국경; nurse, 护士. Measured on the sample pages.
SAME = 0.55
# A word as near as this to one that names no subject (general.py) names none: 三个 beside three.
GENERAL_FROM = 0.75
# The linkage is quadratic: beyond this many words only the most frequent are clustered, 12.5 million distances at the
# most.
MOST_WORDS = 5_000
# A concept is said by two comments, and by no more than a quarter of them: what all say parts nobody.
LEAST_SAID, MOST_SAID = 2, 0.25
# Words of one comment beyond this many say no more of its subject; a pasted book stays cheap.
MOST_OF_A_TEXT = 400
# The words of a text are asked for up to seven times while themes are found: those of so many texts are kept. At 15
# words a text they take 25 MB beside the texts themselves, until the themes are found.
REMEMBERED = 100_000

# Texts whose words are in memory at once.
AT_ONCE = 20_000
# How many times a text says a concept: MOST_OF_A_TEXT at the most.
TIMES = np.uint16


@dataclass(frozen=True, slots=True)
class Concept:
    """Words with one meaning: `forms` by writing ("word", "han", "hangul", "kana"), the most said first."""

    forms: Mapping[str, tuple[str, ...]]
    said: int


@lru_cache(maxsize=REMEMBERED)
def subject_words(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs (key, form) of the words of a text that can name a subject."""
    pairs = content_words(text)[:MOST_OF_A_TEXT]
    return tuple(kept for pair in pairs if (kept := _subject(pair)))


@lru_cache(maxsize=KEPT_WORDS)
def _subject(pair: tuple[str, str]) -> tuple[str, str] | None:
    """The pair, one object for all texts that say it, where it can name a subject."""
    return pair if names_a_subject(pair[1], script(pair[1])) else None


class Concepts:
    """The concepts of a set of texts: `fit(texts)`, then `counts(texts)` says which text says which.

    After fitting: `concepts_`, a list of Concept; `weights_` (concepts,), the log of how rare each is.
    """

    concepts_: list[Concept]
    weights_: Floats

    def fit(self, texts: Sequence[str]) -> Concepts:
        """Learns the concepts of texts; returns self. Raises EncoderMissing."""
        bags = [subject_words(text) for text in texts]
        said = Counter(key for bag in bags for key in {key for key, _ in bag})
        forms: dict[str, Counter[str]] = {}
        for bag in bags:
            for key, form in bag:
                forms.setdefault(key, Counter())[form] += 1
        words = sorted(sorted(said, key=lambda word: (-said[word], word))[:MOST_WORDS])
        written = [_best(forms[word]) for word in words]
        labels = cluster(written)
        self._of = {word: int(label) for word, label in zip(words, labels, strict=True) if label >= 0}
        self._keep([[key for key, _ in bag] for bag in bags], said, dict(zip(words, written, strict=True)))
        return self

    def number(self, word: str) -> int:
        """The concept of a word, given by its key; −1 where it is of none."""
        return self._of.get(word, -1)

    def forms(self, number: int) -> tuple[str, ...]:
        """The words of a concept as they are written, the most said first in each writing."""
        return tuple(form for forms in self.concepts_[number].forms.values() for form in forms)

    def counts(self, texts: Sequence[str]) -> Any:
        """A sparse matrix (texts, concepts), 1 where the text says the concept."""
        return once_each(self.mentions(texts))

    def mentions(self, texts: Sequence[str]) -> Any:
        """A sparse matrix (texts, concepts) of two-byte numbers, how many times the text says the concept."""
        from scipy.sparse import csr_matrix, vstack

        count = len(self.concepts_)
        parts = (
            self._matrix([[key for key, _ in subject_words(text)] for text in some], count)
            for some in blocks(texts, AT_ONCE)
        )
        return vstack([csr_matrix((0, count), dtype=TIMES), *parts], format="csr")

    def _keep(self, bags: list[list[str]], said: Counter[str], written: dict[str, str]) -> None:
        """Keeps the concepts that some say and not all, numbered anew, with their forms and centres."""
        count = max(self._of.values(), default=-1) + 1
        total = np.asarray((self._matrix(bags, count) > 0).sum(axis=0)).ravel()
        kept = np.flatnonzero((total >= LEAST_SAID) & (total <= max(MOST_SAID * len(bags), LEAST_SAID)))
        place = {int(old): new for new, old in enumerate(kept)}
        self._of = {word: place[label] for word, label in self._of.items() if label in place}
        members: list[list[str]] = [[] for _ in kept]
        for word in sorted(self._of, key=lambda word: (-said[word], word)):
            members[self._of[word]].append(word)
        self.concepts_ = [
            Concept(_by_writing([written[word] for word in group]), int(total[old]))
            for group, old in zip(members, kept, strict=True)
        ]
        self.weights_ = np.log(np.maximum(len(bags), 1) / np.maximum(total[kept], 1))

    def _matrix(self, bags: Sequence[Sequence[str]], count: int) -> Any:
        from scipy.sparse import csr_matrix

        found = [sorted(Counter(self._of[key] for key in bag if key in self._of).items()) for bag in bags]
        columns = [label for row in found for label, _ in row]
        times = np.array([said for row in found for _, said in row], dtype=TIMES)
        starts = np.cumsum([0, *map(len, found)])
        return csr_matrix((times, columns, starts), (len(bags), count))


def once_each(mentions: Any) -> Any:
    """1 where a text says a concept, from how often it does."""
    found = mentions.astype(float)
    found.data[:] = 1.0
    return found


def cluster(words: Sequence[str]) -> NDArray[np.int64]:
    """The number of the concept of each word, −1 where it names no subject."""
    labels = np.full(len(words), -1, dtype=np.int64)
    vectors, readable = _directions(words)
    give_back()  # what encoding leaves, before the largest step
    labels[readable] = tight_clusters(vectors, SAME)
    return labels


def _directions(words: Sequence[str]) -> tuple[Floats, NDArray[np.bool_]]:
    """Which words may name a subject, (n,), and the unit vectors of those, less the mean of their script."""
    general = sorted(GENERAL)
    vectors = meanings([*words, *general], what="themes").astype(np.float64)
    writing = np.array([script(word) for word in [*words, *general]])
    for name in np.unique(writing[: len(words)]):
        own = (writing == name) & (np.arange(len(writing)) < len(words))
        if own.sum() > 1:
            vectors[writing == name] -= vectors[own].mean(axis=0)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    own_vectors, others = vectors[: len(words)], vectors[len(words) :].T
    readable = np.asarray(own_vectors.any(axis=1))
    for some in blocks(range(len(words)), ROWS):
        at = slice(some[0], some[-1] + 1)
        readable[at] &= (own_vectors[at] @ others).max(axis=1) < GENERAL_FROM
    return own_vectors[readable], readable


def _best(forms: Counter[str]) -> str:
    """The form said most; small letters where it is also written so."""
    form = min(forms, key=lambda form: (-forms[form], form))
    return form.lower() if form.lower() in forms else form


def _by_writing(forms: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in forms:
        found.setdefault(script(form), []).append(form)
    return {name: tuple(found[name]) for name in sorted(found)}
