"""Many texts that are kept, as one run of bytes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray


class PackedTexts(Sequence[str]):
    """A sequence of texts that holds them as one run of bytes: 16 bytes each and their letters, where a text of its own
    takes some 60 more and lies between what others free. A slice is a list of its texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        held = bytearray()
        sizes = array("q")
        for text in texts:
            data = text.encode("utf-8", "surrogatepass")
            held += data
            sizes.append(len(data))
        self._bytes = held  # a copy would take as much again
        self._ends = np.cumsum(np.array(sizes, dtype=np.int64))
        self._starts = self._ends - np.array(sizes, dtype=np.int64)

    def at(self, places: NDArray[np.int64]) -> PackedTexts:
        """The texts at these places, as a view: their bytes are not copied."""
        made = PackedTexts(())
        made._bytes, made._starts, made._ends = self._bytes, self._starts[places], self._ends[places]
        return made

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
        return map(self._between, self._starts, self._ends)

    def _between(self, start: int, end: int) -> str:
        return self._bytes[start:end].decode("utf-8", "surrogatepass")
