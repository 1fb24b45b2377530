"""From pages to codes of whom comments answer, and from the codes to links: the commands, the settings, the report."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from commentariat.offsets import replies_text
from commentariat.settings import Settings, read_settings
from tests.command import run
from threads import Thread
from threads.replies import NobodyOffset

NAMES = ("Ann", "Bo", "철수", "小李")
SAID = ("The tram to the harbour needs {k} more benches.", "{k} ferries a day are too few.",
    "배가 {k}분마다 와야 합니다.", "渡轮每{k}分钟应该有一班。")  # fmt: skip


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for page in range(4):
        lines = [f"Ferry {page} stops in May", "", f"The harbour board closes line {page}, it said on Friday.", "",
            "Comments (12)", ""]  # fmt: skip
        for k in range(12):
            who = (k * 7 + page) % 4
            lines += [NAMES[who], f"2024-01-02 10:{k:02d}", SAID[who].format(k=k + 12 * page + 2), ""]
        (folder / f"page-{page}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def fill(sheet: Path, answer: str) -> None:
    """Codes each row: `answer`, or where it is "above" the number of the nearest comment before."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        near = row["earlier comments"].split("\n")[2].split("]")[0] + "]"
        row["replies"] = near if answer == "above" else answer
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def coded(pages: Path, *answers: str) -> Path:
    """A folder of sheets that coders filled in."""
    sheets = pages.parent / "sheets"
    coders = [f"Coder{k}" for k in range(len(answers))]
    shown = run("sample", pages, "-n", "24", "--for", "replies", "--coders", ",".join(coders), "--overlap", "1", "-o",
        sheets, "-j", "1")  # fmt: skip
    assert shown.exit_code == 0, shown.output
    for coder, answer in zip(coders, answers, strict=True):
        fill(sheets / f"sheet-{coder}.csv", answer)
    return sheets


def threads_in(folder: Path) -> list[Thread]:
    return [Thread.from_json(line) for line in (folder / "threads.jsonl").read_text(encoding="utf-8").splitlines()]


def linked(folder: Path) -> int:
    return sum(bool(comment.replies_to) for thread in threads_in(folder) for comment in thread.comments)


def test_a_sheet_shows_who_may_be_answered_nobody_and_cannot_tell(pages: Path) -> None:
    sheets = coded(pages, "")
    units = [json.loads(line) for line in (sheets / "units.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(units) == 24 and all(unit["candidates"] for unit in units)
    with (sheets / "sheet-Coder0.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            nobody, unsure, *others = row["earlier comments"].split("\n")
            assert nobody.startswith("[0] nobody") and unsure == "[u] cannot tell" and others
            assert row["answers"] == ""


def test_comments_whose_parent_is_stated_are_not_drawn(tmp_path: Path) -> None:
    rows = [f"{k},{k - 1 if k > 1 else ''},Ann,Words of number {k}." for k in range(1, 12)]
    (tmp_path / "table.csv").write_text("\n".join(["id,parent,author,text", *rows]), encoding="utf-8")
    words = ["sample", tmp_path / "table.csv", "-n", "5", "-o", tmp_path / "sheets", "-j", "1"]
    shown = run(*words, "--for", "replies")
    assert shown.exit_code == 1 and "state of every comment whom it answers" in shown.stderr, shown.output
    assert run(*words, "--for", "sentiment,replies").exit_code == 0


def test_coders_agree_on_the_parent(pages: Path) -> None:
    sheets = coded(pages, "above", "above")
    shown = run("agree", sheets, "-o", pages.parent / "codes.csv")
    assert shown.exit_code == 0 and "replies: Krippendorff’s α 1.00" in shown.stdout, shown.output
    text = (pages.parent / "codes.csv").read_text(encoding="utf-8-sig")
    ids = {row["code"] for row in csv.DictReader(text.splitlines())}
    assert run("parse", pages, "-o", pages.parent / "plain", "-j", "1").exit_code == 0
    assert ids <= {comment.id for thread in threads_in(pages.parent / "plain") for comment in thread.comments}


def test_a_number_that_no_comment_has_is_told(pages: Path) -> None:
    shown = run("agree", coded(pages, "[77]"), "-o", pages.parent / "codes.csv")
    assert shown.exit_code == 1 and "no comment before it has the number 77" in shown.stderr, shown.output


def test_cannot_tell_in_brackets_is_cannot_tell(pages: Path) -> None:
    sheets = coded(pages, "[u]")
    assert run("agree", sheets, "-o", pages.parent / "codes.csv").exit_code == 0
    shown = run("parse", pages, "-o", pages.parent / "out", "-j", "1", "--nobody", sheets)
    assert shown.exit_code == 1 and "there are 0" in shown.stderr, shown.output


def test_codes_a_number_and_what_is_stated_move_the_links(pages: Path, tmp_path: Path) -> None:
    sheets = coded(pages, "0", "0")
    said = {}
    for name, nobody in (("plain", None), ("coded", str(sheets)), ("given", "-3"), ("minus", "−3")):
        words = [] if nobody is None else ["--nobody", nobody]
        shown = run("parse", pages, "-o", tmp_path / name, "-j", "1", *words)
        assert shown.exit_code == 0, shown.output
        said[name] = shown.stderr
    assert "24 codes" in said["coded"] and "standard error" in said["coded"] and "offset" not in said["plain"]
    assert linked(tmp_path / "coded") < linked(tmp_path / "plain") <= linked(tmp_path / "given")
    assert threads_in(tmp_path / "given") == threads_in(tmp_path / "minus")
    printed = run("parse", pages, "-o", "-", "-j", "1", "--nobody", "-3")
    assert [Thread.from_json(line) for line in printed.stdout.splitlines()] == threads_in(tmp_path / "given")
    rows = [f"{k},{k - 1 if k > 1 else ''},Ann,Words of number {k}." for k in range(1, 30)]
    (pages / "stated.csv").write_text("\n".join(["id,parent,author,text", *rows]), encoding="utf-8")
    both = [pages, pages / "stated.csv"]
    shown = run("parse", *both, "-o", tmp_path / "stated", "-j", "1", "--nobody", "stated")
    assert shown.exit_code == 0 and "29 codes" in shown.stderr, shown.output
    assert [len(c.replies_to) for c in threads_in(tmp_path / "stated")[-1].comments] == [0, *[1] * 28]


def test_codes_on_which_coders_differ_count_for_nothing(pages: Path) -> None:
    sheets = coded(pages, "0", "above")
    shown = run("parse", pages, "-o", pages.parent / "out", "-j", "1", "--nobody", sheets)
    assert shown.exit_code == 1 and "there are 0" in shown.stderr, shown.output


def test_a_report_says_the_offset_and_is_the_same_again(pages: Path, tmp_path: Path) -> None:
    assert run("agree", coded(pages, "0"), "-o", pages / "codes.csv").exit_code == 0
    (pages / "study.toml").write_text('[replies]\nnobody = "codes.csv"\n', encoding="utf-8")
    out, again = tmp_path / "out", tmp_path / "again"
    shown = run("report", pages, "-o", out, "-j", "1", "-q")
    assert shown.exit_code == 0, shown.output
    kept = read_settings(out / "study" / "study.toml").nobody
    assert isinstance(kept, NobodyOffset) and kept.codes == kept.coded_nobody == 24 and kept.applied > 0
    with (out / "numbers.csv").open(encoding="utf-8-sig", newline="") as file:
        numbers = {row["id"]: row["text"] for row in csv.DictReader(file)}
    assert numbers["replies.offset"] == f"+{kept.estimate:.2f}"
    assert numbers["replies.offset_error"] == f"{kept.standard_error:.2f}" and numbers["replies.offset_codes"] == "24"
    assert "log-odds (standard error" in (out / "report.html").read_text(encoding="utf-8")
    assert run("report", out, "-o", again, "-j", "1", "-q").exit_code == 0
    assert (again / "threads.jsonl").read_bytes() == (out / "threads.jsonl").read_bytes()
    assert (again / "numbers.csv").read_bytes() == (out / "numbers.csv").read_bytes()
    assert run("verify", out).exit_code == 0
    parsed = run("parse", pages, "-o", tmp_path / "parsed", "-j", "1")
    assert parsed.exit_code == 0 and "24 codes" in parsed.stderr, parsed.output
    shown = run("report", pages, "-o", tmp_path / "hidden", "-j", "1", "-q", "--pseudonyms", "--only", "data")
    assert shown.exit_code == 0, shown.output
    assert read_settings(tmp_path / "hidden" / "study" / "study.toml").nobody == kept


def test_settings_take_a_path_a_number_or_what_is_stated_as_words() -> None:
    said = [Settings(nobody=word).nobody for word in ("codes.csv", "−0.5", "stated")]
    assert said == [Path("codes.csv"), -0.5, "stated"]


WRONG = [
    ("replies = 3", "is a table"),
    ("[replies]\nnobody = true", "told in numbers"),
    ("[replies]\nnobody = [1]", "nobody = 0.7"),
    ("[replies]\nnobodies = 1", "unknown key 'nobodies'"),
    ("[replies]\nnobody = inf", "number of log-odds"),
    ("[replies]\nnobody = 1\nestimate = 2", "unknown key 'estimate'"),
    ('[replies]\nestimate = "x"', "told in numbers"),
    ('[replies]\nnobody = " "', "told in numbers"),
    ("[replies]\nnobody = 1" + "0" * 400, "number of log-odds"),
    ("[replies]\nestimate = 1\ncodes = inf", "number of log-odds"),
    ("[replies]\nstandard_error = 0.2", "unknown key 'standard_error'"),
    ('[replies]\nnobody = "nowhere.csv"', "nowhere.csv cannot be read"),
    ('[replies]\nnobody = "stance.csv"', "no code of whom a comment answers"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_settings_that_cannot_be_used_are_told_before_anything_is_read(text: str, said: str, pages: Path) -> None:
    (pages / "study.toml").write_text(text, encoding="utf-8")
    (pages / "stance.csv").write_text("coder,variable,code,digest\nA,stance,FAVOR,0\n", encoding="utf-8")
    shown = run("report", pages, "-o", pages.parent / "out", "-j", "1")
    assert shown.exit_code == 1 and said in shown.stderr, shown.output
    assert not (pages.parent / "out").exists()


@pytest.mark.parametrize("offset", [NobodyOffset(estimate=-1.5), NobodyOffset(estimate=0.25, standard_error=0.5,
    codes=31, coded_nobody=4)])  # fmt: skip
def test_an_offset_is_written_and_read_back(offset: NobodyOffset, tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text(replies_text(offset), encoding="utf-8")
    assert read_settings(tmp_path / "study.toml").nobody == offset
