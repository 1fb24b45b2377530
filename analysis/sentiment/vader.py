"""VADER, the lexicon of tweets by Hutto & Gilbert (ICWSM 2014), as a second instrument for English."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.models import FOLDER

LONGEST = 20_000
"""Characters read of a text; VADER's rules look back and forth, and cost more than linearly on long ones."""


def vader(texts: Sequence[str]) -> NDArray[np.float64]:
    """VADER's compound score of each text in [-1, 1], shape (n,), by nltk's rules; made for English and no more."""
    machine = _machine()
    return np.array([machine.polarity_scores(text[:LONGEST])["compound"] if text.strip() else 0.0 for text in texts])


@cache
def lexicon() -> dict[str, float]:
    """VADER's 7,500 words and emoticons with the mean of ten ratings from −4 to 4 (MIT licence, beside them)."""
    return dict(json.loads((FOLDER / "vader.json").read_text(encoding="utf-8"))["valences"])


@cache
def _machine() -> Any:
    """nltk's analyzer with our copy of the lexicon (nltk itself would look for a download), the same scores sooner.

    nltk joins every word of a text with every mark to look up what a word with a mark is, which is half of its time;
    here each word is looked up without the marks that it begins or ends with.
    """
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, SentiText, VaderConstants

    class Bared(SentiText):  # type: ignore[misc]
        def _words_and_emoticons(self) -> list[str]:
            plain = {word for word in self.REGEX_REMOVE_PUNCTUATION.sub("", self.text).split() if len(word) > 1}
            return [self._bare(word, plain) for word in self.text.split() if len(word) > 1]

        def _bare(self, word: str, plain: set[str]) -> str:
            if word[0].isalnum() and word[-1].isalnum():
                return word
            behind = (word[: -len(mark)] for mark in self.PUNC_LIST if word.endswith(mark))
            before = (word[len(mark) :] for mark in self.PUNC_LIST if word.startswith(mark))
            return next((left for left in (*behind, *before) if left in plain), word)

    class Packaged(SentimentIntensityAnalyzer):  # type: ignore[misc]
        def __init__(self) -> None:
            self.lexicon = lexicon()
            self.constants = VaderConstants()

        def polarity_scores(self, text: str) -> dict[str, float]:
            read = Bared(text, self.constants.PUNC_LIST, self.constants.REGEX_REMOVE_PUNCTUATION)
            words, found = read.words_and_emoticons, list[float]()
            small = [word.lower() for word in words]
            first: dict[str, int] = {}
            for at, word in enumerate(words):
                at = first.setdefault(word, at)
                kind_of = small[at : at + 2] == ["kind", "of"]
                if kind_of or small[at] in self.constants.BOOSTER_DICT or small[at] not in self.lexicon:
                    found.append(0)
                else:
                    found = self.sentiment_valence(0, read, word, at, found)
            scores: dict[str, float] = self.score_valence(self._but_check(words, found), text)
            return scores

    return Packaged()
