"""Fits the fast encoder's weights: what the sentence encoder makes of texts, from its features of their pieces alone.

    python -m benchmarks.train_alone                          fits, measures, prints
    python -m benchmarks.train_alone --write                  and writes threads/text/vectors/alone.npz
    python -m benchmarks.train_alone --measure                what stands there, on the odd half

Ridge regression on texts of the measuring sets whose SHA-1 is even; a tenth of these chooses the penalty. Figures are
of texts with an odd one: the mean cosine with the encoder's own vector, and, of sentences in two languages, how many
have their translation nearest.
"""

from __future__ import annotations

import hashlib
import io
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import sentiment_sets
from benchmarks.data import given, half, read, reader, show
from threads.model import strings_in
from threads.text.encode import MAX_CHARACTERS, Encoder, FastEncoder, UseEncoder
from threads.text.vectors import SentenceNetwork, WordPieces
from threads.text.vectors.alone import WEIGHTS, alone

Floats = NDArray[np.float32]
FOLDERS = ("parallel", "replies", "sentiment", "stance", "topics")
OF_A_SET, TEXTS, SHOWN = 6_000, 40_000, 4_000
SHORTEST = 12
PENALTIES = (1.0, 10.0, 30.0, 100.0, 300.0)
BLOCK = 512


def main() -> None:
    parser = reader(__doc__, "")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--measure", action="store_true", help="measure the weights that stand, fit none")
    parser.add_argument("--texts", type=int, default=TEXTS, help="texts to fit on (default: %(default)s)")
    options = given(parser)
    texts = gathered(options.data)
    if not options.measure:
        weights = fit([text for text in texts if half(text) == 0][: options.texts])
        if options.write:
            write(weights, WEIGHTS)
    measure([text for text in texts if half(text) == 1][:SHOWN], options.data)


def gathered(data: Path) -> list[str]:
    """Texts of all sets, in an order that hangs on them alone."""
    found: set[str] = set()
    for path in sorted(path for folder in FOLDERS for path in (data / folder).glob("*.jsonl.gz")):
        strings = (text for row in read(path)[:OF_A_SET] for text in strings_in(row))
        found |= {text[:MAX_CHARACTERS] for text in strings if len(text) >= SHORTEST and any(map(str.isalpha, text))}
    return sorted(found, key=lambda text: hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest())


def network() -> tuple[WordPieces, SentenceNetwork, Any]:
    """The word pieces, the network, and its weights."""
    loaded = UseEncoder(None).load()._loaded
    assert loaded is not None
    return *loaded, loaded[1]._model


def fit(texts: Sequence[str]) -> Floats:
    """The weights (1281, 512), with the penalty that serves a tenth of the texts best."""
    rows, wanted = examples(texts)
    held = np.arange(len(texts)) % 10 == 0
    gram, right = rows[~held].T @ rows[~held], rows[~held].T @ wanted[~held]
    errors = {}
    for penalty in PENALTIES:
        guess = rows[held] @ np.linalg.solve(gram + penalty * np.eye(len(gram)), right)
        errors[penalty] = float(((guess - wanted[held]) ** 2).mean() / (wanted[held] ** 2).mean())
    show("share of the square left, by penalty", ["penalty", "left"], [[f"{p:g}", e] for p, e in errors.items()])
    best = min(errors, key=lambda penalty: errors[penalty])
    gram, right = rows.T @ rows, rows.T @ wanted
    return np.asarray(np.linalg.solve(gram + best * np.eye(len(gram)), right), dtype=np.float32)


def examples(texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of each text the sum of its pieces' features and their number (n, 1281), and what the network makes of it
    (n, 512), both over the root of the number of pieces."""
    pieces, net, model = network()
    rows, wanted = [], []
    for start in range(0, len(texts), BLOCK):
        numbers = [pieces.numbers(text) for text in texts[start : start + BLOCK]]
        known, place = np.unique(np.concatenate([np.array(one) for one in numbers]), return_inverse=True)
        lengths = np.array([len(one) for one in numbers])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        summed = np.add.reduceat(alone(model, known)[place], starts, axis=0)
        rows.append(np.column_stack([summed, lengths]) / np.sqrt(lengths)[:, None])
        pooled = np.concatenate([net._pooled(numbers[at : at + 64]) for at in range(0, len(numbers), 64)])
        wanted.append(pooled @ model.cnn_W / np.sqrt(lengths)[:, None])
    return np.concatenate(rows).astype(np.float64), np.concatenate(wanted).astype(np.float64)


def measure(texts: Sequence[str], data: Path) -> None:
    full, fast = UseEncoder(None), FastEncoder(None)
    near = (full.encode(texts) * fast.encode(texts)).sum(axis=1)
    show("cosine of the two encoders' vectors, odd half", ["texts", "mean", "a tenth below"],
         [[str(len(texts)), float(near.mean()), float(np.quantile(near, 0.1))]])  # fmt: skip
    cost = [[one.name, *milliseconds(one, texts)] for one in (full, fast)]
    show("CPU-milliseconds a text, once the pieces are known", ["encoder", "pieces a text", "cutting", "network"], cost)
    found = []
    for name, (one, other) in sentiment_sets.pairs(data).items():
        found.append([f"en–{name}", str(len(one)), nearest(full, one, other), nearest(fast, one, other)])
    show("sentences whose translation is nearest", ["languages", "pairs", "use", "fast"], found)


def milliseconds(encoder: UseEncoder, texts: Sequence[str]) -> list[float]:
    """Pieces a text, and what cutting into pieces and the network take; on one thread, what was kept aside."""
    assert encoder._loaded is not None
    pieces, net = encoder._loaded
    began = time.process_time()
    numbers = [pieces.numbers(text) for text in texts]
    cut = time.process_time()
    net.vectors(numbers, threads=1)
    ends = time.process_time()
    spent = [1000 * seconds / len(texts) for seconds in (cut - began, ends - cut)]
    return [float(np.mean([len(one) for one in numbers])), *spent]


def nearest(encoder: Encoder, one: Sequence[str], other: Sequence[str]) -> float:
    close = encoder.encode(one) @ encoder.encode(other).T
    return float((close.argmax(axis=1) == np.arange(len(one))).mean())


def write(weights: Floats, path: Path) -> None:
    """Writes the weights as halves; the same weights, the same bytes."""
    held = io.BytesIO()
    np.save(held, weights.astype(np.float16), allow_pickle=False)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(zipfile.ZipInfo("weights.npy", (1980, 1, 1, 0, 0, 0)), held.getvalue())


if __name__ == "__main__":
    main()
