"""Tables as files: CSV that spreadsheets open and do not run, Parquet with typed columns, or one workbook."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from threads.exchange.cells import guarded_text
from threads.exchange.own.columns import ExportTable, plain_cell, utc
from threads.exchange.own.workbook import WORKBOOK, write_workbook
from threads.files import whole_file

BATCH = 5_000
"""Rows that are written at once."""


def write_tables(tables: Sequence[ExportTable], folder: Path, *, form: str) -> list[Path]:
    """Writes the tables into the folder, `form` being "csv", "parquet" or "xlsx" (one file, a sheet a table), and
    returns the files. Equal tables give equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    if form == "xlsx":
        write_workbook(tables, folder / WORKBOOK)
        return [folder / WORKBOOK]
    written = []
    for table in tables:
        path = folder / f"{table.name}.{form}"
        FORMS[form](table, path)
        written.append(path)
    return written


def _csv(table: ExportTable, path: Path) -> None:
    """UTF-8 with a byte-order mark, guarded; what is unknown is an empty cell, numbers are written whole."""
    with whole_file(path) as data:
        out = io.TextIOWrapper(data, encoding="utf-8-sig", errors="replace", newline="")
        lines = csv.writer(out, lineterminator="\r\n")  # so that a lone \r is quoted too
        lines.writerow([guarded_text(one.name) for one in table.columns])
        for row in table.rows():
            cells = [_csv_cell(plain_cell(row.get(one.name), one)) for one in table.columns]
            lines.writerow(cells)
        out.detach()


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.isoformat()
    return str(guarded_text(value)) if isinstance(value, str) else repr(value)


def _parquet(table: ExportTable, path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"whole": pa.int64(), "real": pa.float64(), "yes": pa.bool_(), "moment": pa.timestamp("us", tz="UTC")}
    schema = pa.schema([pa.field(one.name, kinds.get(one.kind, pa.string())) for one in table.columns])
    with whole_file(path) as data, pq.ParquetWriter(data, schema) as out:
        for batch in _batched(table):
            columns = [[row[i] for row in batch] for i in range(len(table.columns))]
            arrays = [pa.array(cells, type=field.type) for cells, field in zip(columns, schema, strict=True)]
            out.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _batched(table: ExportTable) -> Iterator[list[list[Any]]]:
    walk = iter(table.rows())
    while batch := list(itertools.islice(walk, BATCH)):
        cells = [[plain_cell(row.get(one.name), one) for one in table.columns] for row in batch]
        yield [[utc(cell) if isinstance(cell, datetime) else cell for cell in row] for row in cells]


FORMS: dict[str, Callable[[ExportTable, Path], None]] = {"csv": _csv, "parquet": _parquet}
