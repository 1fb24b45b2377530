"""From pages to codes: the sheets that coders get, what they hand in, and what becomes of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
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


def spoilt(sheets: Path, folder: Path, change: Callable[[pd.DataFrame], pd.DataFrame], **writing: str) -> Path:
    """A coded copy of the folder whose sheets a spreadsheet or a coder has changed."""
    filled(sheets, folder)
    for path in folder.glob("sheet-*.csv"):
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        change(table).to_csv(path, index=False, encoding=writing.get("encoding", "utf-8-sig"),
            sep=writing.get("sep", ","))  # fmt: skip
    return folder


FAVOUR = {"FAVOR": "in favour", "AGAINST": "2", "NONE": " neither"}


@pytest.mark.parametrize(
    ("change", "writing"),
    [
        (lambda t: t.sample(frac=1, random_state=1), {"sep": ";"}),
        (lambda t: t.assign(n=t["n"] + ".0", sentiment=t["sentiment"] + ".0"), {}),
        (lambda t: t.assign(sentiment=t["sentiment"].str.replace("-", "−").str.replace("1", "１")), {}),
        (lambda t: t.assign(stance=t["stance"].map(FAVOUR)), {"sep": "\t", "encoding": "utf-16"}),
        (lambda t: t.assign(stance="\xa0" + t["stance"].str.lower() + " ").rename(columns={"n": "N "}), {}),
    ],
)
def test_what_a_spreadsheet_does_to_a_sheet_changes_no_code(
    change: Callable[[pd.DataFrame], pd.DataFrame], writing: dict[str, str], sheets: Path, tmp_path: Path
) -> None:
    expected = code_rows(filled(sheets, tmp_path / "sheets"))
    found = code_rows(spoilt(sheets, tmp_path / "spoilt", change, **writing))
    by = ["coder", "variable", "reaction"]
    assert found.sort_values(by)["code"].tolist() == expected.sort_values(by)["code"].tolist()


def test_a_workbook_whose_codebook_was_moved_to_the_front_is_read(sheets: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    folder = filled(sheets, tmp_path / "sheets")
    (folder / "sheet-Ann.csv").unlink()
    book = load_workbook(sheets / "sheet-Ann.xlsx")
    names = [cell.value for cell in book["codes"][1]]
    for row in book["codes"].iter_rows(min_row=2):
        row[names.index("sentiment")].value = -1.0
    book.move_sheet("codebook", -1)
    book.save(folder / "sheet-Ann.xlsx")
    rows = code_rows(folder)
    assert set(rows.loc[(rows["coder"] == "Ann") & (rows["variable"] == "sentiment"), "code"]) == {"-1"}


def test_a_sheet_sorted_by_one_column_alone_is_refused(sheets: Path, tmp_path: Path) -> None:
    folder = spoilt(sheets, tmp_path / "sheets", lambda t: t.assign(comment=t["comment"].tolist()[::-1]))
    shown = run("agree", folder)
    assert shown.exit_code == 1 and "sorted one without the other" in shown.stderr, shown.output


def test_a_copy_of_a_sheet_is_no_second_coder(sheets: Path, tmp_path: Path) -> None:
    folder = filled(sheets, tmp_path / "sheets")
    (folder / "sheet-Ann (1).csv").write_bytes((folder / "sheet-Ann.csv").read_bytes())
    shown = run("agree", folder)
    assert shown.exit_code == 1 and "copy of sheet-Ann.csv" in shown.stderr, shown.output


def test_sheets_named_one_by_one_are_read_as_in_their_folder(sheets: Path, tmp_path: Path) -> None:
    folder = filled(sheets, tmp_path / "sheets")
    whole, single = run("agree", folder), run("agree", *sorted(folder.glob("sheet-*.csv")))
    assert single.exit_code == 0 and single.output == whole.output
    lone = tmp_path / "sheet-Ann.csv"
    lone.write_bytes((folder / "sheet-Ann.csv").read_bytes())
    shown = run("agree", lone)
    assert shown.exit_code == 1 and "name that folder" in shown.stderr, shown.output


def test_codes_that_differ_in_spelling_alone_agree(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text(
        "coder,variable,code,id\nA,Stance,FAVOR,1\nB,stance,favor ,1\nA,stance,against,2\nB,stance,AGAINST,2\n"
        "A,sentiment,1,1\nB,sentiment,1.0,1\nA,sentiment,negative,2\nB,sentiment,−1,2\nA,own,Yes,1\nB,own,yes,1\n"
        "A,own,no,2\nB,own,No,2\n",
        encoding="utf-8",
    )
    shown = run("agree", path, "--disagreements", tmp_path / "settle.csv", "-o", tmp_path / "out.csv")
    assert shown.exit_code == 0 and shown.output.count("α 1.00") == 3 and "0 rows to settle" in shown.output
    assert run("agree", tmp_path / "out.csv").output == run("agree", path).output


def test_a_settled_code_that_is_none_is_named_with_its_file(sheets: Path, tmp_path: Path) -> None:
    folder = filled(sheets, tmp_path / "sheets")
    run("agree", folder, "--disagreements", tmp_path / "settle.csv")
    settle = pd.read_csv(tmp_path / "settle.csv", dtype=str, encoding="utf-8-sig", keep_default_na=False)
    for said, expected in (("PRO", "no answer 'PRO'"), ("", "nothing is settled")):
        settle.assign(settled=said).to_csv(tmp_path / "settled.csv", index=False)
        shown = run("agree", folder, "--settled", tmp_path / "settled.csv")
        assert shown.exit_code == 1 and expected in shown.stderr and "settled.csv" in shown.stderr, shown.output
