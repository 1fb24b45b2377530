"""What the report says at its head: hand codes lead, failures are named, figures hold all that they say they hold."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

import commentariat
from reports.build import build
from reports.document import Document, make
from reports.pictures import draw
from reports.pieces import plain
from reports.shown import span
from tests.sentences import sentences
from threads import Article, Comment, Corpus, Thread

WORDS = ("What a good and happy day for us.", "This is a bad, sad and cruel thing.", "They left at noon by bus.")


def one_page() -> Corpus:
    comments = tuple(
        Comment(id=str(i), author=f"w{i}", text=f"Reply number {i} says something of its own.") for i in range(3)
    )
    return Corpus([Thread(id="t", article=Article(id="a", text="A story."), comments=comments)])


def coded_population(*, threads: int, texts: tuple[str, ...] = WORDS) -> Corpus:
    """So many threads of four comments of one population."""
    return Corpus([
        Thread(id=f"t{i}", article=Article(id="a", text="A story."), comments=[
            Comment(id=str(k), author=f"w{k}", text=f"{texts[(i + k // 2) % 3]} {i} {k}", language="en")
            for k in range(4)])
        for i in range(threads)
    ])  # fmt: skip


def said_of(document: Document, section: str) -> str:
    """What a section says, in one line."""
    [found] = [one for one in document.sections if one.id == section]
    return " ".join(plain(one) for one in sentences(found.blocks)).replace("\xa0", " ")


def test_a_value_stands_with_its_interval_and_its_codes(tmp_path: Path) -> None:
    document = make(coded_study(tmp_path), version="0")
    said = said_of(document, "answer")
    value, ends = (document.facts[f"english-language-commenters.{key}"] for key in ("sentiment", "sentiment.interval"))
    assert f"tone {value.text} on a scale from −1 (all negative) to +1 (all positive). [{ends.text}]" in said
    assert "48 comments, 12 discussions" in said
    assert "People coded 30 of 48" in value.note
    assert [group.label for group in value.behind][-1] == "not coded by anybody, or coders disagree"
    assert sum(len(group.ids) for group in value.behind) == 48


def test_what_may_not_stand_says_why_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text("id,coder,variable,code\nt0/0,A,sentiment,1\n", encoding="utf-8")
    study = commentariat.Study(coded_population(threads=5), defaults={"coding": {"codes": str(tmp_path / "codes.csv")}})
    document = make(study, version="0")
    said = said_of(document, "sure")
    assert "English-language commenters: only 1 of 20 are coded for tone, in 1 discussion." in said
    assert "code 20 more of English-language commenters, about 10 minutes: commentariat sample" in said
    assert "english-language-commenters.sentiment" not in document.facts


def test_an_analysis_that_failed_is_named_with_its_reason(tmp_path: Path) -> None:
    study = commentariat.Study(one_page(), defaults={"coding": {"codes": str(tmp_path / "none.csv")}})
    build(study, tmp_path / "out", version="0")
    page = " ".join(re.sub(r"<[^>]+>", " ", (tmp_path / "out" / "report.html").read_text(encoding="utf-8")).split())
    assert "The analysis “populations” failed. The codes in" in page and "none.csv cannot be read" in page
    assert "Nobody speaks on these pages" not in page
    assert "Figures that these data do not give" in page
    assert any(
        "populations" in said
        for said in json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))["failed"]
    )


def test_notes_of_a_layer_that_only_a_plugin_asks_for_reach_the_reader(tmp_path: Path) -> None:
    from analysis.base import ANALYSES, Result, analysis
    from analysis.tables import keyed
    from reports.figures import FIGURES, figure

    saved = [(registry, dict(registry._parts)) for registry in (ANALYSES, FIGURES) if list(registry)]

    @analysis("shouting", about="reaction")
    def shouting(study: commentariat.Study, *, least: int = 2) -> Result:
        """Reactions in capitals."""
        return Result(table=keyed([]), notes=("Capitals are no anger.",))

    @figure("shouting", section="differences", needs="capitals")
    def shouted(study: commentariat.Study) -> None:
        """Nothing drawn."""
        study.layer("shouting", least=3)

    try:
        build(commentariat.Study(one_page()), tmp_path, version="0")
    finally:
        for registry, parts in saved:
            registry._parts = parts
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Capitals are no anger." in page and "least = 3" in page
    assert "shouting" in {
        layer["name"] for layer in json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["layers"]
    }


def coded_study(folder: Path) -> commentariat.Study:
    """Twelve threads of one population, most reactions of ten of them coded."""
    pages = [
        Thread(id=f"t{i}", article=Article(id="a", text="A story."), comments=[
            Comment(id=str(k), author=f"w{k}", text=f"{WORDS[(i + k // 2) % 3]} {i} {k}", language="en",
                posted=datetime(2024, 5, 1 + i, 12, k, tzinfo=UTC)) for k in range(4)])
        for i in range(12)
    ]  # fmt: skip
    rows = [f"t{i}/{k},A,sentiment,{(1, -1, 0)[(i + k // 2) % 3]}" for i in range(10) for k in range(3)]
    (folder / "codes.csv").write_text("\n".join(["id,coder,variable,code", *rows]), encoding="utf-8")
    return commentariat.Study(Corpus(pages), defaults={"coding": {"codes": str(folder / "codes.csv")}})


def test_hand_codes_stand_beside_the_reactions_and_in_the_figure(tmp_path: Path) -> None:
    study = coded_study(tmp_path)
    build(study, tmp_path, version="0")
    table = pd.read_parquet(tmp_path / "reactions.parquet")
    assert table["hand_sentiment"].notna().sum() == 30 and table["counted"].all()
    [row] = pd.read_csv(tmp_path / "figures" / "sentiment_by_population.csv").to_dict("records")
    assert row["coded"] == 30 and row["coded_threads"] == 10 and row["low"] < row["value"] < row["high"]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Numbers are what people coded" in page or "what people coded" in page
    assert 'data-f="english-language-commenters.threads"' in page


def test_the_time_line_shows_every_dated_comment_in_even_steps(tmp_path: Path) -> None:
    pictures = {one.name: one for one in draw(coded_study(tmp_path))}
    table = pictures["timeline"].table
    assert table["day"].tolist()[:2] == ["2024-05-01", "2024-05-02"] and len(table) == 12
    assert table["population"].nunique() == 1 and table["comments"].sum() == 48
    assert "is taken for UTC" in pictures["timeline"].caption


def test_an_interval_shows_that_its_ends_differ() -> None:
    assert span(-0.304, -0.12, share=False) == "−0.30 to −0.12"
    assert span(-0.052, -0.048, share=False) == "−0.052 to −0.048"
    assert span(0.101, 0.104, share=True) == "10.1% to 10.4%"


def test_no_figure_is_higher_than_a_printed_page(tmp_path: Path) -> None:
    pages = [
        Thread(id=f"p{i}", article=Article(id="a", title=f"Page {i}", text="A story. " * (i + 1))) for i in range(60)
    ]
    pictures = {one.name: one for one in draw(commentariat.Study(Corpus(pages)))}
    width, height = (
        float(value) for value in re.findall(rb'(?:width|height)="([0-9.]+)pt"', pictures["coverage"].svg)[:2]
    )
    assert height / width < 20 / 16.2
