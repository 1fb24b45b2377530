"""Tables of layers are the same whether their rows are packed block by block or all at once."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis import tables
from analysis.tables import table_of

CELLS = {
    "text": ["a", "b", "ç", "d", "e", "f", "g"],
    "some": ["a", None, "b", None, None, None, "c"],
    "late": [None, None, None, None, None, "x", "y"],
    "never": [None] * 7,
    "lack": [np.nan, np.nan, "x", np.nan, np.nan, np.nan, np.nan],
    "real": [0.1, -0.0, float("nan"), 1e300, 2.0, 3.0, 4.0],
    "whole": [1, 2, 3, -4, 5, 6, 7],
    "huge": [1, 2, 3, 4, 2**70, 6, 7],
    "large": [2**63, -1, 2**63, -1, 5, 6, 7],
    "mixed": [1, 2, 3, 4, None, 6, 7],
    "real or none": [0.5, None, None, None, None, -0.0, float("nan")],
    "late real": [None, None, None, None, 0.5, 1.5, 2.5],
    "none or not a number": [None, float("nan"), None, float("nan"), None, None, None],
    "real, none or text": [0.5, None, float("nan"), None, "a", "b", None],
    "whole, late": [None, None, None, None, None, None, 7],
    "list or none": [["a"], None, None, None, None, [], None],
    "real or whole": [1, 2, 3, 0.5, 0.25, 6, 7],
    "is": [True, False, True, True, True, True, False],
    "is or whole": [True, False, True, 1, 2, 3, 4],
    "is or none": [True, None, True, None, None, True, False],
    "list": [["a"], [], ["b", "c"], [1.5], [None], [["x", 0.5]], []],
    "text or number": ["a", "b", "c", 1, 2, 3, "d"],
    "when": [None, *(pd.Timestamp("2024-01-02", tz="UTC") for _ in range(6))],
}


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 6, 7])
def test_a_table_of_several_blocks_is_that_of_one(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    rows = [{"id": str(n), **{name: cells[n] for name, cells in CELLS.items()}} for n in range(count)]
    for row in rows[1::2]:
        del row["lack"]
    whole = table_of(rows, ["id", *CELLS])
    for size in (2, 3):
        monkeypatch.setattr(tables, "BLOCK", size)
        made = table_of(iter(rows), ["id", *CELLS])
        pd.testing.assert_frame_equal(made, whole, check_exact=True, check_column_type=True)
        for name in CELLS:
            ends = [[repr(cell) for cell in table[name].astype(object).tolist()] for table in (made, whole)]
            assert ends[0] == ends[1], name
