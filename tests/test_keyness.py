"""The words that set groups apart: none where there is no difference, a planted one found, a thread's word never."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix

from analysis.base import Study
from analysis.keyness.odds import Odds, false_discovery, log_odds, pooled, widened
from analysis.keyness.said import Said
from analysis.keyness.terms import terms_of
from benchmarks.keyness import PLANTED, simulated
from commentariat import read
from tests.command import run
from threads.corpus.store import Corpus
from threads.model import Comment, Source, Thread


@pytest.mark.parametrize("threads", [4, 8, 20])
def test_without_a_difference_nothing_is_claimed(threads: int) -> None:
    claimed = [bool((false_discovery(simulated(seed, threads=threads)[0].p) <= 0.05).any()) for seed in range(25)]
    assert sum(claimed) <= 2


def test_a_planted_word_is_found_and_little_else() -> None:
    for seed in range(4):
        odds, keep = simulated(seed, threads=25, plant=0.5)
        found = keep[false_discovery(odds.p) <= 0.05]
        assert set(PLANTED) <= set(found.tolist())
        assert len(found) <= 5
        assert odds.low[list(keep).index(PLANTED[0])] > 0


def test_a_word_of_one_thread_is_no_evidence() -> None:
    thread = np.repeat(np.arange(20), 30)
    said = np.zeros((600, 1))
    said[:30] = 1  # every reaction of one thread says it
    odds = log_odds(csr_matrix(said), np.full(600, 8.0), thread % 2 == 1, thread)
    assert odds.p[0] > 0.1
    assert odds.low[0] < 0 < odds.high[0]


def test_a_false_discovery_rate_is_that_of_benjamini_and_hochberg() -> None:
    q = false_discovery(np.array([0.01, 0.04, 0.03, 0.5]))
    assert np.allclose(q, [0.04, 0.0533333, 0.0533333, 0.5])
    assert len(false_discovery(np.zeros(0))) == 0


def test_terms_are_words_and_phrases_without_markers() -> None:
    text = "#9 @tom Send them back, they say. https://x.org/send 回复 @小明: 应该遣返难民 국경을"
    found = {" ".join(term) for term in terms_of(text)}
    assert {"send", "send them back", "遣返", "遣返 难民", "국경"} <= found
    assert not any("tom" in term or "小明" in term or "x.org" in term for term in found)
    assert "back they" not in found and "them" not in found
    place = terms_of(text)["send", "them", "back"]
    assert text[slice(*place)] == "Send them back"


@pytest.mark.parametrize(
    "text", ["", "?!" * 999, "a" * 50_000, "很" * 20_000, "send " * 5000, "\0\ud800 x", "@" * 9000]
)
def test_odd_texts_have_terms_too(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in terms_of(text).values())


def rows(texts: list[tuple[str, str, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(texts, columns=["thread", "person", "own_text"])
    frame["id"] = [f"r{at}" for at in range(len(frame))]
    return frame


def test_names_of_authors_are_no_terms_and_places_are() -> None:
    made = rows([(f"t{k % 6}", f"p{k}", "Marta is wrong about China and China knows") for k in range(6)])
    more = rows([(f"t{k % 6}", f"q{k}", "China keeps its border shut") for k in range(60)])
    found = Said(pd.concat([made, more]), [*((f"t{k}", "Marta K.") for k in range(6)), ("t1", "China")])
    assert "marta" not in found.forms and any("china" in form for form in found.forms)


def test_too_few_threads_are_a_refusal_that_says_what_is_missing(page: Path) -> None:
    shown = run("keyness", page, "-j", "1", "-q")
    assert shown.exit_code == 0, shown.output
    assert "No words are compared: two groups of population in one language are needed" in shown.stdout


def test_the_sample_gives_a_table_with_contexts(tmp_path: Path) -> None:
    out = tmp_path / "words.csv"
    shown = run("keyness", Path(__file__).parents[1] / "raw_html", "-o", out, "-n", "3")
    assert shown.exit_code == 0, shown.output
    assert "tested by thread" in shown.stdout and "‹" in shown.stdout
    table = pd.read_csv(out)
    assert (table["threads"] >= 3).all() and (table["persons"] >= 3).all() and not table["id"].duplicated().any()
    assert (table["low"] <= table["log_odds"]).all() and (table["log_odds"] <= table["high"]).all()
    assert not table["claim"].any(), "five threads against nine tell no word apart"


@pytest.mark.parametrize(("words", "said"), [
    (("--by", "colour"), "no column 'colour'"), (("--groups", "A"), "No counted reaction"),
    (("--groups", "Chinese netizens"), "two values"), (("-o", "x.txt"), "neither"),
])  # fmt: skip
def test_what_cannot_be_asked_is_told(words: tuple[str, ...], said: str) -> None:
    shown = run("keyness", Path(__file__).parents[1] / "raw_html", "-q", *words)
    assert shown.exit_code == 1 and said in shown.stderr, shown.output


def test_the_layer_is_the_same_each_time() -> None:
    from analysis.base import analyse

    found = [analyse(read([Path(__file__).parents[1] / "raw_html"]), "keyness").table for _ in range(2)]
    pd.testing.assert_frame_equal(*found)


def by_concept(first: list[str], second: list[str], *, mixed: bool) -> pd.DataFrame:
    """Twelve threads a side; in each the side's own sentence is said by one in three, and others by all."""
    shared = {"en": ["The border is closed", "Many wait at the bridge", "A letter came from the nurse"],
              "zh": ["边境关闭了", "很多人在桥上等", "护士寄来一封信"]}  # fmt: skip
    made = []
    for side, own in enumerate((first, second)):
        for thread in range(12):
            tongue = ("en", "zh")[thread % 2 if mixed else side]
            for turn in range(9):
                text = own[("en", "zh").index(tongue)] if turn % 3 == 1 else shared[tongue][turn // 3]
                person = f"p{side}{thread}{turn}"
                made.append((f"{side}-{thread}-{turn}", f"t{side}{thread}", person, tongue, "AB"[side], text))
    return pd.DataFrame(made, columns=["id", "thread", "person", "language", "population", "own_text"])


def corpus_of(table: pd.DataFrame) -> Study:
    threads = [
        Thread(id=str(name), source=Source(path=f"{name}.html"), comments=tuple(
            Comment(id=row.id, author=row.person, text=row.own_text) for row in rows.itertuples()))
        for name, rows in table.groupby("thread")
    ]  # fmt: skip
    study = Study(Corpus(threads))
    known = table.set_index(table["thread"] + "/" + table["id"])
    study.reactions["population"] = known["population"].reindex(study.reactions.index)
    study.reactions["language"] = known["language"].reindex(study.reactions.index)
    return study


SIDES = (["They broke the law today", "他们违反法律"], ["My mother wrote home again", "我妈妈又写信了"])


def test_a_concept_is_claimed_over_two_languages_that_both_groups_write_in() -> None:
    layer = corpus_of(by_concept(*SIDES, mixed=True)).layer("keyness", concepts=True)
    claimed = layer.table[layer.table["claim"]]
    assert any("law" in term and "法律" in term for term in claimed.loc[claimed["group"] == "A", "term"])
    assert any("mother" in term and "妈妈" in term for term in claimed.loc[claimed["group"] == "B", "term"])
    row = claimed[claimed["term"].str.contains("law")].iloc[0]
    assert "en: law" in row["said_as"] and "zh: 法律" in row["said_as"] and row["language"] == "all languages"
    assert len(row["examples"]) == len(row["contexts"]) == 3 and all("‹" in context for context in row["contexts"])
    assert "within en, zh" in " ".join(layer.notes)
    assert "border" not in " ".join(claimed["term"])


def test_groups_of_two_languages_are_described_and_nothing_is_claimed() -> None:
    table = by_concept(*SIDES, mixed=False)
    few = table["thread"].isin(["t10", "t11", "t12"]) & table["own_text"].str.contains("妈妈")
    table.loc[few, "own_text"] = "他们违反法律"
    layer = corpus_of(table).layer("keyness", concepts=True)
    assert any("law" in term for term in layer.table["term"])
    assert not layer.table["claim"].any()
    assert "nothing is claimed" in " ".join(layer.notes)


def test_few_threads_have_no_concepts_to_compare(page: Path) -> None:
    shown = run("keyness", page, "-j", "1", "-q", "--concepts")
    assert shown.exit_code == 0 and "No words are compared" in shown.stdout, shown.output


def test_the_sample_shows_concepts_in_each_language(tmp_path: Path) -> None:
    out = tmp_path / "concepts.csv"
    shown = run("keyness", Path(__file__).parents[1] / "raw_html", "-q", "--concepts", "-o", out, "-n", "3")
    assert shown.exit_code == 0, shown.output
    table = pd.read_csv(out)
    assert len(table) and table["said_as"].str.contains("en: ").any() and not table["id"].duplicated().any()


def test_what_all_terms_stray_widens_and_chance_does_not() -> None:
    random = np.random.default_rng(1)
    error = np.full(400, 0.3)
    for spread, least, most in ((0.0, 0.0, 0.12), (0.8, 0.7, 0.9)):
        truth = random.normal(0, spread, 400)
        estimate = truth + random.normal(0, 0.3, 400)
        z = estimate / error
        odds = Odds(estimate=estimate, low=estimate - 1.96 * error, high=estimate + 1.96 * error, z=z, p=np.ones(400))
        own, found = widened(odds)
        assert least <= found <= most
        assert (own.low <= odds.low + 1e-9).all() and (np.abs(own.z) <= np.abs(z) + 1e-9).all()
    nothing = np.zeros(0)
    assert widened(Odds(estimate=nothing, low=nothing, high=nothing, z=nothing, p=nothing))[1] == 0


def test_two_languages_tell_more_than_one() -> None:
    said = csr_matrix(np.random.default_rng(0).random((120, 1)) < np.tile([[0.6], [0.3]], (60, 1)), dtype=float)
    one = log_odds(said, np.full(120, 5.0), np.arange(120) % 2 == 1, np.arange(120) // 6)
    both = pooled([one, one])
    assert both.z[0] == pytest.approx(one.z[0] * np.sqrt(2)) and both.estimate[0] == pytest.approx(one.estimate[0])
