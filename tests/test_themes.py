"""Themes through the public door: what one talk shares, tested; what the user names; hostile and odd input."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import commentariat
from analysis.base import Study
from analysis.themes import Themes, concepts, themes
from analysis.themes.model import _sample
from analysis.themes.own import OwnTheme, read_own, toml_of
from tests.conftest import ROOT, SHARED
from threads.corpus.store import Corpus
from threads.errors import BadParameter, UnreadableInput
from threads.model import Comment, Thread

OPENERS = {
    "agree",
    "yes",
    "yeah",
    "sorry",
    "thank",
    "thanks",
    "exactly",
    "true",
    "reply",
    "回复",
    "谢谢",
    "支持",
    "감사",
}


@pytest.fixture(scope="module")
def sample() -> Study:
    return Study(commentariat.read(ROOT / "raw_html"))


@pytest.fixture(scope="module")
def found(sample: Study) -> Themes:
    table = sample.layer("counting").table
    authors = sample.reactions["author"].dropna().astype(str).tolist()
    return themes(table["own_text"].tolist(), languages=table["language"].tolist(), authors=authors)


def words_of(found: Themes) -> set[str]:
    return {word.casefold() for theme in found.themes_ for concept in theme.concepts for word in concept}


def test_the_sample_has_themes_that_pass_over_most_of_its_talk(sample: Study) -> None:
    table = sample.layer("themes").table
    shown = table[table["theme"] >= 0]
    assert 4 <= len(shown) <= 6
    assert shown["share"].sum() >= 0.45
    assert (shown["said_inside"] >= 0.6).all()
    assert (shown["said_outside"] <= 0.2).all()
    assert shown["tested"].all()
    labels = " | ".join(shown["label"])
    assert all(word in labels for word in ("border", "国家", "mother", "nurse", "embassy"))
    rest = table.loc["no shared subject"]
    assert rest["n"] + shown["n"].sum() == len(sample.layer("counting").table)


def test_an_exemplar_of_each_population_is_shown_first(sample: Study) -> None:
    table = sample.layer("themes").table
    population = sample.reactions["population"].astype(str)
    of = sample.layer("theme_of").table["theme"]
    for _, row in table[table["theme"] >= 0].iterrows():
        held = [name for name, n in row["populations"].items() if n]
        assert 3 <= len(row["exemplars"]) <= 4
        assert (of.loc[row["exemplars"]] == row["theme"]).all()
        assert len({population[name] for name in row["exemplars"]}) >= min(2, len(held))
    assert (of.value_counts()[table["theme"]].to_numpy() == table["n"].to_numpy()).all()


def test_a_label_holds_no_name_and_no_opener(sample: Study, found: Themes) -> None:
    names = {str(name).casefold() for name in sample.reactions["author"].dropna()}
    assert not words_of(found) & (names | OPENERS)


def test_differences_of_populations_have_intervals_and_no_claim(sample: Study) -> None:
    table = sample.layer("theme_differences").table
    assert len(table) == 3 * (sample.layer("themes").table["theme"] >= 0).sum()
    assert (table["claim"] == "none").all()
    assert (table["p_holm"] >= table["p"] - 1e-12).all()


def test_the_order_of_texts_does_not_matter_and_new_ones_move_none(found: Themes, sample: Study) -> None:
    table = sample.layer("counting").table
    texts, languages = table["own_text"].tolist(), table["language"].tolist()
    order = np.random.default_rng(1).permutation(len(texts))
    again = themes(
        [texts[i] for i in order],
        languages=[languages[i] for i in order],
        authors=sample.reactions["author"].dropna().astype(str).tolist(),
    )
    assert (again.labels_ == found.labels_[order]).all()
    assert (again.assign(texts, languages=languages) == found.labels_).all()
    before = again.labels_.copy()
    again.update(["The law of the country and its border.", "", "Nice."])
    assert (again.labels_[:-3] == before).all()
    assert again.labels_[-3] >= 0
    assert (again.labels_[-2:] == -1).all()
    assert sum(theme.n for theme in again.themes_) == int((again.labels_ >= 0).sum())


def test_a_stream_is_fitted_once_and_then_added_to(sample: Study) -> None:
    texts = sample.layer("counting").table["own_text"].tolist()
    stream = Themes().partial_fit(texts[:200])
    first, themes_first = stream.labels_.copy(), [theme.label for theme in stream.themes_]
    stream.partial_fit(texts[200:])
    assert len(stream.labels_) == len(texts) and (stream.labels_[:200] == first).all()
    assert [theme.label for theme in stream.themes_] == themes_first and (first >= 0).any()


def test_texts_of_many_subjects_are_parted_by_subject() -> None:
    subjects = {
        "bread": ["flour", "oven", "yeast", "dough", "crust", "baker"],
        "moon": ["rocket", "orbit", "astronaut", "crater", "launch", "telescope"],
        "tennis": ["racket", "serve", "umpire", "court", "champion", "backhand"],
    }
    texts = [
        f"The {one} and the {two} matter for {name}, said my neighbour."
        for name, words in subjects.items()
        for one in words
        for two in words
        if one != two
    ]
    found = themes(texts)
    assert found.kind_ == "subjects"
    assert len(found.themes_) >= 2
    assert (found.labels_ >= 0).all()
    assert not set(found.labels_[:30]) & set(found.labels_[30:])
    assert all(theme.label for theme in found.themes_)
    assert len(themes(texts, k=9).themes_) == 9


@pytest.mark.parametrize("texts", [[], [""], ["", "!!!", "🙂"], ["One only."], ["same text here"] * 40])
def test_few_or_no_words_have_no_theme(texts: list[str]) -> None:
    found = themes(texts)
    assert found.labels_.shape == (len(texts),)
    assert (found.labels_ == -1).all()
    assert found.themes_ == []


@given(st.lists(st.text(max_size=60), max_size=12))
@settings(max_examples=15, deadline=None)
def test_any_text_is_read(texts: list[str]) -> None:
    found = themes(texts, authors=texts)
    assert found.labels_.shape == (len(texts),)
    assert set(found.labels_) <= {-1, *range(len(found.themes_))}


def test_hostile_texts_are_read() -> None:
    texts = ["\ud800", "a" * 200_000, "@" * 5_000, "回复 @" * 3_000, "#1 " * 3_000, "\x00\u202e", "法" * 5_000] * 4
    assert themes(texts).labels_.shape == (28,)


@pytest.mark.parametrize("wanted", [0, -1, True, 2.5, "4"])
def test_a_number_of_parts_that_is_none_is_refused(wanted: object) -> None:
    with pytest.raises(BadParameter, match="whole number"):
        themes(["one", "two"], k=wanted)  # type: ignore[arg-type]
    with pytest.raises(BadParameter):
        themes("one text")  # type: ignore[arg-type]


@pytest.mark.shared
def test_a_short_thread_is_read_and_not_tested() -> None:
    study = Study(commentariat.read(SHARED / "seeds"))
    table = study.layer("counting").table
    longest = table["thread"].value_counts().index[0]
    chosen = table.index[table["thread"] == longest]
    authors = study.reactions.loc[chosen, "author"].dropna().astype(str).tolist()
    found = themes(table.loc[chosen, "own_text"].tolist(), authors=authors)
    assert found.themes_
    assert not any(theme.tested for theme in found.themes_)
    labels = [theme.label for theme in found.themes_]
    assert any("business" in label and "PR" in label for label in labels)
    assert any("organization" in label and "helping" in label for label in labels)
    assert not words_of(found) & ({name.casefold() for name in authors} | OPENERS)


def test_own_themes_count_who_uses_their_words(sample: Study, tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    path.write_text(
        '[[theme]]\nname = "the border"\nwords = ["border", "边境", "국경"]\n'
        '[[theme]]\nname = "only shown"\nexamples = ["The nurse was on the bus."]\n',
        encoding="utf-8",
    )
    layer = sample.layer("themes", own=str(path))
    texts = sample.layer("counting").table["own_text"]
    exact = texts.str.contains("border", case=False) | texts.str.contains("边境") | texts.str.contains("국경")
    assert layer.table.loc["theme 1", "n"] == exact.sum()
    assert layer.table.loc["theme 2", "n"] == 0
    assert len(layer.table.loc["theme 2", "exemplars"]) == 4
    assert "count of words" in " ".join(layer.notes)
    of = sample.layer("theme_of", own=str(path)).table
    assert (of["theme"] == 0).sum() == exact.sum()


def test_found_themes_are_kept_renamed_and_merged_in_a_file(found: Themes, tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    path.write_text(found.to_toml(), encoding="utf-8")
    kept = read_own(path)
    assert [theme.name for theme in kept] == [theme.label for theme in found.themes_]
    assert toml_of(kept) == found.to_toml()
    one, two = (OwnTheme(name="law", words=theme.words) for theme in kept[:2])
    path.write_text(toml_of([one, two]), encoding="utf-8")
    assert read_own(path) == [OwnTheme(name="law", words=tuple(dict.fromkeys((*one.words, *two.words))))]


@pytest.mark.parametrize("text", ["", "[[theme]]\n", '[[theme]]\nname="a"\n', '[[theme]]\nname="a"\nwords="b"\n'])
def test_a_file_of_no_themes_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadParameter):
        read_own(tmp_path / "t.toml")


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text("= no toml", encoding="utf-8")
    with pytest.raises(BadParameter, match=r"t\.toml is not valid TOML"):
        read_own(tmp_path / "t.toml")
    with pytest.raises(UnreadableInput, match=r"missing\.toml"):
        read_own(tmp_path / "missing.toml")


@given(st.text(min_size=1, max_size=40).filter(str.strip), st.lists(st.text(min_size=1, max_size=20), min_size=1))
@settings(max_examples=50, deadline=None)
def test_what_is_written_to_a_file_is_read_again(name: str, words: list[str]) -> None:
    import tomllib

    written = toml_of([OwnTheme(name=name, words=tuple(words))])
    clean = [name, *words]
    if any("\ud800" <= sign <= "\udfff" for text in clean for sign in text):
        return
    [row] = tomllib.loads(written)["theme"]
    assert (row["name"], row["words"]) == (name, words)


def test_a_corpus_without_themes_says_so() -> None:
    thread = Thread(id="t", comments=(Comment(id="c", text="Hello there.", author="a"),))
    layer = Study(Corpus([thread])).layer("themes")
    assert "No theme is shown" in str(layer.refusal)
    assert layer.table["n"].tolist() == [1]


def test_a_stream_that_begins_with_one_text_finds_its_themes_all_the_same() -> None:
    said = [f"The goalkeeper saved the penalty in match {i}." for i in range(30)]
    said += [f"The oven burnt my sourdough bread at noon {i}." for i in range(30)]
    order = [text for pair in zip(said[:30], said[30:], strict=True) for text in pair]
    stream = Themes()
    for text in order:
        stream.partial_fit([text])
    assert len(stream.themes_) == len(Themes().fit(order[:32]).themes_) > 1
    assert len(stream.labels_) == 60


def test_themes_that_have_seen_nothing_say_so() -> None:
    for door in (Themes().assign, Themes().update):
        with pytest.raises(BadParameter, match="fit"):
            door(["a text"])


def test_what_texts_say_is_the_same_however_many_are_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"The {one} crossed the {other}." for one in ("ferry", "nurse", "bus") for other in ("river", "border")]
    fitted = concepts.Concepts().fit(texts)
    whole = fitted.mentions(texts)
    monkeypatch.setattr(concepts, "AT_ONCE", 4)
    assert whole.nnz and (fitted.mentions(texts) != whole).nnz == 0
    assert fitted.mentions([]).shape == (0, whole.shape[1])


def test_a_sample_is_the_same_in_any_order_and_whatever_was_let_go() -> None:
    pairs = [(f"text {number % 90}", "en" if number % 2 else "") for number in range(400)]
    drawn = _sample(pairs, 20, seed=1)
    digests = {pair: hashlib.blake2b("\0".join(pair).encode(), key=b"1").digest() for pair in set(pairs)}
    assert drawn == sorted(sorted(digests, key=digests.__getitem__)[:20])
    assert drawn == _sample(pairs[::-1], 20, seed=1) != _sample(pairs, 20, seed=2)
    assert _sample(pairs, 500, seed=1) == sorted(set(pairs))
