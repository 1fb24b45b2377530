"""Many texts that are kept, as one run of bytes."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, overload

import numpy as np
from numpy.typing import NDArray

from threads.text.memory import let_go_of, mapped

if TYPE_CHECKING:
    from mmap import mmap

AT_ONCE = 20_000
"""Texts that are walked before what was read of the file is let go."""
MAPPED_FROM = 1 << 23
"""Bytes from which texts lie in a file: of what is not being read no more than that is in memory."""


class PackedTexts(Sequence[str]):
    """A sequence of texts that holds them as one run of bytes: 16 bytes each and their letters, where a text of its own
    takes some 60 more and lies between what others free; many in a temporary file, in `folder` or where such files lie,
    which goes with them. A slice is a list of its texts."""

    def __init__(self, texts: Iterable[str], *, folder: Path | None = None) -> None:
        held = bytearray()
        sizes = array("q")
        for text in texts:
            data = text.encode("utf-8", "surrogatepass")
            held += data
            sizes.append(len(data))
        self._bytes: bytearray | mmap = held
        self._ends = np.cumsum(np.array(sizes, dtype=np.int64))
        self._starts = self._ends - np.array(sizes, dtype=np.int64)
        if len(held) >= MAPPED_FROM:
            with suppress(OSError):  # no room there: they stay in memory
                self._bytes = _in_a_file(held, folder)

    def at(self, places: NDArray[np.int64]) -> PackedTexts:
        """The texts at these places, as a view: their bytes are not copied."""
        made = PackedTexts(())
        made._bytes, made._starts, made._ends = self._bytes, self._starts[places], self._ends[places]
        return made

    def __getstate__(self) -> tuple[bytearray, NDArray[np.int64]]:
        """The bytes of its own texts, one after the other, and their sizes."""
        held = bytearray()
        for start, end in zip(self._starts, self._ends, strict=True):
            held += self._bytes[start:end]
        return held, self._ends - self._starts

    def __setstate__(self, state: tuple[bytearray, NDArray[np.int64]]) -> None:
        self._bytes, sizes = state
        self._ends = np.cumsum(sizes)
        self._starts = self._ends - sizes

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self._between(*ends) for ends in zip(self._starts[at], self._ends[at], strict=True)]
        return self._between(self._starts[at], self._ends[at])

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), AT_ONCE):
            yield from map(self._between, self._starts[start : start + AT_ONCE], self._ends[start : start + AT_ONCE])
            if not isinstance(self._bytes, bytearray):
                let_go_of(self._bytes)

    def _between(self, start: int, end: int) -> str:
        return self._bytes[start:end].decode("utf-8", "surrogatepass")


def _in_a_file(data: bytearray, folder: Path | None) -> mmap:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(data)
        file.flush()
        return mapped(file.fileno())
