"""A machine's reading of what people coded, for every reaction: what sharpens the estimate of a few hundred codes.

Cross-prediction (Zrnic & Candès, PNAS 2024): no reaction is read by a model that saw its own code or one of its thread.
The reading never stands by itself; `ppi` takes its error off by the codes, and gives it no weight where it says
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.texts.vectors import EncoderMissing, meanings

Floats = NDArray[np.float64]

FOLDS = 5
# Chosen on the even ids of SemEval-2016 6A and NLPCC-2016 4A, 50 and 100 codes a target: the share of a side is off by
# .056 and .038 (root mean square) where the codes alone are off by .060 and .042; without n-grams .063 and .041.
NGRAMS, RIDGE = 1.0, 1.0
MOST_NGRAMS = 60_000
MOST_LEARNT = 20_000
"""Texts from which the n-grams' weights are learnt, evenly over all."""
BLOCK = 4_096
"""Texts that are read at once, so that memory grows with the codes and not with the corpus."""


class CodeReader:
    """Texts as a machine sees them, made once; `cross_fitted` learns from codes of some of them.

    Sentence vectors, centred by language so that a language is no cue, and character n-grams; `beside` (n, m) are
    further scores of each text (an instrument's own), each scaled to unit variance.
    """

    def __init__(self, texts: Sequence[str], *, languages: Sequence[str | None], beside: Floats | None = None) -> None:
        self.size = len(texts)
        blocks = [_centred(_meanings(texts), languages)]
        if beside is not None and beside.size:
            spread = beside.std(axis=0)
            blocks.append(np.where(spread > 0, (beside - beside.mean(axis=0)) / np.maximum(spread, 1e-12), 0.0))
        self._dense, self._ngrams = np.hstack(blocks), _ngrams(texts)

    def cross_fitted(self, targets: Floats, groups: NDArray[np.int64]) -> Floats:
        """Readings (n, k) of k targets (n, k; NaN where uncoded), each by models that saw no code of its own group.

        `groups` (n) are threads: coded texts of one thread are held out together, and an uncoded text is read by the
        mean of all models. Kernel ridge. All NaN where fewer than two groups hold codes.
        """
        coded = np.flatnonzero(~np.isnan(targets).any(axis=1))
        folds = _folds(groups[coded])
        if not len(coded) or folds.max(initial=0) < 1:
            return np.full(targets.shape, np.nan)
        weights = np.zeros((int(folds.max()) + 1, len(coded), targets.shape[1]))
        kernel = self._kernel(coded, coded)
        for fold, weight in enumerate(weights):
            shown = np.flatnonzero(folds != fold)
            weight[shown] = _solved(kernel[np.ix_(shown, shown)], targets[coded[shown]])
        found = np.zeros(targets.shape)
        for start in range(0, self.size, BLOCK):
            block = np.arange(start, min(start + BLOCK, self.size))
            found[block] = self._kernel(block, coded) @ weights.mean(axis=0)
        for fold, weight in enumerate(weights):
            own = np.flatnonzero(folds == fold)
            found[coded[own]] = kernel[own] @ weight
        return found

    def _kernel(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
        product = self._dense[left] @ self._dense[right].T
        if self._ngrams is not None:
            product = product + NGRAMS * (self._ngrams[left] @ self._ngrams[right].T).toarray()
        return np.asarray(product + 1.0)  # the intercept


def _folds(groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Fold numbers of coded texts: whole groups, the largest first to the fold that has least."""
    names, inverse, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    count = min(FOLDS, len(names))
    load, fold_of = np.zeros(max(count, 1)), np.zeros(len(names), dtype=np.int64)
    for group in np.argsort(-sizes, kind="stable"):
        fold_of[group] = int(load.argmin())
        load[fold_of[group]] += sizes[group]
    return fold_of[inverse] if count > 1 else np.zeros(len(groups), dtype=np.int64)


def _meanings(texts: Sequence[str]) -> Floats:
    try:
        return meanings(list(texts), what="what people coded").astype(np.float64)
    except EncoderMissing:
        return np.zeros((len(texts), 1))


def _centred(units: Floats, languages: Sequence[str | None]) -> Floats:
    found = units.copy()
    names = np.array([language or "" for language in languages], dtype=object)
    for name in set(names):
        members = names == name
        found[members] -= units[members].mean(axis=0)
    return found


def _ngrams(texts: Sequence[str]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    made = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), sublinear_tf=True, max_features=MOST_NGRAMS)
    step = max(1, len(texts) // MOST_LEARNT)
    try:
        return made.fit(list(texts[::step])).transform(list(texts))
    except ValueError:  # nothing but signs
        return None


def _solved(kernel: Floats, targets: Floats) -> Floats:
    from scipy.linalg import solve

    return np.asarray(solve(kernel + RIDGE * np.eye(len(kernel)), targets, assume_a="pos"))
