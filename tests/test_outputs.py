"""Outputs are whole or absent, by one run at a time, and what is not ours stays as it is."""

from __future__ import annotations

import json
import os
import pwd
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from commentariat.outputs import output_file, output_folder
from tests.command import run
from tests.written import put, tree
from threads.errors import BadParameter, BusyOutput, ForeignFiles
from threads.files import write_new, write_whole


def test_a_folder_is_replaced_as_a_whole_with_its_manifest(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    put(out, a_txt="1", in_b_txt="2")
    first = tree(out)
    assert set(first) == {"a.txt", "in/b.txt", "manifest.json"}
    assert set(json.loads(first["manifest.json"])["outputs"]) == {"a.txt", "in/b.txt"}
    put(out, c_txt="3")
    assert set(tree(out)) == {"c.txt", "manifest.json"} and not (out / "in").exists()
    assert sorted(path.name for path in out.parent.iterdir()) == ["out"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, MemoryError])
def test_an_error_leaves_what_stood_there(tmp_path: Path, error: type[BaseException]) -> None:
    put(tmp_path / "out", a_txt="1")
    before = tree(tmp_path / "out")
    with pytest.raises(error), output_folder(tmp_path / "out", made_by="parse") as staged:
        (staged.path / "a.txt").write_text("half")
        raise error
    assert tree(tmp_path / "out") == before
    with pytest.raises(error), output_file(tmp_path / "t.csv") as staged:
        staged.path.write_text("half")
        raise error
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_what_a_run_has_read_stays_when_it_is_stopped_alone(tmp_path: Path) -> None:
    for error, stays in ((KeyboardInterrupt, True), (ValueError, False)):
        with pytest.raises(error), output_folder(tmp_path / "out") as staged:
            write_whole(staged.reading / "part", b"read")
            raise error
        assert staged.reading.exists() == stays and not (tmp_path / "out").exists()


def test_a_check_over_the_folder_stops_it_and_nothing_is_left(tmp_path: Path) -> None:
    seen = []

    def refuses(folder: Path) -> None:
        seen.extend(sorted(tree(folder)))
        raise ValueError("a name is in it")

    with (
        pytest.raises(ValueError, match="a name"),
        output_folder(tmp_path / "out", made_by="parse", check=refuses) as staged,
    ):
        write_whole(staged.path / "a.txt", b"Ann")
        write_whole(staged.reading / "part", b"Ann")
    assert seen == ["a.txt", "manifest.json"] and not list(tmp_path.iterdir())


def test_other_files_are_refused_and_stay_with_force(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, a_txt="1")
    (out / "mine").mkdir()
    (out / "mine" / "notes.md").write_text("mine")
    (out / "mine" / "empty").mkdir()
    (out / "link").symlink_to(tmp_path / "elsewhere")
    (out / ".hidden").write_text("an editor's")
    before = tree(out)
    with pytest.raises(ForeignFiles, match=r"link, mine/empty, mine/notes\.md.*--force"):
        put(out, b_txt="2")
    assert tree(out) == before
    with output_folder(out, force=True, made_by="parse") as staged:
        write_whole(staged.path / "b.txt", b"2")
    after = tree(out)
    assert set(after) == {"b.txt", "manifest.json", "mine/notes.md", "link", ".hidden"}
    assert after["link"] == str(tmp_path / "elsewhere") and (out / "mine" / "empty").is_dir()
    with pytest.raises(ForeignFiles, match=r"mine/notes\.md is not ours"), output_folder(out, force=True) as staged:
        write_whole(staged.path / "mine" / "notes.md", b"ours")
    assert tree(out) == after


def test_hidden_files_are_no_reason_to_refuse_and_stay(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o700)
    for name in (".DS_Store", "Thumbs.db"):
        (tmp_path / "out" / name).write_text("the system's")
    put(tmp_path / "out", a_txt="1")
    assert set(tree(tmp_path / "out")) == {".DS_Store", "Thumbs.db", "a.txt", "manifest.json"}
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_a_file_of_ours_that_somebody_changed_is_not_lost_unasked(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, a_txt="1")
    (out / "a.txt").write_text("my own codes")
    with pytest.raises(ForeignFiles, match=r"changed since: a\.txt"):
        put(out, a_txt="2")
    with output_folder(out, force=True, made_by="parse") as staged:
        write_whole(staged.path / "a.txt", b"2")
    assert tree(out)["a.txt"] == b"2"


def test_no_link_is_written_through(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "t.csv").write_text("kept")
    (tmp_path / "out").symlink_to(kept)
    (tmp_path / "t.csv").symlink_to(kept / "t.csv")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    for name in ("out", "gone"):
        with pytest.raises(BadParameter, match="symbolic link"):
            put(tmp_path / name, a_txt="1")
    with pytest.raises(BadParameter, match="symbolic link"), output_file(tmp_path / "t.csv") as staged:
        write_whole(staged.path, b"ours")
    put(tmp_path / "two", a_txt="1")
    (tmp_path / "two" / "a.txt").unlink()
    (tmp_path / "two" / "a.txt").symlink_to(kept / "t.csv")
    with output_folder(tmp_path / "two", force=True, made_by="parse") as staged:
        write_whole(staged.path / "a.txt", b"ours")
    write_whole(kept / "u.csv", b"u")
    assert tree(kept) == {"t.csv": b"kept", "u.csv": b"u"} and not (tmp_path / "two" / "a.txt").is_symlink()


def test_the_output_is_never_the_input(page: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    page = page.rename(pages / "page.txt")
    table = pages / "table.csv"
    table.write_text("id,author,text\n1,Ann,Hello to you all\n", encoding="utf-8")
    before = tree(tmp_path)
    for words in (
        ("parse", pages, "-o", pages), ("parse", page, "-o", pages, "--force"), ("report", pages, "-o", tmp_path),
        ("analyse", "inventory", table, "-o", table), ("export", pages, "-o", pages / "..", "--force"),
        ("compare", page, "--codes", table, "-o", table),
    ):  # fmt: skip
        shown = run(*words, "-j", "1")
        assert shown.exit_code == 1 and "input" in shown.stderr, (words, shown.output)
        assert tree(tmp_path) == before
    for _ in range(2):  # within the input it is left out of what is read
        assert run("parse", pages, "-o", pages / "out", "-j", "1").exit_code == 0
    assert run("parse", pages / "out", "-o", pages / "out", "-j", "1").exit_code == 0, "ours, from end to end"
    assert len((pages / "out" / "threads.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_what_another_verb_wrote_is_not_replaced_unasked(page: Path, tmp_path: Path) -> None:
    assert run("export", page, "-o", tmp_path / "out", "-j", "1").exit_code == 0
    for words in (("parse", page), ("export", page, "--to", "graphml"), ("report", page)):
        shown = run(*words, "-o", tmp_path / "out", "-j", "1")
        assert shown.exit_code == 1 and "commentariat export --to gexf" in shown.stderr, shown.output
    assert run("parse", page, "-o", tmp_path / "out", "-j", "1", "--force").exit_code == 0
    assert set(tree(tmp_path / "out")) == {"threads.jsonl", "manifest.json"}


@pytest.mark.parametrize("words", [("parse",), ("report",), ("export",), ("sample", "-n", "2")])
def test_a_place_where_nothing_can_be_is_named(page: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("kept")
    shown = run(words[0], page, *words[1:], "-j", "1", "-o", tmp_path / "file" / "out")
    assert shown.exit_code == 1 and "file/out could not be written (Not a directory)" in shown.stderr, shown.output
    assert (tmp_path / "file").read_text() == "kept"


VERBS = [("parse",), ("report", "--only", "data")]


@pytest.mark.parametrize("words", VERBS)
def test_an_output_that_is_a_link_is_refused_by_the_verb(page: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "kept")
    shown = run(words[0], page, *words[1:], "-j", "1", "-o", tmp_path / "out")
    assert shown.exit_code == 1 and "symbolic link" in shown.stderr and not list((tmp_path / "kept").iterdir())


@pytest.mark.parametrize("words", VERBS)
def test_a_folder_that_may_not_be_written_is_named(page: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    """As a user without rights; where root runs it and none of them reaches the program, a file is in the way."""
    closed, user = tmp_path / "closed", None
    closed.mkdir(mode=0o500)
    if os.geteuid() == 0:
        user = pwd.getpwnam("nobody").pw_uid if "nobody" in {one.pw_name for one in pwd.getpwall()} else None
        if user is None or not _reaches(user, page, Path(sys.executable)):
            user = None
            closed.rmdir()
            closed.write_bytes(b"no folder")
    command = [sys.executable, "-m", "commentariat", words[0], page, *words[1:], "-j", "1", "-o", closed / "out"]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, user=user, timeout=120)
    why = "Permission denied" if closed.is_dir() else "ot a directory"
    assert done.returncode == 1 and "closed" in done.stderr and why in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and (closed.is_file() or not list(closed.iterdir()))


def _reaches(user: int, *paths: Path) -> bool:
    """Whether a user may read the files and import the program."""
    script = "import sys, commentariat; [open(path, 'rb').close() for path in sys.argv[1:]]"
    try:
        done = subprocess.run([sys.executable, "-c", script, *paths], capture_output=True, user=user, timeout=60)
    except OSError:
        return False
    return done.returncode == 0


@pytest.mark.skipif(not os.access("/dev/shm", os.W_OK), reason="no other device to write to")
@pytest.mark.parametrize("words", VERBS)
def test_an_output_on_another_device_is_whole(page: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    with TemporaryDirectory(dir="/dev/shm") as far:
        places = (Path(far) / "out", tmp_path / "out")
        for _ in range(2):
            for place in places:
                shown = run(words[0], page, *words[1:], "-j", "1", "-o", place)
                assert shown.exit_code == 0, shown.output
        assert set(tree(places[0])) == set(tree(places[1])) and [one.name for one in Path(far).iterdir()] == ["out"]


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with output_folder(tmp_path / "out", made_by="parse") as first:
        write_whole(first.path / "a.txt", b"first")
        with pytest.raises(BusyOutput, match=f"process {os.getpid()}"):
            put(tmp_path / "out", a_txt="second")
        put(tmp_path / "other", a_txt="elsewhere")
    assert tree(tmp_path / "out")["a.txt"] == b"first"
    put(tmp_path / "out", a_txt="then")


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    assert write_new(tmp_path / "deep" / "a", b"1") and not write_new(tmp_path / "deep" / "a", b"2")
    (tmp_path / "deep" / "link").symlink_to(tmp_path / "nowhere")
    assert not write_new(tmp_path / "deep" / "link", b"2")
    assert tree(tmp_path) == {"deep/a": b"1", "deep/link": str(tmp_path / "nowhere")}
