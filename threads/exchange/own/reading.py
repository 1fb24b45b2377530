"""Our own tables, read back as the threads that they were written from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from threads.corpus.store import Skipped
from threads.errors import InputError, InvalidThread
from threads.exchange.cells import unguarded_text
from threads.exchange.opened import ExportFile
from threads.exchange.own.columns import DEFINITIONS
from threads.exchange.own.records import COLUMNS, COMMENTS, thread_of
from threads.exchange.own.workbook import heading_of, read_workbook
from threads.files import open_regular
from threads.model import Thread

BESIDE = ("threads", "replies", "quotes")
"""Tables that belong to that of comments."""
PARTS = frozenset({*BESIDE, "reactions", DEFINITIONS})
FORM = "commentariat-tables-v1"

LONGEST_CELL = 100_000_000
"""Characters of a cell; the text of an article is the longest."""

_HEAD = [one.name for one in COMMENTS]
"""How the heading of our comments begins, by which they are known."""

Rows = list[dict[str, Any]]


def is_own(path: Path) -> bool:
    """Whether the file is our table of comments, or our workbook, by its heading."""
    return _heading(path, "comments")[: len(_HEAD)] == _HEAD


def belongs_to(path: Path) -> Path | None:
    """Our table of comments that the file (threads, replies, quotes, reactions, definitions) is read with, if it is
    one and they stand beside it."""
    comments = path.with_name(f"comments{path.suffix}")
    return comments if path.stem in PARTS and path.suffix in {".csv", ".parquet"} and is_own(comments) else None


def parts_of(path: Path) -> list[Path]:
    """The files beside our table of comments that are of the same export."""
    if path.suffix == ".xlsx":
        return []
    return [beside for name in sorted(PARTS) if (beside := path.with_name(f"{name}{path.suffix}")).is_file()]


def read_own(path: Path) -> Iterator[Thread | Skipped]:
    """Yields the threads of our tables as they were when they were written, and a Skipped for each that was bent.

    Threads, replies and quotes are read from the files beside the comments; what is not there is left empty, and
    parents are those in the comments' own rows. Columns that we do not know are passed over. The tables are held in
    memory. Raises InputError.
    """
    tables = _tables(path)
    grouped: dict[str, dict[str, Rows]] = {}
    for name in ("threads", "comments", "replies", "quotes"):
        for row in tables.get(name, ()):
            key = str(row.get("thread") or "")
            grouped.setdefault(key, {one: [] for one in tables}).setdefault(name, []).append(row)
    for key, rows in grouped.items():
        try:
            thread = thread_of(key, rows)
        except InvalidThread as error:
            yield Skipped(f"{path}: {key}", str(error))
        else:
            yield thread


def _tables(path: Path) -> dict[str, Rows]:
    if path.suffix == ".xlsx":
        return {name: rows for name, rows in read_workbook(path).items() if name in COLUMNS}
    tables = {"comments": _rows(path)}
    for name in BESIDE:
        beside = path.with_name(f"{name}{path.suffix}")
        if _heading(beside, name)[: len(COLUMNS[name])] == [one.name for one in COLUMNS[name]]:
            tables[name] = _rows(beside)
    return tables


def _rows(path: Path) -> Rows:
    if path.suffix == ".parquet":
        return _parquet(path)
    csv.field_size_limit(LONGEST_CELL)
    try:
        with open_regular(path) as data, io.TextIOWrapper(data, "utf-8-sig", errors="replace", newline="") as text:
            lines = csv.reader(text)
            names = [unguarded_text(name) for name in next(lines, [])]
            return [dict(zip(names, map(unguarded_text, line), strict=False)) for line in lines if line]
    except (OSError, csv.Error) as error:
        raise InputError(f"{path} is no CSV that can be read ({error}). Export it again.") from error


def _parquet(path: Path) -> Rows:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return [row for batch in pq.ParquetFile(path).iter_batches() for row in batch.to_pylist()]
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{path} is no Parquet file that can be read ({error}).") from error


def _heading(path: Path, table: str) -> list[str]:
    """The names of a table's columns, none where the file is not there or is no table."""
    if path.suffix not in {".csv", ".parquet", ".xlsx"} or not path.is_file():
        return []
    try:
        if path.suffix == ".xlsx":
            return heading_of(path, table)
        if path.suffix == ".csv":
            return next(csv.reader(ExportFile(path).opening.splitlines()[:1]), [])
        import pyarrow.parquet as pq

        return list(pq.read_schema(path).names)
    except (InputError, OSError, ValueError, csv.Error):
        return []
