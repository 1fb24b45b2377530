"""The linker's model for chat: many people talking at once, a few words and a few seconds at a time.

There the logit of `model` stays behind (67 link F1 on IRC), since names, turns and pauses work together; a small
network over the same features reads them (73), with weights fitted on the IRC disentanglement corpus (Kummerfeld et
al., ACL 2019, CC-BY 4.0) and on nothing else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from threads.replies.traits import Traits

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TOP = 12
"""Candidates, by the logit's probability, that the network weighs; the parent is among them in 99 % of cases."""

CLIP = 6.0
"""Features are cut at so many standard deviations."""

CHAT_PAUSE = 60.0
"""Seconds: where half of all comments follow within this time, and their texts are short, the thread is a chat.
The median is below a minute in every log of the IRC corpus, and above 150 seconds in 97 % of Reddit's threads."""

CHAT_WORDS = 25.0
CHAT_SIZE = 20
"""Mean words of a comment in a chat at most, and comments at least: fewer say little of the pace."""

CHAT_CUED = 0.1
"""Share of comments that name somebody in a chat at least: people who talk across each other do so to be understood.
IRC logs have .16 and more; with all the rules here no blog, forum or Reddit thread of the dev sets counts as a chat."""

CHAT_CLOCKS = 5
"""Times of day that differ at least: a page that gives dates without a time looks as if all came at once."""


@dataclass(frozen=True, slots=True)
class Network:
    """Layers of a feed-forward network with ReLU between, and how its inputs are scaled."""

    mean: Floats
    spread: Floats
    layers: tuple[tuple[Floats, Floats], ...]

    def __call__(self, inputs: Floats) -> Floats:
        """One score for each row of the last axis."""
        hidden = np.clip((inputs - self.mean) / self.spread, -CLIP, CLIP)
        for k, (weight, bias) in enumerate(self.layers):
            hidden = hidden @ weight + bias
            if k + 1 < len(self.layers):
                hidden = np.maximum(hidden, 0.0)
        return np.asarray(hidden[..., 0])

    def to_dict(self) -> dict[str, Any]:
        """The network as lists, four digits a number."""
        return {
            "mean": _short(self.mean),
            "spread": _short(self.spread),
            "layers": [{"weight": _short(weight), "bias": _short(bias)} for weight, bias in self.layers],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Network:
        """The network that `to_dict` wrote."""
        layers = tuple((np.array(layer["weight"]), np.array(layer["bias"])) for layer in data["layers"])
        return cls(np.array(data["mean"]), np.array(data["spread"]), layers)


def _short(values: Floats) -> Any:
    return json.loads(
        json.dumps(np.asarray(values, dtype=np.float64).tolist()), parse_float=lambda text: float(f"{float(text):.4g}")
    )


@cache
def shipped() -> tuple[dict[str, Any], Network]:
    """The chat's logit weights (as `model.Weights.to_dict`) and network; see MODEL_CARD.md beside them."""
    data = json.loads(files("threads.replies").joinpath("chat_weights.json").read_text(encoding="utf-8"))
    return data["logit"], Network.from_dict(data["network"])


def is_chat(seen: Traits) -> bool:
    """Whether the thread goes at the pace and in the lengths of a chat; False where times are unknown."""
    times = seen.reading.time[1:]
    times = times[~np.isnan(times)]
    if len(times) < CHAT_SIZE:
        return False
    if len(np.unique(times % 86400.0)) < CHAT_CLOCKS or seen.cued[1:].mean() < CHAT_CUED:
        return False
    words = len(seen.reading.words.ids) - int(seen.reading.words.start[1])
    return float(np.median(np.diff(times))) <= CHAT_PAUSE and words / len(seen.reading) <= CHAT_WORDS


def inputs(pair: Floats, root: Floats, chosen: Ints, guess: Floats) -> Floats:
    """The network's inputs (comments, 1 + chosen, features): "nobody" first, then each chosen candidate.

    `pair` (comments, slots, features) and `root` (comments, features) hold static and structural features side by
    side; `guess` (comments, 1 + slots) the logit's probabilities.
    """
    rows, width = chosen.shape
    size = pair.shape[2]
    out = np.zeros((rows, width + 1, size + 1 + root.shape[1] + 1))
    out[:, 1:, :size] = np.take_along_axis(pair, chosen[:, :, None], axis=1)
    out[:, 0, size] = 1.0
    out[:, :, size + 1 : -1] = root[:, None, :]
    out[:, 0, -1] = guess[:, 0]
    out[:, 1:, -1] = np.take_along_axis(guess[:, 1:], chosen, axis=1)
    out[:, :, -1] = np.log(np.maximum(out[:, :, -1], 1e-6))
    return out


def chosen_slots(guess: Floats) -> Ints:
    """The `TOP` most probable slots of each comment."""
    return np.argsort(-guess[:, 1:], axis=1, kind="stable")[:, :TOP]


def rescored(guess: Floats, pair: Floats, root: Floats, network: Network) -> Floats:
    """The logit's probabilities replaced by the network's; slots that it does not weigh get 0."""
    chosen = chosen_slots(guess)
    scores = network(inputs(pair, root, chosen, guess))
    scores[:, 1:][np.take_along_axis(guess[:, 1:], chosen, axis=1) <= 0.0] = -np.inf
    scores[guess[:, 0] <= 0.0, 0] = -np.inf
    weight = np.exp(scores - scores.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    out = np.zeros_like(guess)
    out[:, 0] = weight[:, 0]
    np.put_along_axis(out[:, 1:], chosen, weight[:, 1:], axis=1)
    return out
