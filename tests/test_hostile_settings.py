"""A study.toml or a file of codes that is none, or hostile, ends in a sentence that names it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis.coding.files import code_rows
from commentariat.settings import _KEYS, read_settings
from tests.command import run
from threads.errors import CommentariatError

TOML: dict[str, tuple[bytes, str]] = {
    "a number for a text": (b"title = 5", "`title` is a text"),
    "a date for a text": (b"title = 2012-01-01", "`title` is a text"),
    "a fraction": (b"seed = 1.5", "`seed` is a whole number"),
    "infinite": (b"seed = inf", "`seed` is a whole number"),
    "below zero": (b"seed = -5", "from 0"),
    "beyond any generator": (b"seed = 99999999999999999999", "4294967295"),
    "thousands of digits": (b"seed = " + b"9" * 5000, "TOML"),
    "thousands of hexadecimal digits": (b"seed = 0x" + b"f" * 5000, "thousands of digits"),
    "no topics": (b"topics = 0", "from 1"),
    "a billion topics": (b"topics = 1000000000", "to 1000"),
    "nested lists": (b"title = " + b"[" * 50_000, "nested too deep"),
    "nested tables": (b"a" + b".a" * 5000 + b" = 1", "unknown key"),
    "UTF-16": ("title = 'ferry'".encode("utf-16"), "UTF-8"),
    "Latin-1": (b"title = 'f\xe9ry'", "UTF-8"),
    "a zero byte": (b"title = 'a\0b'", "line 1"),
    "a zero in a file's name": (b'codes = "a\\u0000b"', "name of a file"),
    "no file's name": (b"codes = ''", "name of a file"),
    "an unknown key": (b"titel = 'x'", "Did you mean 'title'"),
    "a long unknown key": (b"k" * 100_000 + b" = 1", "unknown key"),
    "ten megabytes": (b"# " + b"x" * 10_000_000, "10 MB"),
    "half a line": (b"title = 'x", "TOML"),
    "a key twice": (b"title = 'a'\ntitle = 'b'", "TOML"),
    "rules of the wrong kind": (b"population = 5", r"\[\[population\]\]"),
    "a rule without a population": (b"[[population]]\n", "names no population"),
    "a rule with an unknown key": (b"[[population]]\npopulation = 'x'\nname = 5", "unknown key 'name'"),
    "a stance of the wrong kind": (b"stance = 'x'", r"\[stance\]"),
    "statements of the wrong kind": (b"[stance]\ntarget = 't'\nfavor = [1]", "list of statements"),
}
CODES: dict[str, tuple[bytes, str]] = {
    "no heading": (b"A,stance,FAVOR,abc\nB,stance,AGAINST,abc\n", "lack the column"),
    "other columns": (b"x,y\n1,2\n", "lack the column"),
    "a hundred thousand columns": (
        b",".join(b"c%d" % i for i in range(100_000)) + b"\n" + b",".join([b"1"] * 100_000), "columns"),
    "half a line": (b"coder,variable,code,digest\nA,stance,FAVOR,abc\nB,stan", "row 2"),
    "an open quotation mark": (b'coder,variable,code,digest\nA,stance,FAVOR,abc\n"B,stan\nC,stance,FAVOR\n', "row 2"),
    "zeros": (b"\0" * 1000, "binary data"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
    "an archive": (b"PK\x03\x04xxxx", "ZIP"),
    "nothing": (b"", "empty"),
    "empty lines": (b"\n\n", "empty"),
}  # fmt: skip


@pytest.mark.parametrize("case", TOML)
def test_a_hostile_study_toml_ends_in_a_sentence(case: str, tmp_path: Path) -> None:
    data, said = TOML[case]
    path = tmp_path / "study.toml"
    path.write_bytes(data)
    with pytest.raises(CommentariatError, match=said) as raised:
        read_settings(path)
    assert str(path) in str(raised.value) and len(str(raised.value)) < 800


WRONG = (
    "5", "-1", "1.5", "nan", "inf", "true", "2012-01-01", f"0x{'f' * 5000}", f"{'[' * 900}{']' * 900}", "[[1]]", "[{}]",
    "{a = {b = 1}}", '"a\\u0000b"', '""', "[{population = 5}]", "{target = 5}", "{text = 5}", "{nobody = nan}",
    "[{path = 1, reason = 2}]", f'"{"z" * 10_000}"', f"{'{a=' * 300}1{'}' * 300}",
)  # fmt: skip
"""Values of every kind, of which no key takes all."""


@pytest.mark.parametrize("key", _KEYS)
def test_whatever_stands_behind_a_key_is_taken_or_refused_in_a_sentence(key: str, tmp_path: Path) -> None:
    path, refused = tmp_path / "study.toml", 0
    for value in WRONG:
        path.write_text(f"{key} = {value}\n", encoding="utf-8")
        try:
            read_settings(path)
        except CommentariatError as error:
            refused += 1
            assert str(path) in str(error) and len(str(error)) < 900, value
    assert refused > len(WRONG) // 2


@pytest.mark.parametrize("name", ["study.toml", "codes.csv", "names.toml", "table.csv", "page.html"])
def test_a_pipe_in_the_place_of_a_file_hangs_nothing(name: str, page: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    given = {
        "study.toml": (page, "--settings"), "codes.csv": (page, "--codes"),
        "names.toml": (page, "--pseudonyms", "--key", tmp_path / "key", "--names"),
    }.get(name, ())  # fmt: skip
    shown = run("report", *given, tmp_path / name, "-o", tmp_path / "out", "--only", "data", "-j", "1")
    assert shown.exit_code in (1, 2) and name in shown.stderr and "Traceback" not in shown.output, shown.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("case", CODES)
def test_hostile_codes_end_in_a_sentence(case: str, tmp_path: Path) -> None:
    data, said = CODES[case]
    path = tmp_path / "codes.csv"
    path.write_bytes(data)
    with pytest.raises(CommentariatError, match=said) as raised:
        code_rows(path)
    assert str(path) in str(raised.value)


GOOD = "coder,variable,code,digest\nA,stance,FAVOR,abc\n"


@pytest.mark.parametrize(
    "data",
    [GOOD.encode("utf-16"), GOOD.encode("utf-16-be"), GOOD.encode("utf-8-sig"), GOOD.replace("\n", "\r\n").encode(),
     GOOD.replace("FAVOR", "FAV\0OR").encode(), (GOOD + "\n\n").encode(), GOOD.replace("abc\n", "abc,d,e\n").encode()],
)  # fmt: skip
def test_codes_in_other_clothes_are_read(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_bytes(data)
    [row] = code_rows(tmp_path / "codes.csv").to_dict("records")
    assert (row["coder"], row["variable"], row["code"], row["digest"]) == ("A", "stance", "FAVOR", "abc")


def test_a_code_that_is_a_formula_is_a_code(tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text(GOOD.replace("FAVOR", "'=1+1"))
    assert code_rows(tmp_path / "codes.csv")["code"].tolist() == ["=1+1"]
