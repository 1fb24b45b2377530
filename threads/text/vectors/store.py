"""Vectors kept on disk by the digest of their text, for all layers, commands and processes: never a text itself."""

from __future__ import annotations

import atexit
import hashlib
import os
import secrets
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from threads.text.vectors.shards import KEY, Halves, Shard, read_shard, shard_bytes

FOLDER = "COMMENTARIAT_CACHE"
MEGABYTES = "COMMENTARIAT_CACHE_MB"
OFF = frozenset({"off", "no", "none", "0"})
# A vector takes 1 kB: a gigabyte holds the pieces of some 300,000 comments.
CAP = 1 << 30
# So many new vectors make a shard; the rest is written when the process ends.
WRITE_FROM = 2048
# So many shards of less than a quarter of that are written as one.
SMALL = 24
# What a killed process left half written goes after an hour.
STALE_SECONDS = 3600
ENDING, HALF = ".vectors", ".half"

# The keys' halves in order, and beside each the number of its shard and its row there.
Index = tuple[NDArray[np.uint64], NDArray[np.int64]]
_NOTHING: Index = np.zeros((0, 2), dtype=np.uint64), np.zeros((0, 2), dtype=np.int64)


def digest(text: str) -> bytes:
    """The 16 bytes under which a text's vector is kept (BLAKE2b, RFC 7693)."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=KEY).digest()


def cache_folder() -> Path | None:
    """Where this machine's user keeps what can be made again: $COMMENTARIAT_CACHE or the system's own cache folder.

    None where $COMMENTARIAT_CACHE says "off", or where no folder can be named.
    """
    asked = os.environ.get(FOLDER, "")
    if asked:
        return None if asked.lower() in OFF else Path(asked).expanduser().absolute()
    with suppress(RuntimeError):
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "commentariat"
        if sys.platform == "darwin":
            return Path.home() / "Library/Caches/commentariat"
        given = Path(os.environ.get("XDG_CACHE_HOME") or "")
        return (given if given.is_absolute() else Path.home() / ".cache") / "commentariat"
    return None


class VectorStore:
    """Vectors in immutable shards, each written whole under another name first and then moved into place.

    So any number of processes may read and write at once, and one that is killed leaves nothing that is read. A shard
    that is damaged is not believed, not to a row: it is deleted and its vectors are made again. Beyond `cap` bytes the
    shards that were used longest ago go. Folder 0700, files 0600. What cannot be read or written is no error: vectors
    are then made each time.
    """

    def __init__(self, folder: Path | None, *, width: int, cap: int | None = None) -> None:
        self.folder = None if folder is None else _private(folder)
        self.width = width
        self.cap = asked_cap() if cap is None else cap
        self._shards: dict[str, Shard] = {}
        self._order: list[Shard] = []
        self._index: Index = _NOTHING
        self._seen = -1
        self._used: set[str] = set()
        self._waiting: dict[bytes, Halves] = {}
        if self.folder is not None:
            atexit.register(self.flush)

    def find(self, keys: Sequence[bytes]) -> dict[bytes, Halves]:
        """The vectors (float16, `width` each) of those keys that are kept."""
        found = {key: self._waiting[key] for key in keys if key in self._waiting}
        if self.folder is None:
            return found
        found |= self._look([key for key in keys if key not in found])
        if len(found) < len(keys) and self._refresh():
            found |= self._look([key for key in keys if key not in found])
        return found

    def add(self, keys: Sequence[bytes], rows: Halves) -> None:
        """Keeps these vectors, rows of float16; they are on disk from the next `flush`, or at the process's end."""
        if self.folder is None:
            return
        self._waiting.update(zip(keys, rows, strict=True))
        if len(self._waiting) >= WRITE_FROM:
            self.flush()

    def flush(self) -> None:
        """Writes what waits, joins small shards and deletes the oldest beyond the cap."""
        waiting, self._waiting = self._waiting, {}
        if self.folder is None or not waiting:
            return
        try:
            name = self._write(waiting)
            self._tidy(name)
        except OSError:
            return

    def _write(self, rows: dict[bytes, Halves]) -> str:
        assert self.folder is not None
        data = shard_bytes(rows, width=self.width)
        name = hashlib.blake2b(data, digest_size=KEY).hexdigest() + ENDING
        half = self.folder / f"{os.getpid()}-{secrets.token_hex(8)}{HALF}"
        try:
            with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(data)
            half.replace(self.folder / name)
        finally:
            half.unlink(missing_ok=True)
        return name

    def _tidy(self, newest: str) -> None:
        assert self.folder is not None
        now, kept = time.time(), []
        for entry in os.scandir(self.folder):
            with suppress(OSError):
                facts = entry.stat(follow_symlinks=False)
                if entry.name.endswith(HALF) and now - facts.st_mtime > STALE_SECONDS:
                    Path(entry.path).unlink(missing_ok=True)
                if entry.name.endswith(ENDING):
                    kept.append((entry.name == newest, facts.st_mtime, facts.st_size, entry.name))
        kept.sort()
        total = sum(size for _, _, size, _ in kept)
        for is_newest, _, size, name in kept:
            if total > self.cap and not is_newest:
                self._drop(name)
                total -= size
        small = [name for _, _, size, name in kept if size < WRITE_FROM * self.width // 2]
        if len(small) >= SMALL:
            self._join(small)

    def _join(self, names: list[str]) -> None:
        """Writes the rows of these shards as one, then deletes them; another process may do the same meanwhile."""
        assert self.folder is not None
        rows: dict[bytes, Halves] = {}
        for name in names:
            shard = read_shard(self.folder / name, width=self.width)
            if shard is not None:
                rows.update(shard.read(range(len(shard.keys))) or {})
        joined = self._write(rows) if rows else ""
        for name in names:
            if name != joined:
                self._drop(name)

    def _refresh(self) -> bool:
        """Whether shards were found that were not known; those that are gone are forgotten."""
        assert self.folder is not None
        try:
            changed = self.folder.stat().st_mtime_ns
            if changed == self._seen:
                return False
            names = {path.name for path in self.folder.iterdir() if path.suffix == ENDING}
        except OSError:
            return False
        self._seen = changed
        fresh = names - set(self._shards)
        self._shards = {name: shard for name, shard in self._shards.items() if name in names}
        for name in sorted(fresh):
            shard = read_shard(self.folder / name, width=self.width)
            if shard is None:
                self._drop(name)
            else:
                self._shards[name] = shard
        self._build()
        return bool(fresh)

    def _build(self) -> None:
        self._order = list(self._shards.values())
        sizes = [len(shard.keys) for shard in self._order]
        keys = np.concatenate([_NOTHING[0], *(shard.keys for shard in self._order)])
        numbers = np.repeat(np.arange(len(sizes)), sizes)
        rows = np.concatenate([_NOTHING[1][:, 0], *map(np.arange, sizes)])
        order = np.argsort(keys[:, 0], kind="stable")
        self._index = keys[order], np.column_stack([numbers, rows])[order].astype(np.int64)

    def _look(self, keys: Sequence[bytes]) -> dict[bytes, Halves]:
        known, where = self._index
        if not len(known) or not keys:
            return {}
        wanted = np.frombuffer(b"".join(keys), dtype=np.uint64).reshape(-1, 2)
        at = np.minimum(np.searchsorted(known[:, 0], wanted[:, 0]), len(known) - 1)
        at = at[(known[at] == wanted).all(axis=1)]
        found: dict[bytes, Halves] = {}
        for number in np.unique(where[at, 0]).tolist():
            shard = self._order[number]
            rows = shard.read(np.unique(where[at[where[at, 0] == number], 1]).tolist())
            if rows is None:
                self._drop(shard.path.name)
                self._shards.pop(shard.path.name, None)
                self._seen = -1
            else:
                found |= rows
                self._touch(shard.path)
        return found

    def _touch(self, path: Path) -> None:
        """Marks a shard as used, once a process."""
        if path.name not in self._used:
            self._used.add(path.name)
            with suppress(OSError):
                os.utime(path)

    def _drop(self, name: str) -> None:
        assert self.folder is not None
        with suppress(OSError):
            (self.folder / name).unlink(missing_ok=True)


def _private(folder: Path) -> Path | None:
    """The folder, made if need be, where it is nobody else's to read or write; None where that cannot be had."""
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        facts = folder.lstat()
        if folder.is_symlink() or (hasattr(os, "getuid") and facts.st_uid != os.getuid()):
            return None
        folder.chmod(0o700)
    except OSError:
        return None
    return folder


def asked_cap() -> int:
    """Bytes that vectors may take on disk: $COMMENTARIAT_CACHE_MB, else a gigabyte."""
    asked = os.environ.get(MEGABYTES, "")
    return int(asked) << 20 if asked.isdecimal() else CAP
