"""`commentariat verify` on what is no report, or one that was made to deceive: sentences, and no path is followed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commentariat.verifying import Finding, Verification, verify
from tests.command import run
from tests.verifying import change
from threads.errors import NoReport


@pytest.fixture
def out(report_written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(report_written, tmp_path / "out"))


def _no_folder(out: Path) -> None:
    shutil.rmtree(out)


def _a_file(out: Path) -> None:
    shutil.rmtree(out)
    out.write_text("no folder", encoding="utf-8")


def _empty(out: Path) -> None:
    (out / "manifest.json").unlink()


def _holding(text: bytes) -> Callable[[Path], None]:
    def write(out: Path) -> None:
        (out / "manifest.json").write_bytes(text)

    return write


def _linked(out: Path) -> None:
    (out / "manifest.json").rename(out / "other.json")
    (out / "manifest.json").symlink_to(out / "other.json")


def _a_loop(out: Path) -> None:
    (out / "manifest.json").unlink()
    (out / "manifest.json").symlink_to(out / "manifest.json")


def _a_folder_of_that_name(out: Path) -> None:
    (out / "manifest.json").unlink()
    (out / "manifest.json").mkdir()


@pytest.mark.parametrize(
    "spoil",
    [
        _no_folder, _a_file, _empty, _linked, _a_loop, _a_folder_of_that_name, _holding(b""), _holding(b"{"),
        _holding(b"\xff\xfe\x00"), _holding(b"[" * 100_000), _holding(b"[]"), _holding(b'{"commentariat": "0"}'),
        _holding(b'{"commentariat": "0", "outputs": []}'), _holding(b'{"commentariat": "0", "outputs": {"a": 1}}'),
    ],
)  # fmt: skip
def test_what_is_no_report_ends_in_a_sentence(out: Path, spoil: Callable[[Path], None]) -> None:
    spoil(out)
    with pytest.raises(NoReport):
        verify(out)
    done = run("verify", out)
    assert done.exit_code == 2 and "holds no report of commentariat" in done.stderr and not done.stdout
    assert done.stderr.count("\n") == 1


def _zero(path: Path) -> None:
    path.write_bytes(b"")


def _broken(path: Path) -> None:
    path.write_bytes(b'{"id": "t", "comments": [{"id"' + b"\x1b[2J\xff\n")


def _link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


def _gone(path: Path) -> None:
    path.unlink()


def _outside(path: Path) -> None:
    (path.parent.parent.parent / "codes.csv").write_bytes(path.with_name("codes.csv").read_bytes())
    change(path, 'codes = "codes.csv"', 'codes = "../../codes.csv"')


def _nul(path: Path) -> None:
    change(path, 'codes = "codes.csv"', 'codes = "codes\\u0000.csv"')


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("threads.jsonl", _broken), ("threads.jsonl", _link), ("threads.jsonl", _gone),
        ("study/study.toml", _broken), ("study/study.toml", _link), ("study/study.toml", _gone),
        ("study/study.toml", _outside), ("study/study.toml", _nul), ("study/codes.csv", _gone),
        ("study/codes.csv", _link),
    ],
)  # fmt: skip
def test_a_bundle_that_cannot_be_used_says_so(out: Path, name: str, spoil: Callable[[Path], None]) -> None:
    spoil(out / name)
    seen = verify(out)
    assert "bundle" in {one.kind for one in seen.findings} and name in {one.where for one in seen.findings}
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", "\n".join(seen.lines()))
    assert run("verify", out).exit_code == 1


@pytest.mark.parametrize("name", ["threads.jsonl", "numbers.csv", "report.html", "figures/coverage.csv"])
def test_an_empty_file_is_named(out: Path, name: str) -> None:
    _zero(out / name)
    done = run("verify", out, "--json")
    assert [one for one in json.loads(done.stdout)["findings"] if one["where"] == name and one["kind"] == "file"]
    assert done.exit_code == 1


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/passwd", "a/../../b", "", "a\\b", "study", "x" * 5000, "a\0b", "\ud800"]
)
def test_no_path_leads_out_of_the_report(out: Path, name: str) -> None:
    path = out / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["outputs"][name] = "0" * 64
    path.write_text(json.dumps(manifest), encoding="utf-8")
    [one] = verify(out, quick=True).findings
    assert one.where == name and "digest" not in one.what
    for how in ("--quick", "--json"):
        assert run("verify", out, "--quick", how).exit_code == 1


def test_words_of_a_forged_report_are_not_obeyed_by_a_terminal() -> None:
    one = Finding(
        kind="number", where="report.html", address="a\x1b[2J", what="differs", printed="1\n2", recomputed="1"
    )
    assert "\x1b" not in one.sentence and "\n" not in one.sentence
    assert Verification(report="out", findings=(one,)).lines()[-1] == "1 thing differs."
