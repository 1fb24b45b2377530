"""What is opened is a regular file, a broken line costs that line, and what is amiss with us is no page's fault."""

from __future__ import annotations

import gzip
import os
import socket
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commentariat
from tests.command import run
from threads import Comment, Corpus, Thread
from threads.corpus.store import MOST_NAMED, write_jsonl
from threads.errors import TooLarge, UnreadableInput
from threads.exchange import read_convokit, write_convokit
from threads.files import numbered_lines, reading

SUFFIXES = ("html", "txt", "jsonl", "ndjson", "csv", "json", "zip", "xlsx", "ndjson.gz", "warc.gz", "xml")


def test_pipes_sockets_and_links_in_a_folder_hang_nothing_and_are_named(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    page.rename(folder / "page.txt")
    for suffix in SUFFIXES:
        os.mkfifo(folder / f"pipe.{suffix}")
    os.mkfifo(folder / "manifest.json")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(folder / "door.html"))
    (folder / "folder.html").mkdir()
    (tmp_path / "secret.txt").write_text(
        "Nobody named this file, and nobody is to read it in a report.", encoding="utf-8"
    )
    (tmp_path / "secrets").mkdir()
    for name, target in (
        ("circle.html", "circle.html"), ("away.txt", tmp_path / "secret.txt"), ("gone.html", "nowhere"),
        ("again.txt", "page.txt"), ("many", tmp_path / "secrets"),
    ):  # fmt: skip
        (folder / name).symlink_to(target)
    corpus = commentariat.read(folder)
    reasons = {Path(row.path).name: row.reason for row in corpus.skipped}
    assert [thread.article.title for thread in corpus] == ["Harbour bridge to close"]
    for name in ("circle.html", "away.txt", "gone.html"):
        assert "leads out of the folder, or nowhere" in reasons[name]
    assert "link to a folder" in reasons["many"] and "same page" in reasons["page.txt"]
    assert "a pipe (FIFO)" in reasons["pipe.html"] and "a socket" in reasons["door.html"]
    assert "Nobody named" not in "".join(thread.to_json() for thread in corpus)
    assert len(commentariat.read(folder / "away.txt")) == 1, "who names a link means what it leads to"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_pipe_that_is_named_is_a_sentence(tmp_path: Path, suffix: str) -> None:
    os.mkfifo(tmp_path / f"pipe.{suffix}")
    shown = run("parse", tmp_path / f"pipe.{suffix}", "-o", tmp_path / "out", "-j", "1")
    assert shown.exit_code == 1 and f"pipe.{suffix}" in shown.stderr and not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null"])
def test_a_device_is_no_page(name: str) -> None:
    assert "no regular file" in commentariat.read(Path(name)).skipped[0].reason
    with pytest.raises(UnreadableInput, match="a device"):
        commentariat.split(Path(name))


JUNK = st.one_of(
    st.binary(max_size=60).map(lambda data: data.replace(b"\n", b"").replace(b"\r", b"")),
    st.sampled_from(
        [b'{"id": broken', b"[" * 100_000, b"null", b"7", b"[]", b'"words"', b'{"comments": 7}', b"\xff\xfe",
         b'{"id":"x","comments":[{"id":"a","text":"b"},{"id":"a","text":"b"}]}', b'{"id":"x","comments":[{"id":5']
    ),
).filter(lambda line: bool(line.strip()))  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 4), JUNK), max_size=6))
def test_a_broken_line_of_threads_costs_that_line(
    tmp_path_factory: pytest.TempPathFactory, junk: list[tuple[int, bytes]]
) -> None:
    path = tmp_path_factory.mktemp("lines") / "threads.jsonl"
    told = [Thread(id=f"t{i}", comments=[Comment(id="1", text=text)]) for i, text in
        enumerate(("Sad news.", "令人难过的消息。", "슬픈 소식이다."))]  # fmt: skip
    write_jsonl(told, path)
    lines = path.read_bytes().splitlines()
    for place, line in junk:
        lines.insert(place, line)
    path.write_bytes(b"\n".join(lines) + b"\n")
    corpus = Corpus(path)
    wanted = [number for number, line in enumerate(lines, 1) if line not in {one.to_json().encode() for one in told}]
    assert list(corpus) == told and len(corpus) == len(told)
    assert [row.reason.split(":")[0] for row in corpus.skipped] == [f"Line {number}" for number in wanted]


def test_of_many_broken_lines_the_first_are_named_and_all_are_counted(tmp_path: Path) -> None:
    write_jsonl([Thread(id="t")], tmp_path / "threads.jsonl")
    with (tmp_path / "threads.jsonl").open("ab") as out:
        out.writelines(b"broken\n" for _ in range(1_000))
    rows = Corpus(tmp_path / "threads.jsonl").skipped
    assert len(rows) == MOST_NAMED + 1 and rows[-1].reason == f"{1_000 - MOST_NAMED} more lines are no threads."
    shown = run("report", tmp_path / "threads.jsonl", "-o", tmp_path / "out", "--only", "data", "-j", "1")
    assert "Line 2:" in shown.stderr and "980 more lines" in shown.stderr


def test_a_line_without_an_end_is_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "STEP", 64)
    path = tmp_path / "lines"
    path.write_bytes(b'{"a":1}\n' + b"x" * 10_000 + b"\n \n{" + b"y" * 500 + b"}\n{" + b"z" * 5_000 + b"}\n{}")
    found = dict(numbered_lines(path, longest=1_000))
    assert found == {1: b'{"a":1}\n', 2: None, 4: b"{" + b"y" * 500 + b"}\n", 5: None, 6: b"{}"}


def test_a_broken_utterance_costs_that_utterance(tmp_path: Path) -> None:
    thread = Thread(id="t", comments=[Comment(id="1", text="Sad news."), Comment(id="2", text="동의한다.")])
    write_convokit([thread], tmp_path)
    lines = (tmp_path / "utterances.jsonl").read_bytes().splitlines()
    (tmp_path / "utterances.jsonl").write_bytes(b"\n".join([*lines[:-1], b'{"id": "3', b"\xff", lines[-1]]))
    corpus = read_convokit(tmp_path)
    [found] = corpus
    assert [comment.text for comment in found.comments] == ["Sad news.", "동의한다."]
    assert [row.reason.split(" is ")[0] for row in corpus.skipped] == [f"Line {len(lines)}", f"Line {len(lines) + 1}"]


@pytest.mark.parametrize("after", [2, 20_000])
def test_a_quotation_mark_that_is_not_closed_costs_its_row(tmp_path: Path, after: int) -> None:
    rows = [f"{i},Ann {i},The harbour is closed on day {i}" for i in range(after)]
    text = "\n".join(["id,author,text", "a,Bo,The first of all comments", 'b,Cy,"it breaks off', *rows]) + "\n"
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    corpus = commentariat.read(tmp_path / "table.csv")
    assert sum(len(thread.comments) for thread in corpus) == after + 1
    assert any("quotation mark is not closed (1)" in row.reason for row in corpus.skipped)


def test_an_archive_that_unpacks_without_end_is_a_sentence_with_its_name(tmp_path: Path) -> None:
    row = b'{"id":"%d","author":"Ann","text":"Sad news for all of us"}\n'
    with gzip.open(tmp_path / "bomb.ndjson.gz", "wb") as out:
        out.writelines(row % i for i in range(100))
        for _ in range(150):
            out.write(b" " * 1_000_000)
    with (
        zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("utterances.jsonl", "w") as member,
    ):
        for _ in range(150):
            member.write(b"\n" * 1_000_000)
    for name in ("bomb.ndjson.gz", "bomb.zip"):
        corpus = commentariat.read(tmp_path / name)
        assert any(f"{name} unpacks to more than" in row.reason for row in corpus.skipped), corpus.skipped


def test_a_file_that_holds_nothing_is_a_row(page: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("\n\n", encoding="utf-8")
    corpus = commentariat.read([page, tmp_path / "none.jsonl"])
    assert len(corpus) == 1 and [Path(row.path).name for row in corpus.skipped] == ["none.jsonl"]


def test_a_page_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "tag.html").open("wb") as out:
        out.write(b'<html><body><div class="')
        out.truncate(1_000_000_000)
    with pytest.raises(TooLarge, match=r"tag\.html"):
        commentariat.split(tmp_path / "tag.html")
