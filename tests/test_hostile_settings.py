"""A study.toml or a file of codes that is none, or hostile, ends in a sentence that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.coding.files import code_rows
from commentariat.settings import read_settings
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
