"""What the encoder's network makes of each word piece by itself, made once and kept, for several threads at a time."""

from __future__ import annotations

from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WIDTH = 256
EMBEDDED = 512
# The three branches: the number of pieces in a window, and how many of them stand before the piece itself.
BRANCHES = ((2, 0), (3, 1), (5, 2))
SLOTS = [(branch, at - left) for branch, (size, left) in enumerate(BRANCHES) for at in range(size)]
# What depends on a piece alone is made once and kept for so many pieces (15 kB each): three fifths of the work.
KEPT_PIECES = 4096


class KeptPieces:
    """Rows of so many pieces, the last row zero: `embedded`, `projected`, and one of `parts` for each place in a
    window."""

    def __init__(self) -> None:
        self.embedded = np.zeros((KEPT_PIECES + 1, EMBEDDED), dtype=np.float32)
        self.projected = np.zeros((KEPT_PIECES + 1, len(BRANCHES) * WIDTH), dtype=np.float32)
        self.parts = [np.zeros((KEPT_PIECES + 1, WIDTH), dtype=np.float32) for _ in SLOTS]


class PieceTables:
    """Finds the rows of pieces and makes those that lack.

    A row, once handed out, is never written again: where there is no room left a new table is begun, and who still
    reads the old one keeps it.
    """

    def __init__(self, model: Any, *, panel: int) -> None:
        self._model = model
        self._panel = panel
        self._slot = np.full(len(model.table), -1, dtype=np.int64)
        self._used = 0
        self._kept = KeptPieces()
        self._lock = Lock()

    def of(self, pieces: Ints) -> tuple[Ints, KeptPieces]:
        """The row of each piece, and the table in which it stands."""
        with self._lock:
            lacking = np.unique(pieces[self._slot[pieces] < 0])
            if self._used + len(lacking) > KEPT_PIECES:
                self._slot[:] = -1
                self._used, self._kept = 0, KeptPieces()
                lacking = np.unique(pieces)
            if len(lacking):
                self._learn(lacking)
            return self._slot[pieces], self._kept

    def _learn(self, pieces: Ints) -> None:
        model, kept = self._model, self._kept
        slots = np.arange(self._used, self._used + len(pieces))
        self._used += len(pieces)
        self._slot[pieces] = slots
        chunk = pieces % len(model.scale)
        embedded = model.table[pieces].astype(np.float32)
        embedded *= model.scale[chunk, None]
        embedded += model.lo[chunk, None]
        kept.embedded[slots] = embedded
        place, height = places(pieces, self._panel)
        rows = np.zeros((height, EMBEDDED), dtype=np.float32)
        rows[place] = embedded
        projected = rows @ model.proj_W
        projected += model.proj_b
        projected -= projected.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", projected, projected) / np.float32(projected.shape[1])
        projected *= np.reciprocal(np.sqrt(variance + np.float32(model.eps)))[:, None]
        projected *= model.ln_g_all
        projected += model.ln_b_all
        kept.projected[slots] = projected[place]
        for at, (branch, offset) in enumerate(SLOTS):
            window = offset + BRANCHES[branch][1]
            weights = model.w1[branch][window * WIDTH : (window + 1) * WIDTH]
            own = np.ascontiguousarray(projected[:, branch * WIDTH : (branch + 1) * WIDTH])
            kept.parts[at][slots] = (own @ weights)[place]


def places(salt: Ints, panel: int) -> tuple[Ints, int]:
    """A row for each, its place in a panel of rows set by its salt alone; and how many rows there are, whole panels.

    Without panels (0) the rows are as they come.
    """
    if panel == 0:
        return np.arange(len(salt)), len(salt)
    group = salt % panel
    order = np.argsort(group, kind="stable")
    counts = np.bincount(group, minlength=panel)
    rank = np.empty(len(salt), dtype=np.int64)
    rank[order] = np.arange(len(salt)) - np.repeat(np.cumsum(counts) - counts, counts)
    return rank * panel + group, int(counts.max()) * panel
