"""What every test needs: where the measuring data is, and that nothing is skipped unseen where it must run."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from analysis.base import Study

# A busy machine is slow: neither an example's time nor that of making examples fails a test.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def must_run() -> bool:
    """Whether each skipped test is a failure: COMMENTARIAT_NO_SKIP is set, and the measuring data is there."""
    return bool(os.environ.get("COMMENTARIAT_NO_SKIP")) and SHARED.is_dir()


def pytest_configure(config: pytest.Config) -> None:
    """Vectors and keys are kept in a folder of this run, which its processes share, and not in the user's own. Compiled
    files are kept, even where the environment says otherwise: each of the many programs that tests start would be
    compiled anew, half a second, and these tests themselves, seven seconds a process.
    """
    sys.dont_write_bytecode = False
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        folder = tempfile.mkdtemp(prefix="commentariat-vectors-")
        os.environ["COMMENTARIAT_CACHE"] = folder
        os.environ["XDG_CONFIG_HOME"] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips, with the reason, what this machine lacks; with COMMENTARIAT_NO_SKIP a missing browser is a failure."""
    no_skip = bool(os.environ.get("COMMENTARIAT_NO_SKIP"))
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    for item in items:
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason=f"the measuring data is not at {SHARED}"))
        if item.get_closest_marker("browser") and not chromium and not no_skip:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine: install the package chromium"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that is skipped where nothing may be is a failure of that test."""
    return _never_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """So is a file of tests that is skipped as a whole."""
    return _never_skipped((yield))


def _never_skipped(report: Report) -> Report:
    if report.skipped and must_run() and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, though COMMENTARIAT_NO_SKIP is set and {SHARED} is there: {_reason(report)}"
    return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says at the end, loudly, what was skipped and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section(f"{len(skipped)} tests did NOT run", sep="!", yellow=True, bold=True)
        for report in skipped:
            terminalreporter.line(f"{report.nodeid}: {_reason(report)}")


@pytest.fixture(scope="session", autouse=True)
def _not_synced() -> Iterator[None]:
    """Nothing waits for the disk: no test takes the power away, and a process that is killed loses nothing by it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _encoder_read_once() -> Iterator[None]:
    """The sentence encoder is read once a process, a second each time: each report gives its memory back when it is
    drawn, and a hundred reports are made here."""
    from threads.text import encode

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encode, "_read", cache(encode._read))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds and measuring data beside the checkout."""
    return SHARED


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A flattened page with two comments, the second of which answers the first."""
    path = tmp_path / "page.txt"
    path.write_text(
        "Harbour bridge to close\n\nThe bridge closes in May, the council said on Monday.\n\n2 Comments\n\n"
        "  1. Ann says:\n     This is sad news for everyone who walks to work.\n\n"
        "  2. Bob says:\n     #1 I agree with you, Ann.\n",
        encoding="utf-8",
    )
    return path


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that `make` fills, once for all processes of a run; nobody changes what is in it."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (whole := folder.with_suffix(".made")).exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            whole.touch()
    return folder


@pytest.fixture(scope="session")
def report_written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report, to be copied by who changes something in it."""
    from tests.verifying import write_report

    return made_once(tmp_path_factory, "verify", write_report) / "out"


@pytest.fixture(scope="session")
def sample_study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The study of the pages in `raw_html` with all layers that its report shows; to be looked at only."""

    def make(folder: Path) -> None:
        from commentariat import study_of
        from reports.document import make as make_document
        from threads import Corpus

        study = study_of(ROOT / "raw_html")
        read = study.corpus  # its files go when it goes; what is kept holds the threads themselves
        study.corpus = Corpus(read, skipped=read.skipped, rules=read.rules, nobody=read.nobody)
        make_document(study, version="0")
        (folder / "study.pickle").write_bytes(pickle.dumps(study))

    held = made_once(tmp_path_factory, "sample-study", make) / "study.pickle"
    study: Study = pickle.loads(held.read_bytes())
    return study
