"""How much texts of a thread have in common: their words, weighted by how rare they are."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from threads.replies.transcript import Transcript

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SKETCH = 1024
"""Buckets into which a thread's words are hashed to compare texts (a count sketch: chance overlap about 0.03)."""

STEM = 6
"""Letters of a word that count when texts are compared: "export", "exports" and "exported" are one term."""

BACKGROUND = 20.0
"""Texts' worth of general word frequency that a thread's own is mixed with."""

TYPICAL_LENGTH = 40.0
"""Words of a typical comment, to turn a word's general frequency into a share of comments."""

RARE = 5e-4
"""The share of comments that hold a word which is not among the 6,000 common ones."""

HAN_PAIR = 2e-3
"""The share of comments that hold two given Chinese characters in a row."""


def sketch(reading: Transcript, own: NDArray[np.bool_]) -> tuple[NDArray[np.float32], Floats]:
    """Unit rows (n + 1, SKETCH) of each text's own terms, weighted by how rare they are in the thread and in general,
    and the lengths that the rows had."""
    rows = np.zeros((len(reading) + 1, SKETCH), dtype=np.float32)
    document, ids, rarity = rare_terms(reading, own)
    if not len(ids):
        return rows, np.zeros(len(rows))
    size = len(rarity)
    once, times = distinct(document * size + ids)
    document, ids = once // size, once % size
    mixed = (np.arange(size, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    bucket = (mixed >> np.uint64(40)).astype(np.int64) % SKETCH
    sign = np.where((mixed >> np.uint64(20)) & np.uint64(1), 1.0, -1.0)
    value = (1.0 + np.log(times)) * rarity[ids] * sign[ids]
    length = np.zeros(len(rows))
    step = 256  # rows at a time: the flat histogram below is dense, 2 MB stay in the cache
    for start in range(0, len(rows), step):
        inside = slice(*np.searchsorted(document, (start, start + step)))
        flat = (document[inside] - start) * SKETCH + bucket[ids[inside]]
        part = np.bincount(flat, weights=value[inside], minlength=min(step, len(rows) - start) * SKETCH).reshape(
            -1, SKETCH
        )
        length[start : start + step] = np.sqrt(np.einsum("ij,ij->i", part, part))
        rows[start : start + step] = part / np.maximum(length[start : start + step], 1e-9)[:, None]
    return rows, length


def rare_terms(reading: Transcript, own: NDArray[np.bool_]) -> tuple[Ints, Ints, Floats]:
    """The own terms of all texts as (text, term) and each term's rarity: −log of the share of texts that hold it.

    A term is a word, cut to its first `STEM` letters, or two Chinese characters in a row. Shares are those of the
    thread mixed with `BACKGROUND` texts' worth of general ones, since a short thread cannot tell "had" from "quartz".
    """
    words = reading.words
    cut = [word[:STEM] for word in words.vocabulary]
    stems = {stem: number for number, stem in enumerate(dict.fromkeys(cut))}
    stem_of = np.array(list(map(stems.__getitem__, cut)), dtype=np.int64)
    general = np.array(list(map(general_shares().get, words.vocabulary, repeat(RARE))), dtype=np.float64)
    terms, document = stem_of[words.ids[own]], words.document[own]
    share, han = np.zeros(max(1, len(stems))), np.zeros(max(1, len(stems)), dtype=bool)
    # Backwards, so that of words with one stem the first decides; a Chinese character is a stem of its own.
    share[stem_of[::-1]] = general[::-1]
    han[stem_of[::-1]] = words.han[: len(stem_of)][::-1]
    pair = (
        np.flatnonzero(han[terms[:-1]] & han[terms[1:]] & (document[1:] == document[:-1]))
        if len(terms) > 1
        else np.zeros(0, dtype=np.int64)
    )
    if len(pair):
        both, number = np.unique(terms[pair] * len(stems) + terms[pair + 1], return_inverse=True)
        alone = ~han[terms]
        terms = np.concatenate((terms[alone], len(stems) + number))
        document = np.concatenate((document[alone], document[pair]))
        share = np.concatenate((share, np.full(len(both), HAN_PAIR)))
    texts = np.bincount(distinct(document * len(share) + terms)[0] % len(share), minlength=len(share))
    rarity = -np.log((texts + BACKGROUND * share) / (len(reading) + 1 + BACKGROUND) + 1e-9)
    return document, terms, np.maximum(rarity, 0.0)


def distinct(values: Ints) -> tuple[Ints, Ints]:
    """The values in order, each once, and how often each stood there; four times as fast as numpy's on millions."""
    ordered = np.sort(values)
    first = (
        np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
        if len(ordered)
        else np.zeros(0, dtype=np.int64)
    )
    return ordered[first], np.diff(np.concatenate((first, [len(ordered)])))


@cache
def general_shares() -> dict[str, float]:
    """The share of comments that hold each of the 6,000 most common words of sixteen languages.

    From their ranks in the vocabulary of the multilingual encoder (Apache-2.0), by Zipf's law, sixteen languages
    sharing its mass.
    """
    lines = files("threads.replies").joinpath("common_words.txt").read_text(encoding="utf-8").split("\n")
    return {word: 1.0 - math.exp(-TYPICAL_LENGTH * 0.64 / (rank + 8.0)) for rank, word in enumerate(lines) if word}
