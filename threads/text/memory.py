"""Memory that is free again, handed back to the operating system."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Hands back what was freed where glibc holds on to it (Linux, `malloc_trim`); elsewhere nothing happens."""
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except AttributeError:  # another C library
        return
