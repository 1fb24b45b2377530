"""Many comments: what is done in blocks or kept is what is done at once, and the benchmark's threads are as it says."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import sentiment
from analysis.base import Study
from analysis.sentiment import instrument
from analysis.sentiment.vader import lexicon, vader
from analysis.stance import leaning
from analysis.stance.layer import Seeds, read_stance
from analysis.texts.pieces import letters, passages
from analysis.themes.parts import near
from benchmarks import instruments_scale
from benchmarks.instruments_scale import Cost, exponent, measured, run_stage
from benchmarks.made_talk import AGAINST, FAVOR, TARGET
from benchmarks.made_threads import corpus, threads

SEEDS = Seeds(target=TARGET, favor=FAVOR, against=AGAINST)
TEXTS = [text for thread in threads(90, seed=3) for text in (comment.text for comment in thread.comments)]


def test_made_threads_are_as_many_and_as_different_as_asked_for() -> None:
    made = corpus(400, seed=1).reactions()
    assert len(made) == 400 and made["own_text"].nunique() >= 380
    assert set(made["language"]) == {"en", "zh", "ko"}
    assert made.equals(corpus(400, seed=1).reactions())
    assert not made["own_text"].equals(corpus(400, seed=2).reactions()["own_text"])
    assert any(comment.replies_to for thread in threads(50) for comment in thread.comments)


def test_the_benchmark_measures_a_stage_and_finds_the_same_again(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = run_stage("sentiment", 12), run_stage("sentiment", 12)
    assert first["digest"] == second["digest"] != run_stage("sentiment", 13)["digest"]
    assert min(first["seconds"], first["cpu"], first["memory"]) > 0
    asked: list[tuple[str, int]] = []

    def told(stage: str, count: int, folder: str) -> Cost:
        asked.append((stage, count))
        return Cost(seconds=1.0, cpu=count / 10, memory=5.0, digest="d")

    found = measured([10, 20], ["corpus", "themes"], told)
    assert Counter(asked) == {("corpus", 10): 1, ("corpus", 20): 1, ("themes", 10): 2, ("themes", 20): 2}
    small, large = (found["themes", size, "first"]["cpu"] for size in (10, 20))
    assert exponent(small, large, 2) == pytest.approx(1.0)
    assert capsys.readouterr().out.count("\n") == 7
    assert set(instruments_scale.INSTRUMENTS) < set(instruments_scale.STAGES)


def test_sentiment_of_many_texts_hangs_on_no_block(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sentiment.classify([*TEXTS, "", "😡", "a"])
    monkeypatch.setattr(instrument, "BLOCK", 7)
    assert np.array_equal(sentiment.classify([*TEXTS, "", "😡", "a"]), whole)


def test_stance_of_many_texts_hangs_on_no_block_and_on_no_tone_given(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [*TEXTS, "The bridge is a gift to us all. " * 40]
    assert len(passages(texts[-1])) > 1
    whole = read_stance(texts, SEEDS)
    monkeypatch.setattr(leaning, "BLOCK", 7)
    again = read_stance(texts, SEEDS, tones=sentiment.score(texts))
    assert sum(one.relevance >= leaning.RELEVANT for one in whole) > 10
    assert [one.label for one in again] == [one.label for one in whole]
    assert np.allclose([one.score for one in again], [one.score for one in whole], atol=1e-4)


def test_many_relevant_texts_are_learnt_from_those_that_teach(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = [(f"{word} the bridge for street {i}!", word) for i in range(60) for word in ("Build", "Stop")]
    seeds = Seeds(target="the bridge", favor=("Build the bridge!",), against=("Stop the bridge!",))
    texts = [text for text, _ in sides]
    monkeypatch.setattr(leaning, "MOST_TEACHERS", 20)
    scores = np.array([one.score for one in read_stance(texts, seeds)])
    build = np.array([word == "Build" for _, word in sides])
    assert scores[build].min() > scores[~build].max()


def test_one_reading_of_tone_serves_sentiment_and_stance(monkeypatch: pytest.MonkeyPatch) -> None:
    from analysis.sentiment import layer

    study = Study(corpus(30), defaults={"stance": {"target": "the bridge"}})
    calls: list[int] = []
    real = instrument.read_classes

    def counted(texts: list[str], **how: Any) -> object:
        calls.append(len(texts))
        return real(texts, **how)

    monkeypatch.setattr(layer, "read_classes", counted)
    study.layer("sentiment")
    study.layer("stance")
    assert calls == [30]


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_letters_count_as_they_are_said_to(text: str) -> None:
    assert letters(text) == sum((2.5 if letter >= "\u2e80" else 1.0) for letter in text if letter.isalnum())


def test_the_nearest_are_a_stable_sorts() -> None:
    rng = np.random.default_rng(0)
    rows = rng.integers(-2, 3, (40, 6)).astype(np.float32)  # many ties
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6).astype(np.float32)
    close = (rows @ rows.T).round(5)
    close[np.arange(40), np.arange(40)] = -2
    for count in (0, 1, 7, 39):
        wanted = np.argsort(-close, axis=1, kind="stable")[:, :count]
        assert np.array_equal(near(rows, rows, count=count, own=True), wanted)


def test_vader_is_as_published() -> None:
    """The scores of nltk's own class on every rule's words and marks, in which ours only looks things up sooner."""
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    class Published(SentimentIntensityAnalyzer):  # type: ignore[misc]
        def __init__(self) -> None:
            self.lexicon, self.constants = lexicon(), VaderConstants()

    rng = np.random.default_rng(0)
    words = ["good", "BAD", "kind of", "at least", "least", "but", "not", "never so", "VERY", "without doubt", "hate",
             "don't", ":)", "don’t", "x", "the bomb", "happy", "sad", "ok"]  # fmt: skip
    marks = [*VaderConstants.PUNC_LIST, *[""] * 12, "...", "(", "“"]
    texts = [
        " ".join(f"{rng.choice(marks)}{rng.choice(words)}{rng.choice(marks)}" for _ in range(rng.integers(1, 10)))
        for _ in range(400)
    ]
    machine = Published()
    assert vader(texts).tolist() == [machine.polarity_scores(text)["compound"] for text in texts]
