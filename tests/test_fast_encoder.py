"""The fast encoder: the same bytes in any batch, near the encoder's own vectors, asked for by name, and told."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.base import Study
from commentariat import front
from commentariat.settings import Settings, read_settings
from tests.test_vectors import TEXTS, at_once, fresh
from threads.corpus.store import Corpus
from threads.errors import BadParameter, UnknownName
from threads.model import Article, Comment, Thread
from threads.text.encode import FastEncoder, encoder, used, using

MEANT = [
    ("The border is closed.", "边境关闭了。", "국경이 닫혔습니다."),
    ("The soup was very good.", "汤很好喝。", "국이 아주 맛있었어요."),
    ("My brother is a doctor.", "我哥哥是医生。", "내 형은 의사입니다."),
    ("It will rain tomorrow.", "明天会下雨。", "내일 비가 올 것이다."),
]


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(TEXTS))), st.integers(1, 6))
def test_a_fast_vector_is_the_same_bytes_in_any_batch(order: list[int], size: int) -> None:
    whole, one = at_once(FastEncoder), fresh(kind=FastEncoder)
    parts = [one.encode([TEXTS[at] for at in order[start : start + size]]) for start in range(0, len(order), size)]
    assert np.array_equal(np.concatenate(parts), whole[order])
    lengths = np.linalg.norm(whole, axis=1)
    assert np.allclose(lengths, 1, atol=1e-5)


def test_fast_vectors_lie_near_the_encoders_own_and_hear_languages() -> None:
    said = [one for meant in MEANT for one in meant]
    fast = encoder("fast").encode(said)
    near = (fast * encoder("use").encode(said)).sum(axis=1)
    assert near.mean() > 0.8
    by_language = fast.reshape(len(MEANT), 3, -1)
    for other in (1, 2):
        found = (by_language[:, 0] @ by_language[:, other].T).argmax(axis=1)
        assert (found == np.arange(len(MEANT))).all()


def test_pieces_beyond_what_is_kept_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["".join(map(chr, range(at, at + 60))) for at in range(0x4E00, 0x5A00, 60)]
    whole = fresh(kind=FastEncoder).encode(texts)
    monkeypatch.setattr("threads.text.vectors.alone.KEPT_ALONE", 1100)
    assert np.array_equal(fresh(kind=FastEncoder).encode(texts), whole)


def test_the_encoder_in_use_is_asked_for_by_name() -> None:
    assert used() == "use"
    with using("fast"):
        assert encoder().name == "fast"
        with using("use"):
            assert encoder().name == "use"
    assert used() == "use"
    with pytest.raises(UnknownName, match="fast"), using("slow"):
        pass


def test_a_study_with_the_fast_encoder_measures_with_it_and_its_report_says_so(tmp_path: Path) -> None:
    corpus = talk()
    slow, fast = Study(corpus), Study(corpus, encoder="fast")
    scores = [study.layer("sentiment").table["score"] for study in (slow, fast)]
    assert not np.allclose(*scores)
    assert np.corrcoef(*scores)[0, 1] > 0.8
    front.report(corpus, tmp_path / "out", settings=Settings(encoder="fast"))
    assert json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))["encoder"] == "fast"
    assert read_settings(tmp_path / "out" / "study" / "study.toml").encoder == "fast"
    assert "fast encoder" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_an_unknown_encoder_ends_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text('encoder = "slow"\n', encoding="utf-8")
    with pytest.raises(BadParameter, match="use or fast"):
        read_settings(tmp_path / "study.toml")
    with pytest.raises(UnknownName):
        Settings(encoder="slow")


def talk() -> Corpus:
    words = ("good", "bad", "sad", "fine", "cruel", "kind", "late", "calm", "rude", "warm", "cold", "fair")
    comments = [
        Comment(
            id=str(n), number=n, text=f"The {word} people at the border did this, and it is {word}.", author=f"A{n}"
        )
        for n, word in enumerate(words, 1)
    ]
    return Corpus([Thread(id="t", article=Article(title="The border", language="en"), comments=tuple(comments))])
