"""Files that are whole or absent: written under another name, brought to the disk, and then renamed."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yields a file to write bytes into, which takes its name when all of it is on the disk.

    Until then, and after an error, what stood at `path` stands there as it was; a link there is replaced, not followed.
    An OSError names `path`.
    """
    half = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        half.replace(path)
    except OSError as error:
        if error.errno is None or (error.filename is not None and Path(error.filename) not in (half, path)):
            raise  # of another file, or of none
        raise type(error)(error.errno, error.strerror or type(error).__name__, str(path)) from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> Path:
    """Writes the bytes as `whole_file` does and returns the path."""
    with whole_file(path) as out:
        out.write(data)
    return path


def append_whole(path: Path, data: bytes) -> None:
    """Adds the bytes to the end of a file, all of them or none: where that fails the file is as long as it was.

    Raises OSError with the path's name, also for a link and for what is no regular file.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0), 0o666), "wb", buffering=0) as out:
            before = os.fstat(out.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise OSError(errno.EINVAL, "no regular file")
            try:
                left = memoryview(data)
                while left:
                    left = left[out.write(left) :]
                os.fsync(out.fileno())
            except OSError:
                os.ftruncate(out.fileno(), before.st_size)
                raise
    except OSError as error:
        raise type(error)(error.errno, error.strerror or type(error).__name__, str(path)) from error


def write_new(path: Path, data: bytes) -> bool:
    """Writes the bytes where nothing stands yet, whole or not at all; False, and nothing done, where something does."""
    half = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        write_whole(half, data)
        if path.exists() or path.is_symlink():
            return False
        try:
            os.link(half, path)
        except FileExistsError:
            return False
        except (OSError, AttributeError):  # a file system without hard links
            half.rename(path)
        return True
    finally:
        half.unlink(missing_ok=True)
