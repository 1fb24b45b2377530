"""Hostile exports for the fuzzer: every format's golden files, tables, a corpus and web archives, each mutated.

Formats are those of the registry, by their folders in `tests/exports`: a new one is tried as soon as it has a golden
record.
"""

from __future__ import annotations

import gzip
import io
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import threads
from benchmarks.fuzz_checks import check_shown, check_sound, check_written
from benchmarks.fuzz_inputs import MOST_BYTES, MUTATIONS, ROOT
from threads.errors import CommentariatError
from threads.exchange.exports import read_export
from threads.exchange.warc import captures, is_warc
from threads.model import Thread

_TABLE = (
    "id,parent_id,author,created_at,body,likes\n1,,Anna,2014-03-03T09:12:00Z,The basin froze.,3\n"
    '2,1,박지수,2014-03-03 09:40,"아직 얇아요, 조심하세요",0\n3,2,小明,1393840000,别去,1.2k\n'
)
_HTTP = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example.org/%d\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
)
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**30, 1e308, float("nan"), float("-inf"), "", " ", "0", "-1", "9" * 40, "x" * 5_000,
    "\ud800", "\x00", "\u202e", "null", "2014-13-45", "0000-00-00T00:00:00Z", "99999-01-01", "[deleted]", "#", "<b>a",
    "&#x110000;", "=1+1", "../../x", "javascript:x", "http://[", [], {}, [[]], [None], {"": ""}, {"id": {}}, [1, "a"],
)  # fmt: skip
_PIECES = (
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<!ENTITY a SYSTEM 'file:///etc/hostname'>", b"]]>", b"<![CDATA[",
    b"<?xml version='1.1'?>", b"<item>", b"</item>", b"<entry/>", b"xmlns:a='b'", b"a:", b'"', b'""', b",", b"\t",
    b"\n", b"\r", b"\x00", b"\xff\xfe", b"{", b"}", b"[", b"]", b"\\u",
    b"\nFrom a@example.org Mon Mar  3 09:12:00 2014\n",
    b"=?utf-8?q?=41?=", b"Content-Transfer-Encoding: base64\n", b"Content-Length: -5\r\n", b"[" * 3_000, b"<a>" * 3_000,
)  # fmt: skip


_MOST_PLACES = 2_000
"""Values of a file up to which some are copied into others."""


class Export(NamedTuple):
    """An export's file: its name, by which readers know it, and its bytes."""

    name: str
    data: bytes


@cache
def exports() -> tuple[Export, ...]:
    """The exports that mutations start from."""
    files = sorted(path for path in (ROOT / "tests" / "exports").glob("*/*") if path.is_file())
    golden = [Export(file.name, file.read_bytes()) for file in files if not file.with_suffix("").is_file()]
    page = (ROOT / "tests" / "exports" / "comment-feed" / "page.rss").read_bytes()
    pages = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>%s" % page[:900] for _ in range(2)]
    archive = b"".join(_HTTP % (number, len(body), body) for number, body in enumerate(pages))
    table = _TABLE.encode()
    lines = "\n".join(json.dumps({"id": k, "author": "Ann", "text": "So it is.", "parent": k - 1}) for k in range(4))
    return (*golden, Export("a.csv", table), Export("a.tsv", table.replace(b",", b"\t")),
        Export("a.jsonl", lines.encode()), Export("a.warc", archive),
        *(Export(one.name + ".gz", gzip.compress(one.data, mtime=0)) for one in golden[:3]))  # fmt: skip


def draw_export(rng: Random) -> Export:
    """One export mutated one to five times: its values where it is JSON, its bytes else and at times."""
    name, data = rng.choice(exports())
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        kind = rng.random()
        changed = _values(rng, data) if kind < 0.6 else None
        if changed is None and kind < 0.8:
            changed = _piece(rng, data)
        data = changed if changed is not None else rng.choice(MUTATIONS)(rng, data, [one.data for one in exports()])
    return Export(name, data[:MOST_BYTES])


def _piece(rng: Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(_PIECES) * rng.choice((1, 1, 1, 3)) + data[at + rng.choice((0, 0, 1, 9)) :]


def _values(rng: Random, data: bytes) -> bytes | None:
    """The JSON with some of its values made others, of its own or hostile ones; None where it is no JSON."""
    try:
        try:
            values, end = [json.loads(data)], ""
        except ValueError:
            values, end = [json.loads(line) for line in data.splitlines() if line.strip()], "\n"
    except (ValueError, RecursionError):
        return None
    places = list(_places(values))
    for _ in range(rng.choice((1, 2, 8))):
        within, key = rng.choice(places)
        other, name = rng.choice(places)
        hostile = _deep(rng) if rng.random() < 0.1 else deepcopy(rng.choice(_VALUES))
        within[key] = hostile if rng.random() < 0.7 or len(places) > _MOST_PLACES else deepcopy(other[name])
        places = list(_places(values))
    try:
        return end.join(json.dumps(value, ensure_ascii=rng.random() < 0.5) for value in values).encode(
            "utf-8", "replace"
        )
    except (ValueError, RecursionError):
        return None


def _deep(rng: Random) -> Any:
    made: Any = "bottom"
    for _ in range(rng.choice((5, 60, 400))):
        made = [made] if rng.random() < 0.5 else {"replies": made, "id": 1}
    return made


def _places(value: Any, deepest: int = 40) -> Iterator[tuple[Any, Any]]:
    """Each place of a JSON value that can hold another: the list or object, and the index or name."""
    keys = range(len(value)) if isinstance(value, list) else list(value) if isinstance(value, dict) else ()
    for key in keys:
        yield value, key
        if deepest:
            yield from _places(value[key], deepest - 1)


def check_export(export: Export) -> None:
    """All checks of one export: what it gives is sound and the same at each reading, or there is a clear error."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / export.name
        path.write_bytes(export.data)
        found = _read(path)
        assert found == _read(path), "the second reading differs from the first"
    for thread in found if isinstance(found, list) else ():
        check_written(thread)
        check_sound(thread)
        check_shown(thread)


def _read(path: Path) -> list[Thread] | str:
    try:
        if is_warc(path):
            with redirect_stderr(io.StringIO()):  # the archive's reader prints what it meets
                pages = list(captures(path, Counter()))
            return [threads.split(page.data, url=page.url) for page in pages]
        return [found for found in read_export(path) if isinstance(found, Thread)]
    except CommentariatError as error:
        assert str(error).endswith("."), f"no sentence: {error}"
        return str(error)
