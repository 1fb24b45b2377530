"""A larger model's readings in a report: by option and by study.toml, its errors beside our machine's, one gate."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

import commentariat
from analysis.annotator.excerpts import excerpts
from analysis.coding.codes import hand_labels
from commentariat.front import study_of
from commentariat.settings import find_settings
from reports.blocks import Fold, Table
from reports.document import make
from reports.pieces import plain
from tests.command import run
from tests.conftest import ROOT

PAGES = ROOT / "raw_html"
MODEL = 'a<script>alert("m")</script>'
"""A server names its model as it likes."""


@pytest.fixture(scope="module")
def readings(sample_study: commentariat.Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that sees opposition wherever people do, and agreement nowhere."""
    hand = hand_labels(sample_study, "stance")
    codes = {name: "AGAINST" if hand.get(name) == "AGAINST" else "NONE" for name in excerpts(sample_study)}
    path = tmp_path_factory.mktemp("model") / "model.csv"
    rows = [{"reaction": name, "variable": "stance", "code": code, "model": MODEL} for name, code in codes.items()]
    pd.DataFrame(rows).to_csv(path, index=False)
    return path


@pytest.fixture(scope="module")
def study(readings: Path, tmp_path_factory: pytest.TempPathFactory) -> commentariat.Study:
    """The sample's study, its study.toml naming the readings."""
    folder = tmp_path_factory.mktemp("pages") / "pages"
    shutil.copytree(PAGES, folder)
    shutil.copy(readings, folder / "model.csv")
    said = (folder / "study.toml").read_text(encoding="utf-8")
    (folder / "study.toml").write_text(f'readings = "model.csv"\n{said}', encoding="utf-8")
    assert find_settings([folder]).readings == folder / "model.csv"
    return study_of([folder])


def test_a_study_names_its_readings_and_their_errors_stand_below_ours(study: commentariat.Study) -> None:
    document = make(study, version="0")
    [sure] = [section for section in document.sections if section.id == "sure"]
    tables = [block for one in sure.blocks for block in (one.blocks if isinstance(one, Fold) else (one,))]
    [table] = [one for one in tables if isinstance(one, Table) and len(one.columns) == 8]
    rows = [[plain(cell) for cell in row] for row in table.rows]
    mine = [row for row in rows if row[0].startswith("against") and row[1].startswith("English")]
    assert [row[1] for row in mine] == ["English", f"English ({MODEL})", "English-language commenters",
                                        f"English-language commenters ({MODEL})"]  # fmt: skip
    ours, model = (next(row for row in mine if row[1] == name) for name in ("English", f"English ({MODEL})"))
    assert int(model[3]) > int(ours[3]) > 0
    assert MODEL in " ".join(document.view["paragraph"]["sentences"])


def test_the_gate_is_the_same_with_readings(study: commentariat.Study, sample_study: commentariat.Study) -> None:
    columns = ["population", "measure", "level", "coded", "coded_threads", "why"]
    with_model, without = (one.layer("populations").table[columns] for one in (study, sample_study))
    pd.testing.assert_frame_equal(with_model.astype(str), without.astype(str))


def test_the_report_shows_a_model_by_option_and_escapes_its_name(readings: Path, tmp_path: Path) -> None:
    pages = [PAGES / f"{name}.html" for name in ("nested-board", "wordpress-kubrick", "wordpress-threaded")]
    asked = ("--codes", PAGES / "codes.csv", "--readings", readings, "--quiet", "--only", "page")
    shown = run("report", *pages, "-o", tmp_path / "out", *asked)
    assert shown.exit_code == 0, shown.output
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "Where the machine errs" in page
    assert "a&lt;script&gt;alert(" in page and 'a<script>alert("m")' not in page


def test_a_report_with_readings_wants_codes(page: Path, readings: Path, tmp_path: Path) -> None:
    shown = run("report", page, "-o", tmp_path / "out", "--readings", readings)
    assert shown.exit_code == 1 and "give --codes with --readings" in shown.output, shown.output
