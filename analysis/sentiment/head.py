"""The shipped head: weights for the sentence vector, n-grams, concepts and figures of a sentence, read by numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.models import FOLDER
from analysis.sentiment.channels import NAMES, SIGNS, Sentences, read
from analysis.sentiment.grams import buckets

Floats = NDArray[np.float64]
VALENCE_STEP = 1 / 31
"""Valences are kept in steps of this, −4 to 4 in a signed byte."""

ASKING = 0.5
"""What a negative leaning counts in a question. The film dialogue that taught the head asks in anger: of MSCTD's
questions 54 % are labelled negative, of its other lines 33 %. On the even ids .4, .5, .6 and 1 gave .756, .760, .763
and .776 as correlation between the languages, and 14, 13, 10 and 7 of 15 neutral questions of ours were above −.25. A
bound on what a question counts, and rules that spare questions with sad words or rhetorical ones, gave no more."""
NOT_SAD_ADDED = 0.2
"""What is added where all that is sad in a sentence is negated, for all of it: a sentence vector hears "bad" in "not
bad"."""
HEARD = 0.02


def tempered(leaning: Floats, small: Floats) -> Floats:
    """The leanings (n,) of sentences as questions and negated sadness change them; `small` as in `Sentences`."""
    at = {name: small[:, place] for place, name in enumerate(NAMES)}
    asked = np.where((at["question"] > 0) & (leaning < 0), ASKING * leaning, leaning)
    turned = (at["not sad"] > HEARD) & (at["sad"] <= HEARD) & (at["not glad"] <= HEARD)
    return np.where(turned, asked + NOT_SAD_ADDED * at["not sad"], asked)


@dataclass(frozen=True)
class Head:
    """A linear instrument of one number for each sentence, and the two numbers that make it three probabilities.

    `vector` (512,), `grams` (2 ** BITS,), `concepts` (concepts,), `figures` (len(NAMES),), `levels` (3,: by script);
    `known` numbers the words, `valences` and `concept_of` say of each what it says and to which concept it belongs.
    """

    vector: Floats
    grams: NDArray[np.float32]
    concepts: Floats
    figures: Floats
    levels: Floats
    known: dict[str, int]
    valences: list[float]
    concept_of: NDArray[np.intp]
    slope: float
    edge: float

    def read(self, sentences: Sequence[str]) -> Sentences:
        """The channels of sentences, by this head's table of words."""
        return read(sentences, self.known, self.valences)

    def leaning(self, units: NDArray[np.float32], found: Sentences) -> Floats:
        """The sentiment (n,) of sentences on an open scale with 0 for neutral; by its signs alone without a vector."""
        spoken = units.any(axis=1)
        signs = (found.small * self.figures)[:, list(SIGNS)].sum(axis=1)
        # Row by row: a matrix product over many rows adds up in another order than over one.
        by_vector = np.array([float(unit @ self.vector) for unit in units.astype(np.float64)])
        said = by_vector + (found.small * self.figures).sum(axis=1) + self.levels[found.script]
        said += self._by_grams(found.codes) + self._by_concepts(found.words)
        return np.asarray(np.where(spoken, tempered(said, found.small), signs))

    def classes(self, leaning: Floats) -> Floats:
        """Probabilities (n, 3) of negative, neutral, positive: a logistic with two edges, alike far from neutral."""
        negative, positive = (1 / (1 + np.exp(-self.slope * (way * leaning - self.edge))) for way in (-1, 1))
        return np.column_stack([negative, 1 - negative - positive, positive])

    def _by_grams(self, codes: list[NDArray[np.uint64]]) -> Floats:
        owner, numbers = buckets(codes)
        count = np.bincount(owner, minlength=len(codes))
        total = np.bincount(owner, self.grams[numbers], minlength=len(codes))
        return np.asarray(total / np.sqrt(np.maximum(count, 1)))

    def _by_concepts(self, words: list[list[int]]) -> Floats:
        """A sentence's words that no negator turned, by their concepts."""
        kept = [[word for word in of_sentence if word >= 0] for of_sentence in words]
        count = np.array([len(of_sentence) for of_sentence in kept], dtype=np.intp)
        flat = np.array([word for of_sentence in kept for word in of_sentence], dtype=np.intp)
        owner = np.repeat(np.arange(len(kept)), count)
        total = np.bincount(owner, self.concepts[self.concept_of[flat]], minlength=len(kept))
        return np.asarray(total / np.sqrt(np.maximum(count, 1)))


@cache
def shipped() -> Head:
    """The head in `analysis/models/sentiment.npz`; the card beside it says how it was made."""
    with np.load(FOLDER / "sentiment.npz", allow_pickle=False) as stored:
        words = stored["words"].tobytes().decode("utf-8").split("\n")
        return Head(
            vector=stored["vector"].astype(np.float64),
            grams=stored["grams"].astype(np.float32),
            concepts=stored["concepts"].astype(np.float64),
            figures=stored["figures"].astype(np.float64),
            levels=stored["levels"].astype(np.float64),
            known={word: number for number, word in enumerate(words)},
            valences=(stored["valences"].astype(np.float64) * VALENCE_STEP).tolist(),
            concept_of=stored["concept_of"].astype(np.intp),
            slope=float(stored["slope"]),
            edge=float(stored["edge"]),
        )
