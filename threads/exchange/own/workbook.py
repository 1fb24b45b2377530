"""Tables as one Excel workbook: a sheet a table with a frozen heading, dates as dates, long texts whole on a sheet of
their own."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from threads.errors import BadParameter
from threads.exchange.own.cells import escaped, pieces, unescaped
from threads.exchange.own.columns import ExportColumn, ExportTable, plain_cell, utc
from threads.exchange.workbooks import opened_workbook
from threads.files import whole_file

WORKBOOK = "threads.xlsx"
LONG_TEXTS = "long_texts"
"""The sheet of texts that a cell cannot hold, in pieces."""
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""Of a sheet that Excel opens; what is more goes on in `NAME_2`."""
EARLIEST, LATEST = datetime(1900, 3, 1), datetime(9999, 12, 31)
"""Moments between which Excel counts days as the calendar does; others, and those with less than a millisecond, stand
as text."""
MOMENT = "yyyy-mm-dd hh:mm:ss"
WIDTHS = {"text": 24, "json": 24, "moment": 20, "whole": 10, "real": 12, "yes": 10}
WIDE = {"text": 70, "meaning": 70, "note": 70, "own_text": 70}

_LONG = (
    ExportColumn("text", "whole", "Which text it is, as the cell that was cut says."),
    ExportColumn("piece", "whole", "Which piece of it, from 1."),
    ExportColumn("words", "text", "The piece; all of them in a row are the text."),
)
_CUT = re.compile(r" … \[cut; whole in the sheet long_texts, text (\d{1,9})\]\Z")
_FIXED = (1980, 1, 1, 0, 0, 0)
_CHANGED = re.compile(rb"(<dcterms:(?:created|modified)[^>]{0,80}>)[^<]{0,40}")

Sheets = dict[str, list[dict[str, Any]]]


def write_workbook(tables: Sequence[ExportTable], path: Path) -> None:
    """Writes the tables into the file, texts as text that Excel does not run. Equal tables give equal bytes.

    A text that is longer than a cell is cut there, which the cell says, and stands whole on the sheet `long_texts`.
    Raises BadParameter where a table has more columns than a sheet.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    long: list[list[str]] = []
    for table in tables:
        _write_table(book, table, long)
    if long:
        rows = [{"text": number, "piece": place, "words": piece}
            for number, parts in enumerate(long, 1) for place, piece in enumerate(parts, 1)]  # fmt: skip
        _write_table(book, ExportTable(LONG_TEXTS, "", _LONG, lambda: rows), [])
    with tempfile.TemporaryFile() as made:
        book.save(made)
        with whole_file(path) as out:
            _same_bytes(made, out)


def read_workbook(path: Path) -> Sheets:
    """The rows of each sheet by the names of its columns, long texts put together. Raises InputError and TooLarge."""
    with opened_workbook(path) as book:
        sheets: Sheets = {}
        for sheet in book.worksheets:
            lines = sheet.iter_rows(values_only=True)
            names = [unescaped(str(cell)) if cell is not None else "" for cell in next(lines, ())]
            name, _, more = sheet.title.rpartition("_")
            sheets.setdefault(name if more.isdecimal() else sheet.title, []).extend(
                {column: _read(cell) for column, cell in zip(names, line, strict=False)} for line in lines
            )
    long: dict[str, list[tuple[int, str]]] = {}
    for row in sheets.pop(LONG_TEXTS, []):
        if isinstance(row.get("piece"), int):
            long.setdefault(str(row.get("text")), []).append((row["piece"], str(row.get("words") or "")))
    texts = {number: [piece for _, piece in sorted(parts)] for number, parts in long.items()}
    for rows in sheets.values() if texts else ():
        for row in rows:
            row.update({name: _whole(cell, texts) for name, cell in row.items() if isinstance(cell, str)})
    return sheets


def heading_of(path: Path, sheet: str) -> list[str]:
    """The names of the sheet's columns, none where the workbook has no such sheet. Raises InputError and TooLarge."""
    with opened_workbook(path) as book:
        if sheet not in book.sheetnames:
            return []
        return ["" if cell is None else str(cell) for cell in next(book[sheet].iter_rows(values_only=True), ())]


def _read(cell: Any) -> Any:
    return unescaped(cell) if isinstance(cell, str) else cell


def _whole(cell: str, texts: dict[str, list[str]]) -> str:
    cut = _CUT.search(cell)
    parts = texts.get(cut[1], []) if cut else []
    return "".join(parts) if cut and parts and cell[: cut.start()] == parts[0] else cell


def _write_table(book: Any, table: ExportTable, long: list[list[str]]) -> None:
    if len(table.columns) > MOST_COLUMNS:
        raise BadParameter(
            f"The table {table.name} has {len(table.columns):,} columns, and a sheet of Excel {MOST_COLUMNS:,}: export "
            "it with --to csv or --to parquet."
        )
    rows, number = iter(table.rows()), 1
    while _write_sheet(book, table.name if number == 1 else f"{table.name}_{number}", table.columns, rows, long):
        number += 1


def _write_sheet(
    book: Any, name: str, columns: Sequence[ExportColumn], rows: Iterator[Any], long: list[list[str]]
) -> bool:
    """Writes a sheet and says whether it is full."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for place, one in enumerate(columns, 1):
        width = WIDE.get(one.name, WIDTHS[one.kind])
        sheet.column_dimensions[get_column_letter(place)].width = width
    heading = [_text_cell(sheet, one.name) for one in columns]
    for cell in heading:
        cell.font = Font(bold=True)
    sheet.append(heading)
    count = 1
    while count < MOST_ROWS and (row := next(rows, None)) is not None:
        sheet.append([_cell(sheet, plain_cell(row.get(one.name), one), long) for one in columns])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    return count == MOST_ROWS


def _cell(sheet: Any, value: Any, long: list[list[str]]) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, datetime):
        moment = utc(value).replace(tzinfo=None)
        if EARLIEST <= moment < LATEST and moment.microsecond % 1000 == 0:
            cell = WriteOnlyCell(sheet, moment)
            cell.number_format = MOMENT
            return cell
        return _text_cell(sheet, value.isoformat())
    if isinstance(value, float):  # in full: openpyxl writes 16 digits of a number, and not all have no more
        cell = _text_cell(sheet, repr(value))
        cell.data_type = "n"
        return cell
    if not isinstance(value, str):
        return value if not isinstance(value, int) or abs(value) < 10**15 else _text_cell(sheet, str(value))
    parts = pieces(value)
    if len(parts) == 1:
        return _text_cell(sheet, value)
    long.append(parts)
    return _text_cell(sheet, f"{parts[0]} … [cut; whole in the sheet {LONG_TEXTS}, text {len(long)}]")


def _text_cell(sheet: Any, text: str) -> Any:
    """A cell that is a text to Excel whatever it begins with, and stays one when it is edited."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, "")
    cell.value = escaped(text)
    cell.data_type = "s"
    if text[:1] in "=+-@\t\r\n＝＋－＠'":
        cell.quotePrefix = True
    return cell


def _same_bytes(made: IO[bytes], out: IO[bytes]) -> None:
    """Copies the workbook without the times at which it was written."""
    made.seek(0)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _FIXED)
            member.compress_type = zipfile.ZIP_DEFLATED
            if name == "docProps/core.xml":
                new.writestr(member, _CHANGED.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(name)))
                continue
            with old.open(name) as source, new.open(member, "w", force_zip64=True) as target:
                while part := source.read(1 << 20):
                    target.write(part)
