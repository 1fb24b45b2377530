"""What people code: the codebook, the files it comes in, and how far coders agree."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.coding.agreement import agreement
from analysis.coding.codebook import Answer, Codebook, Variable, codebook_for, codebook_text, read_codebook
from analysis.coding.files import code_rows
from analysis.coding.layer import agreements
from threads.errors import BadParameter, InputError

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), examples A to D; the alphas are his.
FOUR = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
TWO = {"Ben": "a a b b d c c c e d d a", "Gerry": "b a b b b c c c e d d d"}
BINARY = {"Meg": "0 1 0 0 0 0 0 0 1 0", "Owen": "1 1 1 0 0 1 0 0 0 0"}


def codings(data: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (coder, str(unit), code)
        for coder, codes in data.items() for unit, code in enumerate(codes.split()) if code != "."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "kind", "alpha"),
    [
        (BINARY, "nominal", 0.095),
        (TWO, "nominal", 0.692),
        (FOUR, "nominal", 0.743),
        (FOUR, "ordinal", 0.815),
        (FOUR, "interval", 0.849),
    ],
)
def test_alpha_is_the_one_that_was_published(data: dict[str, str], kind: str, alpha: float) -> None:
    found = agreement(codings(data), kind=kind)
    assert found.alpha == pytest.approx(alpha, abs=0.0005)
    assert found.low <= found.alpha <= found.high


def test_each_pair_and_each_answer_has_its_agreement_and_differences_are_listed() -> None:
    found = agreement(codings(TWO))
    assert found.by_pair[("Ben", "Gerry")][1:] == (pytest.approx(9 / 12), 12)
    assert set(found.by_label) == set("abcde") and found.by_label["c"] == pytest.approx(1.0)
    assert found.disagreements == {
        "0": {"Ben": "a", "Gerry": "b"}, "4": {"Ben": "d", "Gerry": "b"}, "11": {"Ben": "a", "Gerry": "d"}
    }  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(0, 5), st.sampled_from("xyz")), max_size=40))
def test_alpha_is_never_above_one_and_does_not_hang_on_the_order(rows: list[tuple[str, int, str]]) -> None:
    unique = list({(coder, str(unit)): (coder, str(unit), code) for coder, unit, code in rows}.values())
    found, turned = agreement(unique), agreement(unique[::-1])
    assert not found.alpha > 1
    assert found.alpha == pytest.approx(turned.alpha, nan_ok=True)


def test_a_codebook_is_read_as_it_was_written_whatever_its_words(tmp_path: Path) -> None:
    book = codebook_for(["stance", "sentiment", "replies", "blame"], target='the "new" law\\', question="How? 如何\x7f")
    (tmp_path / "codebook.toml").write_text(codebook_text(book), encoding="utf-8")
    assert read_codebook(tmp_path / "codebook.toml") == book


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "at least one variable"),
        ('[[variable]]\nname = "a"', "at least two answers"),
        ('[[variable]]\nname = "a"\nkind = "free"', "kinds: nominal"),
        ('[[variable]]\nname = "a"\nkind = "ordinal"\nanswer = [{code = "x"}, {code = "y"}]', "are numbers"),
        ('[[variable]]\nname = "a"\nanswer = [{code = "x"}, {code = "X"}]', "stands twice"),
        ('[[variable]]\nname = "a"\nanswer = [{code = "x;y"}, {code = "z"}]', "without a semicolon"),
        ('[[variable]]\nname = "a"\nanswer = "x"', "two pairs of brackets"),
        ("variable = 5", "two pairs of brackets"),
        ("[[variable", "not valid TOML"),
    ],
)
def test_a_codebook_that_cannot_be_used_says_why(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "codebook.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadParameter, match=said):
        read_codebook(tmp_path / "codebook.toml")


def test_keys_are_one_each_and_leave_u_to_who_cannot_tell(tmp_path: Path) -> None:
    text = '[[variable]]\nname = "a"\nanswer = [{code = "x", key = "u"}, {code = "y", key = "1"}, {code = "z"}]'
    (tmp_path / "codebook.toml").write_text(text, encoding="utf-8")
    keys = [one.key for one in read_codebook(tmp_path / "codebook.toml").variables[0].answers]
    assert len(set(keys)) == 3 and "u" not in keys and keys[1] == "1"


def test_several_answers_stand_in_the_order_of_the_book() -> None:
    several = Variable(name="blame", kind="several", answers=tuple(Answer(code=code) for code in "abc"))
    assert several.check("c; A") == "a;c" and several.check("unclear") == "UNCLEAR"
    with pytest.raises(BadParameter, match="no answer 'd'"):
        several.check("a;d")
    with pytest.raises(BadParameter, match="asks 'blame' twice"):
        Codebook(variables=(several, several))


LONG = "digest,coder,variable,code\nd1,A,tone,warm\nd1,B,tone,warm\nd2,A,tone,cold\nd2,B,tone,{}\nd3,A,tone,warm\n"


@pytest.mark.parametrize("missing", ["", "NA", "n/a", "#N/A", "-", "nan", ".", " "])
def test_a_missing_code_is_no_code(missing: str, tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text(LONG.format(missing), encoding="utf-8")
    assert len(code_rows(tmp_path / "codes.csv")) == 4


WIDE = {
    "a column a coder": "digest,variable,A,B\nd1,tone,warm,warm\nd2,tone,cold,NA\nd3,tone,warm,\n",
    "a column a variable": "digest,coder,tone\nd1,A,warm\nd1,B,warm\nd2,A,cold\nd2,B,n/a\nd3,A,warm\n",
    "a column for both": "digest,tone_A,tone_B,text\nd1,warm,warm,Hello\nd2,cold,,Well\nd3,warm,-,No\n",
    "with a title above": "Codes of May,,\nby A and B,,\ndigest,tone (A),tone (B)\nd1,warm,warm\nd2,cold,\nd3,warm,\n",
    "from Excel": "sep=;\ndigest;tone:A;tone:B\nd1;warm;warm\nd2;cold;\nd3;warm;\n",
}


@pytest.mark.parametrize("text", WIDE.values(), ids=WIDE.keys())
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "utf-16"])
def test_wide_tables_hold_what_the_long_one_does(text: str, suffix: str, tmp_path: Path) -> None:
    (tmp_path / "long.csv").write_text(LONG.format(""), encoding="utf-8")
    path = tmp_path / ("wide.xlsx" if suffix == "xlsx" else "wide.csv")
    if suffix == "xlsx":
        import csv

        from openpyxl import Workbook

        book = Workbook()
        for line in csv.reader(text.removeprefix("sep=;\n").splitlines(), delimiter=";" if "sep=;" in text else ","):
            book.active.append(line)
        book.save(path)
    else:
        path.write_bytes(text.encode("utf-8" if suffix == "csv" else "utf-16"))
    columns = ["digest", "coder", "variable", "code"]
    found, wanted = (code_rows(one)[columns].sort_values(columns) for one in (path, tmp_path / "long.csv"))
    assert found.to_numpy().tolist() == wanted.to_numpy().tolist()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"digest,coder,variable\nd1,A,tone\n", "lack the column 'code'"),
        ("a.csv", b"coder,variable,code\nA,tone,warm\n", "lack the column 'digest'"),
        ("a.xlsx", b"PK\x03\x04 half a file", "no Excel workbook"),
        ("a.xlsx", b"not even that", "no Excel workbook"),
        ("a.sqlite", b"SQLite format 3\0 broken", "cannot be read"),
        ("a.pdf", b"%PDF", "give a CSV, an XLSX"),
    ],
)
def test_a_file_without_codes_says_what_it_lacks(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=said):
        code_rows(tmp_path / name)


def test_several_at_once_agree_answer_by_answer_and_unclear_is_no_number() -> None:
    rows = [("A", "1", "x;y"), ("B", "1", "x"), ("A", "2", "y"), ("B", "2", "y"), ("A", "3", "x"), ("B", "3", "x")]
    table = pd.DataFrame(rows, columns=["coder", "unit", "code"]).assign(variable="blame")
    found = agreements(table)
    assert list(found) == ["blame:x", "blame:y"] and found["blame:x"].alpha == pytest.approx(1.0)
    assert found["blame:y"].alpha < 1
    tone = [("A", "1", "1"), ("B", "1", "1"), ("A", "2", "-1"), ("B", "2", "UNCLEAR"), ("A", "3", "0"), ("B", "3", "0")]
    ordinal = agreements(pd.DataFrame(tone, columns=["coder", "unit", "code"]).assign(variable="tone"))["tone"]
    assert (ordinal.kind, ordinal.alpha, ordinal.units_by_two) == ("ordinal", pytest.approx(1.0), 2)
