"""The linker's model: a conditional logit over "nobody" and the candidates, in two rounds, from weights in JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, SupportsFloat

import numpy as np
from numpy.typing import NDArray

from threads.errors import BadParameter
from threads.replies import chat, features, structure
from threads.replies.candidates import Candidates, candidates
from threads.replies.traits import Traits

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

BOUND = 12.0
"""Offsets of "answers nobody" beyond this say "always" or "never" with five digits."""

BLOCK = 512
"""Comments that are computed at a time: a feature of 512 × 54 candidates is 0.2 MB and stays in the cache."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Four vectors in the order of the features they belong to, and the temperature that calibrates."""

    pair: Floats
    root: Floats
    structure_pair: Floats
    structure_root: Floats
    temperature: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        """The weights by feature name."""
        return {
            "pair": dict(zip(features.PAIR, self.pair.tolist(), strict=True)),
            "root": dict(zip(features.ROOT, self.root.tolist(), strict=True)),
            "structure_pair": dict(zip(structure.PAIR, self.structure_pair.tolist(), strict=True)),
            "structure_root": dict(zip(structure.ROOT, self.structure_root.tolist(), strict=True)),
            "temperature": self.temperature,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Weights:
        """Weights from names; a feature that the file does not name weighs nothing."""

        def vector(part: str, names: Iterable[str]) -> Floats:
            return np.array([data[part].get(name, 0.0) for name in names])

        return cls(
            vector("pair", features.PAIR),
            vector("root", features.ROOT),
            vector("structure_pair", structure.PAIR),
            vector("structure_root", structure.ROOT),
            float(data["temperature"]),
        )


@cache
def shipped() -> Weights:
    """The weights that come with the package; see MODEL_CARD.md beside them."""
    return Weights.from_dict(json.loads(files("threads.replies").joinpath("weights.json").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Guess:
    """Probabilities (n, 1 + slots) that each comment answers nobody (first) or each candidate; `slots` names them.

    `first` is the guess before turns and base rates were looked at.
    """

    probability: Floats
    slots: Ints
    first: Floats


def probabilities(seen: Traits, weights: Weights | None = None, *, nobody: float = 0.0) -> Guess:
    """Returns each comment's probabilities over nobody and its candidates; weights None means those shipped.

    A thread that is a chat (`chat.is_chat`) is read by the weights and the network for chats. `nobody` is added to the
    log-odds of nobody at the end: what a place needs (`threads.replies.nobody`).
    """
    guess = _weighed(seen, weights)
    return Guess(shifted(guess.probability, nobody), guess.slots, guess.first)


def _weighed(seen: Traits, weights: Weights | None) -> Guess:
    if weights is not None or not chat.is_chat(seen):
        return two_rounds(seen, weights or shipped())
    logit, network = chat.shipped()
    guess = two_rounds(seen, Weights.from_dict(logit))
    out = np.empty_like(guess.probability)
    pair, root = structure.structure(guess.first, seen.reading.author[1:], seen.cued[1:], structure.FOR_CHAT)
    for start, stop in block_ranges(len(seen.reading)):
        rows = slice(start - 1, stop - 1)
        block = Candidates(seen, guess.slots[rows], start)
        both = np.concatenate((features.pair_features(block, features.FOR_CHAT), pair[rows]), axis=2)
        beside = np.concatenate((features.root_features(block, features.ROOT_FOR_CHAT), root[rows]), axis=1)
        out[rows] = chat.rescored(guess.probability[rows], both, beside, network)
    return Guess(out, guess.slots, guess.first)


def checked_offset(nobody: SupportsFloat | None) -> float:
    """The offset as a number, 0 for None; raises BadParameter for what is none or not finite."""
    try:
        value = 0.0 if nobody is None else float(nobody)
    except (TypeError, ValueError):
        value = math.nan
    if not math.isfinite(value):
        raise BadParameter(
            "The offset of “answers nobody” is a number, in log-odds: 0.7 doubles the odds, −0.7 halves them; "
            f"not {nobody!r:.40}."
        )
    return min(max(value, -BOUND), BOUND)


def shifted(probability: Floats, offset: float) -> Floats:
    """Probabilities (n, 1 + slots), "nobody" first, with the offset on the log-odds of nobody; rows that leave nothing
    open stay as they are."""
    if not offset:
        return probability
    out = probability.copy()
    out[:, 0] *= math.exp(offset)
    return np.asarray(out / out.sum(axis=1, keepdims=True))


def two_rounds(seen: Traits, weights: Weights) -> Guess:
    """The logit's probabilities: a first guess from each pair alone, then one that has seen the first of all."""
    slots = candidates(seen, 1, len(seen.reading) + 1)
    utility = np.empty((len(slots), slots.shape[1] + 1))
    for start, stop in block_ranges(len(slots)):
        rows = slice(start - 1, stop - 1)
        utility[rows] = features.utilities(Candidates(seen, slots[rows], start), weights.pair, weights.root)
    first = softmax(fix_kept(utility, slots, seen))
    weighty = tuple(name for name, weight in zip(structure.PAIR, weights.structure_pair, strict=True) if weight)
    pair, root = structure.structure(first, seen.reading.author[1:], seen.cued[1:], weighty)
    second = np.concatenate(
        ((root @ weights.structure_root)[:, None], pair @ weights.structure_pair[weights.structure_pair != 0]), axis=1
    )
    return Guess(softmax(fix_kept(second / weights.temperature, slots, seen)), slots, first)


def block_ranges(n: int) -> list[tuple[int, int]]:
    """Comments 1 to n in blocks (start, stop)."""
    return [(start, min(start + BLOCK, n + 1)) for start in range(1, n + 1, BLOCK)]


def fix_kept(utility: Floats, slots: Ints, seen: Traits) -> Floats:
    """Utilities with free slots ruled out, and comments whose parent the platform kept fixed to it."""
    utility = utility.copy()
    utility[:, 1:][slots < 1] = -np.inf
    for k in np.flatnonzero(seen.reading.fixed[1:]).tolist():
        comment = seen.reading.comments[k]
        wanted = [seen.reading.place.get(reply.parent, 0) for reply in comment.replies_to] or [0]
        chosen = np.isin(slots[k], [w for w in wanted if w])
        utility[k] = -np.inf
        utility[k, 1:][chosen] = 0.0
        if not chosen.any():
            utility[k, 0] = 0.0
    return utility


def softmax(utility: Floats) -> Floats:
    """Rows that sum to 1."""
    shifted = np.exp(utility - utility.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))
