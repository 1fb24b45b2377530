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
BLOCK = 4_096
"""Texts that are read at once, so that memory grows with the codes and not with the corpus."""


def cross_fitted(
    texts: Sequence[str],
    targets: Floats,
    groups: NDArray[np.int64],
    *,
    languages: Sequence[str | None],
    beside: Floats | None = None,
) -> Floats:
    """Readings (n, k) of k targets (n, k; NaN where uncoded), each by models that saw no code of its own group.

    `groups` (n) are threads; coded texts of one thread are held out together, and an uncoded text is read by the mean
    of all models. `beside` (n, m) are further scores of each text (an instrument's own), each scaled to unit variance.
    Kernel ridge on sentence vectors, centred by language so that a language is no cue, and on character n-grams. All
    NaN where fewer than two groups hold codes.
    """
    coded = np.flatnonzero(~np.isnan(targets).any(axis=1))
    folds = _folds(groups[coded])
    if not len(coded) or folds.max(initial=0) < 1:
        return np.full(targets.shape, np.nan)
    rows = _rows(texts, languages, beside, coded)
    models = [_fitted(rows, coded[folds != fold], targets) for fold in range(int(folds.max()) + 1)]
    found = np.zeros(targets.shape)
    for start in range(0, len(texts), BLOCK):
        block = np.arange(start, min(start + BLOCK, len(texts)))
        found[block] = np.mean([_read(rows, model, block) for model in models], axis=0)
    for fold, model in enumerate(models):
        own = coded[folds == fold]
        found[own] = _read(rows, model, own)
    return found


def _folds(groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Fold numbers of coded texts: whole groups, the largest first to the fold that has least."""
    names, inverse, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    count = min(FOLDS, len(names))
    load, fold_of = np.zeros(max(count, 1)), np.zeros(len(names), dtype=np.int64)
    for group in np.argsort(-sizes, kind="stable"):
        fold_of[group] = int(load.argmin())
        load[fold_of[group]] += sizes[group]
    return fold_of[inverse] if count > 1 else np.zeros(len(groups), dtype=np.int64)


class _Rows:
    """The two feature blocks of all texts: dense units and sparse n-grams, whose products are the kernel."""

    def __init__(self, dense: Floats, ngrams: Any) -> None:
        self.dense, self.ngrams = dense, ngrams

    def kernel(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
        product = self.dense[left] @ self.dense[right].T
        if self.ngrams is not None:
            product = product + NGRAMS * (self.ngrams[left] @ self.ngrams[right].T).toarray()
        return np.asarray(product + 1.0)  # the intercept


def _rows(
    texts: Sequence[str], languages: Sequence[str | None], beside: Floats | None, coded: NDArray[np.int64]
) -> _Rows:
    try:
        units = meanings(list(texts), what="what people coded").astype(np.float64)
    except EncoderMissing:
        units = np.zeros((len(texts), 1))
    blocks = [_centred(units, languages)]
    if beside is not None and beside.size:
        spread = beside.std(axis=0)
        blocks.append(np.where(spread > 0, (beside - beside.mean(axis=0)) / np.maximum(spread, 1e-12), 0.0))
    return _Rows(np.hstack(blocks), _ngrams(texts, coded))


def _centred(units: Floats, languages: Sequence[str | None]) -> Floats:
    found = units.copy()
    names = np.array([language or "" for language in languages], dtype=object)
    for name in set(names):
        members = names == name
        found[members] -= units[members].mean(axis=0)
    return found


def _ngrams(texts: Sequence[str], coded: NDArray[np.int64]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    made = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), sublinear_tf=True, max_features=MOST_NGRAMS)
    try:
        return made.fit([texts[i] for i in coded]).transform(list(texts))
    except ValueError:  # nothing but signs
        return None


def _fitted(rows: _Rows, shown: NDArray[np.int64], targets: Floats) -> tuple[NDArray[np.int64], Floats]:
    from scipy.linalg import solve

    kernel = rows.kernel(shown, shown)
    kernel[np.diag_indices_from(kernel)] += RIDGE
    return shown, np.asarray(solve(kernel, targets[shown], assume_a="pos"))


def _read(rows: _Rows, model: tuple[NDArray[np.int64], Floats], wanted: NDArray[np.int64]) -> Floats:
    shown, weights = model
    return np.asarray(rows.kernel(wanted, shown) @ weights)
