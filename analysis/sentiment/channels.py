"""What is read of a sentence beside its vector: words, their valences, signs, n-grams, whether it asks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.sentiment.cues import is_question
from analysis.sentiment.grams import NEGATED, letters
from analysis.sentiment.signs import signs
from analysis.sentiment.words import SaidWord, fold, read_words

Floats = NDArray[np.float64]
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")

NORMAL = 15.0
"""VADER's: a sum x of valences from −4 to 4 counts x / √(x² + 15)."""
USUAL = 1.5
"""A sum of valences also counts by the root of the words that it stands among, and by this. On the even ids both ways
together gave r .553 on editorials and .879 on tweets, the first alone .542 and .870, the second .548 and .873."""
TURNED = 0.74
"""What a turned valence counts, with the other sign: measured by Hutto & Gilbert (ICWSM 2014)."""
KINDS = ("whole", "glad", "sad", "not glad", "not sad")
SIGNS = (len(KINDS) + 3, len(KINDS) + 4)
NAMES = (*KINDS, "whole by length", "glad by length", "sad by length", "glad signs", "sad signs", "question")
SCRIPTS = ("other", "han", "hangul")


@dataclass(slots=True)
class Sentences:
    """The channels of n sentences: a small matrix (n, len(NAMES)), the letters of each, its words, its script."""

    small: Floats
    codes: list[NDArray[np.uint64]]
    words: list[list[int]]
    script: NDArray[np.intp]

    @property
    def signed(self) -> NDArray[np.bool_]:
        """Which sentences hold an emoji or an emoticon that says something."""
        return np.asarray(self.small[:, list(SIGNS)].any(axis=1))


def read(sentences: Sequence[str], known: Mapping[str, int], valences: Any) -> Sentences:
    """The channels of sentences; each depends on its own sentence alone."""
    small = np.zeros((len(sentences), len(NAMES)))
    codes, words = [], []
    script = np.zeros(len(sentences), dtype=np.intp)
    for place, sentence in enumerate(sentences):
        folded = fold(sentence)
        said = read_words(folded, known, valences)
        small[place, : SIGNS[0]] = _weigh(said)
        small[place, SIGNS[0]], small[place, SIGNS[1]] = signs(sentence)
        small[place, -1] = is_question(sentence)
        words.append(said.words)
        codes.append(_marked(folded, said))
        script[place] = script_of(folded)
    return Sentences(small, codes, words, script)


def script_of(text: str) -> int:
    """The place in `SCRIPTS` of what the text is written in: Chinese, Korean, or something else (Japanese, too)."""
    if text.isascii():
        return 0
    hangul, han, kana = (len(kind.findall(text)) for kind in (_HANGUL, _HAN, _KANA))
    east = hangul + han + kana
    if east * 2.5 < sum(map(str.isalpha, text)) - east or not east:
        return 0
    if hangul >= max(kana, han / 2):
        return 2
    return 0 if kana > 0.1 * east else 1


def _weigh(said: SaidWord) -> tuple[float, ...]:
    """Five sums of the valences (their whole with the turned ones turned, glad, sad, not glad, not sad) and, by the
    number of words, the first three again."""
    parts = [0.0, 0.0, 0.0, 0.0]
    for value, negated in zip(said.valences, said.negated, strict=True):
        parts[2 * negated + (value < 0)] += abs(value)
    glad, sad, not_glad, not_sad = parts
    whole = glad - sad - TURNED * (not_glad - not_sad)
    length = USUAL * (said.count + 1) ** 0.5
    bounded = [part / (part * part + NORMAL) ** 0.5 for part in (whole, *parts)]
    return (*bounded, whole / length, glad / length, sad / length)


def _marked(folded: str, said: SaidWord) -> NDArray[np.uint64]:
    """The text's letters, those of negated words marked."""
    codes = letters(folded)
    if said.turned:
        codes = codes.copy()
        for start, end in said.turned:
            codes[start:end] |= np.uint64(NEGATED)
    return codes
