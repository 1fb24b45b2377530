"""Fixed samples of the measuring data: the same records on every machine, whatever their order in the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.data import Row, read


def lowest(records: Iterable[Row], count: int) -> list[Row]:
    """The records whose ids have the lowest digests."""
    return sorted(
        records, key=lambda row: hashlib.sha256(str(row.get("id", row.get("thread_id"))).encode()).hexdigest()
    )[:count]


def rows(path: Path, count: int) -> list[Row]:
    """So many records of a set."""
    return lowest(read(path), count)


def in_two(records: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Every other record: to learn from, and to be measured on."""
    return list(records[::2]), list(records[1::2])
