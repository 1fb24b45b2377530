"""Sides learnt from hand codes: the machine, the ties, what stands beside the readings, and when they are shown."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from analysis.base import Study
from analysis.ranks import auc
from analysis.stance import StanceClassifier
from analysis.stance.company import Company
from analysis.stance.machine import FEW, KernelMachine
from analysis.stance.ties import Tie
from tests.command import run
from threads.corpus.store import Corpus
from threads.model import Comment, Thread

TARGET = {
    "target": "the new stadium",
    "favor": ["Build the stadium, it will bring jobs."],
    "against": ["The stadium wastes our taxes."],
}
SAID = {
    "FAVOR": ("The stadium brings jobs to street {}.", "Good for the shops of street {}, at last some work.",
              "体育场会给{}街带来工作，很好。"),
    "AGAINST": ("The stadium eats the taxes of street {}.", "A waste of our money in street {}.",
                "体育场浪费{}街的税金，不好。"),
    "NONE": ("Has anyone a map of street {}?", "My cat sleeps in street {}.", "{}街今天下雨。"),
}  # fmt: skip
LABELS = tuple(SAID)


def made(folder: Path, *, threads: int = 8, codes: dict[str, str] | None = None, coded: int = 9) -> Study:
    """Threads of nine comments, each label said in two languages; the first `coded` of each thread carry hand codes,
    turned by `codes` where that is given."""
    pages, rows = [], []
    for t in range(threads):
        said = [(label, text.format(t * 7 + 3)) for label in LABELS for text in SAID[label]]
        comments = tuple(
            Comment(id=f"c{i}", text=text, author=f"a{i}", language="en" if text.isascii() else "zh")
            for i, (_, text) in enumerate(said)
        )
        pages.append(Thread(id=f"t{t}", comments=comments))
        rows += [[f"t{t}/c{i}", (codes or {}).get(label, label)] for i, (label, _) in enumerate(said[:coded])]
    path = folder / "codes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["reaction", "variable", "coder", "code"])
        writer.writerows([name, "stance", "ann", code] for name, code in rows)
    return Study(Corpus(pages), defaults={"stance": TARGET, "coding": {"codes": str(path)}})


def test_sides_are_learnt_and_what_they_are_worth_stands_beside(tmp_path: Path) -> None:
    study = made(tmp_path)
    table = study.layer("stance").table
    worth = study.layer("stance_validity")
    whole = worth.table.loc["all"]
    assert (table["read"] == table["label"]).mean() > 0.9
    assert whole["left_out"] == "thread" and whole["coded"] == 72 and whole["stands"]
    assert 0 <= whole["auc_against_low"] <= whole["auc_against"] <= whole["auc_against_high"] <= 1
    assert {"en", "zh"} <= set(worth.table.index)
    assert any("F 1.00" in note or "F 0.9" in note for note in worth.notes)
    assert not any("nan" in note for note in worth.notes)


def test_codes_that_nothing_in_the_words_tells_apart_teach_nothing_that_is_shown(tmp_path: Path) -> None:
    study = made(tmp_path, threads=7)
    path = Path(study.defaults["coding"]["codes"])
    lines = path.read_text("utf-8").splitlines()
    shuffled = np.random.default_rng(5).choice(LABELS, len(lines) - 1)
    turned = [",".join([*line.split(",")[:-1], str(label)]) for line, label in zip(lines[1:], shuffled, strict=True)]
    path.write_text("\n".join([lines[0], *turned]), "utf-8")
    layer = study.layer("stance")
    assert layer.table["read"].isna().all() and layer.table["explicit"].isna().all()
    assert not study.layer("stance_validity").table.loc["all", "stands"]
    assert any("not shown" in note for note in layer.notes)


def test_too_few_codes_teach_nothing(tmp_path: Path) -> None:
    study = made(tmp_path, threads=4, coded=4)
    assert study.layer("stance_validity").refusal
    assert study.layer("stance").table["read"].isna().all()
    assert any("too few codes" in note for note in study.layer("stance").notes)


def test_of_few_threads_authors_are_left_out(tmp_path: Path) -> None:
    study = made(tmp_path, threads=3)
    assert study.layer("stance_validity").table.loc["all", "left_out"] == "author"


def test_cannot_tell_is_no_side_and_is_not_learnt(tmp_path: Path) -> None:
    study = made(tmp_path, codes={"NONE": "UNCLEAR"})
    assert study.layer("stance_validity").table.loc["all", "coded"] == 48
    assert (study.layer("stance").table["label"] == "UNCLEAR").sum() == 24


def test_a_side_said_in_so_many_words_is_read_first(tmp_path: Path) -> None:
    study = made(tmp_path)
    threads = [
        *study.corpus,
        Thread(id="x", comments=(Comment(id="c0", text="I oppose the new stadium.", language="en"),)),
    ]
    study = Study(Corpus(threads), defaults=study.defaults)
    row = study.layer("stance").table.loc["x/c0"]
    assert row["read"] == "AGAINST" and row["explicit"] == "I oppose the new stadium."


def test_codes_in_one_language_serve_another() -> None:
    english = [(text.format(n), label) for label in LABELS for text in SAID[label][:2] for n in range(8)]
    chinese = [(SAID[label][2].format(n), label) for label in LABELS for n in range(8)]
    model = StanceClassifier().fit(*map(list, zip(*english, strict=True)))
    texts, labels = map(list, zip(*chinese, strict=True))
    assert (model.predict(texts) == np.array(labels, dtype=object)).mean() > 0.6


def test_one_machine_for_several_targets_lends_and_keeps_apart() -> None:
    texts = [f"Yes, good, street {i}" for i in range(12)] + [f"No, bad, street {i}" for i in range(12)]
    labels = ["FAVOR"] * 12 + ["AGAINST"] * 12
    turned = ["AGAINST"] * 12 + ["FAVOR"] * 12
    model = StanceClassifier().fit([*texts, *texts], [*labels, *turned], targets=["bridge"] * 24 + ["ban"] * 24)
    assert model.predict(["Yes, good, street 99"] * 2, targets=["bridge", "ban"]).tolist() == ["FAVOR", "AGAINST"]


def rows_of(seed: int, count: int) -> tuple[NDArray[np.float64], list[str]]:
    random = np.random.default_rng(seed)
    return random.normal(size=(count, 5)), [str(label) for label in random.choice(LABELS, count)]


@pytest.mark.parametrize("count", [30, FEW + 20])
def test_the_machine_does_not_hang_on_the_order_of_examples(count: int) -> None:
    rows, labels = rows_of(1, count)
    order = np.random.default_rng(2).permutation(count)
    first = KernelMachine().fit(csr_matrix(rows), labels)
    second = KernelMachine().fit(csr_matrix(rows[order]), [labels[i] for i in order])
    assert np.allclose(first.scores(csr_matrix(rows)), second.scores(csr_matrix(rows)))


def test_a_class_with_few_examples_weighs_as_much_as_one_with_many() -> None:
    rows = csr_matrix(np.repeat([[1.0, 0.0], [0.0, 1.0]], [40, 4], axis=0))
    machine = KernelMachine().fit(rows, ["NONE"] * 40 + ["FAVOR"] * 4)
    between = machine.predict_proba(csr_matrix([[0.5, 0.5]]))[0]
    assert between == pytest.approx([0.5, 0.5], abs=0.05)


@given(st.integers(0, 10_000), st.integers(0, 40))
@settings(max_examples=30, deadline=None)
def test_company_keeps_shares_shares_whatever_the_ties(seed: int, count: int) -> None:
    random = np.random.default_rng(seed)
    shares = random.dirichlet([1, 1, 1], 12)
    ties = [
        Tie(first=int(a), second=int(b), same=float(random.uniform(0.26, 0.5)), kind="reply")
        for a, b in random.integers(0, 12, (count, 2))
    ]
    heard = Company.of(ties).among(shares, random.integers(-1, 3, 12))
    assert np.allclose(heard.sum(axis=1), 1) and (heard >= 0).all()
    untied = [i for i in range(12) if i not in {end for tie in ties for end in (tie.first, tie.second)}]
    assert np.allclose(heard[untied], shares[untied])


def test_an_author_who_is_surely_against_draws_his_other_comment() -> None:
    shares = np.array([[0.9, 0.05, 0.05], [0.34, 0.33, 0.33]])
    heard = Company.of([Tie(first=0, second=1, same=0.77, kind="author")]).among(shares, np.array([-1, -1]))
    assert heard[1, 0] > shares[1, 0] and heard[1, 1] < shares[1, 1]


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=40))
def test_auc_is_the_share_of_pairs_in_order(pairs: list[tuple[int, bool]]) -> None:
    shares, seen = np.array([a for a, _ in pairs], dtype=float), np.array([b for _, b in pairs], dtype=bool)
    hits, others = shares[seen], shares[~seen]
    if not len(hits) or not len(others):
        assert np.isnan(auc(shares, seen))
        return
    brute = np.mean([(h > o) + 0.5 * (h == o) for h in hits for o in others])
    assert auc(shares, seen) == pytest.approx(brute)


def test_the_verb_writes_what_the_readings_are_worth(tmp_path: Path) -> None:
    sample = Path(__file__).resolve().parent.parent / "raw_html"
    result = run("analyse", "stance_validity", sample, "-o", tmp_path / "out.csv")
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8-sig")))
    assert rows[0]["language"] == "all" and int(rows[0]["coded"]) > 100


def test_in_a_language_without_codes_no_side_is_shown(tmp_path: Path) -> None:
    study = made(tmp_path)
    path = Path(study.defaults["coding"]["codes"])
    chinese = {name for name, language in study.reactions["language"].items() if language == "zh"}
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if line.split(",")[0] not in chinese), "utf-8")
    table = study.layer("stance").table
    assert table.loc[list(chinese), "read"].isna().all() and table.loc[list(chinese), "share"].isna().all()
    assert table.drop(index=list(chinese))["read"].notna().all()
    assert any("None is shown in zh" in note for note in study.layer("stance").notes)
