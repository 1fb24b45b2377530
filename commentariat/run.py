"""Pages to threads over shards: one code path for one core, many, and a cluster.

A shard is a list of paths, never data. A finished shard is a file renamed into place under `OUT/.parts`, so that a run
that was killed goes on where it stopped. The output is merged in the order of the input: the number of workers cannot
matter.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from functools import partial
from pathlib import Path
from typing import Protocol

from commentariat.executors import died, executor_of, lost
from commentariat.one_page import FAULT, parse_page
from commentariat.parts import join, of_skipped
from commentariat.pieces import is_large, read_in_pieces
from commentariat.workers import Workers
from threads.corpus.populations import Rules
from threads.corpus.store import Corpus, Skipped
from threads.errors import BrokenInstallation, NotWritten
from threads.exchange.read_options import ReadOptions
from threads.files import whole_file, write_whole
from threads.text.arithmetic import one_thread

SHARD = 16
"""Pages a shard: small enough to resume finely and to balance two workers, large enough to hide the hand-over."""

FEW, LITTLE = 2, 1_000_000
"""Shards, and bytes in them, that are read here about as soon as other processes have started, with less work."""


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
    options = options or ReadOptions()
    home = out / ".parts" if parts is None else parts
    place = home / _key(pages, options)
    _drop_others(home, place.name)
    place.mkdir(parents=True, exist_ok=True)
    large = {page for page in pages if is_large(page, options)}
    work = [(shard, place / f"{i:06d}.jsonl") for i, shard in enumerate(_shards(pages, large))]
    done = sum(len(shard) for shard, part in work if part.exists())
    todo = [(shard, part) for shard, part in work if not part.exists()]
    if progress:
        progress(done, len(pages))

    def told(label: str) -> None:
        if progress:
            progress(done, len(pages), label)

    for shard, part in _map(todo, large, options, jobs=jobs, executor=executor, told=told):
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


Work = tuple[list[Path], Path]
ReadShard = Callable[[list[Path], Path], None]


def _shards(pages: Sequence[Path], large: Collection[Path]) -> list[list[Path]]:
    """The pages in their order, SHARD together; each large export by itself."""
    found: list[list[Path]] = []
    room = 0
    for page in pages:
        if page in large:
            found.append([page])
            room = 0
        elif room:
            found[-1].append(page)
            room -= 1
        else:
            found.append([page])
            room = SHARD - 1
    return found


def _map(
    work: list[Work], large: Collection[Path], options: ReadOptions, *, jobs: int, executor: Executor | None,
    told: Callable[[str], None],
) -> Iterator[Work]:  # fmt: skip
    """Reads the shards and yields each that is done, in no order; few pages are read here, whoever else there is.

    Large exports come last: they are read here, and their pieces finished by whoever there is.
    """
    read = parse_shard if options == ReadOptions() else partial(parse_shard, options=options)
    small = [(shard, part) for shard, part in work if shard[0] not in large]
    exports = [(shard[0], part) for shard, part in work if shard[0] in large]
    if not exports and _is_little(small):
        jobs, executor = 1, None
    with executor_of(jobs if exports else min(jobs, len(small)), executor=executor) as found:
        if found is not None and len(small) > 1:
            yield from _submit(found, small, read)
        else:
            for shard, part in small:
                read(shard, part)
                yield shard, part
        for export, part in exports:
            read_in_pieces(export, part, options, executor=found, told=partial(_tell, told, export.name))
            yield [export], part
        if isinstance(found, Workers):
            found.rest()


def _is_little(work: list[Work]) -> bool:
    try:
        size = sum(page.stat().st_size for shard, _ in work for page in shard)
    except OSError:
        return len(work) <= 1
    return len(work) <= 1 or (len(work) <= FEW and size < LITTLE)


def _tell(told: Callable[[str], None], name: str, comments: int) -> None:
    told(f"Reading {name}: {comments:,} comments")


def _submit(executor: Executor, work: list[Work], read: ReadShard) -> Iterator[Work]:
    """A shard that takes its processes down is done again one page at a time."""
    waiting = {executor.submit(read, *item): item for item in work}
    try:
        for future in as_completed(waiting):
            shard, part = waiting[future]
            if lost(future):
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
