"""The parts of a run: files with a line a thread or a skipped input, joined in order into `threads.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from threads.corpus.store import Skipped
from threads.files import whole_file
from threads.model import Thread, record_from

_THREAD, _ID, _SKIPPED = b'{"thread":', b'{"thread":{"id":', b'{"skipped":'
_DECODER = json.JSONDecoder()

Place = tuple[int, int]
"""A line in the parts: the part's number and the line's first byte."""


def of_thread(thread: Thread) -> str:
    """The thread as a part's line."""
    return '{"thread":' + thread.to_json() + "}"


def of_skipped(row: Skipped) -> str:
    """The skipped input as a part's line."""
    return json.dumps({"skipped": [row.path, row.reason]}, ensure_ascii=False, separators=(",", ":"))


def of_found(found: Thread | Skipped) -> str:
    """Either as a part's line."""
    return of_skipped(found) if isinstance(found, Skipped) else of_thread(found)


def read_lines(lines: bytes) -> Iterator[Thread | Skipped]:
    """What the lines of a part hold."""
    for line in lines.splitlines():
        value = json.loads(line)
        yield Skipped(*value["skipped"]) if "skipped" in value else record_from(Thread, value["thread"])


def join(parts: Sequence[Path], target: Path) -> list[Skipped]:
    """Joins the parts in order into `target`, one thread a line, and returns what gave no thread of its own.

    Threads of one id are settled by `threads.corpus.merging`, at the first one's place. Two passes, so that memory
    holds the ids and the threads of one id, never the corpus.
    """
    from threads.corpus.merging import settle_saves

    places = _places(parts)
    skipped: list[Skipped] = []
    with whole_file(target) as out:
        for number, part in enumerate(parts):
            for at, line in _lines(part):
                if line.startswith(_SKIPPED):
                    skipped.append(Skipped(*json.loads(line)["skipped"]))
                    continue
                same = places[_id(line)]
                if len(same) == 1:
                    out.write(line[len(_THREAD) : -2] + b"\n")
                elif same[0] == (number, at):
                    threads, others = settle_saves([_thread(parts, place) for place in same])
                    skipped += others
                    out.writelines(thread.to_json().encode("utf-8", "replace") + b"\n" for thread in threads)
    return skipped


def _places(parts: Sequence[Path]) -> dict[str, list[Place]]:
    """Where the threads of each id stand."""
    places: dict[str, list[Place]] = {}
    for number, part in enumerate(parts):
        for at, line in _lines(part):
            if not line.startswith(_SKIPPED):
                places.setdefault(_id(line), []).append((number, at))
    return places


def _lines(part: Path) -> Iterator[tuple[int, bytes]]:
    at = 0
    with part.open("rb") as lines:
        for line in lines:
            yield at, line
            at += len(line)


def _id(line: bytes) -> str:
    """The thread's id, read without the rest of the line."""
    end = 4096
    while True:
        try:
            return str(_DECODER.raw_decode(line[len(_ID) : end].decode("utf-8", "ignore"))[0])
        except ValueError:  # an id that is longer
            if end >= len(line):
                raise
            end *= 16


def _thread(parts: Sequence[Path], place: Place) -> Thread:
    number, at = place
    with parts[number].open("rb") as lines:
        lines.seek(at)
        return record_from(Thread, json.loads(lines.readline())["thread"])
