"""`threads.jsonl` by the bytes at which its lines start: the threads stay on disk, one is read when it is wanted."""

from __future__ import annotations

import json
import os
from collections import Counter, OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from threads import Thread
from threads.errors import BadParameter, InvalidThread, UnreadableInput
from threads.model import record_from

NAME = "threads.jsonl"
KEPT = 2
"""Threads that stay in memory: the one that is read and the one before it; 10,000 comments take about 15 MB."""
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """What the list of threads shows of one, and where its line stands: first byte and length."""

    place: int
    start: int
    length: int
    id: str
    title: str
    page: str
    comments: int
    voices: int
    languages: tuple[str, ...]


class ThreadShelf:
    """The threads of a folder: `rows` in their order, `thread(place)` reads one.

    `broken` counts lines that are no thread. The file stays open, so a report that is written anew into the folder
    does not move what is being read. Raises UnreadableInput, or BadParameter where the folder has no threads.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / NAME
        if not path.is_file():
            raise BadParameter(
                f"{folder} holds no {NAME}. Give a folder that `commentariat report PATH… -o {folder}` or "
                "`commentariat sample` wrote into."
            )
        self.rows: list[Shelved] = []
        self.broken = 0
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise UnreadableInput(path, error.strerror or type(error).__name__) from error
        self._read_rows()
        self.places = {row.id: row.place for row in reversed(self.rows)}
        self._kept: OrderedDict[int, Thread] = OrderedDict()
        self._lock = Lock()

    def close(self) -> None:
        """Closes the file."""
        self._file.close()

    def line(self, row: Shelved) -> bytes:
        """The thread's line, as it stands in the file; several may be read at once."""
        return os.pread(self._file.fileno(), row.length, row.start)

    def thread(self, place: int) -> Thread:
        """The thread at that place; raises BadParameter for a place that is none, InvalidThread for a broken line."""
        if not 0 <= place < len(self.rows):
            raise BadParameter(f"There is no thread {place}; the folder holds {len(self.rows)}, counted from 0.")
        with self._lock:
            thread = self._kept.pop(place, None) or record_from(Thread, self.line(self.rows[place]))
            self._kept[place] = thread
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return thread

    def _read_rows(self) -> None:
        start = 0
        for line in self._file:
            if line.strip():
                row = _row(line, place=len(self.rows), start=start)
                if row is None:
                    self.broken += 1
                else:
                    self.rows.append(row)
            start += len(line)


def _row(line: bytes, *, place: int, start: int) -> Shelved | None:
    """What the list shows of the thread in a line; None where the line is no thread."""
    try:
        record: Any = json.loads(line)
        article, source = record.get("article") or {}, record.get("source") or {}
        comments, quotes = record.get("comments") or [], record.get("quotes") or []
        languages = Counter(str(one["language"]) for one in comments if one.get("language"))
        return Shelved(
            place=place,
            start=start,
            length=len(line),
            id=str(record["id"]),
            title=str(article.get("title") or "")[:LONGEST_TITLE],
            page=str(source.get("url") or source.get("path") or ""),
            comments=len(comments),
            voices=sum(one.get("speaker_kind") == "public" for one in quotes),
            languages=tuple(name for name, _ in languages.most_common()),
        )
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a reader looks for: words that one comment has all of, in its text or its author's name; and filters."""

    words: tuple[str, ...] = ()
    page: str = ""
    language: str = ""
    channel: str = ""

    @property
    def inside(self) -> bool:
        """Whether single comments are looked for."""
        return bool(self.words or self.language or self.channel)


def finds(shelf: ThreadShelf, wanted: Wanted, *, start: int) -> Iterator[tuple[Shelved, int]]:
    """Yields the threads from place `start` on that may hold what is wanted, each with how many of its comments do.

    Lines are passed over as bytes where a word is not in them, so that a search reads few threads; one that was read
    in vain comes with 0.
    """
    for row in shelf.rows[start:]:
        if wanted.page and wanted.page not in f"{row.title}\n{row.page}".casefold():
            continue
        if not wanted.inside:
            yield row, 0
        elif _may_hold(shelf, row, wanted):
            yield row, _count(shelf.line(row), row, wanted)


def _count(line: bytes, row: Shelved, wanted: Wanted) -> int:
    """How many comments and voices hold what is wanted; without quoted voices no `Thread` is built, five times as
    fast."""
    if row.voices and wanted.channel != "comment" and not wanted.language:
        try:
            return len(hits(record_from(Thread, line), wanted))
        except InvalidThread:
            return 0
    comments = json.loads(line).get("comments") or []
    return sum(
        (not wanted.language or one.get("language") == wanted.language)
        and _holds(wanted, str(one.get("text") or ""), str(one.get("author") or ""))
        for one in comments
    )


def hits(thread: Thread, wanted: Wanted) -> list[str]:
    """The ids of the comments, and of the quoted public voices as owner/start-end, that hold what is wanted."""
    from threads.quotes.statements import public_statements

    if not wanted.inside:
        return []
    found = []
    if wanted.channel != "quoted":
        found = [
            one.id
            for one in thread.comments
            if (not wanted.language or one.language == wanted.language) and _holds(wanted, one.text, one.author)
        ]
    if wanted.channel != "comment" and not wanted.language:
        for statement in public_statements(thread):
            quote = statement.first
            if _holds(wanted, f"{statement.text}\n{statement.original or ''}", quote.speaker):
                found.append(f"{quote.owner}/{quote.start}-{quote.end}")
    return found


def _holds(wanted: Wanted, text: str, author: str | None) -> bool:
    where = f"{text}\n{author or ''}".casefold()
    return all(word in where for word in wanted.words)


def _may_hold(shelf: ThreadShelf, row: Shelved, wanted: Wanted) -> bool:
    if wanted.language and wanted.language not in row.languages:
        return False
    if wanted.channel == "quoted" and not row.voices:
        return False
    if not wanted.words:
        return True
    line = shelf.line(row).decode("utf-8", "replace")
    if "\\u" in line:  # letters written as escapes: only reading it tells
        return True
    line = line.casefold()
    return all(json.dumps(word, ensure_ascii=False)[1:-1] in line for word in wanted.words)
