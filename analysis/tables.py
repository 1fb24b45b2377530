"""Tables of layers, indexed by id, with the id as a column too, and counts in words for the sentences beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd


def keyed(ids: Iterable[str]) -> pd.DataFrame:
    """An otherwise empty table with these ids as index and as column."""
    return pd.DataFrame({"id": pd.Series(list(ids), dtype=object)}).set_index("id", drop=False)


def table_of(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """A table of these columns, "id" among them, indexed by id; without rows it still has its columns."""
    # As tuples, one row after the other: the dicts of a million rows would take several times as much.
    cells = [tuple([row.get(name, np.nan) for name in columns]) for row in rows]
    return pd.DataFrame(cells, columns=list(columns)).set_index("id", drop=False)


def counted(count: int, one: str, many: str | None = None) -> str:
    """The count with its noun: "1 thread", "1,204 threads"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
