"""Pages to threads over shards: one code path for one core, many, and a cluster.

A shard is a list of paths, never data. A finished shard is a file renamed into place under `OUT/.parts`, so that a run
that was killed goes on where it stopped. The output is merged in the order of the input: the number of workers cannot
matter.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from commentariat.earlier import is_report
from commentariat.executors import died, executor_of
from commentariat.parts import join, of_skipped, of_thread
from commentariat.workers import Workers
from threads.corpus.populations import Rules
from threads.corpus.store import Corpus, Skipped, read_lines
from threads.errors import BrokenInstallation, CommentariatError, NotWritten
from threads.exchange.read_options import ReadOptions
from threads.files import whole_file, write_whole
from threads.model import Thread
from threads.text.arithmetic import one_thread

SHARD = 16
"""Pages a shard: small enough to resume finely and to balance two workers, large enough to hide the hand-over."""

DEBUG = "COMMENTARIAT_DEBUG"
"""Environment variable, set by `commentariat --debug`, that has the traceback of a page's error printed; processes
inherit it."""


MACHINE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""Errors of a machine that is full: no page's fault, so they end the run."""

FAULT = "failed on this page"
"""Says, in the reason of a skipped input, that the code failed and not the page."""


class Progress(Protocol):
    """Told how much of the work is done; `label` says what is being done now."""

    def __call__(self, done: int, total: int, label: str | None = None) -> None: ...


def parse_pages(
    pages: Sequence[Path],
    out: Path,
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    progress: Progress | None = None,
    rules: Rules | None = None,
    skipped: Iterable[Skipped] = (),
    parts: Path | None = None,
    options: ReadOptions | None = None,
) -> Corpus:
    """Parses the pages into `out/threads.jsonl` and returns the corpus over it.

    `jobs` processes are used, or the `executor` given (a Dask client's `get_executor()`, say). `progress` is called
    with pages done and pages in all. Pages that give no thread are listed in the corpus's `skipped`, after those that
    were skipped before; pages with one address are settled as `threads.corpus.merging` says. `parts` is a folder of
    this run alone for the finished shards, which stay there; without it they stand in `out` until all is done.
    `options` say how exports are read.
    """
    out.mkdir(parents=True, exist_ok=True)
    shards = [list(pages[i : i + SHARD]) for i in range(0, len(pages), SHARD)]
    home = out / ".parts" if parts is None else parts
    place = home / _key(pages, options or ReadOptions())
    _drop_others(home, place.name)
    place.mkdir(parents=True, exist_ok=True)
    work = [(shard, place / f"{i:06d}.jsonl") for i, shard in enumerate(shards)]
    done = sum(len(shard) for shard, part in work if part.exists())
    todo = [(shard, part) for shard, part in work if not part.exists()]
    if progress:
        progress(done, len(pages))
    options = options or ReadOptions()
    read = parse_shard if options == ReadOptions() else partial(parse_shard, options=options)
    for shard, part in _map(todo, read, jobs=jobs, executor=executor):
        if not part.exists():
            raise NotWritten(part, "a worker wrote it, and it is not here: workers and this machine share no folder")
        done += len(shard)
        if progress:
            progress(done, len(pages))
    left_out = join([part for _, part in work], out / "threads.jsonl")
    if parts is None:
        shutil.rmtree(home, ignore_errors=True)
    _check_not_one_fault(pages, left_out, out / "threads.jsonl")
    return Corpus(out / "threads.jsonl", skipped=(*skipped, *left_out), rules=rules)


def _check_not_one_fault(pages: Sequence[Path], left_out: Iterable[Skipped], threads: Path) -> None:
    """Raises BrokenInstallation where reading failed on every one of several pages, and on each in the same way."""
    faults = {row.path: row.reason for row in left_out if FAULT in row.reason}
    if len(pages) > 1 and len(faults) == len(pages) and len(set(faults.values())) == 1 and not threads.stat().st_size:
        [reason] = set(faults.values())
        raise BrokenInstallation(f"on each of {len(pages):,} pages the same happened. {reason}")


def _drop_others(home: Path, name: str) -> None:
    """Removes the shards of other pages, or of these as they were: nobody will ask for them."""
    for one in home.iterdir() if home.is_dir() else ():
        if one.name != name:
            shutil.rmtree(one, ignore_errors=True)


def parse_shard(pages: list[Path], part: Path, options: ReadOptions | None = None) -> None:
    """Parses a shard's pages into the file `part`, a line a page: {"thread": …} or {"skipped": [path, reason]}."""
    with one_thread, whole_file(part) as out:
        for path in pages:
            for line in parse_page(path, options):
                out.write((line + "\n").encode("utf-8", "replace"))


def parse_page(path: Path, options: ReadOptions | None = None) -> Iterator[str]:
    """Yields a line of JSON for each thread in the file, or one that says why there is none.

    Raises BrokenInstallation, for a module that is missing is no page's fault, and OSError where the machine is full.
    """
    given = 0
    try:
        for found in _threads_of(path, options):
            given += 1
            yield of_thread(found) if isinstance(found, Thread) else of_skipped(found)
    except CommentariatError as error:
        yield of_skipped(Skipped(str(path), str(error)))
    except OSError as error:
        if error.errno in MACHINE:
            raise
        yield of_skipped(Skipped(str(path), _what_failed(error)))
    except ImportError as error:
        raise BrokenInstallation(f"{type(error).__name__}: {error}") from error
    except Exception as error:  # noqa: BLE001  a bad page never stops a run; the reason is kept with its type and place
        if os.environ.get(DEBUG):
            traceback.print_exc()
        yield of_skipped(Skipped(str(path), _what_failed(error)))
    else:
        if not given:
            yield of_skipped(Skipped(str(path), "It holds no thread: no page, no comments, no line of either."))


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
            yield Skipped(f"{path}: {page.url}", _what_failed(error))
        else:
            yield replace(thread, source=replace(thread.source, path=str(path)))
    if left_out:
        told = "; ".join(f"{why} ({count:,})" for why, count in sorted(left_out.items()))
        yield Skipped(str(path), f"Records of this archive that were left out: {told}.")


def _what_failed(error: Exception) -> str:
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


Work = tuple[list[Path], Path]
ReadShard = Callable[[list[Path], Path], None]


def _map(work: list[Work], read: ReadShard, *, jobs: int, executor: Executor | None) -> Iterator[Work]:
    """Reads the shards and yields each that is done, in no order; few are read here, whoever else there is."""
    if len(work) <= 1:
        jobs, executor = 1, None
    with executor_of(min(jobs, len(work)), executor=executor) as found:
        if found is not None:
            yield from _submit(found, work, read)
            if isinstance(found, Workers):
                found.rest()
            return
        for shard, part in work:
            read(shard, part)
            yield shard, part


def _submit(executor: Executor, work: list[Work], read: ReadShard) -> Iterator[Work]:
    """A shard that takes its processes down is done again one page at a time."""
    waiting = {executor.submit(read, *item): item for item in work}
    try:
        for future in as_completed(waiting):
            shard, part = waiting[future]
            error = future.exception()
            if isinstance(error, ImportError):
                raise BrokenInstallation(f"{type(error).__name__}: {error}") from error
            if error is not None and not died(error):
                raise error
            if error is not None:
                _one_by_one(executor, shard, part, read)
            yield shard, part
    finally:
        for future in waiting:
            future.cancel()


def _one_by_one(executor: Executor, pages: list[Path], part: Path, read: ReadShard) -> None:
    """Reads each page of a shard by itself; one that takes down its processes is a skipped input."""
    singles = [part.with_name(f"{part.stem}-{i}.jsonl") for i in range(len(pages))]
    for page, single in zip(pages, singles, strict=True):
        try:
            executor.submit(read, [page], single).result()
        except Exception as error:
            if not died(error):
                raise
            reason = "The process that read it died, probably for want of memory. Split the page, or leave it out."
            write_whole(single, (of_skipped(Skipped(str(page), reason)) + "\n").encode("utf-8", "replace"))
    write_whole(part, b"".join(single.read_bytes() for single in singles))
    for single in singles:
        single.unlink()


def _key(pages: Sequence[Path], options: ReadOptions) -> str:
    """A name for this work: the version, how it is read, and each page's path, size and time of change."""
    from commentariat.version import __version__

    state = hashlib.sha256(
        f"{__version__}\0{sorted(options.columns.items())}\0{options.long_window}".encode("utf-8", "surrogatepass")
    )
    for page in pages:
        try:
            seen = page.stat()
            state.update(f"{page}\0{seen.st_size}\0{seen.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
        except OSError:
            state.update(f"{page}\0-\n".encode("utf-8", "surrogateescape"))
    return state.hexdigest()[:16]
