"""The gate: what keeps a number from being printed, or from speaking for more than the texts at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.base import Study
from analysis.compare.gate import standings
from analysis.compare.unchecked import cross_language_error
from reports.document import make
from reports.pieces import plain
from tests.command import run
from tests.sentences import sentences
from threads import Article, Comment, Corpus, Quote, Source, Thread
from threads.corpus.populations import Rules


def corpus(threads: int = 8, *, languages: tuple[str, ...] = ("en",), news: int = 0) -> Corpus:
    """Blog threads of nine comments, their languages in turn, and `news` stories that quote a netizen."""
    pages = [
        Thread(id=f"b{i}", source=Source(path=f"blog{i}.txt"), comments=tuple(
            Comment(id=f"c{k}", text=f"Number {i} and {k} it is.", author=f"w{i}{k}",
                language=languages[(i + k) % len(languages)]) for k in range(9)))
        for i in range(threads)
    ]  # fmt: skip
    for i in range(news):
        text = f"A netizen wrote: “Number {i} is what they did to us here, said word {i} of {i}.”"
        start = text.index("“") + 1
        quote = Quote(start=start, end=len(text) - 1, text=text[start:-1], speaker="A netizen", speaker_kind="public")
        article = Article(text=text, language="en")
        pages.append(Thread(id=f"n{i}", source=Source(path=f"news{i}.html"), article=article, quotes=(quote,)))
    return Corpus(pages, rules=Rules.of([{"population": "readers"}]))


HEAD = "id,coder,variable,code,part,inclusion\n"


def coded(path: Path, study: Study, *, coders: dict[str, int], variable: str = "sentiment", code: str = "") -> Study:
    """The study with codes by each coder of so many reactions, drawn at random."""
    if not any(coders.values()):
        return study
    names = study.reactions.index.tolist()
    rows = [f"{name},{coder},{variable},{code or k % 3 - 1},random,0.5" for coder, count in coders.items()
        for k, name in enumerate(names[:count])]  # fmt: skip
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return Study(study.corpus, defaults={"coding": {"codes": str(path)}})


@pytest.mark.parametrize(
    ("coders", "level", "said"),
    [
        ({"A": 60, "B": 60}, "inferential", ""),
        ({"A": 60, "B": 9}, "descriptive", "Fewer than 10 reactions were coded twice"),
        ({"A": 60}, "descriptive", "Fewer than 10 reactions were coded twice"),
        ({"A": 9}, "none", "Only 9 reactions"),
        ({"A": 0}, "none", "Nobody has coded"),
    ],
)
def test_a_value_stands_by_its_codes(coders: dict[str, int], level: str, said: str, tmp_path: Path) -> None:
    study = coded(tmp_path / "codes.csv", Study(corpus()), coders=coders)
    (found,) = standings(study, "sentiment").values()
    assert found.level == level and said in found.why
    if level != "inferential":
        assert "about" in found.todo or found.drawn >= 50


def test_answers_given_at_once_have_the_agreement_of_the_worst(tmp_path: Path) -> None:
    study = coded(tmp_path / "codes.csv", Study(corpus()), coders={"A": 60, "B": 60}, variable="theme", code="x;y")
    text = (tmp_path / "codes.csv").read_text(encoding="utf-8").replace(",B,theme,x;y", ",B,theme,x")
    (tmp_path / "codes.csv").write_text(text, encoding="utf-8")
    (found,) = standings(Study(study.corpus, defaults=study.defaults), "theme").values()
    assert found.level == "none" and "agree too little" in found.why and "code again" in found.todo


def test_each_answer_given_at_once_has_a_share_of_its_own(tmp_path: Path) -> None:
    study = coded(tmp_path / "codes.csv", Study(corpus()), coders={"A": 60, "B": 60}, variable="theme", code="x;y")
    text = (tmp_path / "codes.csv").read_text(encoding="utf-8").split("\n")
    half = [line.replace("x;y", "y") if k % 2 else line for k, line in enumerate(text)]
    (tmp_path / "codes.csv").write_text("\n".join(half), encoding="utf-8")
    table = Study(study.corpus, defaults=study.defaults).layer("populations").table.set_index("measure")
    assert {"theme:x", "theme:y"} <= set(table.index) and "theme:x;y" not in table.index
    assert table.loc["theme:y", "value"] == pytest.approx(1) and 0.4 < table.loc["theme:x", "value"] < 0.6


def test_voices_that_an_editor_chose_speak_for_these_texts_only(tmp_path: Path) -> None:
    for news, level in ((0, "inferential"), (30, "descriptive")):
        made = Study(corpus(news=news))
        study = coded(tmp_path / f"{news}.csv", made, coders=dict.fromkeys("AB", len(made.reactions)))
        (found,) = standings(study, "sentiment").values()
        assert found.level == level and ("An editor or translator chose 30 of the" in found.why) == bool(news)


def test_groups_that_both_write_in_two_languages_carry_the_error_between_them() -> None:
    widths = []
    for languages in (("en",), ("en", "zh")):
        study = Study(corpus(16, languages=languages))
        study.reactions["half"] = ["a" if int(name[1:]) < 8 else "b" for name in study.reactions["thread"]]
        (row,) = study.layer("compare", by="half").table.to_dict("records")
        assert "unchecked" in row["warnings"]
        widths.append(row["high"] - row["low"])
    assert widths[1] - widths[0] >= 1.9 * cross_language_error()


def test_the_head_says_what_to_do_only_where_something_can_be_done() -> None:
    for threads, few in ((2, True), (8, False)):
        document = make(Study(corpus(threads)), version="0")
        text = " ".join(plain(one) for section in document.sections for one in sentences(section.blocks))
        assert "Nobody has counted sides" in text
        assert ("Too few discussions to compare, or to count in: 2 discussions." in text) == few


def test_by_a_column_that_is_no_column_or_by_author(tmp_path: Path) -> None:
    shown = run("compare", "raw_html/blog-thread.txt", "--by", "nothing", "-q")
    assert shown.exit_code == 1 and "no column 'nothing'" in shown.stderr
    table = Study(corpus(3)).layer("compare", by="author").table
    assert (table["claim"] == "none").all() and table["estimate"].isna().all()
