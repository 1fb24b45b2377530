"""The columns of our tables: what each holds, of which kind, and how it is read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from threads.errors import InvalidThread

KINDS = {
    "text": "text",
    "whole": "whole number",
    "real": "number",
    "yes": "TRUE or FALSE",
    "moment": "date and time",
    "json": "JSON",
}
"""Kinds of columns, and what the definitions call them."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column: its name, its kind (one of `KINDS`), what it holds, its unit or values, where it comes from, and what
    must be known before it is used."""

    name: str
    kind: str
    meaning: str
    values: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table: its name, what a row of it is, its columns, and its rows anew for each walk over them."""

    name: str
    meaning: str
    columns: Sequence[ExportColumn]
    rows: Callable[[], Iterable[Record]]


DEFINITIONS = "definitions"
_DEFINED = (
    ExportColumn("table", "text", "Table that the column stands in."),
    ExportColumn("column", "text", "Name of the column; empty where the row is about the table."),
    ExportColumn("type", "text", "What its cells are.", ", ".join(KINDS.values())),
    ExportColumn("meaning", "text", "What it holds."),
    ExportColumn("values", "text", "Its unit, or the values that occur."),
    ExportColumn("source", "text", "Where its values come from."),
    ExportColumn("note", "text", "What must be known before it is used, a refusal among it."),
)


def definitions(tables: Sequence[ExportTable]) -> ExportTable:
    """The codebook of the tables: a row for each table, and one for each of its columns, its own included."""

    def rows() -> Iterator[Record]:
        for table in (*tables, made):
            yield {"table": table.name, "meaning": table.meaning}
            for one in table.columns:
                yield {
                    "table": table.name, "column": one.name, "type": KINDS[one.kind], "meaning": one.meaning,
                    "values": one.values, "source": one.source, "note": one.note,
                }  # fmt: skip

    made = ExportTable(DEFINITIONS, "The codebook: a row for each column of each table.", _DEFINED, rows)
    return made


def plain_cell(value: Any, column: ExportColumn) -> Any:
    """The value of a record as the column holds it: None, str, int, float, bool, or a datetime that knows its zone."""
    if value is None:
        return None
    if column.kind == "json":
        return json.dumps(value, ensure_ascii=False) if value or value == 0 else None
    if column.kind == "moment":
        return datetime.fromisoformat(value) if isinstance(value, str) else value
    if column.kind == "text":
        return writable(str(value)) or None
    return {"whole": int, "real": float, "yes": bool}[column.kind](value)


def writable(text: str) -> str:
    """The text without the halves of letters that no file can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def value_of(cell: Any, column: ExportColumn, table: str) -> Any:
    """What a cell of the column says, as plain records have it (moments in ISO 8601), whatever the file made of it;
    None for an empty one. Raises InvalidThread with table, column and cell."""
    if cell is None or cell == "":
        return None
    try:
        return _READ[column.kind](cell)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise InvalidThread(
            f"“{str(cell)[:40]}” in the column {column.name} of the table {table} is no {KINDS[column.kind]}."
        ) from error


def utc(moment: datetime) -> datetime:
    """The moment in UTC; at the ends of the calendar, where that has no year, as it stands."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def _yes(cell: Any) -> bool:
    if isinstance(cell, bool):
        return cell
    shown = str(cell).strip().lower()
    if shown not in {"true", "false", "1", "0"}:
        raise ValueError(shown)
    return shown in {"true", "1"}


def _moment(cell: Any) -> str:
    found = cell if isinstance(cell, datetime) else datetime.fromisoformat(str(cell).strip())
    return (found if found.tzinfo is not None else found.replace(tzinfo=UTC)).isoformat()


def _whole(cell: Any) -> int:
    if isinstance(cell, str):
        return int(cell)
    if cell != int(cell):
        raise ValueError(cell)
    return int(cell)


_READ: Mapping[str, Callable[[Any], Any]] = {
    "text": str,
    "whole": _whole,
    "real": float,
    "yes": _yes,
    "moment": _moment,
    "json": lambda cell: json.loads(str(cell)),
}
