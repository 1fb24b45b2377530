"""A lock that one process holds on a file; the system takes it back when that process ends, however it ends."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from threads.errors import BusyOutput

_NOT_THERE = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})
"""What a file system says that has no locks; there the number of the process that stands in the file decides."""
_TRIES = 100
_BEYOND = 1 << 20
"""A byte behind all that stands in the file."""


class Lock:
    """The lock on `path`, held from here on until `release`; raises BusyOutput where another run holds it."""

    def __init__(self, path: Path, *, output: Path) -> None:
        self.path = path
        for _ in range(_TRIES):  # who released it may have taken the file away between our two looks
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
            except FileNotFoundError:
                continue
            holder = _read_holder(self._file)
            if not _taken(self._file, holder):
                os.close(self._file)
                raise BusyOutput(output, holder)
            if _still_there(path, self._file):
                os.ftruncate(self._file, 0)
                os.lseek(self._file, 0, os.SEEK_SET)
                os.write(self._file, str(os.getpid()).encode())
                return
            os.close(self._file)
        raise BusyOutput(output, None)

    def release(self) -> None:
        """Takes the file away and gives the lock back."""
        if os.name == "nt":  # an open file cannot be deleted there
            os.close(self._file)
            self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)
            os.close(self._file)


def _read_holder(file: int) -> int | None:
    """The process that wrote its number into the file, None where none did."""
    said = os.read(file, 20).decode("ascii", "replace").strip()
    return int(said) if said.isdecimal() else None


def _taken(file: int, holder: int | None) -> bool:
    try:
        _lock(file)
    except OSError as error:
        if error.errno not in _NOT_THERE:
            return False
        return holder is None or holder == os.getpid() or not _lives(holder)
    return True


def _lock(file: int) -> None:
    if os.name == "nt":
        import msvcrt

        os.lseek(file, _BEYOND, os.SEEK_SET)  # what is locked there cannot be read, and the number is to be
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True


def _still_there(path: Path, file: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(file))
    except FileNotFoundError:
        return False
