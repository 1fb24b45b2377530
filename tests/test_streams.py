"""Exports are read in the memory of some thousand records, however many there are."""

from __future__ import annotations

import csv
import json
import sys
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from threads.draft import Draft
from threads.exchange import gathering
from threads.exchange.exports import read_export
from threads.exchange.gathering import ExportOrigin
from threads.exchange.partitions import Partitions
from threads.exchange.post import Post
from threads.model import Comment, Thread

MANY = 4_000
STAYS = 0.4
"""Blocks of memory that may stay behind for a record: a share of its thread's key."""
HELD = 5
"""Blocks a record that may be held at once, partitions with all: one that is held whole has a dozen."""


def words(number: int) -> str:
    return f"The ferry should stay, says number {number} of those who cross every day. " * 4


def table(path: Path, many: int) -> Path:
    with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["id", "parent_id", "video_id", "author", "comment"])
        rows.writerows([i, i - 1 if i % 20 else "", f"v{i // 20}", f"u{i % 50}", words(i)] for i in range(many))
    return path.with_suffix(".csv")


def lines(path: Path, many: int) -> Path:
    """The same as a list of objects in JSON."""
    made = [{"id": i, "video_id": f"v{i // 20}", "author": f"u{i % 50}", "comment": words(i)} for i in range(many)]
    path.with_suffix(".json").write_text(json.dumps(made), encoding="utf-8")
    return path.with_suffix(".json")


def dump(path: Path, many: int) -> Path:
    """A dump of Reddit, packed."""
    made = [
        {"id": f"c{i}", "link_id": f"t3_s{i // 20}", "parent_id": f"t1_c{i - 1}" if i % 20 else f"t3_s{i // 20}",
         "author": f"u{i % 50}", "body": words(i), "created_utc": 1_700_000_000 + i, "score": 1, "subreddit": "ferry"}
        for i in range(many)
    ]  # fmt: skip
    packed = zstandard.ZstdCompressor().compress("\n".join(map(json.dumps, made)).encode())
    path.with_suffix(".ndjson.zst").write_bytes(packed)
    return path.with_suffix(".ndjson.zst")


def counted(origin: ExportOrigin, draft: Draft, _: str) -> Thread:
    """A thread as large as the draft: what finishing costs is no matter of these tests."""
    return Thread(id=origin.sha256, comments=tuple(Comment(id=str(k)) for k in range(len(draft.comments))))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> array[int]:
    """How many blocks of memory Python holds as each record comes; partitions of 100 records."""
    blocks = array("q")

    def noted(self: Partitions, post: Post) -> None:
        blocks.append(sys.getallocatedblocks())
        add(self, post)

    add = Partitions.add
    monkeypatch.setattr(Partitions, "add", noted)
    monkeypatch.setattr(Partitions.__init__, "__defaults__", (100,))
    monkeypatch.setattr(gathering, "assemble", counted)
    return blocks


@pytest.mark.parametrize("make", [table, lines, dump])
def test_memory_does_not_grow_with_the_records(
    make: Callable[[Path, int], Path], held: array[int], tmp_path: Path
) -> None:
    list(read_export(make(tmp_path / "first", 300)))  # what is made once
    path = make(tmp_path / "export", MANY)
    del held[:]
    before = sys.getallocatedblocks()
    found = [one for one in read_export(path) if isinstance(one, Thread)]
    assert sum(len(one.comments) for one in found) == len(held) == MANY
    early, late = max(held[: MANY // 4]), max(held)
    assert late - early < STAYS * MANY, (early, late)
    assert late - before < HELD * MANY, (before, late)
