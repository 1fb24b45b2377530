"""Files as they are opened here: regular ones only, no more than a bound, and lines one by one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from threads.errors import TooLarge, UnreadableInput

STEP = 1 << 20
"""Bytes that are read at once of a line."""
_KINDS = (
    (stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe (FIFO)"), (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"),
)  # fmt: skip


def open_regular(path: Path, *, shown: object = None) -> BufferedReader:
    """The file opened to read bytes from; raises UnreadableInput where it is no regular file or cannot be opened.

    A pipe would have us wait for somebody to write into it, and a device has no end.
    """
    try:
        _check_regular(path, path.stat().st_mode, shown)
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            _check_regular(path, os.fstat(number).st_mode, shown)  # it may be another one by now
            return os.fdopen(number, "rb")
        except BaseException:
            os.close(number)
            raise
    except (OSError, ValueError) as error:  # ValueError: a name with a zero in it
        raise UnreadableInput(shown or path, getattr(error, "strerror", None) or str(error)) from error


def read_regular(path: Path, *, most: int) -> bytes:
    """The bytes of a regular file; raises UnreadableInput, and TooLarge where there are more than `most`."""
    try:
        state = path.stat()
        _check_regular(path, state.st_mode, None)
        if state.st_size > most:
            raise TooLarge(str(path), state.st_size, most)
        found = path.read_bytes()
    except (OSError, ValueError) as error:
        raise UnreadableInput(path, getattr(error, "strerror", None) or str(error)) from error
    if len(found) > most:
        raise TooLarge(str(path), len(found), most)
    return found


def numbered_lines(path: Path, *, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Yields the lines of a regular file that hold anything, each with its number from 1; None for one that is passed
    over without being held: of more than `longest` bytes, or a long one that is no JSON object by its first sign.
    Raises UnreadableInput."""
    with open_regular(path) as data:
        number = 0
        try:
            while line := data.readline(STEP):
                number += 1
                if len(line) == STEP and not line.endswith(b"\n"):
                    yield number, _rest_of(line, data, longest)
                elif line.strip():
                    yield number, line
        except OSError as error:
            raise UnreadableInput(path, error.strerror or type(error).__name__) from error


def _rest_of(begin: bytes, data: BufferedReader, longest: int) -> bytes | None:
    """The line that begins so, read to its end; None where it is not held."""
    parts, size = [begin], len(begin)
    held = begin.lstrip(b" \t\xef\xbb\xbf").startswith(b"{")
    while part := data.readline(STEP):
        size += len(part)
        held = held and size <= longest
        if held:
            parts.append(part)
        else:
            parts.clear()
        if part.endswith(b"\n"):
            break
    return b"".join(parts) if held else None


def _check_regular(path: Path, mode: int, shown: object) -> None:
    if not stat.S_ISREG(mode):
        kind = next((words for is_one, words in _KINDS if is_one(mode)), "something else")
        raise UnreadableInput(shown or path, f"it is {kind} and no regular file")
