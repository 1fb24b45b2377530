"""Killed, ended or out of room at any moment: the old output is whole, or the new one is."""

from __future__ import annotations

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

from commentariat.outputs import output_folder, placing, work
from commentariat.outputs.work import place_of
from commentariat.run import SHARD
from tests.conftest import ROOT
from tests.written import put, tree
from threads.errors import NotWritten
from threads.files import write_whole


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
    page.write_text("\n".join([text] * 8), encoding="utf-8")

    def bounded() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    shown = subprocess.run(
        [sys.executable, "-m", "commentariat", words[0], page, *words[1:], "-j", "1", "-o", tmp_path / "out"],
        capture_output=True, text=True, cwd=ROOT, preexec_fn=bounded, env={**os.environ, "COMMENTARIAT_CACHE": "off"},
        check=False,
    )  # fmt: skip
    assert shown.returncode == 1 and "could not be written" in shown.stderr, shown.stderr
    assert str(tmp_path / "out") in shown.stderr and "Traceback" not in shown.stderr
    assert not (tmp_path / "out").exists()


MOMENTS = [(name, Random(f"{name}{i}").uniform(0.2, 3.5)) for name in ("SIGTERM", "SIGKILL") for i in range(3)]


def test_a_run_that_is_ended_at_any_moment_ends_its_workers_and_goes_on(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    text = (ROOT / "raw_html" / "blog-thread.txt").read_text(encoding="utf-8")[:4_000]
    for i in range(3 * SHARD):
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
