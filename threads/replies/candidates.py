"""A block of comments beside their candidates, and what is computed of it once for all features."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from threads.replies.cues import Cue
from threads.replies.cues.places import leads, stands_inside
from threads.replies.traits import WINDOW, Traits

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def candidates(seen: Traits, start: int, stop: int) -> Ints:
    """The candidates (stop − start, WINDOW + FAR) of comments `start` to `stop`, -1 for none."""
    own = np.arange(start, stop)[:, None]
    near = own - np.arange(1, WINDOW + 1)[None, :]
    near[near < 1] = -1
    return np.concatenate((near, seen.far[start:stop]), axis=1)


class Candidates:
    """Comments of a thread from `start` on beside their candidates (`slots`, a row each): what features are made from.

    `own` are the comments' numbers, `c` the candidates' (0 where a slot is free, `there` says which are not);
    `me` and `author` the people who wrote them.
    """

    def __init__(self, seen: Traits, slots: Ints, start: int) -> None:
        self.seen, self.slots, self.start = seen, slots, start
        self.own = np.arange(start, start + len(slots))
        self.there = slots > 0
        self.c = np.where(self.there, slots, 0)
        self.me = seen.reading.author[self.own][:, None]
        self.author = seen.reading.author[self.c]
        self.other = self.author != self.me
        self.distance = self.own[:, None] - self.c
        self.last = seen.previous_mine[self.own]

    @cached_property
    def log_distance(self) -> Floats:
        """Log of how many comments back each candidate stands."""
        return np.log(np.maximum(self.distance, 1))

    @cached_property
    def cued(self) -> Floats:
        """Whether each comment has a strong cue, as a column."""
        return self.seen.cued[self.own].astype(np.float64)[:, None]

    @cached_property
    def latest(self) -> Bools:
        """Whether each candidate is the latest by its author."""
        return ~_spoke_between(self.author, self.there)

    @cached_property
    def similar(self) -> Floats:
        """Cosines of the sketched words."""
        return similarities(self.seen, self.slots, self.start)

    @cached_property
    def best_similar(self) -> Floats:
        """The greatest similarity of each comment to a candidate."""
        return np.asarray(self.similar.max(axis=1))

    @cached_property
    def cue(self) -> dict[str, Floats]:
        """The features of cues, by name."""
        return _cue_features(self)


def _spoke_between(author: Ints, there: Bools) -> Bools:
    """Whether a candidate's author has a later candidate in the same row, window slots only."""
    rows, width = author.shape
    keys = np.where(there, author, -1) + np.arange(rows)[:, None] * (int(author.max(initial=0)) + 2)
    flat = keys.ravel()
    _, first = np.unique(flat, return_index=True)
    spoken = np.ones(len(flat), dtype=bool)
    spoken[first] = False
    return spoken.reshape(rows, width)


def similarities(seen: Traits, slots: Ints, start: int) -> Floats:
    """Cosines of the sketched words (comments, slots)."""
    rows = len(slots)
    low = max(0, start - WINDOW)
    band = seen.sketch[start : start + rows] @ seen.sketch[low : start + rows].T
    place = np.clip(slots - low, 0, band.shape[1] - 1)
    out = np.take_along_axis(band, place, axis=1).astype(np.float64)
    for row, slot in zip(*np.nonzero(slots[:, WINDOW:] > 0), strict=True):
        out[row, WINDOW + slot] = float(seen.sketch[start + row] @ seen.sketch[slots[row, WINDOW + slot]])
    return np.where(slots > 0, out, 0.0)


def _cue_features(b: Candidates) -> dict[str, Floats]:
    """Each cue marked at the candidate at which it points; a name marks the person's other comments too."""
    author, texts = b.seen.reading.author, b.seen.reading.texts
    column: dict[str, Floats] = defaultdict(lambda: np.zeros(b.slots.shape))
    for row, own in enumerate(b.own.tolist()):
        found = b.seen.cues.get(own, ())
        surer = [cue.start for cue in found if cue.basis != "mention" and cue.strength == "strong"]
        for cue in found:
            slot = _slot(b.slots[row], own, cue.target) if cue.target else None
            if slot is None:
                continue
            if cue.basis == "quote":
                _mark_quotation(column, row, slot, cue, texts[own], first=cue.start <= min(surer, default=cue.start))
            elif cue.basis == "index":
                column[f"index_{cue.strength}"][row, slot] = 1.0
            elif surer:
                column["mention_beside"][row, slot] = 1.0
            else:
                column[f"mention_{cue.strength}_latest"][row, slot] = 1.0
                others = (author[np.maximum(b.slots[row], 0)] == author[cue.target]) & (b.slots[row] > 0)
                others[slot] = False
                column[f"mention_{cue.strength}_other"][row, others] = 1.0
                if cue.strength == "strong":
                    column["mention_inside"][row, slot] = stands_inside(texts[own], cue.start)
    return column


def _mark_quotation(column: dict[str, Floats], row: int, slot: int, cue: Cue, text: str, *, first: bool) -> None:
    column[f"quote_{cue.strength}"][row, slot] = 1.0
    if cue.strength == "strong":
        column["quote_size"][row, slot] = np.log(cue.weight)
        column["quote_lead"][row, slot] = leads(text, cue.start)
        column["quote_after"][row, slot] = not first


def _slot(row: Ints, own: int, target: int) -> int | None:
    if own - target <= WINDOW:
        return own - target - 1
    found = np.flatnonzero(row[WINDOW:] == target)
    return WINDOW + int(found[0]) if len(found) else None
