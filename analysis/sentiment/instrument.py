"""Sentiment of texts in [-1, 1] and in three classes, by one instrument for all languages."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.models import FOLDER
from analysis.sentiment.head import shipped
from analysis.texts.inputs import check_texts
from analysis.texts.kept import kept, version_of
from analysis.texts.pieces import pieces
from analysis.texts.vectors import meanings
from analysis.through import Through, here
from threads.text.encode import used, vectors_of

Floats = NDArray[np.float64]
LABELS = ("negative", "neutral", "positive")
FOLDER_OF_CLASSES = "sentiment-1"
BLOCK = 2048
"""Texts whose sentences are in memory at once: a vector, its double and n-grams are some 10 kB a sentence."""


def score(texts: Sequence[str], *, languages: Sequence[str | None] | None = None) -> Floats:
    """The sentiment of each text, P(positive) − P(negative), in [-1, 1], shape (n,); one with nothing to read scores 0.

    Raises BadParameter for a bare str, for what is no text, and for languages that are not one a text.
    """
    classes = classify(texts, languages=languages)
    return classes[:, 2] - classes[:, 0]


def classify(texts: Sequence[str], *, languages: Sequence[str | None] | None = None) -> Floats:
    """The probabilities (n, 3) that each text is negative, neutral, positive; one with nothing to read is neutral.

    A text of several sentences is the mean over its sentences, weighted by the root of their length: on hotel
    reviews that raised the AUC from .825 to .858 over one vector for the whole. Emoji and emoticons are read, also
    where a text holds nothing else. `languages` changes nothing: one ruler for all languages is the point; the
    argument is there for instruments that need it. Raises as `score` does.
    """
    return _read(check_texts(texts, languages=languages))[0]


def read_classes(texts: Sequence[str], *, through: Through = here) -> tuple[Floats, NDArray[np.bool_]]:
    """Class probabilities (n, 3), and which texts have letters or known signs to read; the rest are neutral.

    What was once read is kept on disk by the text's digest, until the program or the model changes; the rest is read
    by workers, where `through` leads to some.
    """
    made = kept(texts, _columns, name=FOLDER_OF_CLASSES, version=_version(), width=4, through=through)
    return made[:, :3], made[:, 3] > 0


def _columns(texts: Sequence[str]) -> Floats:
    """The classes of each text and whether there was anything to read, (n, 4)."""
    return np.column_stack(_read(texts))


def _version() -> str:
    """What a text's classes hang on: the vectors, our rules and weights, and how Chinese is simplified and cut."""
    here = Path(__file__)
    ours = version_of(here.parent, here.parents[1] / "texts" / "pieces.py", FOLDER / "sentiment.npz")
    return " ".join([vectors_of(used()), ours, version("opencc"), version("rjieba")])


def _read(texts: Sequence[str]) -> tuple[Floats, NDArray[np.bool_]]:
    parts = [_read_block(texts[start : start + BLOCK]) for start in range(0, len(texts), BLOCK)]
    if not parts:
        return np.zeros((0, 3)), np.zeros(0, dtype=bool)
    return np.concatenate([classes for classes, _ in parts]), np.concatenate([read for _, read in parts])


def _read_block(texts: Sequence[str]) -> tuple[Floats, NDArray[np.bool_]]:
    cut = [pieces(text) for text in texts]
    flat = [piece for of_text in cut for piece in of_text]
    result = np.tile(np.array([0.0, 1.0, 0.0]), (len(cut), 1))
    if not flat:
        return result, np.zeros(len(cut), dtype=bool)
    units, head = meanings(flat, what="sentiment"), shipped()
    found = head.read(flat)
    owner = np.repeat(np.arange(len(cut)), [len(of_text) for of_text in cut])
    weight = np.sqrt([len(piece) for piece in flat]) * (units.any(axis=1) | found.signed)
    total = np.bincount(owner, weight, minlength=len(cut))
    read = total > 0
    by_piece = head.classes(head.leaning(units, found))
    for column in range(3):
        summed = np.bincount(owner, weight * by_piece[:, column], minlength=len(cut))
        result[read, column] = summed[read] / total[read]
    return result, read
