"""Where texts lie among themes that were learnt from some of them: a block of new texts at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from analysis.themes.bank import Pair
from analysis.through import Through

Ints = NDArray[np.int64]

# New texts are placed so many at once: their vectors take 2 kB each, a few times over.
PLACED_AT_ONCE = 4_000


@dataclass(frozen=True, eq=False)
class Placed:
    """Where texts lie: `labels` (n,), places among the themes or −1; `share` and `says`, both (n,), how much they lie
    there and how many concepts of that theme's label they say; `mentions`, sparse (n, concepts), how many times they
    say what."""

    labels: Ints
    share: NDArray[np.float64]
    says: Ints
    mentions: Any


class PlacesTexts(Protocol):
    """What was learnt of some texts: the row of each in `known`, where they lie in `learnt`, and where new ones
    `lie`."""

    @property
    def known(self) -> Mapping[Pair, int]: ...

    @property
    def learnt(self) -> Placed: ...

    def lie(self, pairs: Sequence[Pair]) -> Placed:
        """Where texts lie that are none of those learnt from."""
        ...


def place(learned: PlacesTexts, pairs: Iterable[Pair], size: int, through: Through) -> Placed:
    """Where texts lie, `size` in all, those learnt from and new ones; the cost is linear in their number. New ones are
    placed by workers where `through` leads to some."""
    rows = np.full(size, -1, dtype=np.int64)
    places: deque[Ints] = deque()
    found: list[tuple[Ints, Placed]] = []
    asked = _unknown(learned.known, pairs, rows, places)
    found.extend((places.popleft(), one) for one in through(learned.lie, asked, size, "Placing texts in themes"))
    known = np.flatnonzero(rows >= 0)
    found.append((known, _rows_of(learned.learnt, rows[known])))
    return _whole(size, found)


def _unknown(known: Mapping[Pair, int], pairs: Iterable[Pair], rows: Ints, places: deque[Ints]) -> Iterator[list[Pair]]:
    """Yields blocks of the new texts, after their places were added; says of the others which row they are."""
    some: list[Pair] = []
    at: list[int] = []
    for number, pair in enumerate(pairs):
        row = known.get(pair)
        if row is not None:
            rows[number] = row
            continue
        some.append(pair)
        at.append(number)
        if len(some) == PLACED_AT_ONCE:
            places.append(np.array(at, dtype=np.int64))
            yield some
            some, at = [], []
    if some:
        places.append(np.array(at, dtype=np.int64))
        yield some


def _rows_of(placed: Placed, rows: Ints) -> Placed:
    return Placed(placed.labels[rows], placed.share[rows], placed.says[rows], placed.mentions[rows])


def _whole(size: int, parts: list[tuple[Ints, Placed]]) -> Placed:
    """The parts with the places of their texts, as one; each is taken from the list and let go when it stands there."""
    from scipy.sparse import csr_matrix

    labels, share, says = np.empty(size, dtype=np.int64), np.empty(size), np.empty(size, dtype=np.int64)
    length = np.zeros(size, dtype=np.int64)
    for at, part in parts:
        labels[at], share[at], says[at] = part.labels, part.share, part.says
        length[at] = np.diff(part.mentions.indptr)
    starts = np.concatenate([[0], np.cumsum(length)])
    concepts, kind = parts[0][1].mentions.shape[1], parts[0][1].mentions.dtype
    data, columns = np.empty(starts[-1], dtype=kind), np.empty(starts[-1], dtype=np.int32)
    while parts:
        at, part = parts.pop()
        own = part.mentions.indptr
        where = np.repeat(starts[at] - own[:-1], np.diff(own)) + np.arange(own[-1])
        data[where], columns[where] = part.mentions.data, part.mentions.indices
    return Placed(labels, share, says, csr_matrix((data, columns, starts), (size, concepts)))
