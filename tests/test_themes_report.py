"""Themes in the report, through the command line: topics of many subjects, themes of one talk, the user's own."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.themes import Themes
from analysis.themes.labels import filled
from analysis.themes.saying import SaidBy
from commentariat.front import study_of
from tests.command import run
from tests.conftest import ROOT
from threads.errors import BadParameter

SUBJECTS = {
    "bread": ["flour", "oven", "yeast", "dough", "crust", "baker"],
    "moon": ["rocket", "orbit", "astronaut", "crater", "launch", "telescope"],
    "tennis": ["racket", "serve", "umpire", "court", "champion", "backhand"],
}
HOSTILE = "<script>document.title='run'</script> #panic() {{ 7*7 }}"
OWN = f"""
[[theme]]
name = "baking <i>{HOSTILE[:8]}</i>"
words = ["flour", "oven"]

[[theme]]
name = "nothing here"
words = ["zeppelin"]
"""
STUDY = """
title = "Three subjects"
themes = "mine.toml"
[[population]]
path = "harbour*"
population = "Harbour readers"
basis = "by the file"
[[population]]
path = "hill*"
population = "Hill readers"
basis = "by the file"
"""


def pages(folder: Path, *, threads: int) -> Path:
    """Two files of comments on three subjects, some of them hostile, each in so many threads, with a study beside."""
    folder.mkdir(exist_ok=True)
    for place, name in enumerate(("harbour", "hill")):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(["thread", "author", "text"])
            texts = [
                f"The {one} and the {two} matter for {subject}, said my neighbour."
                + (f" {HOSTILE}" if one == words[0] and two == words[1] else "")
                for subject, words in SUBJECTS.items()
                for one in words
                for two in words
                if (one < two if place else one > two) or (place and one != two and subject == "moon")
            ]
            for i, text in enumerate(texts):
                rows.writerow([f"{name} {'abcde'[i // 4 % threads]}", f"Author{place}{i}", text])
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    (folder / "mine.toml").write_text(OWN, encoding="utf-8")
    return folder


def section(out: Path) -> str:
    """The part of the page that says what was said."""
    page = (out / "report.html").read_text(encoding="utf-8")
    return page[page.index('<section id="said"') : page.index("</section>", page.index('<section id="said"'))]


def numbers(out: Path) -> dict[str, str]:
    """The numbers of the report as printed, by their addresses."""
    table = pd.read_csv(out / "numbers.csv", dtype=str)
    return dict(zip(table["id"], table["text"], strict=True))


@pytest.fixture(scope="module")
def topical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("topical")
    done = run("report", pages(place / "pages", threads=5), "-o", place / "out", "-j", "1")
    assert done.exit_code == 0, done.output
    return place / "out"


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a part of the sample that is one talk of fewer comments than themes are tested from."""
    out = tmp_path_factory.mktemp("talk")
    chosen = [ROOT / "raw_html" / name for name in ("zh-news-comments.html", "wordpress-travel-diary.html")]
    done = run("report", *chosen, "-o", out, "-j", "1")
    assert done.exit_code == 0, done.output
    return out


def test_each_number_of_a_theme_is_that_of_its_reactions(topical: Path) -> None:
    html, printed = section(topical), numbers(topical)
    table = pd.read_parquet(topical / "reactions.parquet")
    found = sorted({int(name.split("-")[1].split(".")[0]) for name in printed if re.fullmatch(r"topic-\d+\.n", name)})
    assert len(found) >= 2 and printed["themes"] == str(len(found))
    for theme in found:
        mine = table[table["topics_topic"] == theme]
        assert printed[f"topic-{theme}.n"] == str(len(mine)) and f'data-f="topic-{theme}.n"' in html
        for name in ("harbour-readers", "hill-readers"):
            count = (mine["population"].str.lower().str.replace(" ", "-") == name).sum()
            assert printed[f"topic-{theme}.{name}"] == str(count)
    assert table["topics_label"].notna().any()
    assert (topical / "figures" / "themes.csv").is_file()


def test_differences_of_themes_carry_no_claim_and_own_ones_speak_of_the_texts(topical: Path) -> None:
    html = section(topical)
    found, own = html[: html.index('id="own-themes"')], html[html.index('id="own-themes"') :]
    assert "nothing: a machine’s reading that nobody checked" in found and "of these texts" not in found
    assert "of the populations" not in html
    assert "of these texts" in own and "adjusted for all themes" in own
    manifest = json.loads((topical / "manifest.json").read_text(encoding="utf-8"))
    assert any(one["name"] == "themes" and ".toml" in one["parameters"] for one in manifest["layers"])


def test_too_few_discussions_are_read_and_not_compared(tmp_path: Path) -> None:
    study = study_of([pages(tmp_path / "pages", threads=2)])
    table = study.layer("theme_differences").table
    assert len(table) and table["low"].isna().all() and (table["claim"] == "none").all()
    assert table["why"].str.contains("read them").all() and table["todo"].str.contains("More discussions").all()


def test_hostile_names_and_exemplars_are_escaped(topical: Path) -> None:
    html = section(topical)
    assert "<script" not in html and "<i>" not in html
    assert "&lt;script&gt;" in html and "baking &lt;i&gt;" in html
    assert "nothing here" in html
    assert (topical / "report.pdf").read_bytes().startswith(b"%PDF")


def test_one_talk_has_themes_that_are_read_and_a_rest(talk: Path) -> None:
    html, printed = section(talk), numbers(talk)
    assert "Too few comments to test the themes" in html
    table = pd.read_parquet(talk / "reactions.parquet")
    of = table[table["counted"]]["topics_topic"]
    assert printed["themes.in"] == str((of >= 0).sum()) and printed["counted"] == str(len(of))


def test_so_many_topics_as_are_asked_for(tmp_path: Path) -> None:
    place = pages(tmp_path / "pages", threads=5)
    shown = run("analyse", "themes", place, "--topics", "12", "-j", "1", "-o", tmp_path / "themes.csv")
    assert shown.exit_code == 0 and "12 topics, as asked" in shown.stderr
    assert len(pd.read_csv(tmp_path / "themes.csv")) == 13
    beyond = run("analyse", "themes", place, "--topics", "5000", "-j", "1", "-o", tmp_path / "beyond.csv")
    assert "5,000 topics were asked for; there are texts for" in beyond.stderr
    few = run("analyse", "themes", ROOT / "raw_html" / "zh-news-comments.html", "--topics", "7", "-j", "1")
    assert "as asked" in few.stderr or "7 were asked for" in few.stderr
    assert run("report", place, "--topics", "0").exit_code == 2


def test_the_report_takes_the_number_of_topics(tmp_path: Path) -> None:
    done = run("report", pages(tmp_path / "pages", threads=5), "-o", tmp_path / "out", "-j", "1", "--topics", "10")
    assert done.exit_code == 0
    assert "Cut into 10 topics, as asked" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert int(numbers(tmp_path / "out")["themes"]) >= 10


def test_large_themes_hold_themes_and_new_texts_move_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("analysis.themes.model.SPLIT_FROM", 30)
    text = {name: [f"The {one} and the {two} of my {name}." for one in words for two in words if one != two]
            for name, words in SUBJECTS.items()}  # fmt: skip
    every = [each for name in text for each in text[name] * 2]
    model = Themes(k=9).partial_fit(every)
    before = model.labels_.copy()
    model.partial_fit(["The flour and the oven of my bread.", "zzz"])
    assert (model.labels_[:-2] == before).all() and len(model.fit_) == len(model.labels_)
    study = study_of([pages(tmp_path / "pages", threads=5)])
    table = study.layer("themes", k=1).table
    inner = table[table["level"] == 1]
    held = study.layer("theme_of", k=1).table
    assert len(inner) >= 2 and set(inner["parent"]) <= set(table.index)
    assert table[table["level"] == 0]["n"].sum() == len(held)
    for name, row in inner.iterrows():
        assert (held["within"] == name).sum() == row["n"] <= table.loc[row["parent"], "n"]


def test_a_theme_file_that_is_none_is_refused_before_pages_are_read(tmp_path: Path) -> None:
    place = pages(tmp_path / "pages", threads=5)
    (place / "mine.toml").write_text("[[theme]]\nname = 3\n", encoding="utf-8")
    done = run("report", place, "-o", tmp_path / "out")
    assert done.exit_code == 1 and "theme" in done.stderr and not (tmp_path / "out" / "report.html").exists()
    with pytest.raises(BadParameter):
        study_of([place])


def test_a_label_is_filled_with_what_its_comments_dwell_on() -> None:
    from scipy.sparse import csr_matrix

    mentions = csr_matrix(np.array([[1.0, 3.0, 0.0], [1.0, 2.0, 0.0], [0.0, 0.0, 2.0], [0.0, 0.0, 2.0]]))
    inside = np.array([True, True, False, False])
    assert filled((0,), SaidBy(mentions), np.ones(3), inside) == (0, 1)
