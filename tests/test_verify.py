"""`commentariat verify`: a report that is as it was written holds; one digit changed anywhere is named."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

import commentariat
from commentariat.front import said_of, study_of
from commentariat.settings import find_settings
from commentariat.verifying import verify
from reports import numbers
from reports.document import make
from reports.tables import csv_guarded
from tests.command import run
from tests.verifying import change, found, sign
from threads.corpus.store import Skipped


@pytest.fixture
def out(report_written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(report_written, tmp_path / "out"))


def test_a_fresh_report_holds(report_written: Path) -> None:
    assert commentariat.verify(report_written, quick=True).holds
    done = run("verify", report_written)
    assert done.exit_code == 0 and done.stdout.endswith("Everything holds.\n"), done.output
    seen = verify(report_written)
    listed = json.loads((report_written / "manifest.json").read_text(encoding="utf-8"))["outputs"]
    assert seen.files == len(listed) and {"threads.jsonl", "study/study.toml", "study/codes.csv"} <= set(listed)
    assert seen.numbers and seen.printed and seen.figures and not seen.versions and not seen.notes


def test_the_bundle_gives_the_same_numbers_on_another_machine(report_written: Path, tmp_path: Path) -> None:
    shutil.copytree(report_written / "study", tmp_path / "study")
    shutil.copy(report_written / "threads.jsonl", tmp_path)
    settings = find_settings([tmp_path])
    assert (settings.title, settings.seed, settings.skipped) == ("Bridges", 3, (Skipped("empty.html", "It is empty."),))
    anew = make(study_of(tmp_path), **said_of(settings))
    table = csv_guarded(numbers.numbers_table(numbers.numbers(anew)))
    assert table == (report_written / "numbers.csv").read_bytes()
    assert anew.facts["pages.skipped"].value == 1


def test_a_digit_of_the_page_is_named_with_what_it_should_be(out: Path) -> None:
    page = (out / "report.html").read_text(encoding="utf-8")
    link = re.search(r'(<a\b[^>]*\bdata-f="counted"[^>]*>)48(</a>)', page)
    assert link is not None
    change(out / "report.html", link.group(), f"{link[1]}43{link[2]}")
    sign(out, "report.html")
    [one] = verify(out).findings
    assert (one.kind, one.where, one.address) == ("number", "report.html", "counted")
    assert (one.printed, one.recomputed) == ("43", "48")
    done = run("verify", out)
    assert done.exit_code == 1 and "counted" in done.stdout and "printed 43, recomputed 48" in done.stdout


def test_numbers_that_lack_in_the_page_or_are_too_many_are_named(out: Path) -> None:
    page = (out / "report.html").read_text(encoding="utf-8")
    page = page.replace('data-f="counted"', 'data-f="invented"')
    (out / "report.html").write_text(page, encoding="utf-8")
    said = {one.address: one.what for one in found(out, "number", "report.html")}
    assert said == {"counted": "does not stand there", "invented": "is in no report on these data"}


@pytest.mark.parametrize("signed", [False, True])
def test_a_digit_of_the_table_of_numbers_is_named(out: Path, *, signed: bool) -> None:
    change(out / "numbers.csv", "\ncounted,48,48,", "\ncounted,48,47,")
    text = (out / "numbers.csv").read_text(encoding="utf-8-sig")
    value = re.search(r"\nenglish-language-commenters\.sentiment,[^,]+,([^,]+),", text)
    assert value is not None
    digit = value[1][-3]
    change(out / "numbers.csv", value[1], f"{value[1][:-3]}{(int(digit) + 1) % 10}{value[1][-2:]}")
    if signed:  # the last digits may differ on another machine, where the file is as it was written
        sign(out, "numbers.csv")
    seen = [one for one in verify(out).findings if one.where == "numbers.csv"]
    named = {one.address: one.printed for one in seen if one.kind == "number"}
    assert named.pop("counted") == "47"
    assert list(named) == ([] if signed else ["english-language-commenters.sentiment"])
    assert any(one.kind == "file" for one in seen) != signed


def test_a_row_of_the_table_of_numbers_that_is_gone_double_or_strange_is_named(out: Path) -> None:
    text = (out / "numbers.csv").read_text(encoding="utf-8")
    [line] = [one for one in text.splitlines() if one.startswith("counted,")]
    [other] = [one for one in text.splitlines() if one.startswith("coded,")]
    text = text.replace(line + "\n", "") + other + "\n" + line.replace("counted,", "made.up,") + "\n"
    (out / "numbers.csv").write_text(text, encoding="utf-8")
    said = {one.address: one.what for one in found(out, "number", "numbers.csv")}
    assert said == {
        "counted": "does not stand there", "coded": "stands there 2 times", "made.up": "is in no report on these data"
    }  # fmt: skip


def test_a_digit_of_the_threads_is_found_even_where_the_manifest_was_changed_too(out: Path) -> None:
    change(out / "threads.jsonl", "happy day for us. 0 0", "happy day for us. 0 8")
    seen = {one.kind: one.what for one in verify(out).findings if one.where == "threads.jsonl"}
    assert "has another digest" in seen["file"] and "corpus" in seen
    sign(out, "threads.jsonl")
    seen = {one.kind: one.what for one in verify(out).findings if one.where == "threads.jsonl"}
    assert "corpus" in seen and "file" not in seen


def test_a_comment_taken_out_changes_numbers_that_are_named(out: Path) -> None:
    lines = (out / "threads.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (out / "threads.jsonl").write_text("".join(lines[:-1]), encoding="utf-8")
    sign(out, "threads.jsonl")
    named = {one.address: (one.printed, one.recomputed) for one in found(out, "number", "numbers.csv")}
    assert named["counted"] == ("48", "44")


@pytest.mark.parametrize("signed", [False, True])
def test_a_digit_of_the_codes_changes_numbers_that_are_named(out: Path, *, signed: bool) -> None:
    change(out / "study" / "codes.csv", ",A,sentiment,1,", ",A,sentiment,-1,")
    if signed:
        sign(out, "study/codes.csv")
    seen = verify(out)
    assert "english-language-commenters.sentiment" in {one.address for one in seen.findings}
    assert {one.where for one in seen.findings if one.kind == "number"} == {"numbers.csv", "report.html"}
    assert any(one.kind == "figure" for one in seen.findings)
    assert any(one.where == "study/codes.csv" for one in seen.findings) != signed


def test_a_digit_behind_a_figure_is_named_by_row_and_column(out: Path) -> None:
    change(out / "figures" / "sentiment_by_population.csv", ",30,", ",31,")
    sign(out, "figures/sentiment_by_population.csv")
    [one] = verify(out).findings
    assert (one.kind, one.printed, one.recomputed) == ("figure", "31", "30")
    assert one.address.startswith("row 1, ")


def test_files_that_lack_and_files_that_are_not_ours(out: Path) -> None:
    (out / "reactions.csv").unlink()
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    seen = verify(out, quick=True)
    assert [(one.where, one.what) for one in seen.findings] == [("reactions.csv", "is missing")]
    assert seen.numbers is None and any("notes.txt" in note for note in seen.notes)
    assert run("verify", out, "--quick").exit_code == 1


def test_what_was_found_as_data(out: Path) -> None:
    (out / "reactions.csv").write_bytes(b"")
    done = run("verify", out, "--quick", "--json")
    data = json.loads(done.stdout)
    assert done.exit_code == 1 and data["holds"] is False and data["looked_at"]["numbers"] is None
    assert data["findings"][0]["where"] == "reactions.csv" and data["findings"][0]["sentence"].endswith(".")


def test_other_versions_are_said_first_and_are_no_fault(out: Path) -> None:
    path = out / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["commentariat"] = "0.0.1"
    manifest["packages"] = re.sub(r"numpy [^,]+", "numpy 1.0", manifest["packages"])
    path.write_text(json.dumps(manifest), encoding="utf-8")
    seen = verify(out, quick=True)
    assert seen.holds and len(seen.versions) == 2 and "0.0.1" in seen.lines()[0] and "numpy" in seen.lines()[1]


def unlist(out: Path, *beginnings: str) -> None:
    """Takes files out of the folder and of the manifest, as if one part alone had been written."""
    path = out / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name in [one for one in manifest["outputs"] if one.startswith(beginnings)]:
        (out / name).unlink()
        del manifest["outputs"][name]
    path.write_text(json.dumps(manifest), encoding="utf-8")


def test_the_tables_alone_hold_by_themselves(out: Path) -> None:
    unlist(out, "report.", "figures/", "summary.", "comments.")
    seen = verify(out)
    assert seen.holds and seen.numbers and seen.printed is None and seen.figures is None
    assert seen.notes == ("report.html is no part of this report: what is printed there was not looked at.",)
    change(out / "numbers.csv", "\ncounted,48,", "\ncounted,43,")
    assert [one.address for one in found(out, "number", "numbers.csv")] == ["counted"]


def test_a_part_without_what_it_was_made_from_holds_by_its_digests_alone(out: Path) -> None:
    unlist(out, "threads.jsonl", "study/", "numbers.csv")
    [one] = verify(out).findings
    assert one.kind == "bundle" and "--quick" in one.what
    assert verify(out, quick=True).holds


def test_a_digit_that_has_no_address_is_found_too(out: Path) -> None:
    """The paragraph for a paper and the words of a figure are sentences: each that says a number is compared."""
    change(out / "report.html", "We read 12 pages", "We read 97 pages")
    sign(out, "report.html")
    assert any("We read 97 pages" in str(one.printed) for one in found(out, "number", "report.html"))
