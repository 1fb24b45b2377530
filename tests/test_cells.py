"""No cell of a written table is a formula, and every cell is read back as it was."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.tables import write_csv_guarded
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


def test_a_written_table_runs_nowhere_and_is_read_back_exactly(tmp_path: Path) -> None:
    table = pd.DataFrame({"id": range(len(FORMULAS)), "text": FORMULAS, "＝head": FORMULAS, "n": 1})
    write_csv_guarded(table, tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    assert [cell for cell in cells if cell[:1] in set("=@＝＋－＠\t\r")] == []
    rows, _, _ = read_rows(tmp_path / "table.csv")
    assert [row["text"] for row in rows] == list(FORMULAS) == [row["＝head"] for row in rows]
