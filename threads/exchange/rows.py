"""The rows of a table in a file: CSV with any usual separator, TSV, JSON lines, or JSON with a list in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from threads.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from threads.text.encoding import decode
from threads.text.json_text import read_json

SUFFIXES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".json"})
MAX_BYTES = 500_000_000
"""One table in one piece: its rows take some five times that in memory."""

HEAD, FIRST = 2_000_000, 200
"""Bytes and rows by whose names of columns a table is known: an export of posts and comments may begin with posts."""

SEPARATORS = ",\t;|"
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
    head = text[: text.find("\n")] if "\n" in text else text
    separator = "\t" if path.suffix.lower() == ".tsv" else max(SEPARATORS, key=head.count)
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restkey="columns without a name"):
            yield {str(key): value for key, value in row.items()}
    except csv.Error as error:
        raise InputError(
            f"{path} is no table that can be read ({error}). Save it as CSV with quoted texts, in UTF-8."
        ) from error


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
