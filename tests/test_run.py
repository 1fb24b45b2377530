"""The run over pages: any number of workers gives the same bytes, a killed run goes on, a bad page stops nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import commentariat
from commentariat.pages import find_pages
from commentariat.run import SHARD, parse_pages, parse_shard
from threads.errors import NoPages


def write_pages(folder: Path, count: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for i in range(count):
        (folder / f"{i:03d}.txt").write_text(f"A title of page {i}\n\nThe story number {i} goes on for a while here.\n", encoding="utf-8")
    return find_pages([folder])


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", 2 * SHARD + 3)
    parse_pages(pages, tmp_path / "serial", jobs=1)
    parse_pages(pages, tmp_path / "two", jobs=2)
    with ThreadPoolExecutor(3) as executor:
        parse_pages(pages, tmp_path / "executor", executor=executor)
    lines = (tmp_path / "serial" / "threads.jsonl").read_bytes()
    assert lines.count(b"\n") == len(pages)
    assert lines == (tmp_path / "two" / "threads.jsonl").read_bytes()
    assert lines == (tmp_path / "executor" / "threads.jsonl").read_bytes()


def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = write_pages(tmp_path / "pages", 3 * SHARD)
    read: list[Path] = []

    def dies_in_the_third(shard: list[Path], part: Path) -> None:
        if part.stem == "000002":
            raise KeyboardInterrupt
        read.extend(shard)
        parse_shard(shard, part)

    monkeypatch.setattr("commentariat.run.parse_shard", dies_in_the_third)
    with pytest.raises(KeyboardInterrupt):
        parse_pages(pages, tmp_path / "out")
    assert not (tmp_path / "out" / "threads.jsonl").exists()

    again: list[Path] = []

    def counts(shard: list[Path], part: Path) -> None:
        again.extend(shard)
        parse_shard(shard, part)

    monkeypatch.setattr("commentariat.run.parse_shard", counts)
    corpus = parse_pages(pages, tmp_path / "out")
    assert len(read) == 2 * SHARD and again == pages[2 * SHARD :]
    assert [thread.source.path for thread in corpus] == [str(page) for page in pages]
    assert not (tmp_path / "out" / ".parts").exists()


def test_bad_inputs_are_rows_in_skipped_and_the_rest_is_done(tmp_path: Path) -> None:
    good = write_pages(tmp_path / "pages", 2)
    (tmp_path / "pages" / "again.txt").write_bytes(good[0].read_bytes())
    (tmp_path / "pages" / "empty.html").write_bytes(b"")
    (tmp_path / "pages" / "space.txt").write_bytes(b"  \n\t\n")
    (tmp_path / "pages" / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "pages" / "half.html").write_bytes("<html><body><article><p>Half a page about the 脱北者 que".encode()[:-4])
    corpus = commentariat.read([tmp_path / "pages", tmp_path / "nowhere.html"])
    assert len(corpus) == 3
    reasons = {Path(row.path).name: row.reason for row in corpus.skipped}
    assert len(reasons) == 5
    assert "empty" in reasons["empty.html"] and "empty" in reasons["space.txt"]
    assert "no page" in reasons["picture.html"]
    assert "cannot be read" in reasons["nowhere.html"]
    assert sum("same page" in reason for reason in reasons.values()) == 1
    assert all(reason.endswith(".") for reason in reasons.values())


def test_a_file_without_permission_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [page] = write_pages(tmp_path / "pages", 1)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root, as whom CI runs, may read every file
    [row] = commentariat.read(page).skipped
    assert "cannot be read (Permission denied)" in row.reason


def test_a_folder_without_pages_is_an_error_that_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(NoPages, match=r"\.html"):
        commentariat.read(tmp_path)


def test_what_parse_wrote_can_be_read_again(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", 3)
    parsed = parse_pages(pages, tmp_path / "out")
    assert list(commentariat.read(tmp_path / "out")) == list(parsed)
    assert list(commentariat.read(tmp_path / "out" / "threads.jsonl")) == list(parsed)
    assert list(commentariat.read([tmp_path / "out" / "threads.jsonl", pages[0]])) == list(parsed)


def test_an_earlier_report_below_the_input_is_no_page(tmp_path: Path) -> None:
    pages = write_pages(tmp_path, 2)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "report.html").write_text("<html><body>A report of last week.</body></html>")
    assert find_pages([tmp_path], leave_out=tmp_path / "out") == pages
    assert len(find_pages([tmp_path])) == 3
