"""Things by name that lie in a file and are in memory one at a time."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Shelf(Mapping[str, T], Generic[T]):
    """Holds things of Python's own in a temporary file of its own, which goes with the shelf; what was asked for last
    is still in memory. Nothing is put back: change what you get, and it is lost.

    The file lies in `folder`, or where temporary files do. Where there is no room for it, or for more, the things stay
    in memory.
    """

    def __init__(self, things: Iterable[tuple[str, T]], *, folder: Path | None = None) -> None:
        self._file = _temporary(folder)
        self._lock = Lock()
        self._places: dict[str, tuple[int, int]] = {}
        self._unwritten: dict[str, T] = {}
        self._last: tuple[str, T] | None = None
        if self._file is not None:
            weakref.finalize(self, self._file.close)
        end = 0
        for name, thing in things:
            data = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
            self._places[name] = (end, len(data))
            if self._unwritten or not self._written(data):
                self._unwritten[name] = thing
            else:
                end += len(data)

    def __getitem__(self, name: str) -> T:
        with self._lock:
            if name in self._unwritten:
                return self._unwritten[name]
            if self._last is None or self._last[0] != name:
                start, size = self._places[name]
                self._last = None  # the shelf never holds two
                self._file.seek(start)
                self._last = name, pickle.loads(self._file.read(size))  # noqa: S301  nobody else wrote it
            return self._last[1]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def _written(self, data: bytes) -> bool:
        """Whether all of it could be written."""
        with suppress(OSError):
            return self._file is not None and self._file.write(data) == len(data)
        return False


def _temporary(folder: Path | None) -> Any:
    """An open file, without a name where the system has such; None where none can be made."""
    with suppress(OSError):
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryFile(dir=folder, buffering=0)
    return None
