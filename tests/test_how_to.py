"""The documents' examples run; a page a verb, the program's own words in them up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.docs import behind
from commentariat.cli import main
from tests.conftest import ROOT
from tests.examples import told, walk_through

HOW_TO = ROOT / "docs" / "how-to"
PAGES = [
    *sorted(path for path in HOW_TO.glob("*.md") if path.stem != "index"),
    *sorted(path for path in (ROOT / "docs").glob("*.md") if " example\n" in path.read_text(encoding="utf-8")),
]


def test_each_verb_has_a_page_and_each_page_a_verb() -> None:
    assert {path.stem for path in HOW_TO.glob("*.md")} - {"index"} == set(main.commands)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_examples_of_a_page_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert walk_through(page, tmp_path) > 0


def test_what_the_program_says_in_the_documents_is_up_to_date() -> None:
    assert [path.name for path in behind()] == [], "run: python -m benchmarks.docs"


def test_an_example_that_prints_something_else_is_found() -> None:
    assert told("one\ntwo\nthree 3 s\n", "one\n…\nthree … s")
    assert told("one\n", "one\n…")
    assert not told("one\ntwo\n", "one")
    assert not told("one\nfour\n", "one\ntwo")
