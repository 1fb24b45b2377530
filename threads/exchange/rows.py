"""The rows of a table in a file, in a stream: CSV with any usual separator, TSV, XLSX, Parquet, JSON lines, or JSON
with a list in it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from threads.errors import EmptyInput, InputError, UnreadableInput
from threads.exchange.cells import unguarded_text
from threads.exchange.columns import check_width, choose_columns, holds_comments
from threads.exchange.nested import are_comments, flat_rows, list_of_comments
from threads.exchange.opened import CUT_OFF, LONGEST_LINE, ExportFile
from threads.exchange.profiles import is_moment
from threads.exchange.unpacked import DAMAGED
from threads.exchange.workbooks import workbook_lines

SHEETS = frozenset({".csv", ".tsv", ".tab", ".xlsx"})
SUFFIXES = SHEETS | {".parquet", ".jsonl", ".ndjson", ".json"}
FIRST = 200
"""Rows by whose names of columns a table is known: an export of posts and comments may begin with posts."""

SEPARATORS = ",\t;|"
HEADING_WITHIN = 30
"""Lines within which a table's heading is looked for: spreadsheets put titles, dates and notes above it."""
BATCH = 5_000
MOST_CELLS = 2_000_000
"""Cells of the first rows that are looked at."""
WITHOUT_NAME = "columns without a name"

LONGEST_CELL = 10_000_000
"""Characters of a cell; the largest page of text that is read has twice as many, a comment a thousandth."""
MOST_LINES = 10_000
"""Lines within one row, of texts of several lines, beyond which a quotation mark was not closed."""
SHOWN_LINES = 100
"""Lines of such a row that are looked at for a row of their own."""
RESCUES = 20
"""Times in a file that lines are read again for that, so that it stays linear."""
UNCLOSED = "rows whose quotation mark is not closed"

Row = dict[str, Any]


def read_rows(path: Path) -> tuple[list[Row], bytes, str]:
    """All rows of a small table (codes, a key) as dicts, the file's bytes, and its encoding.

    Raises EmptyInput, TooLarge, UnreadableInput, or InputError where it is no table.
    """
    file = ExportFile(path)
    rows = list(rows_of(file))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(path, error.strerror or type(error).__name__) from error
    return rows, data, "xlsx" if file.suffix == ".xlsx" else file.encoding


def rows_of(file: ExportFile) -> Iterator[Row]:
    """Yields the rows as dicts by the names of the columns, in a stream where the format is one.

    What cannot be read of a row is counted under `file.lost`. Raises EmptyInput, TooLarge, UnreadableInput, or
    InputError where there is no table at all.
    """
    if file.suffix == ".xlsx":
        yield from under_heading(workbook_lines(file.path, _hold_comments))
    elif file.suffix == ".parquet":
        yield from _parquet(file)
    elif not file.opening.strip():
        raise EmptyInput(file.shown)
    elif file.head.startswith(tuple(_PACKED)):
        raise InputError(_named_wrongly(file))
    elif file.suffix in SHEETS:
        yield from _separated(file)
    elif file.has_lines:
        for value in file.objects():
            yield from flat_rows([value])
    else:
        yield from _from_json(file)


def first_rows(file: ExportFile, most: int = FIRST) -> list[Row]:
    """The table's first rows, read without the rest where it has lines; those above what is broken."""
    rows: list[Row] = []
    cells = 0
    try:
        for row in islice(rows_of(file), most):
            rows.append(row)
            cells += len(row)
            if cells > MOST_CELLS:
                break
    except InputError:
        pass
    finally:
        file.lost.clear()
    return rows


def _hold_comments(lines: list[list[str]]) -> bool:
    try:
        return holds_comments(choose_columns(list(under_heading(lines))))
    except InputError:
        return False


def _from_json(file: ExportFile) -> Iterator[Row]:
    if are_comments(list(islice(file.items(), 5))):
        yield from (row for one in file.items() for row in flat_rows([one]))
        return
    value = file.json
    way, found = list_of_comments(value)
    if not found and isinstance(value, list):
        found = value
    if not found:
        names = ", ".join(str(name) for name in value) if isinstance(value, dict) else type(value).__name__
        raise InputError(
            f"{file.shown} is JSON without a list of comments: it holds {names[:200] or 'nothing'}. Name the fields "
            "with --map, as in --map text=body, or give one object a line."
        )
    file.found_at = way
    yield from flat_rows(found)


def _parquet(file: ExportFile) -> Iterator[Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(file.path) as table:
            for batch in table.iter_batches(batch_size=BATCH):
                yield from flat_rows(batch.to_pylist())
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{file.shown} is no Parquet file that can be read ({error}).") from error


def _separated(file: ExportFile) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    head = file.opening
    stated = _STATED_SEPARATOR.match(head)
    separator = stated[1] if stated else "\t" if file.suffix in {".tsv", ".tab"} else _separator(head)
    with file.binary() as data:
        text = io.TextIOWrapper(data, encoding=file.encoding, errors="replace", newline="")
        feed = _Feed(_clean(text, file, skip=bool(stated)))
        yield from under_heading(_lines(csv.reader(feed, delimiter=separator), feed, file, separator))


def _clean(text: io.TextIOWrapper, file: ExportFile, *, skip: bool) -> Iterator[str]:
    """The lines without zeros, on which the reader stops, without a byte order mark, without the one that states the
    separator, and without those that are longer than any row."""
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) >= LONGEST_LINE and not line.endswith("\n"):
            file.lost[f"lines of more than {LONGEST_LINE // 1_000_000} million characters"] += 1
            while (rest := text.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                pass
        elif number > 1 or not skip:
            shown = line.removeprefix("\ufeff") if number == 1 else line
            yield shown.replace("\0", "") if "\0" in shown else shown


class _Feed:
    """Lines for the reader of rows; those of a row that is none but its first are given again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._again, self._left = lines, list[str](), RESCUES
        self.row: list[str] = []
        self._ended = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines, None)
        if line is None:
            self._ended = True
            raise StopIteration
        self.row.append(line)
        return line

    @property
    def unclosed(self) -> bool:
        """Whether the row swallowed more lines than texts have, or the rest of the file without an end."""
        marks = sum(line.count('"') for line in self.row) if self._ended else 0
        return len(self.row) > MOST_LINES or (len(self.row) > 1 and marks % 2 == 1)

    def swallowed(self, cells: int, width: int, separator: str) -> bool:
        """Whether a row of several lines has not the cells of the table, and one of its lines by itself has them."""
        lines = self.row[1:SHOWN_LINES] if cells != width else []
        return any(len(next(csv.reader([line], delimiter=separator), [])) == width for line in lines)

    def rescue(self) -> bool:
        """Gives the lines of this row anew without the first; False where that was done too often."""
        if len(self.row) < 2 or not self._left:
            return False
        self._left -= 1
        self._again += reversed(self.row[1:])
        self.row, self._ended = [], False
        return True


def _lines(reader: Any, feed: _Feed, file: ExportFile, separator: str) -> Iterator[list[str]]:
    """The rows. A quotation mark that is never closed costs its line: what it swallowed is read again."""
    width = 0
    while True:
        feed.row = []
        try:
            row = next(reader)
            if (feed.unclosed or feed.swallowed(len(row), width, separator)) and feed.rescue():
                file.lost[UNCLOSED] += 1
            else:
                width = max(width, len(row))
                yield row
        except StopIteration:
            return
        except csv.Error:
            file.lost[UNCLOSED if feed.rescue() else "rows that are no CSV"] += 1
        except DAMAGED:
            file.lost[CUT_OFF] += 1
            return


_PACKED = {
    b"\x1f\x8b": ("packed", ".gz"), b"BZh": ("packed", ".bz2"), b"\xfd7zXZ": ("packed", ".xz"),
    b"\x28\xb5\x2f\xfd": ("packed", ".zst"), b"PK\x03\x04": ("an Excel workbook or an archive", ".xlsx or .zip"),
}  # fmt: skip
"""How files begin that are no text, what they are, and how their names end."""


def _named_wrongly(file: ExportFile) -> str:
    what, suffix = next(said for begin, said in _PACKED.items() if file.head.startswith(begin))
    return f"{file.shown} is no {file.suffix} file but {what}, by how it begins. Have its name end in {suffix}."


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
    one cell or two of many, are passed over, and so are empty lines; of columns with one name the later are
    numbered, and all where the table has no heading."""
    reader = iter(lines)
    top = [line for line in islice(reader, HEADING_WITHIN) if any(map(str.strip, line))]
    named = [len({cell.strip() for cell in line} - {""}) for line in top]
    lone = [count <= 2 and count < max(named) / 2 for count in named]
    start = next((place for place, title in enumerate(lone) if not title), 0)
    heading = _without_end([name.strip() if start else name for name in (top[start] if top else [])])
    check_width(len(heading))
    names = _unlike([unguarded_text(name) for name in heading])
    headless = any(map(is_moment, names))  # a time names no column
    if headless:
        names = [f"column {place}" for place in range(1, len(names) + 1)]
    for line in chain(top[start + (not headless) :], reader):
        if any(map(str.strip, line)):
            line = [unguarded_text(cell) for cell in line]
            row: Row = dict.fromkeys(names) | dict(zip(names, line, strict=False))
            if any(map(str.strip, line[len(names) :])):
                row[WITHOUT_NAME] = line[len(names) :]
            yield row


def _without_end(names: list[str]) -> list[str]:
    """The names without empty ones behind the last."""
    last = next((place for place in range(len(names), 0, -1) if names[place - 1].strip()), 0)
    return names[:last]


def _unlike(names: list[str]) -> list[str]:
    """The names, a repeated one with its number behind it."""
    seen: dict[str, int] = {}
    unlike = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unlike.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unlike
