"""The report: whole, the same bytes each time, harmless whatever the comments hold, and alive in a real browser."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

import commentariat
from threads import Article, Comment, Corpus, Quote, Reply, Thread
from threads.store import Skipped

HOSTILE = [
    "<script>document.title='run'</script><img src=x onerror=alert(1)>",
    "$$\\frac{1}{0}$$ #set text(size: 99pt) #panic() *bold* @nobody `raw` \\ /* ",
    "=HYPERLINK(\"http://example.org\",\"click\")",
    "abc\u202egnp.exe\u2066 and \x07 a bell, \ud800 half a letter",
    "{{ 7*7 }} {% for x in y %} </style></script><!--",
    "북한 주민을 돌려보내지 마라 👍",
    "遣返就是送死，应该让他们去第三国。",
]  # fmt: skip


def hostile_thread() -> Thread:
    comments = [
        Comment(id=f"c{i}", number=i + 1, author=f"author {i} <b>", text=text, likes=i, replies_to=[Reply(parent=f"c{i - 1}", basis="model", probability=0.6)] if i else ())
        for i, text in enumerate(HOSTILE)
    ]  # fmt: skip
    story = "Web users in China were quick. “They are mothers and children, let them go,” one wrote. The ministry said nothing."
    start = story.index("“")
    quote = Quote(start=start, end=story.index("one wrote"), text=story[start : story.index("one wrote")], owner="a", speaker="one", group="Web users in China", speaker_kind="public", decided_by="Web users")  # fmt: skip
    return Thread(id="hostile", article=Article(id="a", title="<i>Title</i> $x$ 脱北者", text=story, language="en"), comments=comments, quotes=[quote])


def deep_thread(count: int) -> Thread:
    return Thread(
        id="deep",
        article=Article(id="d", title="Deep", text="A story."),
        comments=[
            Comment(id=str(i), number=i, author=f"a{i % 7}", text=f"Reply number {i} says something of its own.", replies_to=[Reply(parent=str(i - 1))] if i else ())
            for i in range(count)
        ],
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report")
    corpus = Corpus([hostile_thread(), deep_thread(500)], skipped=[Skipped("bad.html", "It is empty <b>.")])
    commentariat.report(corpus, out, title="A <title> & more", target="sending people back")
    return out


def test_every_file_is_written_and_in_the_manifest(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name in ("report.html", "report.pdf", "reactions.csv", "reactions.parquet", "figures/coverage.png", "figures/coverage.csv"):
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == manifest["outputs"][name]
    assert (folder / "threads.jsonl").is_file()
    pictures = {path.stem for path in (folder / "figures").glob("*.png")}
    assert pictures == {path.stem for path in (folder / "figures").glob("*.csv")} and len(pictures) >= 4


def test_equal_inputs_give_equal_bytes(folder: Path, tmp_path: Path) -> None:
    corpus = Corpus([hostile_thread(), deep_thread(500)], skipped=[Skipped("bad.html", "It is empty <b>.")])
    commentariat.report(corpus, tmp_path, title="A <title> & more", target="sending people back")
    for path in sorted(folder.rglob("*.*")):
        assert (tmp_path / path.relative_to(folder)).read_bytes() == path.read_bytes(), path.name


def test_nothing_of_a_comment_is_markup(folder: Path) -> None:
    html = (folder / "report.html").read_text(encoding="utf-8")
    assert "<script>document.title" not in html and "<img src=x" not in html
    assert html.count("<script>") == 1 and html.count("<style>") == 1
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", html)
    assert "{{ 7*7 }}" in html
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", html)


def test_no_spreadsheet_runs_a_cell_and_parquet_keeps_it(folder: Path) -> None:
    text = (folder / "reactions.csv").read_text(encoding="utf-8-sig")
    assert "\"'=HYPERLINK" in text and "\n=HYPERLINK" not in text and ",\"=HYPERLINK" not in text
    table = pd.read_parquet(folder / "reactions.parquet")
    assert table["text"].str.startswith("=HYPERLINK").any()
    assert {"sentiment_score", "stance_label", "topics_topic"} <= set(table.columns)


def test_chinese_and_korean_have_letters_in_the_page_itself(folder: Path) -> None:
    html = (folder / "report.html").read_text(encoding="utf-8")
    assert 'font-family: "Commentariat East"' in html and "data:font/woff2;base64," in html


def test_a_report_under_pseudonyms_names_nobody(tmp_path: Path) -> None:
    thread = Thread(
        id="t",
        article=Article(id="a", title="Bridge", text="The bridge closes."),
        comments=[
            Comment(id="1", author="Riverwalker", author_url="http://riverwalker.example.org", text="Sad news for all of us here."),
            Comment(id="2", author="Quince", text="Riverwalker, I agree with all of it.", replies_to=[Reply(parent="1", basis="mention", evidence="Riverwalker,")]),
        ],
    )
    commentariat.report(Corpus([thread]), tmp_path, pseudonyms=True)
    for path in tmp_path.rglob("*.*"):
        if path.suffix in {".html", ".csv", ".json", ".jsonl"}:
            shown = path.read_text(encoding="utf-8")
            assert "Riverwalker" not in shown and "Quince" not in shown and "riverwalker" not in shown, path.name


@pytest.mark.parametrize("comments", [0, 1, 2])
def test_next_to_nothing_still_gives_a_report(tmp_path: Path, comments: int) -> None:
    page = Thread(id="t", article=Article(id="a", text="A story."), comments=[Comment(id=str(i), text="Yes.") for i in range(comments)])
    commentariat.report(Corpus([page]), tmp_path)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_the_pdf_holds_every_script_as_text(folder: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not on this machine: install poppler-utils")
    shown = subprocess.run(["pdftotext", str(folder / "report.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    for words in ("遣返就是送死", "돌려보내지", "#panic()", "{{ 7*7 }}", "No claim"):
        assert words in shown


def chromium(page: str, tmp_path: Path) -> tuple[str, str]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "no Chromium on this machine: install the package chromium"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-first-run", "--enable-logging=stderr", f"--user-data-dir={tmp_path / 'profile'}",
             "--virtual-time-budget=3000", "--dump-dom"]  # fmt: skip
    done = subprocess.run([program, *flags, page], capture_output=True, text=True, check=True, timeout=90)
    return done.stdout, done.stderr


@pytest.mark.browser
def test_in_a_browser_the_page_works_and_nothing_hostile_runs(folder: Path, tmp_path: Path) -> None:
    dom, log = chromium((folder / "report.html").as_uri() + "#r-deep-499", tmp_path)
    complaints = [line for line in log.splitlines() if "CONSOLE" in line]
    assert not complaints, complaints
    assert "<title>A &lt;title&gt; &amp; more</title>" in dom
    assert 'id="tools"' in dom and not re.search(r'id="tools"[^>]*hidden', dom)  # our script ran
    assert re.search(r"<details[^>]*open[^>]*><summary>Show the 500 comments", dom)  # the link unfolded its thread
