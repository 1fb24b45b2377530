"""Threads on disk, and the lazy corpus over them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from threads.cards import MOST_ROWS, card, grid
from threads.corpus.comments import comments_table
from threads.corpus.parquet import iterate_parquet
from threads.corpus.populations import Rules
from threads.corpus.reactions import reactions_table
from threads.errors import InvalidThread
from threads.files import numbered_lines, whole_file
from threads.model import Thread, in_time, record_from

if TYPE_CHECKING:
    import pandas as pd

    from threads.replies import NobodyOffset


LONGEST_LINE = 4_000_000_000
"""Bytes of one thread's line: a table of a million comments that is one thread has some 700 million."""
MOST_NAMED = 20
"""Broken lines of a file that are named one by one."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no thread, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a file of threads that was just written: how many, and the corpus's digest."""

    threads: int
    digest: str


class Corpus:
    """A lazy view over threads: in memory, or on disk (JSON lines or Parquet) and read again for each walk.

    `skipped` lists the inputs that gave no thread; `rules` assigns populations; `nobody` is the offset of "answers
    nobody" with which links were inferred, None for none. Iterating yields Threads.
    """

    def __init__(
        self,
        threads: Iterable[Thread] | Path,
        *,
        skipped: Iterable[Skipped] = (),
        rules: Rules | None = None,
        nobody: NobodyOffset | None = None,
        written: Written | None = None,
    ) -> None:
        """`written` spares the walks over a file of ours that count its threads and make their digest."""
        self._written = written
        self._source = threads if isinstance(threads, Path) else tuple(threads)
        self._skipped = tuple(skipped)
        self.rules = rules or Rules()
        self.nobody = nobody

    def __iter__(self) -> Iterator[Thread]:
        if not isinstance(self._source, Path):
            yield from self._source
            return  # and as a generator the corpus lives as long as the walk, and so do the files that it made
        yield from iterate_parquet(self._source) if self._source.is_dir() else read_jsonl(self._source)

    @property
    def in_memory(self) -> bool:
        """Whether its threads were given as such: only then may one be made of what no file gives back."""
        return not isinstance(self._source, Path)

    def under(self, nobody: NobodyOffset | None) -> Corpus:
        """The same threads, said to have been linked with that offset."""
        made = copy(self)
        made.nobody = nobody
        return made

    def __len__(self) -> int:
        return self._walked[0]

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The inputs that gave no thread; lines of the store that are no thread among them, by their numbers."""
        return (*self._skipped, *self._walked[1])

    @skipped.setter
    def skipped(self, rows: Iterable[Skipped]) -> None:
        self._skipped = tuple(rows)

    @cached_property
    def _walked(self) -> tuple[int, tuple[Skipped, ...]]:
        """The number of threads, and the lines of the store that are none."""
        if self._written is not None:
            return self._written.threads, ()
        if not isinstance(self._source, Path) or self._source.is_dir():
            return sum(1 for _ in self), ()
        count, broken = 0, []
        for found in read_lines(self._source):
            if isinstance(found, Thread):
                count += 1
            else:
                broken.append(found)
        return count, tuple(broken)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the threads' JSON: equal corpora have equal digests."""
        if self._written is not None:
            return self._written.digest
        state = hashlib.sha256()
        for thread in self:
            state.update(thread.to_json().encode("utf-8", "surrogatepass"))
            state.update(b"\n")
        return state.hexdigest()

    def reactions(self, folder: Path | None = None) -> pd.DataFrame:
        """One row for each public utterance, whether a comment or a quoted public voice, in the order of the corpus.

        Columns: id, digest, channel, population, population_basis, author, thread, owner, number, language, text,
        own_text, posted, likes, chosen_by, path, and as extra_NAME an export's other columns;
        `threads.corpus.reactions.COLUMNS` says what they hold. A large table lies in a file, in `folder` or among
        temporary files, as long as it is used.
        """
        return reactions_table(self, self.rules, folder)

    def to_frame(self) -> pd.DataFrame:
        """One row for each comment, deleted ones and pingbacks among them, with whom it answers; Arrow-backed.

        Columns: id (thread/comment, as in `reactions`), thread, title, number, kind, author, posted, language, likes,
        text, own_text, parent, probability, basis, evidence, root_probability, path;
        `threads.corpus.comments.COMMENT_COLUMNS` says what they hold. Quoted voices are in `reactions`.
        """
        return comments_table(self)

    def _repr_html_(self) -> str:
        """The corpus as a notebook shows it: what was read, the first threads, and what gave none."""
        threads = comments = quotes = 0
        rows: list[tuple[object, ...]] = []
        for thread in self:
            threads, comments, quotes = threads + 1, comments + len(thread.comments), quotes + len(thread.quotes)
            if len(rows) < MOST_ROWS:
                name, article = PurePath(thread.source.path or "").name, thread.article
                rows.append((name, article.title, article.language, len(thread.comments), len(thread.quotes)))
        more = len(self.skipped) - MOST_ROWS
        return card(
            f"Corpus: {threads:,} threads, {comments:,} comments, {quotes:,} quoted voices",
            grid(("page", "title", "language", "comments", "quoted voices"), rows, of=threads),
            notes=[
                *(f"skipped {PurePath(row.path).name}: {row.reason}" for row in self.skipped[:MOST_ROWS]),
                *([f"{more:,} more inputs were skipped: `corpus.skipped` lists them."] if more > 0 else []),
            ],
        )


def read_jsonl(path: Path) -> Iterator[Thread]:
    """Yields the threads of a JSON-lines file of ours as they stand there, without the lines that are none; raises
    UnreadableInput."""
    yield from (found for found in _found_in(path, _kept) if isinstance(found, Thread))


def read_lines(path: Path) -> Iterator[Thread | Skipped]:
    """Yields the threads of a JSON-lines file that anybody may have written, guarded (see `threads.model.guard`), and a
    Skipped with its number for each line that is none: a broken line costs that line. Of many such lines the first
    MOST_NAMED are named and the rest counted. Raises UnreadableInput."""
    yield from _found_in(path, _guarded)


def _kept(line: str) -> Thread:
    return record_from(Thread, line)


def _guarded(line: str) -> Thread:
    return in_time(Thread.from_json(line))


def _found_in(path: Path, read: Callable[[str], Thread]) -> Iterator[Thread | Skipped]:
    broken = 0
    for number, line in numbered_lines(path, longest=LONGEST_LINE):
        found = _thread_of(line, read)
        if isinstance(found, Thread):
            yield found
            continue
        broken += 1
        if broken <= MOST_NAMED:
            yield Skipped(str(path), f"Line {number:,}: {found}")
    if broken > MOST_NAMED:
        yield Skipped(str(path), f"{broken - MOST_NAMED:,} more lines are no threads.")


def _thread_of(line: bytes | None, read: Callable[[str], Thread]) -> Thread | str:
    """The thread in a line, or why there is none."""
    if line is None:
        return "It is long and no thread by how it begins, or longer than any thread; it was not read."
    try:
        return read(line.decode("utf-8"))
    except InvalidThread as error:
        return str(error)
    except (UnicodeDecodeError, RecursionError):
        return "This line is not a thread as `commentariat parse` writes it."


def write_jsonl(threads: Iterable[Thread], path: Path) -> Written:
    """Writes one thread a line and says what stands there; the file is whole or absent."""
    count, state = 0, hashlib.sha256()
    with whole_file(path) as out:
        for count, thread in enumerate(threads, 1):  # noqa: B007  how many they were
            line = (thread.to_json() + "\n").encode("utf-8", "replace")
            state.update(line)
            out.write(line)
    return Written(count, state.hexdigest())
