"""A run of any verb: it goes on where it was stopped, is quiet when told, and loses nobody's work."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from commentariat.cli import main
from commentariat.run import SHARD, parse_pages, parse_shard
from tests.command import run
from tests.conftest import ROOT
from threads import Thread
from threads.errors import BrokenInstallation


def many(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    for i in range(count):
        (folder / f"{i:02}.txt").write_text(f"Page {i}\n\nThe story number {i} goes on here.\n", encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.mark.parametrize("who", [("-j", "1"), ("-j", "2"), ("--cluster", "local:1")], ids=" ".join)
def test_a_module_that_is_missing_stops_the_run(tmp_path: Path, who: tuple[str, str]) -> None:
    """Without selectolax every page was skipped, and the run ended well."""
    if "--cluster" in who:
        pytest.importorskip("distributed", reason="Dask is not installed: pip install 'commentariat[cluster]'")
    pages = many(tmp_path / "pages", 2 * SHARD + 1)
    broken = tmp_path / "broken" / "selectolax"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('no such library here')\n")
    import subprocess
    import sys

    shown = subprocess.run(
        [sys.executable, "-m", "commentariat", "parse", *pages, "-o", tmp_path / "out", *who],
        capture_output=True, text=True, cwd=ROOT, check=False,
        env={**os.environ, "PYTHONPATH": str(broken.parent)},
    )  # fmt: skip
    assert shown.returncode == 1 and "no page is to blame" in shown.stderr, shown.stderr
    assert "no such library here" in shown.stderr and "skipped" not in shown.stderr and not (tmp_path / "out").exists()


def test_the_same_failure_on_every_page_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = many(tmp_path / "pages", 3)

    def fails(source: Path, **_: object) -> Thread:
        if source in failing:
            raise AttributeError("the library has another version")
        return Thread(id=source.name)

    monkeypatch.setattr("threads.dispatch.parse", fails)
    failing = pages[:2]
    assert len(parse_pages(pages, tmp_path / "some")) == 1
    failing = pages
    with pytest.raises(BrokenInstallation, match=r"each of 3 pages.*another version"):
        parse_pages(pages, tmp_path / "all")
    assert len(parse_pages(pages[:1], tmp_path / "one").skipped) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("analyse", "inventory"),
        ("analyse", "inventory", "-o", "OUT.csv"),
        ("compare",),
        ("export", "-o", "OUT"),
        ("parse", "-o", "OUT"),
        ("parse", "-o", "-"),
        ("check",),
        ("report", "--only", "data", "-o", "OUT"),
    ],
)
def test_each_verb_goes_on_where_it_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    pages = many(tmp_path / "pages", 3 * SHARD)
    asked = [word.replace("OUT", str(tmp_path / "out")) for word in words] + [str(tmp_path / "pages"), "-j", "1"]
    read: list[Path] = []

    def stops(shard: list[Path], part: Path) -> None:
        if len(read) == 2 * SHARD and stopping:
            raise KeyboardInterrupt
        read.extend(shard)
        parse_shard(shard, part)

    monkeypatch.setattr("commentariat.run.parse_shard", stops)
    stopping = True
    assert run(*asked).exit_code == 130
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("out")]
    stopping = False
    assert run(*asked).exit_code in (0, 1)
    assert read == pages
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


QUIET: dict[str, tuple[str, ...]] = {
    "parse": ("-o", "OUT"), "check": (), "analyse": ("sentiment", "-o", "OUT.csv"), "compare": ("-o", "OUT.csv"),
    "keyness": ("-o", "OUT.csv"), "export": ("-o", "OUT"), "report": ("-o", "OUT", "--only", "data"),
    "sample": ("-o", "OUT", "-n", "4"), "annotate": ("-o", "OUT.csv"), "notebook": ("-o", "OUT.ipynb"),
    "list": (), "doctor": (), "init": ("OUT",), "agree": ("-o", "OUT.csv"), "verify": ("--quick",), "serve": (),
}  # fmt: skip
ASKED = {"check", "annotate", "list"}
"""Verbs whose results are what they print."""


@pytest.mark.parametrize("verb", QUIET)
def test_quiet_is_quiet(verb: str, page: Path, tmp_path: Path, report_written: Path) -> None:
    known = {option for one in main.commands.values() for param in one.params for option in param.opts}
    assert "-q" in known and all(any("-q" in p.opts for p in one.params) for one in main.commands.values())
    assert set(main.commands) - {"fetch", "forget"} <= set(QUIET), "these have files of tests of their own"
    if verb == "serve":
        return  # it runs until it is ended: tests/test_serve.py
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("netizen-story.txt", "responses-says.txt"):
        (pages / name).write_bytes((ROOT / "raw_html" / name).read_bytes())
    (pages / "empty.html").write_bytes(b"")
    given: list[str | Path] = [] if verb in {"list", "doctor", "init"} else [pages]
    if verb == "agree":
        (tmp_path / "mine.csv").write_text(
            "id,coder,variable,code\n1,A,sentiment,0\n1,B,sentiment,0\n", encoding="utf-8"
        )
        given = [tmp_path / "mine.csv"]
    if verb == "verify":
        given = [report_written]
    words = [word.replace("OUT", str(tmp_path / "out")) for word in QUIET[verb]]
    shown = run(verb, *words, *given, "-q")
    assert shown.exit_code == 0, shown.output
    assert shown.stderr == "" and bool(shown.stdout) == (verb in ASKED), shown.output
    assert verb in ASKED | {"doctor", "verify"} or [path for path in tmp_path.iterdir() if path.name.startswith("out")]


def test_what_coders_made_is_never_written_over(page: Path, tmp_path: Path) -> None:
    sheets = tmp_path / "sheets"
    assert run("sample", page, "-n", "2", "-o", sheets, "--coders", "A,B", "-j", "1").exit_code == 0
    before = {path.name: path.read_bytes() for path in sheets.iterdir()}
    for words in (
        ("sample", page, "-n", "2", "-o", sheets), ("sample", page, "-n", "2", "-o", sheets, "--force"),
        ("report", page, "-o", sheets), ("parse", page, "-o", sheets), ("report", page, "-o", sheets, "--force"),
        *(("analyse", "inventory", page, "-o", sheets / name) for name in before if name.endswith(".csv")),
        *(("agree", sheets, "-o", sheets / name) for name in before),
    ):  # fmt: skip
        shown = run(*words)
        assert shown.exit_code == 1, (words, shown.output)
        assert {path.name: path.read_bytes() for path in sheets.iterdir()} == before, words
    (tmp_path / "mine.csv").write_text("id,coder,variable,code\n1,A,own,x\n1,B,own,y\n", encoding="utf-8")
    settle = tmp_path / "settle.csv"
    assert run("agree", tmp_path / "mine.csv", "--disagreements", settle).exit_code == 0
    assert run("agree", tmp_path / "mine.csv", "--disagreements", settle).exit_code == 0
    filled = settle.read_text(encoding="utf-8-sig").splitlines()
    place = filled[0].split(",").index("settled")
    cells = filled[1].split(",")
    cells[place] = "x"
    settle.write_text("\n".join([filled[0], ",".join(cells)]), encoding="utf-8")
    shown = run("agree", tmp_path / "mine.csv", "--disagreements", settle)
    assert shown.exit_code == 1 and "settled already" in shown.stderr


def test_one_part_beside_a_whole_report_keeps_its_manifest(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("report", page, "-o", out, "-j", "1").exit_code == 0
    before = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    for part in ("summary", "data", "page"):
        assert run("report", page, "-o", out, "-j", "1", "--only", part).exit_code == 0
        assert {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert run("verify", out).exit_code == 0
    shown = run("report", page, "-o", out, "-j", "1", "--only", "summary", "--title", "Another one")
    assert shown.exit_code == 1 and "made from other pages, settings" in shown.stderr
    assert {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_two_parts_of_one_report_stand_under_one_manifest(page: Path, tmp_path: Path) -> None:
    for part in ("summary", "data"):
        assert run("report", page, "-o", tmp_path / "out", "-j", "1", "--only", part).exit_code == 0
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["parts"] == ["data", "summary"] and {"summary.pdf", "numbers.csv"} <= set(manifest["outputs"])
    assert run("verify", tmp_path / "out", "--quick").exit_code == 0
