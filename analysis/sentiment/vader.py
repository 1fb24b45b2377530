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
    """nltk's analyzer with our copy of the lexicon: nltk itself would look for a download."""
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    class Packaged(SentimentIntensityAnalyzer):  # type: ignore[misc]
        def __init__(self) -> None:
            self.lexicon = lexicon()
            self.constants = VaderConstants()

    return Packaged()
