"""The features of the stance classifier: sentence vectors, n-grams, the comment that is answered, further scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from analysis.texts.vectors import meanings
from analysis.texts.words import script

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[\u3400-\u9fff]{1,400}|[#@]?[^\W\u3400-\u9fff]+")

# Beyond these the accuracy on the even halves of SemEval and NLPCC does not grow.
MOST_NGRAMS = 60_000
MOST_LEARNT = 20_000
"""Texts from which the n-grams' weights are learnt, evenly over all."""
# Weights of the blocks, the vector and either kind of n-grams 1: chosen by five folds on the even ids. A score of the
# instruments at .32 rather than at none is worth 3 points of F from 50 codes; at .45 and at .63 no more.
PARENT, BESIDE = 0.5, 0.32
ENOUGH_FOR_CENTRE = 10


class Features:
    """Learns n-gram weights and the centre of each script, and turns texts into sparse rows.

    A text's vector is taken from the mean of all texts in its script, so that a language is no cue for a side and codes
    in one language serve another.
    """

    def fit(
        self,
        texts: Sequence[str],
        parents: Sequence[str | None] | None = None,
        beside: NDArray[np.float64] | None = None,
    ) -> Self:
        """Learns from texts, with labels or without; `beside` (n, m) are further scores of them."""
        learnt = list(texts)[:: max(1, len(texts) // MOST_LEARNT)]
        self._vectorizers = [_fitted(vectorizer, learnt) for vectorizer in _vectorizers(len(learnt))]
        self._centres = _centres_of(texts)
        self._above = None if parents is None else _centres_of([parent or "" for parent in parents])
        self._scale = None if beside is None else (beside.mean(axis=0), np.maximum(beside.std(axis=0), 1e-9))
        return self

    def rows(
        self,
        texts: Sequence[str],
        parents: Sequence[str | None] | None = None,
        beside: NDArray[np.float64] | None = None,
    ) -> Any:
        """A sparse matrix, one row a text; what `fit` was not given is left out here too."""
        from scipy.sparse import csr_matrix, hstack

        blocks = [vectorizer.transform(list(texts)) for vectorizer in self._vectorizers if vectorizer is not None]
        blocks.append(csr_matrix(_centred(texts, self._centres)))
        if self._above is not None:
            above = [parent or "" for parent in parents] if parents is not None else [""] * len(texts)
            blocks.append(csr_matrix(PARENT * _centred(above, self._above)))
        if self._scale is not None:
            mean, spread = self._scale
            given = np.tile(mean, (len(texts), 1)) if beside is None else beside
            blocks.append(csr_matrix(BESIDE * (given - mean) / spread))
        return hstack(blocks).tocsr()


Centres = dict[str, NDArray[np.float64]]


def _centres_of(texts: Sequence[str]) -> Centres:
    """The mean vector of the texts of each script that has enough of them, and of all under ""."""
    units, scripts = meanings(list(texts), what="stance").astype(np.float64), _scripts(texts)
    said = np.array([bool(text) for text in texts], dtype=bool)
    found = {"": units[said].mean(axis=0) if said.any() else np.zeros(units.shape[1])}
    for name in sorted(set(scripts)):
        members = said & (scripts == name)
        if members.sum() >= ENOUGH_FOR_CENTRE:
            found[name] = units[members].mean(axis=0)
    return found


def _centred(texts: Sequence[str], centres: Centres) -> NDArray[np.float64]:
    """The vectors of texts from the centre of their script; zero for a text that is missing."""
    units, scripts = meanings(list(texts), what="stance").astype(np.float64), _scripts(texts)
    for name in sorted(set(scripts)):
        members = scripts == name
        units[members] -= centres.get(name, centres[""])
    units[[not text for text in texts]] = 0.0
    return units


def _scripts(texts: Sequence[str]) -> NDArray[np.object_]:
    return np.array([script(text) for text in texts], dtype=object)


def _vectorizers(rows: int) -> list[Any]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    least = 2 if rows >= 100 else 1
    shared: dict[str, Any] = {"sublinear_tf": True, "min_df": least, "max_features": MOST_NGRAMS}
    # Four-fold validation on the even halves, F_avg SemEval / NLPCC: characters 2–5 with Chinese uncut .698 / .638,
    # characters 1–4 the same .703 / .640, with Chinese cut into words .703 / .657.
    return [
        TfidfVectorizer(ngram_range=(1, 2), tokenizer=_words, token_pattern=None, **shared),
        TfidfVectorizer(analyzer="char", ngram_range=(1, 4), **shared),
    ]


def _words(text: str) -> list[str]:
    """The words of a text with their # or @, a run of Han cut by rjieba."""
    import rjieba

    found: list[str] = []
    for word in _WORD.findall(text):
        found.extend(rjieba.cut(word) if _HAN.match(word) else [word])
    return found


def _fitted(vectorizer: Any, texts: Sequence[str]) -> Any:
    """The fitted vectorizer, or None where the texts hold no n-gram."""
    try:
        return vectorizer.fit(list(texts))
    except ValueError:
        return None
