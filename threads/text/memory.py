"""Memory that is free again, handed back to the operating system."""

from __future__ import annotations

import ctypes
import mmap
import sys
from threading import Lock
from weakref import WeakSet

_mapped: WeakSet[mmap.mmap] = WeakSet()
_lock = Lock()


def mapped(number: int) -> mmap.mmap:
    """The open file of that number, to be read where it lies: what was read of it is let go by `give_back`, and read
    again when it is asked for."""
    made = mmap.mmap(number, 0, access=mmap.ACCESS_READ)
    with _lock:
        _mapped.add(made)
    return made


def let_go_of(file: mmap.mmap) -> None:
    """Lets go of what was read of a mapped file (Linux; elsewhere the system does when it needs the room)."""
    if sys.platform.startswith("linux") and not file.closed:
        file.madvise(mmap.MADV_DONTNEED)


def let_go_of_files() -> None:
    """Lets go of what was read of all files that are `mapped`: what is read of them later is read again."""
    with _lock:
        files = tuple(_mapped)
    for file in files:
        let_go_of(file)


def give_back() -> None:
    """Hands back what was freed where Arrow holds on to it, and glibc (Linux, `malloc_trim`); and pages of files that
    are `mapped` and not being read."""
    if (arrow := sys.modules.get("pyarrow")) is not None:
        arrow.default_memory_pool().release_unused()
    let_go_of_files()
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except AttributeError:  # another C library
        return
