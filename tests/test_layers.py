"""A run that is killed in its analyses: the next finds the layers that were finished, and writes the same bytes."""

from __future__ import annotations

import gc
import hashlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis import base
from analysis.base import Analysis, Study
from analysis.held import LayerFolder
from analysis.results import Result
from commentariat import front
from commentariat.layers import kept_in
from commentariat.outputs.work import place_of
from tests.conftest import ROOT
from tests.written import tree
from threads.corpus.store import Corpus
from threads.model import Thread

KILLED_AFTER = 6
KILLED = f"""
import os, signal, sys
from commentariat import front, layers
left, add = {KILLED_AFTER}, layers.LayerFolder.add
def adds(self, layer, result):
    global left
    add(self, layer, result)
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
layers.LayerFolder.add = adds
front.report(sys.argv[1], sys.argv[2], only="data")
"""


def test_a_report_killed_in_its_analyses_goes_on_from_there(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, out = tmp_path / "whole" / "out", tmp_path / "killed" / "out"
    out.parent.mkdir()
    whole.parent.mkdir()
    front.report(page, whole, only="data")
    ended = subprocess.run([sys.executable, "-c", KILLED, page, out], cwd=ROOT, check=False)
    assert ended.returncode == -9
    kept = [file for file in place_of(out).rglob("layers/*/*") if file.is_file()]
    assert len(kept) == KILLED_AFTER and not out.exists()

    called: list[str] = []
    call = base._call

    def counts(function: Analysis, study: Study, name: str, parameters: Mapping[str, Any]) -> Result:
        called.append(name)
        return call(function, study, name, parameters)

    monkeypatch.setattr(base, "_call", counts)
    front.report(page, out, only="data")
    again, called[:] = list(called), []
    assert tree(out) == tree(whole) and [path.name for path in out.parent.iterdir()] == ["out"]
    front.report(page, tmp_path / "third", only="data")
    assert again == called[KILLED_AFTER:]


ODD = pd.DataFrame(
    {
        "number": np.array([0.1, np.nan, -0.0]), "whole": np.array([1, 2, 3]), "is": [True, False, True],
        "text": pd.Series(["a\ud800", None, "é\n"], dtype=object), "said": pd.Series(["a", None, "b"], dtype="str"),
        "many": pd.Series([1, None, 3], dtype="Int64"), "held": [[1, ("a", None)], {"b": float("nan")}, frozenset("c")],
        "when": pd.Series([datetime(2024, 1, 2, tzinfo=UTC), None, pd.NaT], dtype=object),
        "at": pd.to_datetime(["2024-01-02", None, "2024-01-03"], utc=True),
    }
).set_index(pd.Index(["x", "y", "z"]))  # fmt: skip


def test_a_layer_comes_back_to_the_last_bit(tmp_path: Path) -> None:
    folder = LayerFolder(tmp_path / "layers")
    assert folder.find("odd") is None
    table = ODD.drop(columns="when").assign(when=pd.Series([datetime(2024, 1, 2, tzinfo=UTC)] * 3, dtype=object).values)
    folder.add("odd", Result(table=table, notes=("a", "b"), refusal="no"))
    found = folder.find("odd")
    assert found is not None and (found.notes, found.refusal) == (("a", "b"), "no")
    bare = [one.drop(columns="held") for one in (found.table, table)]
    pd.testing.assert_frame_equal(*bare, check_exact=True, check_column_type=True)
    assert repr(found.table["held"].tolist()) == repr(table["held"].tolist())
    assert np.signbit(found.table["number"].iloc[2])
    assert found.table["text"].tolist() == table["text"].tolist()
    folder.add("none", Result(table=pd.DataFrame({"id": []})))
    empty = folder.find("none")
    assert empty is not None and empty.table.empty and list(empty.table) == ["id"]


def test_what_would_come_back_otherwise_is_not_kept(tmp_path: Path) -> None:
    folder = LayerFolder(tmp_path)
    for cell in (object(), {1, 2}, [np.float64(1)], {"a": np.int64(2)}):
        folder.add("odd", Result(table=pd.DataFrame({"held": pd.Series([cell], dtype=object)})))
        assert folder.find("odd") is None


def test_a_damaged_layer_is_not_believed(tmp_path: Path) -> None:
    folder = LayerFolder(tmp_path)
    folder.add("odd", Result(table=ODD[["number"]]))
    [file] = tmp_path.iterdir()
    data = file.read_bytes()
    for damaged in (b"", data[:-1], data[:-1] + bytes([data[-1] ^ 1])):
        file.write_bytes(damaged)
        assert folder.find("odd") is None
    for tail in (b"\xff" * 8, b"[" * 9_000 + (9_000).to_bytes(8, "big"), b"{" + (1).to_bytes(8, "big")):
        file.write_bytes(hashlib.sha256(tail).digest() + tail)  # of itself it says that it is whole
        assert folder.find("odd") is None


def test_layers_are_kept_under_all_that_they_hang_on(tmp_path: Path) -> None:
    codes = tmp_path / "codes.csv"
    codes.write_text("id,stance\n")
    corpus = Corpus((Thread(id="a"),))
    defaults = {"coding": {"codes": str(codes)}}

    def place(corpus: Corpus = corpus, *, seed: int = 0, defaults: Mapping[str, Any] = defaults) -> Path:
        return kept_in(tmp_path, Study(corpus, seed=seed, defaults=defaults)).folder

    first = place()
    assert place() == first
    others = {place(Corpus((Thread(id="b"),))), place(seed=1), place(defaults={})}
    codes.write_text("id,stance\nx,FAVOR\n")
    assert len({first, place(), *others}) == 5


def test_a_large_layer_is_in_memory_only_while_somebody_has_it(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = front.study_of(page)
    monkeypatch.setattr(base, "LARGE", 1)
    study = front.study_of(page)
    for name in ("counting", "tree", "replies"):
        layer, table = study.layer(name), whole.layer(name).table
        pd.testing.assert_frame_equal(layer.table, table, check_exact=True, check_column_type=True)
        held = layer.table
        assert layer.table is held and layer.rows == len(held)
        del held
        gc.collect()
        assert layer._held._seen() is None  # type: ignore[attr-defined]
        some = layer.columns("thread", "id")
        pd.testing.assert_frame_equal(some, table[["thread", "id"]], check_exact=True, check_column_type=True)
        assert replace(layer, notes=("said",)).table is not None
    folder = study._shared["layers on disk"].folder
    assert folder.is_dir()
    del study, layer
    gc.collect()
    assert not folder.exists()
