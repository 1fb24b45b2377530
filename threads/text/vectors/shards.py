"""One file of vectors: keys, a checksum for each row, then the rows; read with suspicion."""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Halves = NDArray[np.float16]

KEY = 16
MAGIC = b"vectors1"
# Magic, number of rows, numbers in a row; then the digest of all that stands before the rows.
_HEAD = struct.Struct("<8sQQ")
_HEAD_SIZE = _HEAD.size + KEY
_MOST_ROWS = 1 << 24


@dataclass(frozen=True, slots=True)
class Shard:
    """One file whose beginning was found sound: `keys` (n, 2) are the halves of the digests, `sums` a CRC-32 a row."""

    path: Path
    keys: NDArray[np.uint64]
    sums: NDArray[np.uint32]
    width: int

    def read(self, rows: Iterable[int]) -> dict[bytes, Halves] | None:
        """The vectors of those rows by their keys; None where the file cannot be read or one row is damaged.

        The file is read, not mapped: one that is cut short meanwhile would end the process.
        """
        size = 2 * self.width
        start = _HEAD_SIZE + len(self.keys) * (KEY + 4)
        found: dict[bytes, Halves] = {}
        try:
            with self.path.open("rb", buffering=0) as file:
                for row in rows:
                    file.seek(start + row * size)
                    data, key = file.read(size), self.keys[row].tobytes()
                    if len(data) != size or zlib.crc32(data, zlib.crc32(key)) != self.sums[row]:
                        return None
                    found[key] = np.frombuffer(data, dtype="<f2")
        except OSError:
            return None
        return found


def shard_bytes(rows: Mapping[bytes, Halves], *, width: int) -> bytes:
    """The file of these vectors, `width` numbers each, in the order of their keys: the same rows, the same bytes."""
    keys = sorted(rows)
    data = [rows[key].astype("<f2").tobytes() for key in keys]
    sums = [zlib.crc32(vector, zlib.crc32(key)) for key, vector in zip(keys, data, strict=True)]
    head = _HEAD.pack(MAGIC, len(keys), width)
    index = b"".join(keys) + np.array(sums, dtype="<u4").tobytes()
    return head + hashlib.blake2b(head + index, digest_size=KEY).digest() + index + b"".join(data)


def read_shard(path: Path, *, width: int) -> Shard | None:
    """The shard in that file, its rows not yet read; None where the file is not whole or not one of these."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_SIZE)
            magic, count, wide = _HEAD.unpack(head[: _HEAD.size])
            size = _HEAD_SIZE + count * (KEY + 4 + 2 * width)
            if magic != MAGIC or wide != width or count > _MOST_ROWS or os.fstat(file.fileno()).st_size != size:
                return None
            index = file.read(count * (KEY + 4))
    except (OSError, struct.error):
        return None
    if hashlib.blake2b(head[: _HEAD.size] + index, digest_size=KEY).digest() != head[_HEAD.size :]:
        return None
    keys = np.frombuffer(index[: count * KEY], dtype=np.uint64).reshape(-1, 2)
    return Shard(path, keys, np.frombuffer(index[count * KEY :], dtype="<u4"), width)
