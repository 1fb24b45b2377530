"""A large export is read in pieces: the same bytes as in one, by any number of processes, and after any end."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commentariat import pieces
from commentariat.run import parse_pages
from tests.conftest import ROOT
from threads.corpus.store import Corpus, Skipped
from threads.exchange import exports
from threads.model import Thread

SAID = ("The toll is too high, Bea.", "@Ann no, it is not.", "过桥费太贵了！", "다리 통행료가 너무 비싸요.")


def table(path: Path, *, threads: int = 30, comments: int = 4) -> Path:
    """A table of conversations whose rows are written in turns, and one row without words."""
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["id", "thread", "author", "created", "text"])
        for place in range(comments):
            for number in range(threads):
                when = f"2024-05-{1 + place:02d} 10:{number % 60:02d}:00"
                rows.writerow([f"{number}-{place}", f"talk {number}", "Ann" if place % 2 else "Bea", when,
                               f"{SAID[place % len(SAID)]} {number}"])  # fmt: skip
        rows.writerow(["last", "talk 3", "Ann", "2024-06-01", ""])
    return path


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LARGE", 1_000)
    monkeypatch.setattr(pieces, "PIECE", 10)


def read(path: Path, out: Path, jobs: int = 1) -> tuple[bytes, tuple[Skipped, ...]]:
    corpus = parse_pages([path], out, jobs=jobs)
    return (out / "threads.jsonl").read_bytes(), corpus.skipped


def test_pieces_give_what_the_whole_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(tmp_path / "talk.csv")
    whole = read(path, tmp_path / "whole")
    monkeypatch.setattr(pieces, "LARGE", 1_000)
    monkeypatch.setattr(pieces, "PIECE", 10)
    assert pieces.is_large(path, exports.ReadOptions())
    assert read(path, tmp_path / "pieces") == whole
    assert read(path, tmp_path / "two", jobs=2) == whole
    assert len(Corpus(tmp_path / "two" / "threads.jsonl")) == 30
    assert not list(tmp_path.glob("*/.parts"))


@pytest.mark.usefixtures("small_pieces")
def test_finished_pieces_are_not_finished_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(tmp_path / "talk.csv")
    whole = read(path, tmp_path / "whole")
    real, done = pieces.finished, []

    def fails_in_the_twentieth(thread: Thread) -> Thread:
        done.append(thread.id)
        if len(done) == 20:
            raise KeyboardInterrupt
        return real(thread)

    monkeypatch.setattr(pieces, "finished", fails_in_the_twentieth)
    with pytest.raises(KeyboardInterrupt):
        read(path, tmp_path / "out")
    assert read(path, tmp_path / "out") == whole
    # Pieces are of three threads here: 18 of the first 20 stood on the disk.
    assert len(done) == 20 + 30 - 18


@pytest.mark.usefixtures("small_pieces")
def test_an_error_in_one_conversation_costs_that_conversation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, real = table(tmp_path / "talk.csv"), pieces.finished

    def fails_once(thread: Thread) -> Thread:
        if "talk 7" in (thread.article.title or thread.source.url or "") or thread.comments[0].text.endswith(" 7"):
            raise ValueError("no sevens")
        return real(thread)

    monkeypatch.setattr(pieces, "finished", fails_once)
    corpus = parse_pages([path], tmp_path / "out")
    assert len(corpus) == 29
    assert any("no sevens" in row.reason for row in corpus.skipped)


@pytest.mark.usefixtures("small_pieces")
def test_a_file_that_ends_in_its_midst_gives_what_stands_before(tmp_path: Path) -> None:
    path = tmp_path / "talk.ndjson"
    rows = [f'{{"id": "{n}", "thread": "t{n % 9}", "author": "Ann", "body": "{SAID[n % 4]} {n}"}}\n' for n in range(90)]
    path.write_text("".join(rows) + '{"id": "x", "thre', encoding="utf-8")
    corpus = parse_pages([path], tmp_path / "out", jobs=2)
    assert sum(len(thread.comments) for thread in corpus) == 90
    assert corpus.skipped


def test_a_killed_run_ends_in_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(tmp_path / "talk.csv", threads=200, comments=6)
    monkeypatch.setattr(pieces, "LARGE", 1_000)
    monkeypatch.setattr(pieces, "PIECE", 20)
    command = (
        "import sys; from pathlib import Path; from commentariat import pieces, run; "
        "pieces.LARGE, pieces.PIECE = 1_000, 20; run.parse_pages([Path(sys.argv[1])], Path(sys.argv[2]), jobs=2)"
    )
    process = subprocess.Popen([sys.executable, "-c", command, str(path), str(tmp_path / "out")], cwd=ROOT)
    home = tmp_path / "out" / ".parts"
    while process.poll() is None and len(list(home.glob("*/*.pieces/*.jsonl"))) < 5:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert list(home.glob("*/*.pieces/*.jsonl"))
    assert read(path, tmp_path / "out") == read(path, tmp_path / "whole")
