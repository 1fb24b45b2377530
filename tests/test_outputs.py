"""Outputs are whole or absent, by one run at a time, and what is not ours stays as it is."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from commentariat.outputs import output_file, output_folder, placing, work, write_output
from commentariat.outputs.work import place_of
from tests.command import run
from tests.conftest import ROOT
from threads.errors import BadParameter, BusyOutput, ForeignFiles, NotWritten
from threads.files import write_new, write_whole


def tree(folder: Path) -> dict[str, bytes | str]:
    """What stands in a folder and below it, links by where they lead."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def put(out: Path, **files: str) -> None:
    """Writes a small output of these files: `a_txt` is a.txt, `in_b_txt` is in/b.txt."""
    with output_folder(out, made_by="parse") as staged:
        for name, text in files.items():
            write_whole(staged.path / name.replace("in_", "in/").replace("_txt", ".txt"), text.encode())


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
    with pytest.raises(BadParameter, match="symbolic link"):
        write_output(tmp_path / "t.csv", b"ours")
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


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with output_folder(tmp_path / "out", made_by="parse") as first:
        write_whole(first.path / "a.txt", b"first")
        with pytest.raises(BusyOutput, match=f"process {os.getpid()}"):
            put(tmp_path / "out", a_txt="second")
        put(tmp_path / "other", a_txt="elsewhere")
    assert tree(tmp_path / "out")["a.txt"] == b"first"
    put(tmp_path / "out", a_txt="then")


def test_the_lock_of_a_dead_process_blocks_nobody(tmp_path: Path) -> None:
    died = child(lambda: dies_within(tmp_path / "out"))
    assert os.WIFSIGNALED(died) and (place_of(tmp_path / "out") / work.LOCK).is_file()
    put(tmp_path / "out", a_txt="1")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def dies_within(out: Path) -> None:
    with output_folder(out, made_by="parse") as staged:
        write_whole(staged.path / "half.txt", b"half")
        os.kill(os.getpid(), signal.SIGKILL)


def child(act: Callable[[], object]) -> int:
    """Does it in a process of its own and returns how that ended."""
    pid = os.fork()
    if pid == 0:
        try:
            act()
        finally:
            os._exit(0)
    return os.waitpid(pid, 0)[1]


TOUCHING = {"open", "os.rename", "os.link", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "shutil.rmtree"}


def killed_at(number: int, act: Callable[[], object]) -> bool:
    """Does it in a process that is killed when it is about to touch the disk for that many times; whether it was."""

    def act_until() -> None:
        left = number

        def hook(event: str, _: object) -> None:
            nonlocal left
            if event in TOUCHING:
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        act()

    return os.WIFSIGNALED(child(act_until))


@pytest.mark.parametrize("way", ["exchanged", "renamed", "file by file"])
def test_killed_at_any_moment_the_old_or_the_new_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way == "renamed":
        monkeypatch.setattr(placing, "exchange", lambda *_: False)
    if way == "file by file":
        monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == out)
    out = tmp_path / "out"

    def there() -> dict[str, bytes | str]:
        return {name: data for name, data in tree(out).items() if not name.startswith(work.SUFFIX)}

    def start() -> dict[str, bytes | str]:
        for one in tmp_path.iterdir():
            shutil.rmtree(one)
        put(out, a_txt="old", in_b_txt="old", gone_txt="old")
        (out / ".mine").write_text("mine")
        return there()

    old, number, killed = start(), 0, True
    put(out, a_txt="new", in_b_txt="new")
    new = tree(out)
    while killed:
        assert start() == old
        killed = killed_at(number, lambda: put(out, a_txt="new", in_b_txt="new"))
        found = there() if out.exists() else {}
        if way == "exchanged":
            assert found in (old, new), number
        elif way == "renamed":
            assert found in (old, new, {}), number
        else:  # no manifest, no report
            assert found in (old, new) or "manifest.json" not in found, number
            assert found[".mine"] == b"mine"
        put(out, a_txt="new", in_b_txt="new")
        assert tree(out) == new and sorted(path.name for path in tmp_path.iterdir()) == ["out"], number
        number += 1
    assert number > 20


def test_a_full_disk_names_the_file_and_leaves_the_old_output(tmp_path: Path) -> None:
    put(tmp_path / "out", a_txt="old")
    before = tree(tmp_path)

    def fills() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        try:
            put(tmp_path / "out", a_txt="new", in_b_txt="x" * 200_000)
        except NotWritten as error:
            os._exit(0 if f"{tmp_path}/out/in/b.txt could not be written (File too large)" in str(error) else 2)
        os._exit(1)

    assert os.waitstatus_to_exitcode(child(fills)) == 0
    assert tree(tmp_path) == before


@pytest.mark.parametrize("words", [("parse", "--format", "parquet"), ("report",), ("export",), ("sample", "-n", "20")])
def test_a_verb_without_room_says_which_file_and_exits_1(words: tuple[str, ...], tmp_path: Path) -> None:
    page = tmp_path / "long.txt"
    text = (ROOT / "raw_html" / "blog-thread.txt").read_text(encoding="utf-8")
    page.write_text("\n".join([text] * 40), encoding="utf-8")

    def bounded() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    shown = subprocess.run(
        [sys.executable, "-m", "commentariat", words[0], page, *words[1:], "-j", "1", "-o", tmp_path / "out"],
        capture_output=True, text=True, cwd=ROOT, preexec_fn=bounded, env={**os.environ, "COMMENTARIAT_CACHE": "off"},
        check=False,
    )  # fmt: skip
    assert shown.returncode == 1 and "could not be written" in shown.stderr, shown.stderr
    assert str(tmp_path / "out") in shown.stderr and "Traceback" not in shown.stderr
    assert not (tmp_path / "out").exists()


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    assert write_new(tmp_path / "deep" / "a", b"1") and not write_new(tmp_path / "deep" / "a", b"2")
    (tmp_path / "deep" / "link").symlink_to(tmp_path / "nowhere")
    assert not write_new(tmp_path / "deep" / "link", b"2")
    assert tree(tmp_path) == {"deep/a": b"1", "deep/link": str(tmp_path / "nowhere")}


MOMENTS = [(name, Random(f"{name}{i}").uniform(0.2, 6.0)) for name in ("SIGTERM", "SIGKILL") for i in range(3)]


def test_a_run_that_is_ended_at_any_moment_ends_its_workers_and_goes_on(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    text = (ROOT / "raw_html" / "blog-thread.txt").read_text(encoding="utf-8")
    for i in range(80):
        (pages / f"{i}.txt").write_text(text.replace("the", f"the{i}"), encoding="utf-8")
    words = [sys.executable, "-m", "commentariat", "parse", pages, "-o", tmp_path / "out", "-j", "2"]
    whole = [*words[:6], tmp_path / "whole", *words[7:]]
    assert subprocess.run(whole, cwd=ROOT, capture_output=True, check=False).returncode == 0
    wanted = tree(tmp_path / "whole")
    put(tmp_path / "out", a_txt="old")
    old = tree(tmp_path / "out")
    for name, moment in MOMENTS:
        run_ = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
        try:
            said = run_.communicate(timeout=moment)[1]
        except subprocess.TimeoutExpired:
            run_.send_signal(getattr(signal, name))
            said = run_.communicate()[1]  # comes to an end when no worker holds the pipe any more
        assert run_.returncode in (0, {"SIGTERM": 143, "SIGKILL": -9}[name], -signal.SIGTERM), said
        assert tree(tmp_path / "out") in (old, wanted), (name, moment)
        for _ in range(100):
            if not alive(run_.pid):
                break
            time.sleep(0.1)
        assert not alive(run_.pid), (name, moment)
    assert subprocess.run(words, cwd=ROOT, capture_output=True, check=False).returncode == 0
    assert tree(tmp_path / "out") == wanted
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "pages", "whole"]


def alive(session: int) -> bool:
    """Whether a process of that session still runs."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True
