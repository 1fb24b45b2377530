"""The rows of a table in a file: CSV with any usual separator, TSV, XLSX, JSON lines, or JSON with a list in it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from threads.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from threads.exchange.cells import unguarded_text
from threads.exchange.workbooks import workbook_lines
from threads.text.encoding import decode
from threads.text.json_text import read_json

SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson", ".json"})
MAX_BYTES = 500_000_000
"""One table in one piece: its rows take some five times that in memory."""

HEAD, FIRST = 2_000_000, 200
"""Bytes and rows by whose names of columns a table is known: an export of posts and comments may begin with posts."""

SEPARATORS = ",\t;|"
HEADING_WITHIN = 30
"""Lines within which a table's heading is looked for: spreadsheets put titles, dates and notes above it."""
DEEPEST = 4
"""Levels of objects within a row that are opened."""

Row = dict[str, Any]


def read_rows(path: Path) -> tuple[list[Row], bytes, str]:
    """The rows of the table as dicts, the file's bytes, and its encoding.

    Raises EmptyInput, TooLarge, UnreadableInput, or InputError where a line is no JSON.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TooLarge(str(path), path.stat().st_size, MAX_BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(path, error.strerror or type(error).__name__) from error
    if path.suffix.lower() == ".xlsx":
        return list(under_heading(workbook_lines(path))), data, "xlsx"
    text, encoding = decode(data, str(path))
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise EmptyInput(str(path))
    found = _separated(text, path) if path.suffix.lower() in {".csv", ".tsv"} else _json(text, path)
    return list(found), data, encoding


def first_names(path: Path) -> list[str]:
    """The names of the columns in the table's first rows, read without the rest where it has lines; none where it has
    none."""
    names: dict[str, None] = {}
    try:
        if path.suffix.lower() == ".xlsx":
            return list(next(under_heading(workbook_lines(path)), {}))
        with path.open("rb") as file:
            head = file.read(HEAD)
        cut = head[: head.rfind(b"\n") + 1] if len(head) == HEAD and b"\n" in head else head
        text = decode(cut, str(path))[0].removeprefix("\ufeff")
        for row in islice(
            _separated(text, path) if path.suffix.lower() in {".csv", ".tsv"} else _json(text, path), FIRST
        ):
            names.update(dict.fromkeys(row))
    except (OSError, InputError):
        pass  # a later row that is cut off or broken: what stands above it says enough
    return list(names)


def _separated(text: str, path: Path) -> Iterator[Row]:
    csv.field_size_limit(2**31 - 1)
    stated = _STATED_SEPARATOR.match(text)
    if stated:
        text = text[stated.end() :]
    separator = stated[1] if stated else "\t" if path.suffix.lower() == ".tsv" else _separator(text)
    try:
        yield from under_heading(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise InputError(
            f"{path} is no table that can be read ({error}). Save it as CSV with quoted texts, in UTF-8."
        ) from error


_STATED_SEPARATOR = re.compile(r"\"?sep=(.)\"?[^\S\n]*\r?\n", re.IGNORECASE)
"""The line by which Excel is told the separator."""


def _separator(text: str) -> str:
    """The separator that the first line has most often; where it has none, as a title may, the fullest line's."""
    lines = [line for line in text[:200_000].split("\n", HEADING_WITHIN)[:HEADING_WITHIN] if line.strip()]
    counts = {sign: [line.count(sign) for line in lines] for sign in SEPARATORS}
    first = max(SEPARATORS, key=lambda sign: counts[sign][:1])
    return first if any(counts[first][:1]) else max(SEPARATORS, key=lambda sign: max(counts[sign], default=0))


def under_heading(lines: Iterable[list[str]]) -> Iterator[Row]:
    """Rows by the names in the heading: the first line that names more than a title does. Titles and notes above it, in
    one cell or two of many, are passed over, and so are empty lines."""
    reader = iter(lines)
    top = [line for line in islice(reader, HEADING_WITHIN) if any(map(str.strip, line))]
    named = [len({cell.strip() for cell in line} - {""}) for line in top]
    lone = [count <= 2 and count < max(named) / 2 for count in named]
    start = next((place for place, title in enumerate(lone) if not title), 0)
    names = [name.strip() if start else name for name in (top[start] if top else [])]
    names = [unguarded_text(name) for name in names]
    for line in chain(top[start + 1 :], reader):
        if any(map(str.strip, line)):
            line = [unguarded_text(cell) for cell in line]
            row: Row = dict.fromkeys(names) | dict(zip(names, line, strict=False))
            if len(line) > len(names):
                row["columns without a name"] = line[len(names) :]
            yield row


def _json(text: str, path: Path) -> Iterator[Row]:
    """Rows of JSON lines, of a list, or of the longest list of objects within one object."""
    number = 1
    try:
        if text.lstrip()[:1] == "[":
            yield from _objects(read_json(text))
            return
        for number, line in enumerate(text.split("\n"), 1):  # noqa: B007  the line at fault is named
            if line.strip():
                yield from _objects([read_json(line)])
    except (ValueError, RecursionError) as error:
        whole = _whole(text) if number == 1 else None
        if whole is None:
            raise InputError(
                f"Line {number} of {path} is no JSON ({error}). Give one object a line, or one list of objects."
            ) from error
        yield from whole


def _whole(text: str) -> list[Row] | None:
    """The longest list of objects right within one object that is spread over lines; None where there is none."""
    try:
        found = read_json(text)
    except (ValueError, RecursionError):
        return None
    lists = [value for value in found.values() if isinstance(value, list)] if isinstance(found, dict) else []
    return list(_objects(max(lists, key=len))) if lists else None


def _objects(values: Any) -> Iterator[Row]:
    for value in values:
        if isinstance(value, dict):
            row: Row = {}
            _flatten(value, "", row, DEEPEST)
            yield row


def _flatten(value: Row, prefix: str, row: Row, levels: int) -> None:
    """Puts the fields of objects within objects into the row under dotted names."""
    for key, one in value.items():
        name = f"{prefix}{key}"
        if isinstance(one, dict) and levels > 1:
            _flatten(one, f"{name}.", row, levels - 1)
        else:
            row.setdefault(name, one)
