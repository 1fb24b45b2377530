"""Topics, voices, who answers whom, camps; and every analysis on corpora of no, one and two reactions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.base import ANALYSES, Study
from analysis.camps import find_camps
from analysis.texts.words import content_words
from analysis.topics.layer import TopicModel, label_words
from threads.corpus.store import Corpus
from threads.errors import BadParameter
from threads.model import Article, Comment, Quote, Reply, Source, Thread

KITCHEN = [
    f"The soup needs more salt and {x}, cook it slowly in the pot."
    for x in ("garlic", "onion", "pepper", "carrots", "leek", "thyme")
]
FOOTBALL = [
    f"The striker scored a goal in the {x} minute and the fans cheered."
    for x in ("first", "tenth", "last", "ninth", "third", "final")
]
SKY = [
    f"The telescope shows a planet and {x} around the distant star."
    for x in ("moons", "dust", "rings", "comets", "gas", "rocks")
]


def test_topics_are_found_and_named() -> None:
    texts = [text for trio in zip(KITCHEN, FOOTBALL, SKY, strict=True) for text in trio]
    found = TopicModel(n_topics=3, seed=0).fit_predict(texts)
    assert [len(set(found[i::3])) for i in range(3)] == [1, 1, 1]
    assert len(set(found)) == 3
    labels = label_words(texts, found)
    assert any("soup" in words for words in labels)


def test_the_number_of_topics_is_chosen_and_blanks_have_none() -> None:
    model = TopicModel(seed=0)
    found = model.fit_predict([*KITCHEN, "", "?!", *FOOTBALL, *SKY])
    assert found[6] == found[7] == -1
    assert 2 <= model.found_ <= 6
    assert found.max() + 1 == model.found_
    assert (TopicModel(seed=0).fit_predict([*KITCHEN, "", "?!", *FOOTBALL, *SKY]) == found).all()


@pytest.mark.parametrize(
    "texts", [[], ["one"], ["one", "two"], ["", ""], ["the the"], ["same words here"] * 9, ["a"] * 3]
)
def test_tiny_and_degenerate_inputs_work(texts: list[str]) -> None:
    assert TopicModel().fit_predict(texts).shape == (len(texts),)
    assert TopicModel(n_topics=5).fit_predict(texts).shape == (len(texts),)


def test_content_words_of_three_languages() -> None:
    assert [form for _, form in content_words("We don't like the new laws, and the law isn't good")] == [
        "don't", "new", "laws", "law", "isn't", "good"]  # fmt: skip
    keys = [key for key, _ in content_words("The laws of a law")]
    assert keys == ["law", "law"]
    assert ("难民", "难民") in content_words("我們不應該遣返難民")
    assert "不" in "".join(key for key, _ in content_words("我不同意"))
    assert [key for key, _ in content_words("정부는 법률을")] == ["정부", "법률"]


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_has_words_or_none(text: str) -> None:
    assert all(key and form for key, form in content_words(text))


def quoting(thread: str, text: str, *, kind: str = "public", original: str | None = None) -> Thread:
    body = f"One user said: “{text}”"
    start = body.index("“") + 1
    quote = Quote(
        start=start,
        end=len(body) - 1,
        text=text,
        speaker="One user",
        speaker_kind=kind,
        group="Chinese netizens",
        original=original,
    )
    return Thread(
        id=thread,
        source=Source(path=f"{thread}.html"),
        article=Article(text=body, outlet=f"{thread} Daily"),
        quotes=(quote,),
    )


def test_one_voice_in_several_outlets_counts_once() -> None:
    said = "They should have opened the gates of the old harbour long before the storm came"
    pages = [quoting("a", said), quoting("b", said.replace("They", "they") + "!"), quoting("c",
        "那场暴风雨来临之前，他们早就应该把旧港口的大门打开了，真让人气愤"),
             quoting("d", "Well said!"), quoting("e", "Well said!"), quoting("f", said, kind="official")]  # fmt: skip
    table = Study(Corpus(pages)).layer("voices").table
    assert table["first"].tolist()[:2] == [True, False]
    assert table["voice"].iloc[1] == table["id"].iloc[0]
    assert table["first"].tolist()[3:5] == [True, True]
    assert table["pages"].iloc[0] >= 2
    assert table["reaction"].notna().tolist()[:2] == [True, True]
    assert not table["reaction"].notna().iloc[5]
    assert table["outlet"].iloc[0] == "a Daily"


def test_like_sentences_with_other_figures_are_two_voices() -> None:
    said = "I counted {} boats in the old harbour on the morning after the storm had passed"
    table = Study(Corpus([quoting("a", said.format(12)), quoting("b", said.format(40))])).layer("voices").table
    assert table["first"].all()


def talk() -> Thread:
    def comment(number: int, author: str | None, parent: int | None, text: str = "Well, indeed, so it is.") -> Comment:
        replies = (
            ()
            if parent is None
            else (Reply(parent=f"c{parent}", probability=0.9, basis="index", evidence=f"#{parent}"),)
        )
        return Comment(id=f"c{number}", number=number, author=author, text=text, replies_to=replies)

    return Thread(id="t", comments=(
        comment(1, "ann", None), comment(2, "bob", 1), comment(3, "ann", 2), comment(4, "bob", 3), comment(5, "cy", 1),
        comment(6, None, 5), comment(7, "dee", 99), comment(8, "ann", 5), comment(9, "eve", 8),
    ), missing=("c99",))  # fmt: skip


def test_who_answers_whom() -> None:
    study = Study(Corpus([talk()]))
    replies = study.layer("replies").table
    assert len(replies) == 8
    assert replies["missing"].sum() == 1
    assert replies.loc["t/c2>c1", "evidence"] == "#1"
    authors = study.layer("network").table.set_index("author")
    assert authors.loc["ann", ["comments", "given", "received"]].tolist() == [3, 2, 4]
    assert authors.loc["ann", "reciprocity"] == 1.0
    assert np.isnan(authors.loc["dee", "reciprocity"])
    pairs = study.layer("pairs").table
    assert pairs.loc["t/ann|bob", "longest_exchange"] == 4
    assert pairs.loc["t/ann|bob", ["first_to_second", "second_to_first"]].tolist() == [1, 2]
    tree = study.layer("tree").table
    assert tree.loc["t/c4", "depth"] == 3
    assert tree.loc["t/c1", "descendants"] == 7
    assert tree["order"].tolist() == list(range(9))


def test_a_deep_chain_is_walked() -> None:
    chain = tuple(
        Comment(id=f"c{i}", author=f"a{i % 2}", text="yes", replies_to=(Reply(parent=f"c{i - 1}"),) if i else ())
        for i in range(3000)
    )
    study = Study(Corpus([Thread(id="t", comments=chain)]))
    assert study.layer("tree").table["depth"].max() == 2999
    assert study.layer("pairs").table["longest_exchange"].max() == 3000


def test_camps_are_the_two_sides_of_the_talk() -> None:
    left, right = [f"l{i}" for i in range(6)], [f"r{i}" for i in range(6)]
    edges = [(a, b, 1.0) for i, a in enumerate(left) for j, b in enumerate(right) if (i + j) % 3]
    edges.append(("l0", "l1", 1.0))
    camps = find_camps([*left, *right, "alone"], [*edges, ("x", "y", 1.0)], seed=0)
    assert len({camps[name] for name in left}) == 1
    assert camps["l0"] == 0
    assert {camps[name] for name in right} == {1}
    assert camps["alone"] is None


def test_camps_of_nobody_and_of_one() -> None:
    assert find_camps([], []) == {}
    assert find_camps(["a"], [("a", "a", 1.0)]) == {"a": None}


def test_the_camps_layer_refuses_small_threads() -> None:
    layer = Study(Corpus([Thread(id="t", comments=(Comment(id="c", author="a", text="x"),))])).layer("camps")
    assert layer.refusal is not None
    assert Study(Corpus([talk()])).layer("camps").table.empty


@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_analysis_works_on_almost_nothing(count: int) -> None:
    comments = tuple(Comment(id=f"c{i}", text="" if i else "A word.", author=None) for i in range(count))
    for pages in ([], [Thread(id="t", comments=comments)]):
        study = Study(Corpus(pages), defaults={"stance": {"target": "anything"}})
        for part in ANALYSES:
            if part.name != "coding":
                layer = study.layer(part.name)
                assert "id" in layer.table.columns
                assert layer.table.index.is_unique


def test_equal_corpora_give_equal_layers() -> None:
    texts = [*KITCHEN, *FOOTBALL]
    pages = [Thread(id="t", comments=tuple(Comment(id=f"c{i}", text=text) for i, text in enumerate(texts)))]
    for name in ("topics", "sentiment", "topic_summary"):
        first, second = (Study(Corpus(pages)).layer(name).table for _ in range(2))
        assert first.equals(second)


def said(*texts: str) -> Study:
    return Study(
        Corpus([Thread(id="t", comments=tuple(Comment(id=f"c{i}", text=text) for i, text in enumerate(texts)))])
    )


def test_topics_are_drawn_only_where_the_reactions_fall_apart_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    parted = said(*KITCHEN, *FOOTBALL, *SKY)
    assert parted.layer("topics").refusal is None
    assert len(parted.layer("topic_summary").table) >= 2
    monkeypatch.setattr("analysis.topics.model.CLEAR", 2.0)  # no silhouette is above 1
    one_talk = said(*KITCHEN, *FOOTBALL, *SKY)
    assert "do not fall apart into groups" in str(one_talk.layer("topics").refusal)
    assert (one_talk.layer("topics").table["topic"] == -1).all()
    assert one_talk.layer("topic_summary").table.empty
    assert set(one_talk.layer("topics", n_topics=3).table["topic"]) == {0, 1, 2}
    few = said("One thing.", "Another matter altogether.")
    assert "too few to group" in str(few.layer("topics").refusal)
    assert few.layer("topic_summary").table.empty
    assert len(few.layer("topic_summary", n_topics=1).table) == 1


@pytest.mark.parametrize("wanted", [0, -3, "four", 2.5])
def test_a_number_of_topics_that_is_none_is_refused(wanted: object) -> None:
    with pytest.raises(BadParameter, match="whole number"):
        said(*KITCHEN).layer("topics", n_topics=wanted)


def test_labels_are_of_one_language_and_typical_texts_say_something() -> None:
    texts = [*KITCHEN, "汤里要多放盐和大蒜。", "唉。"]
    labels = label_words(texts, np.zeros(len(texts), dtype=np.int64))
    assert all(word.isascii() for word in labels[0])
    summary = said("Soup!", *KITCHEN).layer("topic_summary", n_topics=1).table
    assert "t/c0" not in summary["typical"].iloc[0]
