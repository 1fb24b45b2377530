"""Memory that is free again, handed back to the operating system."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Hands back what was freed where Arrow holds on to it, and glibc (Linux, `malloc_trim`)."""
    if (arrow := sys.modules.get("pyarrow")) is not None:
        arrow.default_memory_pool().release_unused()
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except AttributeError:  # another C library
        return
