"""Sentiment and stance: pure functions first, then their layers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import sentiment
from analysis.base import Study
from analysis.stance.layer import Seeds, StanceClassifier, read_stance
from analysis.texts.pieces import LONGEST, pieces
from threads.corpus.store import Corpus
from threads.errors import BadParameter, TooFewData
from threads.model import Comment, Thread

GLAD = ["What a wonderful day, I love it.", "今天真是太棒了，我很开心。", "정말 훌륭하고 너무 좋아요."]
SAD = ["This is terrible and I hate it.", "太糟糕了，我非常讨厌。", "정말 최악이고 너무 싫어요."]
SEEDS = Seeds(
    target="the new stadium",
    favor=("The stadium will bring jobs and joy to the town.", "Build the stadium now, we need it."),
    against=("The stadium wastes our taxes.", "Nobody needs the stadium, stop the building."),
)


def study_of(*texts: str, **options: object) -> Study:
    comments = tuple(Comment(id=f"c{i}", text=text, author=f"a{i}") for i, text in enumerate(texts))
    return Study(Corpus([Thread(id="t", comments=comments)]), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(("glad", "sad"), list(zip(GLAD, SAD, strict=True)))
def test_one_ruler_tells_glad_from_sad_in_each_language(glad: str, sad: str) -> None:
    high, low = sentiment.score([glad, sad])
    assert high > 0.2 > -0.2 > low


def test_scores_are_the_difference_of_class_probabilities() -> None:
    texts = [*GLAD, *SAD, "", "...", "\ud83d", "🙂🙂"]
    classes = sentiment.classify(texts)
    assert classes.shape == (10, 3)
    assert np.allclose(classes.sum(axis=1), 1) and (classes >= 0).all()
    assert np.allclose(sentiment.score(texts), classes[:, 2] - classes[:, 0])
    assert classes[6:9].tolist() == [[0, 1, 0]] * 3
    assert sentiment.score(texts)[9] > 0.2


def test_no_texts_give_empty_arrays() -> None:
    assert sentiment.score([]).shape == (0,)
    assert sentiment.classify([]).shape == (0, 3)


def test_a_score_depends_on_its_text_alone() -> None:
    alone = sentiment.score([SAD[0]])[0]
    assert sentiment.score([*GLAD, SAD[0], *SAD])[3] == alone


def test_a_reaction_without_words_has_no_score() -> None:
    layer = study_of("I love this.", "!!!", "...", "😡").layer("sentiment")
    assert layer.table["score"].notna().tolist() == [True, False, False, True]
    assert layer.table["label"].tolist()[1:] == [None, None, "negative"]
    assert "2 reactions" in " ".join(layer.notes)


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_pieces_lose_nothing_but_space(text: str) -> None:
    cut = pieces(text)
    assert "".join("".join(cut).split()) == "".join(text.split())
    assert all(piece.strip() and len(piece) <= LONGEST + 8 for piece in cut)


def test_pieces_cut_at_sentence_ends_of_every_script() -> None:
    assert pieces("One is here. Two is 3.5 long! 第三句。第四句？好。") == [
        "One is here.",
        "Two is 3.5 long!",
        "第三句。",
        "第四句？ 好。",
    ]


def test_stance_follows_the_statements_and_shows_its_evidence() -> None:
    readings = read_stance(
        ["Finally some jobs and joy for our town, build the stadium!",
            "What a waste of our taxes, stop building the stadium.",
         "My cat sleeps all day."],
        SEEDS,
    )  # fmt: skip
    assert [reading.label for reading in readings] == ["FAVOR", "AGAINST", "NONE"]
    assert readings[0].seed in SEEDS.favor
    assert readings[1].seed in SEEDS.against
    assert readings[1].piece


def test_what_is_unsure_stays_none() -> None:
    (reading,) = read_stance(["The stadium is mentioned in the newspaper."], SEEDS)
    assert reading.label == "NONE" or reading.margin > 0


def test_the_stance_layer_names_what_it_read() -> None:
    study = study_of("Build the stadium, it brings jobs and joy.", "", defaults={"stance": {
        "target": SEEDS.target, "favor": SEEDS.favor, "against": SEEDS.against}})  # fmt: skip
    layer = study.layer("stance")
    assert layer.table["label"].tolist()[1] is None or layer.table["label"].isna().tolist()[1]
    assert layer.parameters["target"] == "the new stadium"


def test_stance_without_a_target_says_what_is_missing() -> None:
    with pytest.raises(BadParameter, match="needs a target"):
        study_of("Whatever.").layer("stance")


def test_a_target_alone_gets_statements_in_three_languages() -> None:
    filled = Seeds(target="税").filled()
    assert len(filled.favor) == len(filled.against) == 6


def examples() -> tuple[list[str], list[str]]:
    for_it = [f"We want the bridge, it is good for street {i}" for i in range(30)]
    against = [f"No bridge please, it ruins street {i}" for i in range(30)]
    return [*for_it, *against], ["FAVOR"] * 30 + ["AGAINST"] * 30


def test_the_classifier_learns_from_examples() -> None:
    texts, labels = examples()
    model = StanceClassifier(seed=0).fit(texts, labels, targets=["bridge"] * 60)
    found = model.predict(["We want it, it is good", "please no, it ruins us"], targets=["bridge", "bridge"])
    assert found.tolist() == ["FAVOR", "AGAINST"]
    assert model.predict_proba(["so what"], targets=["another"]).sum() == pytest.approx(1)


def test_the_classifier_takes_parents_and_unseen_targets() -> None:
    texts, labels = examples()
    model = StanceClassifier().fit(texts, labels, targets=["a"] * 30 + ["b"] * 30, parents=[None, "The bridge!"] * 30)
    assert model.predict(["It is good", ""], targets=["c", None], parents=["Really?", None]).shape == (2,)
    assert model.predict([]).shape == (0,)


def test_the_classifier_refuses_what_it_cannot_learn_from() -> None:
    with pytest.raises(TooFewData):
        StanceClassifier().fit([], [])
    with pytest.raises(BadParameter):
        StanceClassifier().fit(["one"], ["FAVOR", "NONE"])
    assert StanceClassifier().fit(["one", "two"], ["NONE", "NONE"]).predict(["three"]).tolist() == ["NONE"]


@pytest.mark.shared
def test_english_and_chinese_score_alike_on_lines_never_trained_on(shared: Path) -> None:
    import gzip
    import hashlib
    import json

    with gzip.open(shared / "data/parallel/parallel_msctd_en_zh_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if int(hashlib.sha1(row["id"].encode()).hexdigest(), 16) % 2][:120]
    english, chinese = (sentiment.score([row[side] for row in rows]) for side in ("en", "zh"))
    assert abs((english - chinese).mean()) < 0.06
    assert np.corrcoef(english, chinese)[0, 1] > 0.65
