"""Two folders that change names at one stroke, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux; RENAME_SWAP of macOS is 2, too."""


def exchange(first: Path, second: Path) -> bool:
    """Gives each of two paths what stands at the other, so that both are there at every moment; False where the system
    or the file system cannot (renameat2(2) of Linux, renamex_np(2) of macOS)."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        names = os.fsencode(first), os.fsencode(second)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, ctypes.c_uint(_EXCHANGE)) == 0)
        return bool(library.renameat2(_HERE, names[0], _HERE, names[1], ctypes.c_uint(_EXCHANGE)) == 0)
    except (AttributeError, OSError, TypeError):  # no such function: another system, an old library
        return False
