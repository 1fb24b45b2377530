"""The encoder's network without windows: each piece as it would be if it stood alone, for many texts at little cost."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from threads.text.vectors.network import SentenceNetwork
from threads.text.vectors.tables import BRANCHES, EMBEDDED, WIDTH, Floats, Ints, places

WEIGHTS = Path(__file__).with_name("alone.npz")
# Rows that are kept, of 2 kB each; more than one batch of pieces may need at once.
KEPT_ALONE = 16_384


class PieceNetwork(SentenceNetwork):
    """A text's vector from the sum over its pieces, whatever stands beside them; the last layers are the network's own.

    What a piece adds is made once: the network's features of the piece alone, through weights that were fitted (ridge
    regression) so that the sums come near those that the network makes of whole texts, as static vectors are distilled
    from a larger encoder (Tulkens and van Dongen, Model2Vec, 2024). `benchmarks/train_alone.py` fits them.
    """

    def __init__(self, model: Any) -> None:
        super().__init__(model)
        self._alone = AloneTable(model, panel=self.panel)

    def _pooled(self, texts: list[Ints] | Any) -> Floats:
        """For each text the sum over its pieces, (n, 512)."""
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        pieces = np.fromiter((piece for text in texts for piece in text), dtype=np.int64, count=int(lengths.sum()))
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
        summed: Floats = np.add.reduceat(self._alone.of(pieces), starts, axis=0)
        return summed

    def _first(self, pooled: Floats) -> Floats:
        return pooled.copy()


class AloneTable:
    """What each piece adds to its text, rows of 512; those that lack are made, and all dropped where room ends."""

    def __init__(self, model: Any, *, panel: int) -> None:
        self._model = model
        self._panel = panel
        self._slot = np.full(len(model.table), -1, dtype=np.int64)
        self._rows = np.zeros((KEPT_ALONE, EMBEDDED), dtype=np.float32)
        self._used = 0
        self._lock = Lock()

    def of(self, pieces: Ints) -> Floats:
        """The rows (n, 512) of these pieces, a copy."""
        with self._lock:
            lacking = np.unique(pieces[self._slot[pieces] < 0])
            if self._used + len(lacking) > len(self._rows):
                self._slot[:] = -1
                self._used = 0
                lacking = np.unique(pieces)
            if len(lacking):
                slots = np.arange(self._used, self._used + len(lacking))
                self._rows[slots] = self._made(lacking)
                self._slot[lacking] = slots
                self._used += len(lacking)
            return np.asarray(self._rows[self._slot[pieces]])

    def _made(self, pieces: Ints) -> Floats:
        place, height = places(pieces, self._panel)
        features = np.zeros((height, EMBEDDED + len(BRANCHES) * WIDTH), dtype=np.float32)
        features[place] = alone(self._model, pieces, panel=self._panel)
        weights = fitted()
        made = (features @ weights[:-1])[place]
        made += weights[-1]
        return made


def alone(model: Any, pieces: Ints, *, panel: int = 0) -> Floats:
    """The network's features (n, 1280) of each piece as if it were the whole text, before they are summed."""
    place, height = places(pieces, panel)
    chunk = pieces % len(model.scale)
    embedded = np.zeros((height, EMBEDDED), dtype=np.float32)
    embedded[place] = model.table[pieces].astype(np.float32) * model.scale[chunk, None] + model.lo[chunk, None]
    projected = _normalised(embedded @ model.proj_W + model.proj_b, model.eps)
    projected = projected * model.ln_g_all + model.ln_b_all
    parts = [embedded]
    for branch, (_, left) in enumerate(BRANCHES):
        own = np.ascontiguousarray(projected[:, branch * WIDTH : (branch + 1) * WIDTH])
        window = slice(left * WIDTH, (left + 1) * WIDTH)
        inside = np.maximum(own @ model.w1[branch][window] + model.b1[branch], 0) + own
        parts.append(np.maximum(inside @ model.w2[branch][window] + model.b2[branch], 0) + inside)
    features = _normalised(np.concatenate(parts, axis=1), model.eps)
    return np.asarray((features * model.ln_g + model.ln_b)[place], dtype=np.float32)


def _normalised(rows: Floats, eps: float) -> Floats:
    rows = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1])
    return np.asarray(rows * np.reciprocal(np.sqrt(variance + np.float32(eps)))[:, None], dtype=np.float32)


@cache
def fitted() -> Floats:
    """The weights (1281, 512): a row a feature, the last for each piece whatever it is."""
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        return np.asarray(stored["weights"].astype(np.float32))
