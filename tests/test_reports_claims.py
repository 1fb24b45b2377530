"""What the report says at its head: hand codes lead, failures are named, figures hold all that they say they hold."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

import commentariat
from analysis.base import Layer
from reports.build import build
from reports.pictures import draw
from reports.shown import span
from reports.view.claims import finding_views, population_views
from threads import Article, Comment, Corpus, Thread


def layer_of(rows: list[dict[str, object]]) -> Layer:
    return Layer(name="populations", version=1, parameters={}, corpus="", about="population", table=pd.DataFrame(rows))


def one_page() -> Corpus:
    comments = tuple(
        Comment(id=str(i), author=f"w{i}", text=f"Reply number {i} says something of its own.") for i in range(3)
    )
    return Corpus([Thread(id="t", article=Article(id="a", text="A story."), comments=comments)])


ROW: dict[str, object] = {
    "population": "Readers", "label": "sentiment", "measure": "sentiment", "variable": "sentiment", "kind": "mean",
    "level": "descriptive", "value": -0.26, "low": -0.44, "high": -0.08, "coder_low": float("nan"),
    "coder_high": float("nan"), "n": 150, "threads": 9, "authors": 70, "coded": 115, "coded_threads": 8, "why": "",
    "todo": "",
}  # fmt: skip


def findings(*rows: dict[str, object]) -> str:
    found = population_views(layer_of([ROW | row for row in rows]))
    return finding_views({"topics": {"rows": []}, "people": {"rows": []}, "populations": found})[0]["text"].replace(
        "\xa0", " "
    )


def test_a_value_stands_with_its_interval_and_its_codes() -> None:
    assert findings({}) == (
        "Mean sentiment is −0.26 on a scale from −1 to +1 (95 % interval −0.44 to −0.08), by 115 hand codes in 8 "
        "threads of 150 reactions in 9 threads; about these texts."
    )


def test_what_may_not_stand_says_why_and_what_to_do() -> None:
    nan = float("nan")
    said = findings(
        {"value": nan, "low": nan, "high": nan, "level": "none", "why": "Nobody has coded it.", "todo": "Code 50."}
    )
    assert said == "Nobody has coded it. Code 50."


@pytest.mark.parametrize(
    ("received", "named"), [([1, 1, 1], False), ([2], False), ([3, 3], False), ([4, 3], True), ([3], True)]
)
def test_the_most_answered_is_named_only_where_it_is_no_accident(*, received: list[int], named: bool) -> None:
    people = [
        {"author": f"a{i}", "title": "Bridge", "received": count, "comments": 1} for i, count in enumerate(received)
    ]
    found = finding_views({"topics": {"rows": []}, "people": {"rows": people, "links": 3}, "populations": []})
    assert ("is answered most" in found[0]["text"]) == named
    assert found[0]["text"].startswith("3 reply links join comments")


def test_an_analysis_that_failed_is_named_with_its_reason(tmp_path: Path) -> None:
    study = commentariat.Study(one_page(), defaults={"coding": {"codes": str(tmp_path / "none.csv")}})
    build(study, tmp_path / "out", version="0")
    page = " ".join(re.sub(r"<[^>]+>", " ", (tmp_path / "out" / "report.html").read_text(encoding="utf-8")).split())
    assert "The analysis “populations” failed. The codes in" in page and "none.csv cannot be read" in page
    assert "There is no reaction on these pages" not in page
    assert "sentiment by population: it failed. The codes in" in page
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
    words = ("What a good and happy day for us.", "This is a bad, sad and cruel thing.", "They left at noon by bus.")
    pages = [
        Thread(id=f"t{i}", article=Article(id="a", text="A story."), comments=[
            Comment(id=str(k), author=f"w{k}", text=f"{words[(i + k // 2) % 3]} {i} {k}", language="en",
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
    assert "These are values of what people coded by hand" in page and "hand_…" in page
    assert "12 threads" in page and "10 threads" in page


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
