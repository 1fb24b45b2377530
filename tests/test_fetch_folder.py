"""The folder of what was fetched: nothing is written outside of it, over what is not ours, or by half."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from commentariat.fetching.folder import FetchedFolder
from commentariat.fetching.requests import Answered
from commentariat.outputs import alone_in
from threads.errors import BadParameter, BusyOutput, NotWritten
from threads.files import append_whole

URL = "https://sea.example/story"


def keep(folder: Path, url: str = URL) -> Path:
    return FetchedFolder(folder).keep(url, Answered(url, 200, "OK", (), b"<p>The quay is closed.</p>"), {}, ".html")


def test_a_log_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    mine, folder = tmp_path / "mine.html", tmp_path / "pages"
    mine.write_text("my own", encoding="utf-8")
    folder.mkdir()
    for name in ("../mine.html", str(mine), "a/../../mine.html", "", ".", ".."):
        (folder / "fetched.log").write_text(json.dumps({"url": URL, "file": name}) + "\n", encoding="utf-8")
        assert FetchedFolder(folder).kept(URL) is None
    assert keep(folder).parent == folder and mine.read_text(encoding="utf-8") == "my own"


def test_links_are_not_written_through_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    mine, folder = tmp_path / "mine", tmp_path / "pages"
    mine.write_text("my own", encoding="utf-8")
    first = keep(folder)
    first.unlink()
    first.symlink_to(mine)
    other = keep(folder)
    (folder / "fetched.log").unlink()
    assert len({first, other, keep(folder)}) == 3
    for name in ("fetched.log", "fetched.warc.gz"):
        (folder / name).unlink()
        (folder / name).symlink_to(mine)
        with pytest.raises(NotWritten, match=name):
            keep(folder)
        (folder / name).unlink()
    assert mine.read_text(encoding="utf-8") == "my own"


def test_a_full_disk_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path)
    before = (tmp_path / "fetched.warc.gz").read_bytes()

    def full(file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("threads.files.writing.os.fsync", full)
    with pytest.raises(NotWritten, match="No space left"):
        keep(tmp_path, f"{URL}/2")
    with pytest.raises(OSError, match=r"fetched\.warc\.gz"):
        append_whole(tmp_path / "fetched.warc.gz", b"more")
    assert (tmp_path / "fetched.warc.gz").read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "fetched.log",
        "fetched.warc.gz",
        "sea.example-story.html",
    ]


def test_two_runs_do_not_fetch_into_one_folder(tmp_path: Path) -> None:
    with alone_in(tmp_path / "pages"), pytest.raises(BusyOutput), alone_in(tmp_path / "pages"):
        raise AssertionError
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(BadParameter, match="symbolic link"), alone_in(tmp_path / "link"):
        raise AssertionError
