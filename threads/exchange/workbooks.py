"""The lines of an Excel workbook (XLSX), its cells as the text that a CSV would hold."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from threads.errors import InputError, TooLarge

LOOKED_AT = 50
"""Lines by which a sheet is chosen."""
MOST_UNPACKED = 1_000_000_000
"""Bytes that a workbook may unpack to; a sheet of a million comments has some 400 MB."""


def workbook_lines(path: Path, meant: Callable[[list[list[str]]], bool] = bool) -> Iterator[list[str]]:
    """Yields the lines of the sheet "codes" where there is one, else of the first that is `meant` by its first lines,
    else of the first that holds any.

    Raises InputError for what is no workbook, and TooLarge.
    """
    with opened_workbook(path) as book:
        held = [(sheet, first) for sheet in book.worksheets if (first := list(islice(_lines(sheet), LOOKED_AT)))]
        held.sort(key=lambda one: (one[0].title != "codes", not meant(one[1])))
        for sheet, _ in held[:1]:
            yield from _lines(sheet)


def _lines(sheet: Any) -> Iterator[list[str]]:
    """The lines that hold anything."""
    lines = ([_cell(value) for value in line] for line in sheet.iter_rows(values_only=True))
    return (line for line in lines if any(line))


@contextmanager
def opened_workbook(path: Path) -> Iterator[Any]:
    """The workbook, to be read in a stream. Raises InputError for what is none, and TooLarge, while it is read too."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(one.file_size for one in packed.infolist())
        if size > MOST_UNPACKED:
            raise TooLarge(str(path), size, MOST_UNPACKED)
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            yield book
        finally:
            book.close()
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, AttributeError, TypeError, SyntaxError) as error:
        raise InputError(f"{path} is no Excel workbook that can be read ({error}). Save it as XLSX or CSV.") from error


def _cell(value: object) -> str:
    """A cell as text: whole numbers without a point, moments in ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value)
