"""Tables as files: CSV that no spreadsheet executes, Parquet beside it with the cells as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from threads.exchange.cells import guarded_text
from threads.files import whole_file, write_whole
from threads.text.memory import give_back

if TYPE_CHECKING:
    import pandas as pd


BLOCK = 5_000
"""Rows of CSV that are written at once."""
GROUP = 100_000
"""Rows that are written of a table in a file before what was read of it is let go."""


def guarded(table: pd.DataFrame, *, kind: type | None = None) -> pd.DataFrame:
    """The table with an apostrophe before cells and names of columns that a spreadsheet would run (OWASP, CSV
    injection); columns of texts are of that kind, or of the one that pandas finds."""
    import pandas as pd

    safe = table.copy(deep=False)
    for column in safe.columns:
        if not (safe[column].dtype.kind in "iufbM" if hasattr(safe[column].dtype, "kind") else False):
            cells = [guarded_cell(value) for value in _cells(safe[column])]
            safe[column] = pd.Series(cells, index=safe.index, dtype=kind)
    safe.columns = [guarded_cell(name) for name in safe.columns]
    return safe


def write_csv_guarded(table: pd.DataFrame, path: Path) -> None:
    """Writes the guarded table as UTF-8 CSV with a byte-order mark, which spreadsheets need for Chinese; a long one in
    blocks, so that its text is never held."""
    # How pandas writes a time of its own hangs on all times of the column.
    if len(table) <= BLOCK or any(isinstance(kind, np.dtype) and kind.kind == "M" for kind in table.dtypes):
        write_whole(path, csv_guarded(table))
        return
    table = _settled(table)
    end = line_end(table)
    with whole_file(path) as file:
        for number, start in enumerate(range(0, len(table), BLOCK)):
            part = table.iloc[start : start + BLOCK]
            text = guarded(part, kind=object).to_csv(
                index=False, header=not number, lineterminator=end, float_format=rounded
            )
            file.write(text.encode("utf-8" if number else "utf-8-sig", "replace"))
            if start % GROUP == 0:
                give_back()  # what was read of a table that lies in a file


def write_parquet(table: pd.DataFrame, path: Path) -> None:
    """Writes the table as Parquet, its cells as they are, without its index and `attrs`; a long one in groups of GROUP
    rows, so that one that lies in a file is never in memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = pa.Table.from_pandas(table, preserve_index=False)
    with whole_file(path) as file, pq.ParquetWriter(file, rows.schema) as out:
        for start in range(0, max(len(rows), 1), GROUP):
            out.write_table(rows.slice(start, GROUP))
            if start:
                give_back()


def _settled(table: pd.DataFrame) -> pd.DataFrame:
    """The table, each column of objects that are no texts of the kind that all its rows give it."""
    import pandas as pd

    return table.assign(**{
        str(name): pd.Series(column.tolist(), index=table.index)
        for name, column in table.items()
        if column.dtype == object and pd.api.types.infer_dtype(column, skipna=True) not in ("string", "empty")
    })  # fmt: skip


def csv_guarded(table: pd.DataFrame) -> bytes:
    """What `write_csv_guarded` writes."""
    safe = guarded(table)
    text = safe.to_csv(index=False, lineterminator=line_end(safe), float_format=rounded)
    return text.encode("utf-8-sig", "replace")


def line_end(table: pd.DataFrame) -> str:
    """What ends the lines of the table's CSV: "\\n", and "\\r\\n" where a cell has a carriage return in it.

    The writer puts quotation marks around a cell only where it holds what ends lines; a bare return would begin a row.
    """
    columns = (table[name] for name in table.columns)
    held = any(_holds_return(column) for column in columns if column.dtype.kind not in "iufbM")
    return "\r\n" if held or any("\r" in str(name) for name in table.columns) else "\n"


def _holds_return(column: pd.Series[Any]) -> bool:
    """Whether a text of the column holds a carriage return; texts that Arrow holds are looked through as they lie."""
    import pandas as pd

    if isinstance(column.dtype, pd.StringDtype):
        for start in range(0, len(column), GROUP):
            part = column.iloc[start : start + GROUP]
            if part.str.contains("\r", regex=False).fillna(False).any():  # noqa: FBT003
                return True
            if start:
                give_back()
        return False
    return any(isinstance(cell, str) and "\r" in cell for cell in column)


def _cells(column: pd.Series[Any]) -> list[Any]:
    """The cells as Python's objects: made together, for one by one those that Arrow holds take twice as long."""
    return column.astype(object).tolist()


def rounded(value: Any) -> str:
    """A float in a CSV: six decimals, below one six significant digits; Parquet has it whole."""
    return f"{value:.6g}" if 0 < abs(value) < 1 else repr(round(float(value), 6))


def guarded_cell(value: Any) -> Any:
    """The cell, a text that a spreadsheet would run with an apostrophe before it."""
    return guarded_text(value) if isinstance(value, str) else value
