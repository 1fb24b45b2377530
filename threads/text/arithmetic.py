"""One thread for arithmetic: with more, BLAS and OpenMP cut a sum elsewhere, and its last bits are others."""

from __future__ import annotations

import os
import sys
from contextlib import ContextDecorator
from functools import lru_cache
from threading import Lock
from typing import Any

NAMES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Variables of the environment that a library which is loaded meanwhile, and a process that is started, goes by."""


class OneThread(ContextDecorator):
    """Holds BLAS and OpenMP to one thread in a `with` block or a function, and gives them back what they had.

    The limit is the whole process's, so that blocks may run on several threads at once and within one another: the
    first to begin sets it, the last to end lifts it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._limit: Any = None
        self._environment: dict[str, str | None] = {}

    def __enter__(self) -> OneThread:
        with self._lock:
            if not self._inside:
                self._environment = {name: os.environ.get(name) for name in NAMES}
                os.environ.update(dict.fromkeys(NAMES, "1"))
                self._limit = _controller(len(sys.modules)).limit(limits=1)
            self._inside += 1
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limit.restore_original_limits()
                for name, value in self._environment.items():
                    if value is None:
                        os.environ.pop(name, None)
                    else:
                        os.environ[name] = value


@lru_cache(maxsize=1)
def _controller(_: int) -> Any:
    """The libraries that are loaded; found anew, which takes some milliseconds, where modules were loaded since."""
    import numpy  # noqa: F401  its BLAS is found only once it is loaded
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


one_thread = OneThread()
"""The one of this process: `with one_thread:`, or `@one_thread` above a function."""
