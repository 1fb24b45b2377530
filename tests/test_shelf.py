"""Things that lie in a file and not in memory are what they were; pages of a mapped file are let go and read again."""

from __future__ import annotations

import gc
import io
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis import base
from analysis.base import Study
from analysis.shelf import Shelf
from analysis.trees import trees_of
from benchmarks.made_threads import threads
from threads import Corpus
from threads.text.memory import give_back, mapped


def test_a_shelf_gives_what_was_put_on_it(tmp_path: Path) -> None:
    things = {f"thread {number}": {"number": number, "of": [number] * number} for number in range(50)}
    shelf = Shelf(things.items(), folder=tmp_path / "new")
    assert dict(shelf) == things and list(shelf) == list(things) and len(shelf) == 50
    assert shelf["thread 7"] is shelf["thread 7"] and "thread 50" not in shelf and shelf.get("none") is None
    with pytest.raises(KeyError):
        shelf["none"]
    assert not Shelf({}.items())


def test_nothing_of_a_shelf_is_left(tmp_path: Path) -> None:
    shelf = Shelf([("one", 1)], folder=tmp_path)
    file = shelf._file
    assert shelf["one"] == 1 and (sys.platform == "win32" or not list(tmp_path.iterdir()))
    del shelf
    gc.collect()
    assert file.closed and not list(tmp_path.iterdir())


class FullDisk(io.BytesIO):
    """A file that takes so many bytes and then no more: the last piece in part, then none."""

    def write(self, data: Any) -> int:
        if self.tell() >= 300:
            raise OSError(28, "No space left on device")
        return super().write(data[: 300 - self.tell()])


@pytest.mark.parametrize("file", [FullDisk, lambda: None])
def test_where_there_is_no_room_things_stay_in_memory(file: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.shelf._temporary", lambda _: file())
    things = {str(number): [number] * 20 for number in range(30)}
    shelf = Shelf(things.items())
    assert dict(shelf) == things and dict(reversed(list(shelf.items()))) == things and "29" in shelf


@pytest.mark.parametrize("name", ["talk", "network", "pairs", "tree", "camps", "camp_sides", "bridging"])
def test_measures_are_the_same_where_trees_and_camps_lie_in_files(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus(list(threads(400, seed=4)))
    wanted = Study(corpus, seed=7).layer(name).table
    assert isinstance(trees_of(Study(corpus, seed=7)), dict)
    monkeypatch.setattr(base, "LARGE", 1)
    study = Study(corpus, seed=7)
    assert isinstance(trees_of(study), Shelf)
    pd.testing.assert_frame_equal(study.layer(name).table, wanted, check_exact=True)


def test_a_mapped_file_is_read_again_after_its_pages_were_let_go(tmp_path: Path) -> None:
    path = tmp_path / "numbers"
    numbers = np.arange(1_000_000)
    path.write_bytes(numbers.tobytes())
    with path.open("rb") as file:
        held = mapped(file.fileno())
    seen = np.frombuffer(held, dtype=numbers.dtype)
    assert seen.sum() == numbers.sum()
    if sys.platform == "linux":
        before = _resident(path)
        give_back()
        assert before > 7_000 and _resident(path) == 0
    assert seen[::-1].tolist() == numbers[::-1].tolist()
    del seen
    held.close()
    gc.collect()
    give_back()  # of a file that is closed nothing is asked


def _resident(path: Path) -> int:
    """Kilobytes of the file that are in this process's memory."""
    lines = Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines()
    places = [number for number, line in enumerate(lines) if line.endswith(str(path))]
    return sum(int(lines[place + 2 + step].split()[1]) for place in places for step in range(4)
               if lines[place + 2 + step].startswith("Rss:"))  # fmt: skip
