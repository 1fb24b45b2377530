"""What the labels of tied texts say of a text's own: how often authors and replies keep a label, learnt from codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.stance.statements import LABELS
from analysis.stance.ties import SAME_AUTHOR, SAME_REPLY, Tie

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

KINDS = {"author": SAME_AUTHOR, "reply": SAME_REPLY}
# What debates say of ties counts as so many coded pairs. In trials whose code is not kept, the sample's codes, each
# reaction read without its thread: no ties F .558, side right .720; sides alone moved, as debates say .588 and .767;
# this with 5 / 20 / 60 pairs .620, .631, .629 and .787, .817, .800. On the real blog thread, where nearly all are of
# one side, AUC against the rest .74 without ties, .53 as debates say, .67 with 20 pairs.
PAIRS_OF_DEBATES = 20.0
CODES_OF_NOBODY = 5.0
"""Added to the count of each label, so that one which nobody has coded stays possible."""


@dataclass(frozen=True, slots=True)
class Company:
    """The ties of a corpus as arrays: both ends, the kind's number and how certain the tie is."""

    first: Ints
    second: Ints
    kind: Ints
    certain: Floats

    @classmethod
    def of(cls, ties: Sequence[Tie]) -> Company:
        """The same ties; a reply is as certain as its link is probable."""
        names = list(KINDS)
        return cls(
            first=np.array([tie.first for tie in ties], dtype=np.int64),
            second=np.array([tie.second for tie in ties], dtype=np.int64),
            kind=np.array([names.index(tie.kind) for tie in ties], dtype=np.int64),
            certain=np.array([1.0 if tie.kind == "author" else (tie.same - 0.5) / (SAME_REPLY - 0.5) for tie in ties]),
        )

    def near(self, places: Ints) -> Ints:
        """These places and those tied to them, in order."""
        ours = np.isin(self.first, places), np.isin(self.second, places)
        return np.unique(np.concatenate([places, self.second[ours[0]], self.first[ours[1]]]))

    def among(self, shares: Floats, labels: Ints) -> Floats:
        """The shares (n, 3) of each text when those tied to it have been heard once.

        `labels` (n) are the places in LABELS of what people coded, −1 where nothing may be known: from them, and from
        debates, comes how likely each label stands beside each other one.
        """
        moved = np.log(np.maximum(shares, 1e-6))
        for number, same in enumerate(KINDS.values()):
            own = self.kind == number
            given = self._beside(labels, own, same)
            for hearing, heard in ((self.first[own], self.second[own]), (self.second[own], self.first[own])):
                says = shares[heard] @ given.T
                says /= np.maximum(says.mean(axis=1, keepdims=True), 1e-12)
                certain = self.certain[own][:, None]
                np.add.at(moved, hearing, np.log(np.maximum(certain * says + 1 - certain, 1e-6)))
        raised = np.exp(moved - moved.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))

    def _beside(self, labels: Ints, own: NDArray[np.bool_], same: float) -> Floats:
        """The probability (3, 3) of the other end's label, a row for each label of this end."""
        counts = np.bincount(labels[labels >= 0], minlength=len(LABELS)) + CODES_OF_NOBODY
        common = counts / counts.sum()
        ratio = np.ones((len(LABELS), len(LABELS)))
        ratio[:2, :2] = 2 * (1 - same)
        ratio[[0, 1], [0, 1]] = 2 * same
        pairs = np.outer(common, common) * ratio
        pairs *= PAIRS_OF_DEBATES / pairs.sum()
        first, second = labels[self.first[own]], labels[self.second[own]]
        known = (first >= 0) & (second >= 0)
        for one, other in ((first[known], second[known]), (second[known], first[known])):
            np.add.at(pairs, (one, other), 0.5)
        return np.asarray(pairs / pairs.sum(axis=1, keepdims=True))
