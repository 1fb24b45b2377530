"""An analysis's table for a terminal or a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from threads.errors import BadParameter

if TYPE_CHECKING:
    import pandas as pd


def write_table(table: pd.DataFrame, output: Path | None) -> None:
    """Writes the table as guarded CSV or as Parquet by the suffix, or prints it as CSV; raises BadParameter."""
    from reports.tables import guarded, write_csv_guarded

    if output is None:
        guarded(table).to_csv(sys.stdout, index=False)
    elif output.suffix == ".csv":
        write_csv_guarded(table, output)
    elif output.suffix == ".parquet":
        table.to_parquet(output, index=False)
    else:
        raise BadParameter(f"A table is written as .csv or .parquet; {output.name!r} is neither.")
