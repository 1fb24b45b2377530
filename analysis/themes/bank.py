"""Sentence vectors less the mean of their language, so that who is near whom does not hang on the language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.texts.vectors import meanings
from analysis.texts.words import script

Vectors = NDArray[np.float32]
Pair = tuple[str, str]
"""A cleaned text and its language, "" where that is not given."""

# Fewer texts than this have no mean of their own; they count with their writing.
OWN_MEAN_FROM = 20


class Bank:
    """Unit vectors of texts, centred by language (by writing where that is not given or rare): fitted on `pairs`."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._common = {name for name, count in Counter(language for _, language in pairs).items()
                        if name and count >= OWN_MEAN_FROM}  # fmt: skip
        raw = _raw(pairs)
        groups = np.array([self._group(pair) for pair in pairs], dtype=object)
        readable = raw.any(axis=1)
        self._means = {
            str(name): raw[(groups == name) & readable].mean(axis=0)
            for name in sorted(set(groups[readable]))
            if ((groups == name) & readable).sum() > 1
        }
        self.vectors = self._centred(raw, groups)

    def of(self, pairs: Sequence[Pair]) -> Vectors:
        """The vectors of other texts, shape (n, 512), less the means of those fitted."""
        return self._centred(_raw(pairs), np.array([self._group(pair) for pair in pairs], dtype=object))

    def _group(self, pair: Pair) -> str:
        text, language = pair
        return language if language in self._common else f"writing {script(text)}"

    def _centred(self, raw: Vectors, groups: NDArray[np.object_]) -> Vectors:
        found = raw.copy()
        for name, mean in self._means.items():
            found[groups == name] -= mean
        found[~raw.any(axis=1)] = 0
        length = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found / np.maximum(length, np.float32(1e-6)), dtype=np.float32)


def _raw(pairs: Sequence[Pair]) -> Vectors:
    return meanings([text for text, _ in pairs], what="themes")
