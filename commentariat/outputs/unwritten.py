"""Where a run that writes no file keeps the pages that it read, so that it goes on where it was stopped."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from commentariat.outputs.staged import output_file
from commentariat.outputs.work import READING, work_beside
from threads.errors import OutputError
from threads.text.vectors import cache_folder

FOLDER = "reading"
LONGEST = 7 * 24 * 3600
"""Seconds for which the pages of a stopped run are kept in the cache."""


@contextmanager
def output_or_none(output: Path | None, *, inputs: Iterable[Path]) -> Iterator[tuple[Path | None, Path]]:
    """Yields the file to write, as `output_file` has it, or None where nothing is to be written, and a folder for the
    pages as they are read.

    Where nothing is written, that folder is in the user's cache (mode 0700), or a temporary one where another run reads
    the same pages or there is no cache.
    """
    given = list(inputs)
    if output is not None:
        with output_file(output, inputs=given) as staged:
            yield staged.path, staged.reading
        return
    with ExitStack() as stack:
        reading = None
        cache = cache_folder()
        if cache is not None:
            _forget_old(cache / FOLDER)
            with suppress(OutputError, OSError):
                reading = stack.enter_context(work_beside(cache / FOLDER / _key(given))) / READING
        if reading is None:
            reading = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="commentariat-")))
        yield None, reading


def _key(inputs: Iterable[Path]) -> str:
    named = "\0".join(os.path.realpath(path) for path in inputs)
    return hashlib.sha256(named.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _forget_old(folder: Path) -> None:
    """Removes what runs that were stopped a week ago or earlier left."""
    with suppress(OSError):
        for one in folder.iterdir():
            if time.time() - one.stat().st_mtime > LONGEST:
                shutil.rmtree(one, ignore_errors=True)
