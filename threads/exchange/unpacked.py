"""The bytes of a file that may be packed (.gz .bz2 .xz .zst), as a stream with bounds: an archive bomb ends in a
sentence."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from threads.errors import InputError
from threads.files import open_regular

PACKED = (".gz", ".bz2", ".xz", ".zst")
MOST_UNPACKED = 2_000_000_000_000
"""Bytes that one file may unpack to: the largest dumps of a platform's month have some hundreds of gigabytes."""
MOST_RATIO = 300
"""Times its packed size that a file may unpack to, from `RATIO_FROM` bytes on; JSON of comments reaches 30, and a
bomb in gzip cannot pass 1,032."""
RATIO_FROM = 100_000_000
WINDOW, LONG_WINDOW = 1 << 27, 1 << 31
"""Bytes that zstandard may look back, and thus hold in memory; dumps made with `--long=31` need the second."""

DAMAGED = (EOFError, OSError, lzma.LZMAError, zlib.error)
"""What the unpackers raise in the middle of a damaged file."""


class UnpackedTooLarge(InputError):
    """A packed file that unpacks to more than a stream of comments can come to."""

    def __init__(self, what: str, size: int, packed: int) -> None:
        super().__init__(
            f"{what} unpacks to more than {size / 1e6:,.0f} MB from {packed / 1e6:,.1f} MB, as no comments do; it was "
            "not read on. If it is what it seems, unpack it yourself and give the unpacked file."
        )


class WindowTooLong(InputError):
    """A file packed by zstandard so that whoever unpacks it holds more than `WINDOW` bytes in memory."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} was packed with a window of more than {WINDOW >> 20} MB. Name the option --long-window to have it "
            f"read: it then takes up to {LONG_WINDOW >> 30} GB of memory."
        )


class NoZstandard(InputError):
    """A file packed by zstandard where its package is not: 24 MB that few need, an extra of ours."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is packed by zstandard, which is not installed: pip install 'commentariat[zst]', or unpack it."
        )


@contextmanager
def unpacked(path: Path, shown: str, *, long_window: bool = False) -> Iterator[IO[bytes]]:
    """The file's bytes, unpacked by its suffix. Raises UnreadableInput where it is no regular file or cannot be
    opened, and NoZstandard where that would be needed; reading raises one of `DAMAGED` where its packing is broken, and
    UnpackedTooLarge for a bomb."""
    with open_regular(path, shown=shown) as raw:
        suffix = path.suffix.lower()
        if suffix not in PACKED:
            yield raw
            return
        inner = _opened(raw, suffix, shown, long_window=long_window)
        yield io.BufferedReader(_Bounded(inner, path.stat().st_size, shown), 1 << 16)


def _opened(raw: IO[bytes], suffix: str, shown: str, *, long_window: bool) -> IO[bytes]:
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    if suffix == ".bz2":
        return bz2.BZ2File(raw)
    if suffix == ".xz":
        return lzma.LZMAFile(raw)
    return cast("IO[bytes]", _Zstandard(raw, shown, LONG_WINDOW if long_window else WINDOW))


class _Zstandard(io.RawIOBase):
    """A zstandard stream of one or several frames, its errors told as those of other packings."""

    def __init__(self, raw: IO[bytes], shown: str, window: int) -> None:
        try:
            import zstandard
        except ImportError as error:
            raise NoZstandard(shown) from error
        self._error, self._shown = zstandard.ZstdError, shown
        self._inner = zstandard.ZstdDecompressor(max_window_size=window).stream_reader(raw, read_across_frames=True)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            return self._inner.read(size)
        except self._error as error:
            if "memory" in str(error):
                raise WindowTooLong(self._shown) from error
            raise EOFError(str(error)) from error


class _Bounded(io.RawIOBase):
    """A stream that stops with a sentence where it gives more than comments can come to."""

    def __init__(self, inner: IO[bytes], packed: int, shown: str) -> None:
        self._inner, self._packed, self._shown, self._given = inner, packed, shown, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._inner.read(len(buffer))
        buffer[: len(part)] = part
        self._given += len(part)
        if self._given > min(MOST_UNPACKED, max(RATIO_FROM, MOST_RATIO * self._packed)):
            raise UnpackedTooLarge(self._shown, self._given, self._packed)
        return len(part)
