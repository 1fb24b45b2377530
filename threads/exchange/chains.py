"""Records that say whom they answer but not in which conversation: they belong where their chain of parents ends."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator

from threads.exchange.post import Post


class Chains:
    """Takes posts without a thread and gives them with the thread of what they answer, in near-constant time each:
    keys that answer each other are joined (union–find), and a joined set has the thread of a member that names one,
    else the key at its top; `together` puts all of the latter into one, ""."""

    def __init__(self, *, together: bool = False) -> None:
        self._together = together
        self._above: dict[str, str] = {}
        self._thread: dict[str, str] = {}
        self._spool = tempfile.SpooledTemporaryFile(max_size=100_000_000)  # noqa: SIM115  lives as long as this object
        self._count = 0

    def names(self, post: Post) -> None:
        """Remembers the thread of a post that names one: what answers it stands there too."""
        if post.key is not None and post.thread is not None:
            self._thread.setdefault(post.key, post.thread)

    def add(self, post: Post) -> None:
        """Keeps a post that names none."""
        pickle.dump(post, self._spool, protocol=pickle.HIGHEST_PROTOCOL)
        self._count += 1
        if post.key is not None and post.parent not in (None, "", post.key):
            self._join(post.key, str(post.parent))

    def __bool__(self) -> bool:
        return self._count > 0

    def __iter__(self) -> Iterator[Post]:
        """Yields the posts in their order, each with its thread."""
        named = {self._root(key): thread for key, thread in reversed(list(self._thread.items()))}
        self._spool.seek(0)
        for _ in range(self._count):
            post: Post = pickle.load(self._spool)  # noqa: S301  written by this object
            name = post.key if post.key is not None else post.parent
            root = self._root(name) if name else ""
            post.thread = named.get(root, "" if self._together else root)
            yield post
        self._spool.close()

    def _join(self, key: str, parent: str) -> None:
        below, above = self._root(key), self._root(parent)
        if below != above:
            self._above[below] = above

    def _root(self, key: str) -> str:
        root = key
        while (above := self._above.get(root, root)) != root:
            root = above
        while (above := self._above.get(key, key)) != root:
            self._above[key], key = root, above
        return root
