"""One executor for every stage: the same bytes from this process, several and Dask; who dies costs its own piece."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import click
import numpy as np
import pytest
from threadpoolctl import threadpool_info

from analysis import base
from analysis.base import Study
from commentariat.cli import main
from commentariat.executors import ClusterFault, _check_workers, executor_of
from commentariat.run import _submit
from commentariat.version import __version__
from commentariat.workers import Workers, workers
from tests.conftest import ROOT
from tests.digests import digests, forget, study_of_made
from tests.dying import dies_of_poison, dies_once, fails, lacks
from threads.corpus.store import Corpus
from threads.errors import BadParameter, BrokenInstallation, UnreadableInput
from threads.text.arithmetic import one_thread

MADE = 100
"""Comments of the report that is made in several ways: enough for themes, camps and sampled trees."""


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is shared out, and nothing is found that was kept."""
    monkeypatch.setattr(base, "SHARED_FROM", 0)
    monkeypatch.setenv("COMMENTARIAT_CACHE", "off")
    forget()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Executor]:
    """Dask with two processes that find nothing that was kept."""
    pytest.importorskip("distributed", reason="Dask is not installed: pip install 'commentariat[cluster]'")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMENTARIAT_CACHE", "off")
        with executor_of(cluster="local:2") as executor:
            assert executor is not None
            yield executor


@pytest.fixture(scope="module")
def serial() -> dict[str, str]:
    """What one process says."""
    return digests(study_of_made(MADE))


def said_by(executor: Executor | None) -> tuple[dict[str, str], set[str]]:
    forget()
    study = study_of_made(MADE)
    shared: set[str] = set()
    study.executor, study.told = executor, lambda done, total, what: shared.add(what)
    found = digests(study)
    forget()
    return found, shared


def test_two_processes_give_the_bytes_of_one(anew: None, serial: dict[str, str]) -> None:
    with executor_of(2) as executor:
        found, shared = said_by(executor)
    assert found == serial
    assert {"Reading sentiment", "Encoding texts", "Drawing reply trees"} <= shared


def test_a_cluster_gives_the_bytes_of_one_process(anew: None, serial: dict[str, str], cluster: Executor) -> None:
    assert said_by(cluster)[0] == serial


def test_the_number_of_blas_threads_changes_no_byte(serial: dict[str, str]) -> None:
    asked = {"OPENBLAS_NUM_THREADS": "4", "OMP_NUM_THREADS": "4", "COMMENTARIAT_CACHE": "off"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.digests", str(MADE), "4", "1"],
        cwd=ROOT, env={**os.environ, **asked}, capture_output=True, check=True,
    )  # fmt: skip
    assert json.loads(run.stdout) == [serial, serial]


def test_few_texts_are_not_shared_out() -> None:
    study = Study(Corpus(()), executor=NoExecutor())
    assert list(study.map(abs, [-1, 2], size=2)) == [1, 2]
    with pytest.raises(AssertionError, match="asked"):
        list(study.map(abs, [-1, 2], size=base.SHARED_FROM))


class NoExecutor(Executor):
    def submit(self, *_: object, **__: object) -> object:  # type: ignore[override]
        raise AssertionError("asked")


def test_a_process_that_dies_costs_its_own_piece(tmp_path: Path) -> None:
    with executor_of(2) as executor:
        check_who_dies(tmp_path / "mark", executor)


def test_a_worker_of_a_cluster_that_dies_costs_its_own_piece(tmp_path: Path, cluster: Executor) -> None:
    check_who_dies(tmp_path / "mark", cluster)


def check_who_dies(mark: Path, executor: Executor | None) -> None:
    items = [(number, str(mark)) for number in range(4)]
    study = Study(Corpus(()), executor=executor)
    assert list(study.map(dies_once, items, size=base.SHARED_FROM)) == [0, 1, 2, 3]
    assert mark.exists()


def test_a_page_that_kills_its_process_is_skipped_and_no_other(tmp_path: Path) -> None:
    pages = [tmp_path / name for name in ("a.txt", "poison.txt", "b.txt", "c.txt", "d.txt", "e.txt")]
    for page in pages:
        page.write_text(f"A title\n\nThe story of {page.stem} goes on for a while here.\n", encoding="utf-8")
    work = [(pages[i : i + 2], tmp_path / f"{i}.jsonl") for i in range(0, len(pages), 2)]
    with workers(2) as executor:
        assert len(list(_submit(executor, work, dies_of_poison))) == len(work)
    lines = [json.loads(line) for _, part in work for line in part.read_text(encoding="utf-8").splitlines()]
    assert [line["skipped"][0] for line in lines if "skipped" in line] == [str(pages[1])] and len(lines) == 6


def test_an_error_of_ours_comes_from_a_worker_as_it_was() -> None:
    with Workers(1) as executor:
        with pytest.raises(UnreadableInput, match=r"^there cannot be read") as caught:
            executor.submit(fails).result()
        assert str(caught.value) == str(UnreadableInput("there", "why"))
        with pytest.raises(BrokenInstallation, match="no page is to blame: it lacks") as broken:
            executor.submit(lacks).result()
        assert str(broken.value) == str(BrokenInstallation("it lacks"))


def test_a_cluster_that_cannot_be_had_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commentariat.executors.PATIENCE_WITH_CLUSTER", 1)
    with pytest.raises(BadParameter, match="tcp://host:8786, or local:N"), executor_of(cluster="cluster"):
        pass
    pytest.importorskip("distributed", reason="Dask is not installed: pip install 'commentariat[cluster]'")
    with pytest.raises(ClusterFault, match="does not answer"), executor_of(cluster="tcp://127.0.0.1:9"):
        pass
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterFault, match=r"pip install 'commentariat\[cluster\]'"), executor_of(cluster="local:2"):
        pass


class Told:
    """A client whose workers say that."""

    def __init__(self, said: object) -> None:
        self.said = said

    def scheduler_info(self, **_: object) -> dict[str, object]:
        return {"workers": {"tcp://a": {}}}

    def run(self, *_: object, **__: object) -> dict[str, object]:
        return {"tcp://a": self.said}


def test_workers_that_are_not_as_this_program_is_are_refused() -> None:
    _check_workers(Told(__version__), "c")
    with pytest.raises(BrokenInstallation, match=r"worker tcp://a cannot import commentariat.*no such module"):
        _check_workers(Told(ImportError("no such module")), "c")
    with pytest.raises(ClusterFault, match=r"worker tcp://a has commentariat 0.0.9"):
        _check_workers(Told("0.0.9"), "c")


def test_processes_rest_between_stages_and_begin_anew() -> None:
    with Workers(1) as executor:
        first = executor.submit(os.getpid).result()
        assert executor.submit(os.getpid).result() == first != os.getpid()
        executor.rest()
        assert executor.submit(os.getpid).result() != first


def test_threads_that_ask_at_once_get_all_the_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker of a cluster may have several threads: the second read pages while the first had loaded one parser."""
    package = tmp_path / "slow_parts"
    package.mkdir()
    (package / "__init__.py").write_text("from threads.registry import Registry\nPARTS = Registry('x', 'slow_parts')\n")
    for name in "ab":
        text = f"import time\nfrom slow_parts import PARTS\nPARTS.register('{name}')(print)\ntime.sleep(0.2)\n"
        (package / f"{name}.py").write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    parts = importlib.import_module("slow_parts").PARTS
    with ThreadPoolExecutor(3) as executor:
        asked = [executor.submit(lambda: [part.name for part in parts]) for _ in range(3)]
        assert [one.result() for one in asked] == [["a", "b"]] * 3


def test_every_verb_that_takes_processes_takes_a_cluster() -> None:
    def asked(verb: click.Command) -> set[str]:
        return {param.name or "" for param in verb.params}

    able = {name for name, verb in main.commands.items() if "jobs" in asked(verb)}
    assert {name for name, verb in main.commands.items() if "cluster" in asked(verb)} == able
    assert {
        "notebook",
        "parse",
        "check",
        "report",
        "analyse",
        "compare",
        "sample",
        "keyness",
        "annotate",
        "export",
    } <= able


def test_one_thread_is_set_by_the_first_and_lifted_by_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    def threads() -> set[int]:
        return {library["num_threads"] for library in threadpool_info()}

    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    assert np.ones(2).sum() == 2
    before = threads()
    with one_thread:
        with one_thread:
            assert threads() == {1} and os.environ["OMP_NUM_THREADS"] == "1"
        assert threads() == {1}
    assert threads() == before and os.environ["OMP_NUM_THREADS"] == "3"
