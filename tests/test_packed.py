"""Many texts as one run of bytes, who says what of them by concept (what plain lists and matrices say), and blocks of
them that are ahead."""

from __future__ import annotations

import mmap
import pickle
import random
from concurrent.futures import Executor, Future
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from analysis.texts.packed import PackedTexts
from analysis.themes.saying import SaidBy
from analysis.through import AHEAD, in_order
from threads.text.memory import give_back


@given(st.lists(st.text(alphabet=st.characters(), max_size=8)))
def test_packed_texts_are_the_texts(texts: list[str]) -> None:
    packed = PackedTexts(texts)
    assert list(packed) == texts == packed[:] and len(packed) == len(texts)
    assert packed[1::2] == texts[1::2] and [packed[place] for place in range(-len(texts), 0)] == texts
    places = np.arange(len(texts))[::-2]
    assert list(packed.at(places)) == texts[::-2] and list(pickle.loads(pickle.dumps(packed))) == texts
    with pytest.raises(IndexError):
        packed[len(texts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.texts.packed.MAPPED_FROM", 1)
        patch.setattr("analysis.texts.packed.AT_ONCE", 2)
        held = PackedTexts(texts)
        assert list(held) == texts and isinstance(held._bytes, mmap.mmap if any(texts) else bytearray)
    give_back()
    assert (
        list(held) == texts and list(held.at(places)) == texts[::-2] and list(pickle.loads(pickle.dumps(held))) == texts
    )


@given(st.lists(st.lists(st.integers(0, 3), min_size=5, max_size=5), min_size=1, max_size=9), st.randoms())
def test_who_says_what_by_concept_is_what_the_matrix_says(rows: list[list[int]], chance: random.Random) -> None:
    matrix = np.array(rows, dtype=np.uint16)
    weight = np.where(matrix > 0, 1 + np.log(np.maximum(matrix, 1)), 0)
    inside = np.array([chance.random() < 0.5 for _ in rows])
    said = SaidBy(csr_matrix(matrix))
    assert said.counts(inside).tolist() == (matrix[inside] > 0).sum(axis=0).tolist()
    assert np.allclose(said.dwelt(inside), weight[inside].sum(axis=0))
    assert said.any_of([0, 3]).tolist() == (matrix[:, [0, 3]].sum(axis=1) > 0).tolist()


class CountedHands(Executor):
    """Does each piece of work at once, for so many workers."""

    def __init__(self, count: int) -> None:
        self.count, self.given = count, 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.given += 1
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def test_no_more_blocks_are_ahead_than_workers_need() -> None:
    hands = CountedHands(2)
    for taken, said in enumerate(in_order(hands, abs, iter(range(0, -50, -1)))):
        assert said == taken and hands.given <= taken + AHEAD * 2
    assert hands.given == 50
