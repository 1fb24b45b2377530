"""What a caller may give and gets back: kinds that are checked with a sentence, tables with ids, documents that are
whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pandas as pd
import pytest

import commentariat
from analysis.base import ANALYSES, Result, Study, analysis
from analysis.sentiment import classify, score
from analysis.stance import Seeds, StanceClassifier, read_stance
from analysis.topics import TopicModel
from tests.conftest import ROOT
from threads import Article, Comment, Corpus, Thread, link
from threads.corpus.reactions import COLUMNS
from threads.draft import CommentDraft, Draft
from threads.errors import BadParameter, InvalidThread
from threads.model.plain import record_from

CORPUS = Corpus(
    [
        Thread(
            id="t",
            comments=(Comment(id="1", author="Ann", text="A fine day"), Comment(id="2", author="Bo", text="A bad one")),
        )
    ]
)


@pytest.fixture
def registry() -> Iterator[None]:
    """Analyses that a test registers are taken back after it."""
    list(ANALYSES)
    saved = dict(ANALYSES._parts)
    yield
    ANALYSES._parts = saved


@pytest.mark.parametrize("texts", ["good movie", b"good", [None], [1.0], None, 5])
def test_what_is_no_list_of_texts_is_refused(texts: object) -> None:
    """One contract for all that takes texts: a list of str, whatever the instrument."""
    about = Seeds(target="x", favor=("It is good.",), against=("It is bad.",))
    doors: list[Callable[[Any], object]] = [
        score,
        classify,
        partial(StanceClassifier().fit, labels=["x"]),
        TopicModel().fit_predict,
        partial(read_stance, seeds=about),
    ]
    for door in doors:
        with pytest.raises(BadParameter, match=r"[Tt]ext"):
            door(texts)


def test_what_stands_beside_the_texts_is_one_a_text() -> None:
    with pytest.raises(BadParameter, match="2 texts but 1 of `languages`"):
        score(["a", "b"], languages=["en"])
    with pytest.raises(BadParameter, match="single str"):
        score(["a", "b"], languages="en")
    assert score(["good", "bad"], languages=["en", None]).shape == (2,)
    with pytest.raises(BadParameter, match="1 or more"):
        TopicModel(n_topics=0).fit_predict(["a", "b"])
    with pytest.raises(BadParameter):
        TopicModel().fit_predict("a b")


def test_a_classifier_that_learnt_nothing_says_so() -> None:
    for door in (StanceClassifier().predict, StanceClassifier().predict_proba):
        with pytest.raises(BadParameter, match="fit"):
            door(["a"])


def test_what_is_no_thread_and_no_corpus_is_refused() -> None:
    with pytest.raises(BadParameter, match="Thread"):
        link("x")  # type: ignore[arg-type]
    with pytest.raises(BadParameter, match=r"commentariat\.read"):
        commentariat.analyse("raw_html", "sentiment")  # type: ignore[arg-type]


def test_times_know_their_zone() -> None:
    comment = Comment(id="1", posted=datetime(2024, 5, 1, 12, 0))
    assert comment.posted == datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
    assert Article(published=datetime(2024, 5, 1)).published == datetime(2024, 5, 1, tzinfo=UTC)
    with pytest.raises(InvalidThread, match="posted"):
        Comment(id="1", posted="2024-05-01")  # type: ignore[arg-type]
    [read] = record_from(Thread, {"id": "t", "comments": [{"id": "1", "posted": "2024-05-01T12:00:00"}]}).comments
    assert read.posted == comment.posted


@pytest.mark.usefixtures("registry")
def test_a_table_of_any_index_is_written_with_its_ids() -> None:
    @analysis("by_author", about="author")
    def by_author(study: Study) -> Result:
        """Words by author."""
        return Result(table=study.reactions.groupby(["thread", "author"]).agg(n=("id", "size")))

    table = commentariat.analyse(CORPUS, "by_author").table
    assert list(table.columns) == ["id", "n"] and list(table["id"]) == list(table.index) == ["t/Ann", "t/Bo"]


@pytest.mark.usefixtures("registry")
@pytest.mark.parametrize(
    ("returned", "said"),
    [
        (Result(table=pd.DataFrame({"n": [1, 2]})), "no ids"),
        (Result(table=pd.DataFrame({"n": [1, 2]}, index=["a", "a"])), "two rows"),
        (Result(table=[1]), "DataFrame"),  # type: ignore[arg-type]
        (pd.DataFrame(), "Result"),
    ],
)
def test_a_result_without_ids_is_an_error_that_says_what_to_do(returned: Result, said: str) -> None:
    analysis("odd", about="author")(lambda study: returned)
    with pytest.raises(BadParameter, match="'odd'") as raised:
        commentariat.analyse(CORPUS, "odd")
    assert said in str(raised.value)


@pytest.mark.usefixtures("registry")
def test_parameters_are_checked_by_their_types() -> None:
    @analysis("typed", about="reaction")
    def typed(study: Study, *, share: float, names: tuple[str, ...] = (), top: int | None = None) -> Result:
        """Nothing."""
        return Result(table=study.reactions[["id"]])

    assert len(commentariat.analyse(CORPUS, "typed", share=1, names=["a"], top=None).table) == 2
    for given in ({}, {"share": "x"}, {"share": 1, "top": True}, {"share": 1, "top": "4"}, {"share": 1, "tops": 4}):
        with pytest.raises(BadParameter, match="'typed'"):
            commentariat.analyse(CORPUS, "typed", **given)


def test_the_documents_list_every_field_and_column() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert not [f.name for kind in (CommentDraft, Draft) for f in fields(kind) if f"`{f.name}`" not in text]
    assert not [name for name in COLUMNS if name not in (Corpus.reactions.__doc__ or "")]
