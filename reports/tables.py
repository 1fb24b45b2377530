"""Tables as files: CSV that no spreadsheet executes, Parquet beside it with the cells as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from threads.exchange.guard import guarded_cell

if TYPE_CHECKING:
    import pandas as pd


def guarded(table: pd.DataFrame) -> pd.DataFrame:
    """The table with an apostrophe before text cells that a spreadsheet would run (OWASP, CSV injection)."""
    safe = table.copy()
    for column in safe.columns:
        if not (safe[column].dtype.kind in "iufbM" if hasattr(safe[column].dtype, "kind") else False):
            safe[column] = [guarded_cell(value) for value in safe[column]]
    return safe


def write_csv_guarded(table: pd.DataFrame, path: Path) -> None:
    """Writes the guarded table as UTF-8 CSV with a byte-order mark, which spreadsheets need for Chinese."""
    path.write_bytes(csv_guarded(table))


def csv_guarded(table: pd.DataFrame) -> bytes:
    """What `write_csv_guarded` writes."""
    text = guarded(table).to_csv(index=False, lineterminator="\n", float_format=rounded)
    return text.encode("utf-8-sig", "replace")


def rounded(value: Any) -> str:
    """A float in a CSV: six decimals, below one six significant digits; Parquet has it whole."""
    return f"{value:.6g}" if 0 < abs(value) < 1 else repr(round(float(value), 6))
