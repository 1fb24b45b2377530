"""No cell of a written table is a formula, and every cell is read back as it was."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import tables
from reports.tables import line_end, write_csv_guarded, write_parquet
from threads.exchange.cells import guarded_text, unguarded_text
from threads.exchange.rows import read_rows

FORMULAS = (
    "=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "＋1", "－1", "＠SUM(A1)",
    "﹦1", "'=1", "''=1", "+1", "-", "=", "--", "@anna hello", "+1 from me", "－－",
)  # fmt: skip
PLAIN = ("-5", "+12", "3.5", "-0.25", "a=b", "'tis", "支持", "1+1", "", "'", "x@y")


@pytest.mark.parametrize("cell", [one for one in FORMULAS if one != "+1"])
def test_a_formula_is_guarded_and_comes_back(cell: str) -> None:
    assert guarded_text(cell)[0] == "'" and unguarded_text(guarded_text(cell)) == cell


@pytest.mark.parametrize("cell", PLAIN)
def test_what_runs_nothing_stays_as_it_is(cell: str) -> None:
    assert guarded_text(cell) == cell == unguarded_text(cell)


@settings(deadline=None)
@given(st.text(st.sampled_from("'=+-@＝＋－＠\t\r\n 1a支"), max_size=8))
def test_every_cell_comes_back(cell: str) -> None:
    assert unguarded_text(guarded_text(cell)) == cell


def test_a_table_written_in_blocks_is_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moments: Any = "timestamp[us, tz=UTC][pyarrow]"
    table = pd.DataFrame({
        "text": pd.array([*FORMULAS, None], dtype="string[pyarrow]"), "mixed": ["a", 1, 2.5, None] * 5 + ["b", 3, None],
        "count": [None, 1, 2] * 7 + [3, None], "share": [0.123456789, None] * 11 + [7.0], "same": None,
        "n": pd.array([None, *range(22)], dtype="int64[pyarrow]"),
        "many": [["x"], ["=y", "z"], None, ()] * 5 + [[]] * 3,
        "posted": pd.array([pd.Timestamp("2026-01-02T03:04:05Z"), None] * 11 + [pd.Timestamp("2026-01-02T00:00Z")],
                           dtype=moments),
    })  # fmt: skip
    write_csv_guarded(table, tmp_path / "whole.csv")
    monkeypatch.setattr(tables, "BLOCK", 2)
    write_csv_guarded(table, tmp_path / "blocks.csv")
    assert (tmp_path / "blocks.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 4, 5])
def test_a_table_is_the_same_parquet_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    moments = pd.to_datetime(["2026-01-02", None, "2026-01-03", None, None], utc=True)
    table = pd.DataFrame({
        "text": pd.array(["=1", None, "支持", "", "\r"], dtype="str"), "late": [None, None, None, None, "x"],
        "n": pd.array([None, 1, 2, 3, 4], dtype="Int64"), "share": [0.5, None, 1.0, 2.0, 3.0], "at": moments,
    }, index=pd.Index([*"edcba"])).iloc[:rows]  # fmt: skip
    write_parquet(table, tmp_path / "whole.parquet")
    table.to_parquet(tmp_path / "theirs.parquet", index=False)
    assert (tmp_path / "whole.parquet").read_bytes() == (tmp_path / "theirs.parquet").read_bytes()
    monkeypatch.setattr(tables, "GROUP", 2)
    write_parquet(table, tmp_path / "groups.parquet")
    found, whole = (pq.ParquetFile(tmp_path / f"{name}.parquet") for name in ("groups", "whole"))
    assert found.read().equals(whole.read()) and found.num_row_groups == max(-(-rows // 2), 1)
    assert line_end(table) == ("\r\n" if rows == 5 else "\n")


def test_a_written_table_runs_nowhere_and_is_read_back_exactly(tmp_path: Path) -> None:
    table = pd.DataFrame({"id": range(len(FORMULAS)), "text": FORMULAS, "＝head": FORMULAS, "n": 1})
    write_csv_guarded(table, tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    assert [cell for cell in cells if cell[:1] in set("=@＝＋－＠\t\r")] == []
    rows, _, _ = read_rows(tmp_path / "table.csv")
    assert [row["text"] for row in rows] == list(FORMULAS) == [row["＝head"] for row in rows]
