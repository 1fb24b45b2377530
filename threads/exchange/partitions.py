"""Records by conversation, in memory while they are few and on disk when they are many.

A conversation belongs to the partition that was open when its first record came; a partition is closed to new ones
once `SIZE` records are in it. So interleaved dumps of any size are grouped in the memory of one partition, and
conversations come out in the order of their first records, however many there are.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path

from threads.exchange.post import Post

SIZE = 50_000
"""Records from which a partition takes no new conversations; a record costs some 2 kB in memory."""


class Partitions:
    """Takes posts that know their thread, and gives each conversation's posts in the order in which they came."""

    def __init__(self, size: int = SIZE) -> None:
        self._size = size
        self._place: dict[str, int] = {}
        self._held: list[int] = [0]
        self._buffers: dict[int, list[Post]] = {}
        self._buffered = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def add(self, post: Post) -> None:
        """Keeps the post; `post.thread` is its conversation."""
        key = post.thread or ""
        place = self._place.get(key)
        if place is None:
            if self._held[-1] >= self._size:
                self._held.append(0)
            place = self._place[key] = len(self._held) - 1
        self._held[place] += 1
        self._buffers.setdefault(place, []).append(post)
        self._buffered += 1
        if self._buffered > 2 * self._size:
            self._spill()

    def __iter__(self) -> Iterator[tuple[str, list[Post]]]:
        """Yields (thread, its posts); empties what it gives."""
        for place in range(len(self._held)):
            groups: dict[str, list[Post]] = {}
            for post in self._of(place):
                groups.setdefault(post.thread or "", []).append(post)
            self._drop(place)
            for key in list(groups):
                yield key, groups.pop(key)
        if self._folder is not None:
            self._folder.cleanup()

    def walk(self) -> Iterator[Post]:
        """Yields all posts and keeps them."""
        for place in range(len(self._held)):
            yield from self._of(place)

    def _spill(self) -> None:
        """Appends what is in memory to the partitions' files, which only this object reads."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="commentariat-")
        for place, posts in self._buffers.items():
            with (Path(self._folder.name) / str(place)).open("ab") as out:
                pickle.dump(posts, out, protocol=pickle.HIGHEST_PROTOCOL)
        self._buffers.clear()
        self._buffered = 0

    def _of(self, place: int) -> Iterator[Post]:
        if self._folder is not None and (file := Path(self._folder.name) / str(place)).is_file():
            with file.open("rb") as data:
                while data.peek(1):
                    yield from pickle.load(data)  # noqa: S301  written a moment ago, in a folder of our own
        yield from self._buffers.get(place, ())

    def _drop(self, place: int) -> None:
        self._buffers.pop(place, None)
        if self._folder is not None:
            (Path(self._folder.name) / str(place)).unlink(missing_ok=True)
