"""Which of many texts say which concepts, asked for by concept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class SaidBy:
    """A sparse matrix of mentions (texts, concepts), each 1 + ln of how often, read by concept: 12 bytes a mention."""

    def __init__(self, mentions: Any) -> None:
        self._by_concept = mentions.tocsc()

    def counts(self, rows: Flags) -> Floats:
        """How many of these texts say each concept, shape (concepts,)."""
        held = self._by_concept
        before = np.concatenate([[0], np.cumsum(rows[held.indices])])
        return np.asarray(np.diff(before[held.indptr]), dtype=float)

    def dwelt(self, rows: Flags) -> Floats:
        """The sum of these texts' mentions of each concept, shape (concepts,)."""
        return np.asarray(self._by_concept.T @ rows.astype(float))

    def any_of(self, concepts: Sequence[int]) -> Flags:
        """Which texts say one of the concepts, shape (texts,)."""
        held = self._by_concept
        found = np.zeros(held.shape[0], dtype=bool)
        for concept in concepts:
            found[held.indices[held.indptr[concept] : held.indptr[concept + 1]]] = True
        return found
