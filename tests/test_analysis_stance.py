"""Stance beyond single texts: passages, what a corpus teaches, replies and authors, and the warning of an echo."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.base import Study
from analysis.stance.layer import Seeds, read_stance
from analysis.stance.leaning import lean
from analysis.stance.ties import Tie, heard, ties_among
from analysis.texts.pieces import PASSAGE, letters, passages
from threads.corpus.store import Corpus
from threads.model import Comment, Reply, Thread

SEEDS = Seeds(
    target="the new stadium",
    favor=("Build the stadium, it will bring jobs.", "We are proud of the new stadium."),
    against=("The stadium wastes our taxes.", "Stop building the stadium."),
)


@given(st.text(max_size=1500))
@settings(max_examples=80, deadline=None)
def test_passages_lose_nothing_but_space(text: str) -> None:
    cut = passages(text)
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_passages_join_sentences_until_they_are_long() -> None:
    cut = passages("This is a sentence of some forty letters or so. " * 20)
    assert 1 < len(cut) < 20
    assert all(letters(passage) <= PASSAGE for passage in cut)


def test_statements_and_texts_may_be_in_different_languages() -> None:
    readings = read_stance(["浪费纳税人的钱，别建体育场了！", "体育场建得好，会带来工作，我们很自豪！"], SEEDS)
    assert readings[0].score < 0 < readings[1].score


@given(st.lists(st.floats(-8, 8), min_size=2, max_size=12), st.data())
@settings(max_examples=60, deadline=None)
def test_a_tie_never_says_more_than_its_own_odds(values: list[float], data: st.DataObject) -> None:
    log_odds = np.array(values)
    places = st.integers(0, len(values) - 1)
    ties = [
        Tie(first=data.draw(places), second=data.draw(places), same=data.draw(st.floats(0.05, 0.95))) for _ in range(3)
    ]
    most = sum(2 * abs(np.log(tie.same / (1 - tie.same))) for tie in ties)
    assert np.abs(heard(log_odds, ties) - log_odds).max() <= most + 1e-9


def test_one_author_lends_and_a_reply_takes() -> None:
    log_odds = np.array([2.0, 0.0, 0.0])
    found = heard(log_odds, [Tie(first=0, second=1, same=0.8, kind="author"), Tie(first=0, second=2, same=0.2)])
    assert found[1] > 0 > found[2]
    assert found[0] == pytest.approx(2.0)


def test_ties_come_from_replies_and_authors() -> None:
    thread = Thread(id="t", comments=(
        Comment(id="a", author="ann", text="Build it."),
        Comment(id="b", author="bob", text="Never.", replies_to=(Reply(parent="a", probability=0.5, basis="model"),)),
        Comment(id="c", author="ann", text="Yes, do.", replies_to=(Reply(parent="a", probability=1.0, basis="markup"),
            )),
    ))  # fmt: skip
    study = Study(Corpus([thread]))
    ties = ties_among(study.reactions, study.layer("replies").table)
    assert [(tie.first, tie.second, tie.kind) for tie in ties] == [(1, 0, "reply"), (0, 2, "author")]
    assert ties[0].same == pytest.approx(0.5 - 0.12)


def test_what_others_say_never_gives_a_side_to_words_beside_the_matter() -> None:
    readings = read_stance(
        ["Build the stadium, it brings jobs!", "My cat sleeps all day."],
        SEEDS,
        ties=[Tie(first=0, second=1, same=0.99)],
    )
    assert [reading.label for reading in readings] == ["FAVOR", "NONE"]


def test_a_large_corpus_teaches_and_order_does_not_matter() -> None:
    for_it = [f"The stadium brings jobs and pride to district {i}, build it, go lions!" for i in range(60)]
    against = [f"The stadium wastes the taxes of district {i}, stop it, shame on lions!" for i in range(60)]
    found = read_stance([*for_it, *against], SEEDS)
    scores = np.array([reading.score for reading in found])
    assert scores[:60].min() > scores[60:].max()
    turned = np.array([reading.score for reading in read_stance([*against, *for_it], SEEDS)])
    assert np.allclose(np.concatenate([turned[60:], turned[:60]]), scores, atol=1e-6)


def test_alike_statements_are_no_division_by_zero() -> None:
    found = lean(
        ["Build it.", "Stop it."], target="it", statements=["Build it.", "Build it."], side=np.array([1.0, -1.0])
    )
    assert np.isfinite(found.leaning).all()
