"""Codes by hand in SQLite: rows are only added, each is on the disk before its key press is answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from threading import Lock

from threads.errors import BadParameter

SCHEMA = """
CREATE TABLE IF NOT EXISTS codes(
    id INTEGER PRIMARY KEY, coder TEXT, n INTEGER, reaction TEXT, variable TEXT, code TEXT, at TEXT);
CREATE INDEX IF NOT EXISTS codes_of_a_coder ON codes(coder, n, variable);
CREATE TRIGGER IF NOT EXISTS codes_stay BEFORE UPDATE ON codes BEGIN SELECT RAISE(ABORT, 'codes are only added'); END;
CREATE TRIGGER IF NOT EXISTS codes_remain BEFORE DELETE ON codes BEGIN SELECT RAISE(ABORT, 'codes are only added'); END;
"""
ENOUGH, BREAK = 5, 300.0
"""Units from which on the coder's own pace counts, and seconds from which on a gap is a break, not work."""


@dataclass(frozen=True, slots=True)
class KeptCode:
    """A code that counts: the last row of its coder, unit and variable."""

    id: int
    n: int
    reaction: str
    variable: str
    code: str


class CodeLedger:
    """A file of codes, in write-ahead mode with every commit on the disk, open to several threads at once.

    Raises BadParameter where the file is none of ours or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        try:
            self._base = sqlite3.connect(path, timeout=5.0, isolation_level=None, check_same_thread=False)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=FULL")
            self._base.executescript(SCHEMA)
            self._base.execute("SELECT id, coder, n, reaction, variable, code, at FROM codes LIMIT 1").fetchall()
        except sqlite3.Error as error:
            raise BadParameter(
                f"{path} cannot hold codes ({error}). Check that the folder may be written to and has space; where the "
                "file is another program's or damaged, move it away."
            ) from error

    def close(self) -> None:
        """Closes the file; what was written stands."""
        self._base.close()

    def add(self, coder: str, n: int, reaction: str, variable: str, code: str) -> int:
        """The id of the new row, which is on the disk when this returns; a `code` of "" takes the last one back."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._open() as base:
            row = (coder, n, reaction, variable, code, at)
            done = base.execute("INSERT INTO codes(coder, n, reaction, variable, code, at) VALUES(?,?,?,?,?,?)", row)
            return done.lastrowid or 0

    def standing(self, coder: str) -> list[KeptCode]:
        """The codes of this coder that count, in the order in which they were given."""
        with self._open() as base:
            rows = base.execute(
                "SELECT max(id), n, reaction, variable, code FROM codes WHERE coder = ? GROUP BY n, variable", (coder,)
            ).fetchall()
        return sorted((KeptCode(*row) for row in rows if row[4] != ""), key=lambda one: one.id)

    def coders(self) -> list[str]:
        """The names under which there are codes."""
        with self._open() as base:
            return [row[0] for row in base.execute("SELECT DISTINCT coder FROM codes ORDER BY coder")]

    def pace(self, coder: str) -> float | None:
        """The median seconds that a unit takes this coder, breaks left out; None where too few are coded."""
        with self._open() as base:
            rows = base.execute(
                "SELECT max(at) FROM codes WHERE coder = ? AND code != '' GROUP BY n ORDER BY 1", (coder,)
            ).fetchall()
        ends = [datetime.fromisoformat(row[0]).timestamp() for row in rows]
        taken = [after - before for before, after in pairwise(ends) if after - before < BREAK]
        return median(taken) if len(taken) >= ENOUGH else None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            yield self._base
