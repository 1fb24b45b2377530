"""`commentariat verify`: a report that is as it was written holds; one digit changed anywhere is named."""

from __future__ import annotations

import hashlib
import html
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import commentariat
from commentariat.cli import main
from commentariat.front import said_of, study_of
from commentariat.settings import find_settings
from commentariat.verifying import Finding, Verification, verify
from reports import numbers
from reports.document import make
from tests.test_reports_claims import coded_study
from threads.corpus.store import Skipped
from threads.errors import NoReport


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    corpus = coded_study(folder).corpus
    corpus.skipped = (Skipped("empty.html", "It is empty."),)
    settings = commentariat.Settings(title="Bridges", codes=folder / "codes.csv", seed=3)
    commentariat.report(corpus, folder / "out", settings=settings)
    page_with_its_numbers(folder / "out")
    return folder / "out"


@pytest.fixture
def out(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "out"))


def page_with_its_numbers(out: Path) -> None:
    """Writes a page that holds the numbers of the report alone, marked as the report marks them."""
    document = make(study_of(out), **said_of(find_settings([out])))
    links = (
        f'<p><a class="fact" href="#f={key}" data-f="{key}">{html.escape(fact.text)}</a></p>'
        for key, fact in numbers.printed(document).items()
    )
    page = f"<!doctype html><html><body>{''.join(links)}</body></html>"
    (out / "report.html").write_text(page, encoding="utf-8")
    sign(out, "report.html")


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, args)])


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, (path.name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def sign(out: Path, *names: str) -> None:
    """Makes the manifest list the files as they are now, as a forger would."""
    path = out / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name in names:
        manifest["outputs"][name] = hashlib.sha256((out / name).read_bytes()).hexdigest()
    path.write_text(json.dumps(manifest), encoding="utf-8")


def found(out: Path, kind: str, where: str) -> list[Finding]:
    return [one for one in verify(out).findings if (one.kind, one.where) == (kind, where)]


def test_a_fresh_report_holds(written: Path) -> None:
    done = run(written)
    assert done.exit_code == 0 and done.stdout.endswith("Everything holds.\n"), done.output
    seen = verify(written)
    listed = json.loads((written / "manifest.json").read_text(encoding="utf-8"))["outputs"]
    assert seen.files == len(listed) and {"threads.jsonl", "study/study.toml", "study/codes.csv"} <= set(listed)
    assert seen.numbers and seen.printed and seen.figures and not seen.versions and not seen.notes


def test_the_bundle_gives_the_same_numbers_on_another_machine(written: Path, tmp_path: Path) -> None:
    shutil.copytree(written / "study", tmp_path / "study")
    shutil.copy(written / "threads.jsonl", tmp_path)
    settings = find_settings([tmp_path])
    assert (settings.title, settings.seed, settings.skipped) == ("Bridges", 3, (Skipped("empty.html", "It is empty."),))
    anew = make(study_of(tmp_path), **said_of(settings))
    table = numbers.numbers_table(numbers.numbers(anew))
    [heads, *rows] = [table.columns.tolist(), *table.to_numpy().tolist()]
    text = (written / "numbers.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].split(",") == heads and len(rows) == text.count("\n") - 1
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
    done = run(out)
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
    named = {one.address: one.printed for one in found(out, "number", "numbers.csv")}
    assert named.pop("counted") == "47"
    assert list(named) == ([] if signed else ["english-language-commenters.sentiment"])
    assert bool(found(out, "file", "numbers.csv")) != signed


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
    [one] = found(out, "file", "threads.jsonl")
    assert "has another digest" in one.what and found(out, "corpus", "threads.jsonl")
    sign(out, "threads.jsonl")
    assert found(out, "corpus", "threads.jsonl") and not found(out, "file", "threads.jsonl")


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
    assert run(out, "--quick").exit_code == 1


def test_what_was_found_as_data(out: Path) -> None:
    (out / "reactions.csv").write_bytes(b"")
    done = run(out, "--quick", "--json")
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
    done = run(out)
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
    assert run(out).exit_code == 1


@pytest.mark.parametrize("name", ["threads.jsonl", "numbers.csv", "report.html", "figures/coverage.csv"])
def test_an_empty_file_is_named(out: Path, name: str) -> None:
    _zero(out / name)
    assert [one for one in verify(out).findings if one.where == name and one.kind == "file"]
    assert run(out).exit_code == 1


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/../../b", "", "a\\b", "study", "x" * 5000, "a\0b"])
def test_no_path_leads_out_of_the_report(out: Path, name: str) -> None:
    path = out / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["outputs"][name] = "0" * 64
    path.write_text(json.dumps(manifest), encoding="utf-8")
    [one] = verify(out, quick=True).findings
    assert one.where == name and "digest" not in one.what


def test_words_of_a_forged_report_are_not_obeyed_by_a_terminal() -> None:
    one = Finding(
        kind="number", where="report.html", address="a\x1b[2J", what="differs", printed="1\n2", recomputed="1"
    )
    assert "\x1b" not in one.sentence and "\n" not in one.sentence
    assert Verification(report="out", findings=(one,)).lines()[-1] == "1 thing differs."
