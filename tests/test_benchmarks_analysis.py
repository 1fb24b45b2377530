"""The benchmarks of the analyses: each teaches its use, and says in a sentence what it lacks."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks import data
from benchmarks.camps import right
from benchmarks.compare import false_alarms
from benchmarks.topics import quality

NAMES = ("sentiment", "topics", "stance", "camps", "compare", "vectors")


@pytest.mark.parametrize("name", NAMES)
def test_help_teaches(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", [name, "--help"])
    with pytest.raises(SystemExit, match="0"):
        importlib.import_module(f"benchmarks.{name}").main()
    assert f"python -m benchmarks.{name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", [name for name in NAMES if name != "compare"])
def test_absent_data_is_said(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", [name, "--data", str(tmp_path / "nowhere")])
    with pytest.raises(SystemExit, match="1"):
        importlib.import_module(f"benchmarks.{name}").main()
    assert "--data" in capsys.readouterr().err


def test_a_table_is_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    data.show("Title", ["", "n", "share"], [["ours", 12, 0.5], ["theirs", None, -0.25]])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:] == ["Title", "         n  share", "ours    12   .500", "theirs   –  -.250"]


def test_measures_count_what_they_say() -> None:
    assert quality(["a", "a", "b", "b"], [5, 5, 2, 2]) == [pytest.approx(100), pytest.approx(100)]
    assert right({"x": 0, "y": 1, "z": None}, {"x": "pro", "y": "anti", "z": "pro"}, data_counts()) == (2, 2, 5, 5)
    assert np.array(false_alarms(6, 3, seed=0)).max() <= 1


def data_counts() -> dict[str, int]:
    return {"x": 2, "y": 3, "z": 9}
