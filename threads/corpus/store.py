"""Threads on disk, and the lazy corpus over them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from threads.cards import MOST_ROWS, card, grid
from threads.corpus.comments import comments_table
from threads.corpus.parquet import iterate_parquet
from threads.corpus.populations import Rules
from threads.corpus.reactions import reactions_table
from threads.errors import InvalidThread, UnreadableInput
from threads.model import Thread, in_time, record_from

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no thread, and why."""

    path: str
    reason: str


class Corpus:
    """A lazy view over threads: in memory, or on disk (JSON lines or Parquet) and read again for each walk.

    `skipped` lists the inputs that gave no thread; `rules` assigns populations. Iterating yields Threads.
    """

    def __init__(
        self,
        threads: Iterable[Thread] | Path,
        *,
        skipped: Iterable[Skipped] = (),
        rules: Rules | None = None,
    ) -> None:
        self._source = threads if isinstance(threads, Path) else tuple(threads)
        self.skipped = tuple(skipped)
        self.rules = rules or Rules()

    def __iter__(self) -> Iterator[Thread]:
        if not isinstance(self._source, Path):
            yield from self._source
            return  # and as a generator the corpus lives as long as the walk, and so do the files that it made
        yield from iterate_parquet(self._source) if self._source.is_dir() else read_jsonl(self._source)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the threads' JSON: equal corpora have equal digests."""
        state = hashlib.sha256()
        for thread in self:
            state.update(thread.to_json().encode("utf-8", "surrogatepass"))
            state.update(b"\n")
        return state.hexdigest()

    def reactions(self) -> pd.DataFrame:
        """One row for each public utterance, whether a comment or a quoted public voice, in the order of the corpus.

        Columns: id, digest, channel, population, population_basis, author, thread, owner, number, language, text,
        own_text, posted, likes, chosen_by, path, and as extra_NAME an export's other columns;
        `threads.corpus.reactions.COLUMNS` says what they hold.
        """
        return reactions_table(self, self.rules)

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
    """Yields the threads of a JSON-lines file of ours as they stand there.

    Raises UnreadableInput, or InvalidThread with the line at fault.
    """
    for number, line in _lines(path):
        try:
            found = record_from(Thread, line)
        except InvalidThread as error:
            raise InvalidThread(f"{path}, line {number}: {error}") from error
        yield found


def threads_in(path: Path) -> Iterator[Thread | Skipped]:
    """Yields the threads of a JSON-lines file that anybody may have written, guarded (see `threads.model.guard`), and a
    Skipped with its number for each line that holds none; raises UnreadableInput."""
    for number, line in _lines(path):
        try:
            found = in_time(Thread.from_json(line))
        except InvalidThread as error:
            yield Skipped(f"{path}, line {number}", str(error))
        else:
            yield found


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not empty, with their numbers from 1."""
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    except OSError as error:
        raise UnreadableInput(path, error.strerror or type(error).__name__) from error


def write_jsonl(threads: Iterable[Thread], path: Path) -> None:
    """Writes one thread a line and renames the file into place when it is whole."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        for thread in threads:
            out.write(thread.to_json() + "\n")
    part.replace(path)
