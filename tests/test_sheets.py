"""From pages to codes: the sheets that coders get, what they hand in, and what becomes of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pandas as pd
import pytest

from analysis.coding.codebook import read_codebook
from analysis.coding.files import code_rows
from tests.command import run


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample of the pages in `raw_html`, for two coders."""
    folder = tmp_path_factory.mktemp("coding") / "sheets"
    shown = run("sample", "raw_html", "-n", "24", "--for", "stance,sentiment,replies", "--coders", "Ann,李雷",
        "--format", "csv", "--format", "xlsx", "--format", "html", "-o", folder)  # fmt: skip
    assert shown.exit_code == 0, shown.output
    return folder


def filled(sheets: Path, folder: Path, *, differ: int = 3) -> Path:
    """A copy of the folder in which both coders have coded all, but for `differ` reactions on which they differ."""
    folder.mkdir()
    for path in sheets.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    seen: dict[str, int] = {}
    for path in sorted(folder.glob("sheet-*.csv")):
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        for row in table.index:
            again = table.loc[row, "n"] in seen
            turn = seen.setdefault(str(table.loc[row, "n"]), len(seen))
            stance = ("FAVOR", "AGAINST", "NONE")[turn % 3]
            if again and differ:
                stance, differ = ("NONE" if stance != "NONE" else "FAVOR"), differ - 1
            table.loc[row, ["stance", "sentiment", "replies"]] = [stance, str(turn % 3 - 1), "0"]
        table.to_csv(path, index=False, encoding="utf-8-sig")
    for path in folder.glob("sheet-*.xlsx"):
        path.unlink()
    return folder


def test_a_coder_sees_what_is_said_and_nothing_of_the_machine_or_the_population(sheets: Path) -> None:
    names = set(pd.read_csv(sheets / "sheet-Ann.csv", encoding="utf-8-sig").columns)
    assert names == {"n", "discussion", "author", "posted", "answers", "comment", "original", "earlier comments",
        "stance", "sentiment", "replies", "note"}  # fmt: skip
    for path in (*sheets.glob("sheet-*"), sheets / "units.jsonl"):
        said = path.read_bytes()
        for hidden in (b"inclusion", b"random", b'"population"', b'"score"'):
            assert hidden not in said
    assert (sheets / "sheet-李雷.xlsx").is_file() and "李雷" in (sheets / "sheet-李雷.html").read_text(encoding="utf-8")


def test_from_filled_sheets_to_codes_to_a_corrected_comparison(sheets: Path, tmp_path: Path) -> None:
    folder = filled(sheets, tmp_path / "sheets")
    shown = run("agree", folder, "-o", tmp_path / "codes.csv", "--disagreements", tmp_path / "settle.csv",
        "--table", tmp_path / "alpha.csv")  # fmt: skip
    assert shown.exit_code == 0 and "stance: Krippendorff’s α" in shown.output and "3 to settle" in shown.output
    codes = pd.read_csv(tmp_path / "codes.csv", dtype=str, encoding="utf-8-sig")
    key = pd.read_csv(sheets / "key.csv", dtype=str)
    assert set(codes["reaction"]) == set(key["reaction"]) and codes["inclusion"].notna().all()
    assert set(codes["variable"]) == {"stance", "sentiment", "replies"} and set(codes["coder"]) == {"Ann", "李雷"}
    table = pd.read_csv(tmp_path / "alpha.csv", encoding="utf-8-sig")
    assert table.loc[(table["variable"] == "sentiment") & (table["what"] == "all"), "alpha"].iloc[0] == 1
    for given_ in (tmp_path / "codes.csv", folder):
        found = run("analyse", "populations", "raw_html", "--codes", given_, "-o", tmp_path / "p.csv")
        assert found.exit_code == 0, found.output
        coded = pd.read_csv(tmp_path / "p.csv", encoding="utf-8-sig").set_index("id")["coded"]
        assert coded["Chinese netizens/favor"] == 12 and coded["Korean netizens/favor"] == 0


def test_what_was_settled_counts_in_place_of_what_the_coders_said(sheets: Path, tmp_path: Path) -> None:
    folder = filled(sheets, tmp_path / "sheets")
    run("agree", folder, "--disagreements", tmp_path / "settle.csv")
    settle = pd.read_csv(tmp_path / "settle.csv", dtype=str, encoding="utf-8-sig", keep_default_na=False)
    assert len(settle) == 3 and (settle["comment"] != "").all()
    settle["settled"] = "AGAINST"
    settle.to_csv(tmp_path / "settle.csv", index=False)
    shown = run("agree", folder, "-o", tmp_path / "codes.csv", "--settled", tmp_path / "settle.csv")
    assert shown.exit_code == 0, shown.output
    codes = pd.read_csv(tmp_path / "codes.csv", dtype=str, encoding="utf-8-sig")
    assert (codes["coder"] == "settled").sum() == 3
    from commentariat.front import study_of
    from commentariat.settings import Settings

    study = study_of([Path("raw_html")], settings=Settings(codes=tmp_path / "codes.csv"))
    from analysis.coding.codes import codes_of, hand_labels

    labels = hand_labels(study, "stance")
    assert {labels[name] for name in settle["reaction"]} == {"AGAINST"}
    found = codes_of(study)
    assert found is not None and not found.duplicated(["reaction", "variable", "coder"]).any()


def test_codes_of_the_browser_go_before_those_of_the_sheet_and_an_undone_one_is_none(
    sheets: Path, tmp_path: Path
) -> None:
    folder = filled(sheets, tmp_path / "sheets", differ=0)
    with sqlite3.connect(folder / "codes.sqlite") as base:
        base.execute(
            "CREATE TABLE codes(id INTEGER PRIMARY KEY, coder TEXT, n INTEGER, reaction TEXT, variable TEXT, "
            "code TEXT, at TEXT)"
        )
        for n, code in ((1, "FAVOR"), (1, "UNCLEAR"), (2, "NONE"), (2, "")):
            base.execute(
                "INSERT INTO codes(coder, n, reaction, variable, code, at) VALUES ('Ann', ?, 'r', 'stance', ?, '')",
                (n, code),
            )
    rows = code_rows(folder)
    key = pd.read_csv(folder / "key.csv", dtype=str).set_index("n")["reaction"]
    own = rows[(rows["coder"] == "Ann") & (rows["variable"] == "stance")].set_index("reaction")["code"]
    assert own[key["1"]] == "UNCLEAR" and key["2"] not in own.index


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [("stance", "PRO", "no answer 'PRO'"), ("n", "999", "has a row '999'")],
)
def test_a_sheet_that_was_spoilt_is_named_with_its_row(
    column: str, value: str, said: str, sheets: Path, tmp_path: Path
) -> None:
    folder = filled(sheets, tmp_path / "sheets")
    table = pd.read_csv(folder / "sheet-Ann.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    table.loc[0, column] = value
    table.to_csv(folder / "sheet-Ann.csv", index=False)
    shown = run("agree", folder)
    assert shown.exit_code == 1 and said in shown.stderr and "sheet-Ann.csv" in shown.stderr, shown.output


def test_nothing_coded_yet_is_said(sheets: Path) -> None:
    shown = run("agree", sheets)
    assert shown.exit_code == 1 and "nothing is coded yet" in shown.stderr


def test_init_writes_a_study_that_can_be_run_and_leaves_one_that_is_there(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / page.name).write_bytes(page.read_bytes())
    for expected in ("study.toml", "stays as it is"):
        shown = run("init", folder, "--target", "the toll", "--question", 'Who pays, and "why"?')
        assert shown.exit_code == 0 and expected in shown.output, shown.output
    from commentariat.settings import find_settings

    found = find_settings([folder])
    assert (found.target, found.question) == ("the toll", 'Who pays, and "why"?')
    assert found.codebook is not None and [v.name for v in read_codebook(found.codebook).variables] == [
        "stance", "sentiment",
    ]  # fmt: skip
    assert run("sample", folder, "-n", "5", "-o", folder / "sheets").exit_code == 0
    assert run("report", folder, "-o", tmp_path / "out").exit_code == 0
