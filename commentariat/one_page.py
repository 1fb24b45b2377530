"""One input to threads, or to a sentence that says why it gives none: a bad page never stops a run."""

from __future__ import annotations

import errno
import os
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from commentariat.earlier import is_report
from commentariat.parts import of_found
from threads.corpus.store import Skipped, read_lines
from threads.errors import BrokenInstallation, CommentariatError
from threads.exchange.read_options import ReadOptions
from threads.model import Thread

DEBUG = "COMMENTARIAT_DEBUG"
"""Environment variable, set by `commentariat --debug`, that has the traceback of a page's error printed; processes
inherit it."""


MACHINE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""Errors of a machine that is full: no page's fault, so they end the run."""

FAULT = "failed on this page"
"""Says, in the reason of a skipped input, that the code failed and not the page."""


def parse_page(path: Path, options: ReadOptions | None = None) -> Iterator[str]:
    """Yields a line of JSON for each thread in the file, or one that says why there is none; raises as `guarded`."""
    for found in guarded(path, _threads_of(path, options)):
        yield of_found(found)


def guarded(path: Path, read: Iterator[Thread | Skipped]) -> Iterator[Thread | Skipped]:
    """Yields what is read from the path; an error ends it with a Skipped, as does reading nothing.

    Raises BrokenInstallation, for a module that is missing is no page's fault, and OSError where the machine is full.
    """
    given = 0
    try:
        for found in read:
            given += 1
            yield found
    except CommentariatError as error:
        yield Skipped(str(path), str(error))
    except OSError as error:
        if error.errno in MACHINE:
            raise
        yield Skipped(str(path), what_failed(error))
    except ImportError as error:
        raise BrokenInstallation(f"{type(error).__name__}: {error}") from error
    except Exception as error:  # noqa: BLE001  a bad page never stops a run; the reason is kept with its type and place
        if os.environ.get(DEBUG):
            traceback.print_exc()
        yield Skipped(str(path), what_failed(error))
    else:
        if not given:
            yield Skipped(str(path), "It holds no thread: no page, no comments, no line of either.")


def _threads_of(path: Path, options: ReadOptions | None) -> Iterator[Thread | Skipped]:
    from threads.dispatch import parse
    from threads.exchange.exports import is_export, read_export
    from threads.exchange.warc import is_warc

    if is_warc(path):
        yield from _captured(path)
    elif is_export(path, options):
        yield from read_export(path, options)
    elif path.suffix.lower() == ".jsonl":
        yield from read_lines(path)
    elif is_report(path):
        yield Skipped(
            str(path),
            "It is a report that commentariat wrote, and no page. Give the pages, or the folder of the report.",
        )
    else:
        yield parse(path)


def _captured(path: Path) -> Iterator[Thread | Skipped]:
    """The threads of the pages in a web archive; a page that gives none is skipped under its address."""
    from threads.dispatch import parse
    from threads.exchange.warc import captures

    left_out: Counter[str] = Counter()
    for page in captures(path, left_out):
        try:
            thread = parse(page.data, url=page.url)
        except CommentariatError as error:
            yield Skipped(f"{path}: {page.url}", str(error))
        except (ImportError, OSError):
            raise
        except Exception as error:  # noqa: BLE001  as for a page of its own
            yield Skipped(f"{path}: {page.url}", what_failed(error))
        else:
            yield replace(thread, source=replace(thread.source, path=str(path)))
    if left_out:
        told = "; ".join(f"{why} ({count:,})" for why, count in sorted(left_out.items()))
        yield Skipped(str(path), f"Records of this archive that were left out: {told}.")


def what_failed(error: Exception) -> str:
    """A sentence on an error in the code of a parser: the parser, the error, and the line where it arose."""
    from threads.dispatch import READING

    named = next(
        (note.removeprefix(READING) for note in getattr(error, "__notes__", ()) if note.startswith(READING)), ""
    )
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" ({Path(last[0].filename).name}, line {last[0].lineno})" if last else ""
    who = f"The parser{named}" if named else "Reading it"
    return (
        f"{who} {FAULT}: {type(error).__name__}: {error}{where}. See `commentariat --debug`; if the parser is not "
        "yours, please report the page's form."
    )
