"""Things by name that lie in a file and are in memory one at a time."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Shelf(Mapping[str, T], Generic[T]):
    """Holds things of Python's own in a file without a name, which nobody else can write into and which goes with the
    shelf; what was asked for last is still in memory. Nothing is put back: change what you get, and it is lost.

    The file lies in `folder`, or where temporary files do. Raises OSError where there is no room.
    """

    def __init__(self, things: Iterable[tuple[str, T]], *, folder: Path | None = None) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  it is open as long as the shelf stands
        self._lock = Lock()
        self._places: dict[str, tuple[int, int]] = {}
        self._last: tuple[str, T] | None = None
        end = 0
        for name, thing in things:
            data = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
            self._file.write(data)
            self._places[name] = (end, len(data))
            end += len(data)
        self._file.flush()

    def __getitem__(self, name: str) -> T:
        with self._lock:
            if self._last is None or self._last[0] != name:
                start, size = self._places[name]
                self._last = None  # two are never held
                self._file.seek(start)
                self._last = name, pickle.loads(self._file.read(size))  # noqa: S301  nobody else wrote it
            return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
