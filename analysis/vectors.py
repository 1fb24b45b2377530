"""Sentence vectors for analyses: each distinct text is encoded once in a process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

# 2 kB a text: 20,000 texts are 41 MB. The sentences of a five-page report are some hundreds.
CACHE_SIZE = 20_000
WIDTH = 512

_CACHE: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """The unit vectors (n, 512) of texts by the multilingual sentence encoder; a blank text has a zero vector."""
    keys = [blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest() for text in texts]
    known = {key: _CACHE[key] for key in keys if key in _CACHE}
    wanted = {key: text for key, text in zip(keys, texts, strict=True) if key not in known and text.strip()}
    if wanted:
        from threads.text.encode import encoder

        fresh = np.asarray(encoder("use").encode(list(wanted.values())), dtype=np.float32)
        known.update(zip(wanted, fresh, strict=True))
        _remember(dict(zip(wanted, fresh, strict=True)))
    zero = np.zeros(WIDTH, dtype=np.float32)
    return np.stack([known.get(key, zero) for key in keys]) if keys else np.zeros((0, WIDTH), dtype=np.float32)


def _remember(fresh: dict[bytes, NDArray[np.float32]]) -> None:
    _CACHE.update(fresh)
    while len(_CACHE) > CACHE_SIZE:
        _CACHE.popitem(last=False)
