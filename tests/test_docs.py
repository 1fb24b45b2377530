"""What the documents say is true: their examples run, and every part stands in the reference."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

import commentariat
from analysis.base import ANALYSES, analyse
from commentariat.cli import main
from reports.build import draw
from reports.figures import FIGURES
from tests.conftest import ROOT
from threads import Comment, Corpus, Thread
from threads.parsers import PARSERS

BLOCK = re.compile(r"```python(?: file=(\S+))?\n(.*?)```", re.DOTALL)

GAZETTE = """<html><body><nav>Home News Letters</nav><h1>Bridge to close</h1>
<article>The bridge closes in May.</article>
<div class="gazette-letter"><b class="writer">A. Reader</b><p>A sad day for us.</p></div></body></html>"""


def blocks(name: str) -> list[tuple[str, str]]:
    return BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def contributed(tmp_path: Path) -> Iterator[None]:
    """The three examples of CONTRIBUTING.md, run as files of their names would be, and taken back afterwards."""
    saved = [(registry, dict(registry._parts)) for registry in (PARSERS, ANALYSES, FIGURES) if list(registry)]
    for name, code in blocks("CONTRIBUTING.md"):
        path = tmp_path / Path(name).name
        path.write_text(code, encoding="utf-8")
        runpy.run_path(str(path), run_name=path.stem)
    yield
    for registry, parts in saved:
        registry._parts = parts


@pytest.mark.usefixtures("contributed")
def test_the_examples_of_contributing_work() -> None:
    thread = commentariat.split(GAZETTE)
    assert thread.source.parser == "gazette-v1"
    assert [(c.author, c.text) for c in thread.comments] == [("A. Reader", "A sad day for us.")]
    assert "not accounted for" not in thread.dropped
    corpus = Corpus([Thread(id="t", comments=[Comment(id="1", text="one two three")])])
    assert analyse(corpus, "length", shortest=5).table["short"].all()
    assert "length_histogram" in {picture.name for picture in draw(commentariat.Study(corpus))}


def test_the_example_of_the_readme_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [(_, code)] = blocks("README.md")
    (tmp_path / "raw_html").mkdir()
    (tmp_path / "raw_html" / "page.txt").write_bytes((ROOT / "raw_html" / "responses-says.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "out" / "report.pdf").is_file()
    assert capsys.readouterr().out.count("\n") > 10


def test_every_part_and_verb_stands_in_the_reference() -> None:
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    names = [part.name for registry in (PARSERS, ANALYSES, FIGURES) for part in registry]
    names += [f"commentariat {verb}" for verb in main.commands]
    assert not [name for name in names if f"`{name}`" not in text]


def test_links_between_the_documents_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", *(str(p.relative_to(ROOT)) for p in (ROOT / "docs").rglob("*.md"))):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text(encoding="utf-8")):
            assert ((ROOT / name).parent / target).exists(), f"{name} links to {target}"


DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_commands_that_a_document_names_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    files = re.findall(r"`((?:threads|analysis|reports|commentariat|tests|benchmarks|docs)/[\w/.-]+\.\w+)`", text)
    files += [f"benchmarks/{name}.py" for name in re.findall(r"python -m benchmarks\.(\w+)", text)]
    own = {name for name, _ in BLOCK.findall(text)}  # files that a document shows in full
    there = [name for name in files if not re.search(r"[A-Z]{4}", name) and name not in own]  # NAME.py stands for any
    assert [name for name in there if not (ROOT / name).exists()] == []
