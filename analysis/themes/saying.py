"""Which of many texts say which concepts, asked for by concept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class SaidBy:
    """A sparse matrix of mentions (texts, concepts), how many times a text says a concept, read by concept: 6 bytes a
    mention."""

    def __init__(self, mentions: Any) -> None:
        self._by_concept = mentions.tocsc()

    def counts(self, rows: Flags) -> Floats:
        """How many of these texts say each concept, shape (concepts,)."""
        held = self._by_concept
        return np.array([rows[held.indices[start:end]].sum() for start, end in self._ends()], dtype=float)

    def dwelt(self, rows: Flags) -> Floats:
        """How much these texts say each concept, shape (concepts,): a text that says it n times counts 1 + ln n."""
        held = self._by_concept
        times = (held.data[start:end][rows[held.indices[start:end]]].astype(float) for start, end in self._ends())
        return np.array([(1 + np.log(one)).sum() for one in times], dtype=float)

    def _ends(self) -> Iterator[tuple[int, int]]:
        """By concept where its mentions begin and end."""
        return pairwise(self._by_concept.indptr.tolist())

    def any_of(self, concepts: Sequence[int]) -> Flags:
        """Which texts say one of the concepts, shape (texts,)."""
        held = self._by_concept
        found = np.zeros(held.shape[0], dtype=bool)
        for concept in concepts:
            found[held.indices[held.indptr[concept] : held.indptr[concept + 1]]] = True
        return found
