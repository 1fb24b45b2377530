"""A large export in pieces of whole conversations: read once in a stream, each piece finished by whoever does the work.

What a file tells is read in one place; languages, quoted voices and links, most of the work, are found piece by piece.
A piece that is finished stays until the whole is, so that a run that was killed finishes the others alone.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path

from commentariat.executors import lost
from commentariat.one_page import guarded, what_failed
from commentariat.parts import of_found, of_skipped, of_thread, read_lines
from threads.corpus.store import Skipped
from threads.exchange.exports import finished, is_export, is_foreign, unlinked
from threads.exchange.read_options import ReadOptions
from threads.files import whole_file, write_whole
from threads.model import Thread
from threads.text.arithmetic import one_thread

LARGE = 2_000_000
"""Bytes from which an export is read in pieces: some 5,000 comments, where packed more."""
PIECE = 1_000
"""Comments from which a piece is full; a longer conversation is a piece of its own."""
AHEAD = 64
"""Pieces that wait for workers or are with them: of a megabyte each."""

Told = Callable[[int], None]
"""Hears how many comments are done."""


def is_large(path: Path, options: ReadOptions) -> bool:
    """Whether the path is an export that is read in pieces."""
    try:
        return path.is_file() and path.stat().st_size >= LARGE and is_foreign(path) and is_export(path, options)
    except OSError:
        return False


def read_in_pieces(
    path: Path,
    part: Path,
    options: ReadOptions,
    *,
    executor: Executor | None,
    told: Told | None = None,
) -> None:
    """Reads the export into the file `part`, as `commentariat.run.parse_shard` does, with the executor's workers;
    without one in this process.

    An error in our own code costs its conversation. Raises as `commentariat.one_page.guarded` does.
    """
    home = part.with_suffix(".pieces")
    home.mkdir(exist_ok=True)
    waiting: deque[tuple[Piece, Future[None]]] = deque()
    count = done = 0
    try:
        for piece in _pieces(path, home, options):
            count += 1
            if piece.done.exists():
                done += piece.comments
            elif executor is None:
                finish_piece(piece.held, piece.done)
                done += piece.comments
            else:
                lines = "".join(f"{of_found(found)}\n" for found in piece.held).encode("utf-8", "replace")
                waiting.append((piece.empty(), executor.submit(finish_lines, lines, piece.done)))
            while len(waiting) > AHEAD:
                done += _settle(*waiting.popleft())
            if told:
                told(done)
        while waiting:
            done += _settle(*waiting.popleft())
            if told:
                told(done)
    finally:
        for _, future in waiting:
            future.cancel()
    with whole_file(part) as out:
        for number in range(count):
            with _named(home, number).open("rb") as finished_lines:
                shutil.copyfileobj(finished_lines, out)
    shutil.rmtree(home, ignore_errors=True)


def finish_lines(lines: bytes, done: Path) -> None:
    """As `finish_piece`, of a piece that was sent to a worker."""
    finish_piece(read_lines(lines), done)


def finish_piece(held: Iterable[Thread | Skipped], done: Path) -> None:
    """Finishes the threads of a piece into the file `done`."""
    with one_thread, whole_file(done) as out:
        for found in held:
            out.write((_line(found) + "\n").encode("utf-8", "replace"))


def _line(found: Thread | Skipped) -> str:
    if isinstance(found, Skipped):
        return of_skipped(found)
    try:
        return of_thread(finished(found))
    except (ImportError, OSError):
        raise
    except Exception as error:  # noqa: BLE001  as for a page: it costs its thread
        return of_skipped(Skipped(f"{found.source.path}: {found.article.title or found.id}", what_failed(error)))


def _settle(piece: Piece, future: Future[None]) -> int:
    """Waits for a piece and returns its comments; one that took its processes down is a skipped input."""
    if lost(future):
        reason = (
            f"The processes that read {piece.comments:,} of its comments died, probably for want of memory; the first "
            f"conversation of them is “{piece.first}”."
        )
        row = of_skipped(Skipped(piece.path, reason)) + "\n"
        write_whole(piece.done, row.encode("utf-8", "replace"))
    return piece.comments


@dataclass(frozen=True)
class Piece:
    """Some conversations of the export at `path`, and the file that says when they are finished."""

    path: str
    done: Path
    held: tuple[Thread | Skipped, ...]
    comments: int
    first: str

    def empty(self) -> Piece:
        """The same without its threads, for memory."""
        return replace(self, held=())


def _pieces(path: Path, home: Path, options: ReadOptions) -> Iterator[Piece]:
    held: list[Thread | Skipped] = []
    number = comments = 0
    for found in guarded(path, unlinked(path, options)):
        held.append(found)
        comments += len(found.comments) if isinstance(found, Thread) else 0
        if comments >= PIECE:
            yield _piece(path, home, number, held, comments)
            held, comments, number = [], 0, number + 1
    if held:
        yield _piece(path, home, number, held, comments)


def _piece(path: Path, home: Path, number: int, held: list[Thread | Skipped], comments: int) -> Piece:
    first = next((found.article.title or found.id for found in held if isinstance(found, Thread)), "none")
    return Piece(str(path), _named(home, number), tuple(held), comments, first)


def _named(home: Path, number: int) -> Path:
    return home / f"{number:06d}.jsonl"
