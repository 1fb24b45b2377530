"""What was read of a text is found again by its digest, to the last bit, and never under another version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analysis.sentiment import classify
from analysis.sentiment.instrument import read_classes
from analysis.texts import kept as module
from analysis.texts.kept import kept, version_of
from benchmarks.made_threads import threads
from threads.text.encode import USE, sentence_encoder
from threads.text.vectors import SentenceNetwork, VectorStore, network

TEXTS = [comment.text for thread in threads(60, seed=5) for comment in thread.comments]


class Counting:
    """Gives each text two numbers of its own and notes which texts it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: list[str]) -> np.ndarray:
        self.asked += texts
        return np.array([[len(text) / 3, -0.1 * sum(map(ord, text))] for text in texts])


def into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps what is kept in this folder, as a new process would."""
    stores: dict[str, VectorStore] = {}
    monkeypatch.setattr(
        module, "_store", lambda name, width: stores.setdefault(name, VectorStore(folder / name, width=4 * width))
    )


def test_each_text_is_read_once_and_comes_back_to_the_last_bit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    into(tmp_path, monkeypatch)
    first = Counting()
    found = kept(["b", "aa", "b", ""], first, name="numbers", version="1", width=2)
    assert first.asked == ["b", "aa", ""]
    assert np.array_equal(found, Counting()(["b", "aa", "b", ""]))
    module._store("numbers", 2).flush()
    into(tmp_path, monkeypatch)
    again, other = Counting(), Counting()
    assert np.array_equal(kept(["", "aa", "new"], again, name="numbers", version="1", width=2)[:2], found[[3, 1]])
    assert again.asked == ["new"]
    kept(["aa"], other, name="numbers", version="2", width=2)
    assert other.asked == ["aa"], "another version finds nothing of the first"


def test_texts_beyond_what_is_held_at_once_are_read_in_equal_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into(tmp_path, monkeypatch)
    monkeypatch.setattr(module, "AT_ONCE", 50)
    texts, made, sizes = [f"text {number % 90}" for number in range(120)], Counting(), list[int]()

    def through(make: Any, asked: Any, size: int, what: str = "") -> Any:
        sizes.append(size)
        return map(make, asked)

    found = kept(texts, made, name="numbers", version="1", width=2, through=through)
    assert np.array_equal(found, Counting()(texts))
    assert sizes == [40, 40, 10] and len(made.asked) == 90, "what an earlier part has is found"
    assert kept([], made, name="numbers", version="1", width=2).shape == (0, 2)


def test_without_a_store_every_text_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_store", lambda name, width: VectorStore(None, width=4 * width))
    for _ in range(2):
        made = Counting()
        assert kept(["a", "b"], made, name="numbers", version="1", width=2).shape == (2, 2)
        assert made.asked == ["a", "b"]
    assert kept([], made, name="numbers", version="1", width=2).shape == (0, 2)


def test_the_version_hangs_on_every_byte(tmp_path: Path) -> None:
    (tmp_path / "rules.py").write_text("REACH = 3")
    before = version_of(tmp_path)
    version_of.cache_clear()
    (tmp_path / "rules.py").write_text("REACH = 4")
    assert version_of(tmp_path) != before


def test_classes_kept_are_those_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    into(tmp_path, monkeypatch)
    texts = [*TEXTS, "", "😡", "12", TEXTS[0]]
    new, read = read_classes(texts)
    module._store("sentiment-1", 4).flush()
    into(tmp_path, monkeypatch)
    old, again = read_classes(texts[::-1])
    assert np.array_equal(old[::-1], new) and np.array_equal(again[::-1], read)
    assert np.array_equal(classify(texts), new)
    assert read[:-4].all() and read[-4:].tolist() == [False, True, False, True]


def test_vectors_hang_on_no_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = sentence_encoder(USE).load()._loaded
    assert loaded is not None
    numbers = [loaded[0].numbers(text) for text in TEXTS]
    whole = SentenceNetwork(loaded[1]._model).vectors(numbers, threads=1)
    monkeypatch.setattr(network, "TEXTS", 7)
    monkeypatch.setattr(network, "BATCH", 90)
    monkeypatch.setattr("threads.text.vectors.tables.KEPT_PIECES", 300)  # new tables are begun while old ones are read
    monkeypatch.setattr(network, "KEPT_PIECES", 300)
    assert np.array_equal(SentenceNetwork(loaded[1]._model).vectors(numbers, threads=4), whole)
    assert network.SentenceNetwork(loaded[1]._model).vectors([]).shape == (0, 512)
