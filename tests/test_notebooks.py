"""Notebooks: those that teach and the one on a user's pages run from top to bottom; records show themselves safely."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from jupyter_client import AsyncKernelManager
from nbclient.util import run_sync

import commentariat
from analysis.base import Layer
from analysis.compare import compare
from analysis.themes import Themes
from benchmarks.notebooks import NOTEBOOKS, PAGES, page, run
from commentariat import terminal
from tests import command
from tests.conftest import ROOT
from threads import Article, Comment, Corpus, Thread
from threads.corpus.comments import COMMENT_COLUMNS
from threads.corpus.store import Skipped
from threads.model import Reply, Source

TAUGHT = sorted(NOTEBOOKS.glob("*.py"))
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
EVIL = "<script>alert(1)</script>\u202e$x$ & \"'<img src=x onerror=alert(1)>\x00"
TAGS = {"div", "p", "b", "bdi", "br", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}


class _Read(HTMLParser):
    """The tags, attributes and words of a card."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open += [tag] if tag != "br" else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def read_card(record: Any) -> str:
    """The words of what the record shows of itself, which has only our tags and attributes and closes them all."""
    read = _Read(record._repr_html_())
    assert read.tags <= TAGS
    assert read.attributes <= {"class", "style", "dir"}
    assert read.open == []
    assert "mathjax_ignore" in record._repr_html_()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", read.words)
    return read.words


def hostile() -> Thread:
    first = Comment(id="1", author=EVIL, text=EVIL * 3)
    answer = Comment(id="2", author="Bo", text="x" * 100_000, replies_to=(Reply(parent="1", evidence=EVIL),))
    return Thread(
        id="t",
        source=Source(path=f"/home/ann/{EVIL.replace('/', '')}.html"),
        article=Article(title=EVIL),
        comments=(first, answer, Comment(id="3", text="")),
        notes=(EVIL,),
    )


def alike(one: str, other: str) -> bool:
    """Whether two pages have the same words, and numbers that differ by no more than machines do."""
    if NUMBER.sub("#", one) != NUMBER.sub("#", other):
        return False
    pairs = zip(NUMBER.findall(one), NUMBER.findall(other), strict=True)
    return all(abs(float(a) - float(b)) <= 0.002 + 0.01 * abs(float(b)) or a == b for a, b in pairs)


@pytest.fixture(scope="module")
def kernel() -> Iterator[AsyncKernelManager]:
    """One for all notebooks: a start with all that is imported takes longer than most notebooks."""
    manager = AsyncKernelManager(kernel_name="python3")
    yield manager
    if manager.has_kernel:
        run_sync(manager.shutdown_kernel)(now=True)


@pytest.mark.parametrize("path", TAUGHT, ids=[path.stem for path in TAUGHT])
def test_a_notebook_that_teaches_runs_and_is_what_the_docs_show(path: Path, kernel: AsyncKernelManager) -> None:
    printed = page(run(path, kernel=kernel), name=path.name)
    shown = (PAGES / f"{path.stem}.md").read_text(encoding="utf-8")
    assert alike(printed, shown), "the docs show another run: python -m benchmarks.notebooks writes them anew"


def test_three_notebooks_teach_and_use_no_private_names() -> None:
    assert [path.stem for path in TAUGHT] == ["1_themes", "2_populations", "3_replies"]
    assert {path.stem for path in PAGES.glob("*.md")} == {path.stem for path in TAUGHT}
    for path in TAUGHT:
        assert not re.search(r"(?:\.|import )_[a-z]", path.read_text(encoding="utf-8"))


def test_pages_of_other_words_or_other_numbers_are_not_alike() -> None:
    assert alike("n 31, p 0.1204", "n 31, p 0.1203")
    assert not alike("n 31", "n 32")
    assert not alike("refused: n 31", "n 31")


@pytest.mark.parametrize("name", ["interview.txt", "zh-video-comments.html"])
def test_the_notebook_of_ones_own_pages_runs_without_a_study(
    name: str, tmp_path: Path, kernel: AsyncKernelManager
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / name).write_bytes((ROOT / "raw_html" / name).read_bytes())
    out = tmp_path / "work" / "study.ipynb"
    shown = command.run("notebook", tmp_path / "pages", "-o", out)
    assert shown.exit_code == 0 and str(out) in shown.output
    printed = page(run(out, kernel=kernel), name=out.name)
    assert "../pages" in printed and "Corpus: 1 threads" in printed
    assert "nobody has coded" in printed or "Nothing is compared" in printed


def test_the_notebook_of_the_sample_shows_populations_through_the_gate(
    tmp_path: Path, kernel: AsyncKernelManager
) -> None:
    out = tmp_path / "study.ipynb"
    options = ("--title", "Whose *door*?", "--seed", "3", "--codes", ROOT / "raw_html" / "codes.csv")
    assert command.run("notebook", ROOT / "raw_html", "-o", out, *options).exit_code == 0
    notebook = run(out, kernel=kernel)
    printed = page(notebook, name=out.name)
    for section in ("What people talk about", "populations", "Whose voices are quoted", "Who answers whom"):
        assert section in printed
    assert "Whose \\*door\\*?" in printed and "seed=3" in printed
    assert "read them, don’t count them" in printed and "differs from" in printed
    assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code")


def test_the_same_command_writes_the_same_bytes_and_nothing_is_overwritten(page: Path, tmp_path: Path) -> None:
    files = [tmp_path / "a.ipynb", tmp_path / "b.ipynb"]
    for file in files:
        assert command.run("notebook", page, "-o", file).exit_code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    cells = json.loads(files[0].read_text(encoding="utf-8"))["cells"]
    assert len({cell["id"] for cell in cells}) == len(cells)
    again = command.run("notebook", page, "-o", files[0])
    assert again.exit_code == 1 and "is there already" in again.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("PAGE", "-o", "study.html"), ".ipynb"),
        (("PAGE/none", "-o", "study.ipynb"), "cannot be read"),
        (("EMPTY", "-o", "study.ipynb"), "No page was found"),
        (("PAGE", "-o", "study.ipynb", "--codes", "none.csv"), "none.csv"),
        (("PAGE", "-o", "study.ipynb", "--settings", "none.toml"), "none.toml"),
        (("PAGE", "-o", "study.ipynb", "--favor", "Yes."), "gainst"),
    ],
)
def test_what_cannot_be_written_is_an_error_of_one_sentence(
    words: tuple[str, ...], said: str, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    shown = command.run("notebook", *(word.replace("PAGE", str(page)).replace("EMPTY", "empty") for word in words))
    assert shown.exit_code == 1
    assert said in shown.output and "Traceback" not in shown.output
    assert not list(tmp_path.glob("study.*"))


def test_a_corpus_a_thread_and_a_comment_show_themselves() -> None:
    thread = hostile()
    corpus = Corpus([thread] * 12, skipped=[Skipped(EVIL, EVIL)] * 12)
    words = read_card(corpus)
    assert "12 threads, 36 comments" in words and "2 more of 12 rows" in words and "2 more inputs were skipped" in words
    assert "/home/ann" not in words
    words = read_card(thread)
    assert "3 comments, 1 of them in answer to another" in words and "<script>alert(1)</script>�$x$" in words
    words = read_card(thread.comment("2"))
    assert "answers 1 (markup, probability 1.00)" in words and "98,000 more characters" in words
    assert len(words) < 3_000
    assert "name unknown" in read_card(thread.comment("3"))
    assert "0 threads" in read_card(Corpus([]))


def test_layers_show_refusals_first_sentences_alone_and_what_they_leave_out() -> None:
    table = pd.DataFrame({"id": ["a"] * 11, "n": [1.5] * 11, "held": [[EVIL]] * 11, "said": [EVIL] * 11, "none": None})
    about = {"version": 1, "parameters": {}, "corpus": "", "about": "reaction"}
    words = read_card(Layer(name="made", table=table, refusal=EVIL, notes=(EVIL,), **about))  # type: ignore[arg-type]
    assert words.index("<script>") < words.index("1.500")
    assert "1 more of 11 rows" in words and "`layer.table` also has: held, none." in words
    claims = pd.DataFrame({"id": ["a"], "estimate": [0.271828], "sentence": ["No claim."], "todo": [""]})
    words = read_card(Layer(name="made", table=claims, **about))  # type: ignore[arg-type]
    assert "No claim." in words and "0.27" not in words and "todo" not in words.split("also has")[0]
    assert "0 rows" in read_card(Layer(name="made", table=pd.DataFrame(), **about))  # type: ignore[arg-type]


def test_a_comparison_and_themes_show_themselves() -> None:
    rows = pd.DataFrame({"v": [1, 2, 4, 5], "g": [EVIL, EVIL, "b", "b"], "page": ["1", "2", "3", "4"]})
    found = compare(rows, "v", "g", "page")
    words = read_card(found)
    assert "claim: none" in words and "No claim can be made" in words
    assert "not found yet" in read_card(Themes())
    texts = [
        f"The {thing} of the town is {like}" for thing in ("bridge", "school") for like in ("old", "new", EVIL)
    ] * 5
    words = read_card(Themes(k=2).fit(texts))
    assert "themes of 30 texts" in words


def test_comments_as_a_frame_join_the_reactions() -> None:
    corpus = commentariat.read(ROOT / "raw_html" / "responses-says.txt")
    frame, [thread] = corpus.to_frame(), list(corpus)
    assert list(frame.columns) == list(COMMENT_COLUMNS) and len(frame) == len(thread.comments)
    assert all(name in (Corpus.to_frame.__doc__ or "") for name in COMMENT_COLUMNS)
    reactions = corpus.reactions()
    comments = reactions.loc[reactions["channel"] == "comment", "id"]
    assert len(comments) and set(comments) <= set(frame["id"])
    answered = frame["parent"].dropna()
    assert len(answered) and set(answered) <= set(frame["id"])
    assert frame["parent"].notna().tolist() == [bool(comment.replies_to) for comment in thread.comments]
    assert Corpus([]).to_frame().empty


def test_a_thread_as_a_graph() -> None:
    graph = hostile().to_networkx()
    assert isinstance(graph, nx.DiGraph) and set(graph) == {"t/article", "t/1", "t/2", "t/3"}
    assert graph.edges["t/2", "t/1"] == {"probability": 1.0, "weight": 1.0, "basis": "markup"}
    assert "\x00" not in graph.nodes["t/1"]["text"] and graph.nodes["t/article"]["kind"] == "article"


def test_a_bar_is_drawn_in_a_notebook_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    assert terminal.notebook_bar("Reading") is None
    monkeypatch.setattr("IPython.get_ipython", lambda: types.SimpleNamespace())
    assert terminal.notebook_bar("Reading") is None  # IPython on a terminal
    monkeypatch.setattr("IPython.get_ipython", lambda: types.SimpleNamespace(kernel=object()))
    drawn: list[str] = []

    class Handle:
        def update(self, shown: Any) -> None:
            drawn.append(shown.data)

    def display(shown: Any, **_: Any) -> Handle:
        drawn.append(shown.data)
        return Handle()

    monkeypatch.setattr("IPython.display.display", display)
    step = terminal.notebook_bar("Reading <pages>")
    assert step is not None
    step(0, 2)
    step(1, 2)
    step(2, 2)
    assert '<progress value="1" max="2"></progress> Reading &lt;pages&gt;: 1 of 2' in drawn[1]
    assert len(drawn) == 3 and drawn[-1] == ""
    step(3, 3)
    assert len(drawn) == 3


def test_reading_in_a_notebook_draws_the_bar(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    monkeypatch.setattr("commentariat.front.notebook_bar", lambda what: lambda done, total: seen.append((done, total)))
    commentariat.read(page)
    assert seen == [(0, 1), (1, 1)]
    commentariat.read(page, progress=lambda *_: None)
    assert len(seen) == 2
