"""The hidden folder beside an output, in which a run works until the output is whole: held by one run, gone after."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from commentariat.outputs.lock import Lock
from threads.errors import NotWritten, OutputError

SUFFIX = ".commentariat"
LOCK, READING, NEW, OLD = "lock", "reading", "new", "old"
"""Within that folder: the lock, the pages that were read (kept when a run is stopped, so that the next goes on from
there), the output that is being written, and the one that it replaces."""


@contextmanager
def work_beside(output: Path) -> Iterator[Path]:
    """Yields the folder in which this run alone works for the output; raises BusyOutput or NotWritten.

    It stands beside the output, thus on its device, and within it where nothing can be put beside it: a device of its
    own, a folder above without permission. When the run was stopped, or could not write, what it read stays there.
    """
    folder = place_of(output)
    try:
        lock = Lock(folder / LOCK, output=output)
    except OutputError:
        raise
    except OSError as error:
        raise NotWritten(output, error.strerror or type(error).__name__) from error
    keep = False
    try:
        for name in (NEW, *([OLD] if os.path.lexists(output) else [])):
            shutil.rmtree(folder / name, ignore_errors=True)
        yield folder
    except (KeyboardInterrupt, OutputError):
        keep = True
        raise
    finally:
        shutil.rmtree(folder / NEW, ignore_errors=True)
        if not keep:
            shutil.rmtree(folder / READING, ignore_errors=True)
        lock.release()
        with suppress(OSError):  # what was read stays, or another run has come already
            folder.rmdir()


def place_of(output: Path) -> Path:
    """Where the run's folder stands: beside the output, or within it."""
    whole = Path(os.path.abspath(output))  # noqa: PTH100  a link is not followed
    inside = output.is_dir() and (os.path.ismount(output) or not os.access(whole.parent, os.W_OK | os.X_OK))
    return whole / SUFFIX if inside else whole.parent / f".{whole.name}{SUFFIX}"
