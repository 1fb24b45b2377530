"""The report: whole, the same bytes each time, harmless whatever the comments hold, and alive in a real browser."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import commentariat
from tests.straining import deep_thread, hostile_thread
from threads import Article, Comment, Corpus, Reply, Thread
from threads.corpus.store import Skipped


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report")
    corpus = Corpus([hostile_thread(), deep_thread(500)], skipped=[Skipped("bad.html", "It is empty <b>.")])
    commentariat.report(
        corpus, out, settings=commentariat.Settings(title="A <title> & more", target="sending people back")
    )
    return out


def test_every_file_is_written_and_in_the_manifest(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name in (
        "report.html",
        "report.pdf",
        "reactions.csv",
        "reactions.parquet",
        "figures/coverage.png",
        "figures/coverage.csv",
    ):
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == manifest["outputs"][name]
    assert (folder / "threads.jsonl").is_file()
    pictures = {path.stem for path in (folder / "figures").glob("*.png")}
    for suffix in ("csv", "svg"):
        assert pictures == {path.stem for path in (folder / "figures").glob(f"*.{suffix}")} and len(pictures) >= 2


def test_equal_inputs_give_equal_bytes(folder: Path, tmp_path: Path) -> None:
    corpus = Corpus([hostile_thread(), deep_thread(500)], skipped=[Skipped("bad.html", "It is empty <b>.")])
    commentariat.report(
        corpus, tmp_path, settings=commentariat.Settings(title="A <title> & more", target="sending people back")
    )
    for path in sorted(folder.rglob("*.*")):
        assert (tmp_path / path.relative_to(folder)).read_bytes() == path.read_bytes(), path.name


def test_nothing_of_a_comment_is_markup(folder: Path) -> None:
    html = (folder / "report.html").read_text(encoding="utf-8")
    assert "<script>document.title" not in html and "<img src=x" not in html
    assert html.count("<script>") == 1 and html.count("<style>") == 1
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", html)
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", html)


def test_no_spreadsheet_runs_a_cell_and_parquet_keeps_it(folder: Path) -> None:
    text = (folder / "reactions.csv").read_text(encoding="utf-8-sig")
    assert "\"'=HYPERLINK" in text and "\n=HYPERLINK" not in text and ',"=HYPERLINK' not in text
    table = pd.read_parquet(folder / "reactions.parquet")
    assert table["text"].str.startswith("=HYPERLINK").any()
    assert {"counted", "stance_matter", "topics_topic"} <= set(table.columns)
    assert not {"stance_label", "sentiment_score"} & set(table.columns)


def test_chinese_and_korean_have_letters_in_the_page_itself(folder: Path) -> None:
    html = (folder / "report.html").read_text(encoding="utf-8")
    assert 'font-family: "Commentariat East"' in html and "data:font/woff;base64," in html


def test_a_report_under_pseudonyms_names_nobody(tmp_path: Path) -> None:
    thread = Thread(
        id="t",
        article=Article(id="a", title="Bridge", text="The bridge closes."),
        comments=[
            Comment(
                id="1",
                author="Riverwalker",
                author_url="http://riverwalker.example.org",
                text="Sad news for all of us here.",
            ),
            Comment(
                id="2",
                author="Quince",
                text="Riverwalker, I agree with all of it.",
                replies_to=[Reply(parent="1", basis="mention", evidence="Riverwalker,")],
            ),
        ],
    )
    commentariat.report(Corpus([thread]), tmp_path, pseudonyms=True)
    for path in tmp_path.rglob("*.*"):
        if path.suffix in {".html", ".csv", ".json", ".jsonl"}:
            shown = path.read_text(encoding="utf-8")
            assert "Riverwalker" not in shown and "Quince" not in shown and "riverwalker" not in shown, path.name


@pytest.mark.parametrize("comments", [0, 1, 2])
def test_next_to_nothing_still_gives_a_report(tmp_path: Path, comments: int) -> None:
    page = Thread(
        id="t",
        article=Article(id="a", text="A story."),
        comments=[Comment(id=str(i), text="Yes.") for i in range(comments)],
    )
    commentariat.report(Corpus([page]), tmp_path)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_the_pdf_holds_every_script_as_text(folder: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not on this machine: install poppler-utils")
    shown = subprocess.run(
        ["pdftotext", str(folder / "comments.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    for words in ("遣返就是送死", "돌려보내지", "#panic()", "{{ 7*7 }}"):
        assert words in shown


class Names(HTMLParser):
    """Every id of a page, every place that a link within it leads to, and every attribute that a policy would stop."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.stopped: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and (value or "").startswith("#"):
                self.links.add((value or "")[1:])
            elif name == "style" or name.startswith("on"):
                self.stopped.append(f"{tag} {name}")


def test_every_link_leads_somewhere_and_no_id_stands_twice(folder: Path) -> None:
    names = Names((folder / "report.html").read_text(encoding="utf-8"))
    numbers = {f"f={name}" for name in pd.read_csv(folder / "numbers.csv")["id"]}
    drawn = {name for name in names.links if name.startswith(("r=", "t-", "q="))}  # what the script draws
    assert not names.links - set(names.ids) - numbers - drawn
    assert not [name for name, count in Counter(names.ids).items() if count > 1]
    assert not names.stopped


def test_the_policy_allows_our_style_and_script_by_their_hashes_and_nothing_else(folder: Path) -> None:
    import base64

    page = (folder / "report.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and policy[1].startswith("default-src 'none';") and "unsafe" not in policy[1]
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert inner
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


def test_print_says_what_it_leaves_to_the_page(folder: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not on this machine: install poppler-utils")
    shown = subprocess.run(
        ["pdftotext", str(folder / "report.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "comments.pdf" in shown and "report.html" in shown


def test_a_page_without_a_title_is_called_by_its_file_and_an_idle_rule_is_named(tmp_path: Path) -> None:
    from analysis.base import Study
    from reports.figures.coverage import coverage
    from reports.view.input import idle_rules
    from reports.words import Words
    from threads.corpus.populations import Rules

    page = tmp_path / "tram.txt"
    page.write_text(
        "Comments (2)\n\nJo\n2024-01-02 10:00\nThe tram is a fine idea.\n\nAnn\n2024-01-02 10:05\nToo dear for us.\n",
        encoding="utf-8",
    )
    corpus = commentariat.read(page)
    corpus.rules = Rules.of(
        [{"path": "zz*", "population": "A"}, {"path": "tram*", "population": "B"}], origin="study.toml"
    )
    study = Study(corpus)
    study.layer("inventory").table["title"] = float("nan")
    drawn = coverage(study, Words())
    assert drawn is not None and drawn.alt.startswith("tram.txt: ")
    said = " ".join(idle_rules(study))
    assert "Population rule 1 (path zz*) decided for no reaction." in said and "rule 2" not in said


def test_a_float_in_a_csv_is_short_and_a_small_one_is_kept() -> None:
    from reports.tables import rounded

    assert [rounded(value) for value in (0.123456789, 1.5e-9, 3.0, 1234567.0, -0.0)] == [
        "0.123457",
        "1.5e-09",
        "3.0",
        "1234567.0",
        "-0.0",
    ]
