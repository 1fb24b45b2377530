"""Nothing is skipped unseen: with COMMENTARIAT_NO_SKIP and the measuring data there, a skipped test is a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TESTS = """
import pytest

def test_that_runs():
    pass

@pytest.mark.shared
def test_of_the_data(shared):
    assert shared.is_dir()

@pytest.mark.skipif(True, reason="no such tool here")
def test_by_mark():
    pass

def test_from_within():
    pytest.skip("said within")

@pytest.mark.xfail(reason="known")
def test_known_to_fail():
    assert False
"""
MODULE = 'import pytest\npytest.skip("the whole file", allow_module_level=True)\n'
SKIPPED = ("test_skips.py::test_by_mark", "test_skips.py::test_from_within", "test_whole.py")


def run(checkout: Path, *, data: bool, no_skip: bool, workers: int) -> tuple[int, str]:
    """Exit code and output of pytest on a checkout of its own with our conftest, with or without data beside it."""
    tests = checkout / "tests"
    tests.mkdir(parents=True)
    (tests / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (tests / "test_skips.py").write_text(TESTS, encoding="utf-8")
    (tests / "test_whole.py").write_text(MODULE, encoding="utf-8")
    (checkout / "pytest.ini").write_text("[pytest]\nmarkers =\n  shared: s\n  browser: b\n", encoding="utf-8")
    if data:
        (checkout.parent / "shared").mkdir()
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "COMMENTARIAT_"))}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "--continue-on-collection-errors",
        f"-n{workers}",
        str(tests),
    ]
    done = subprocess.run(
        command,
        cwd=checkout,
        env=kept | ({"COMMENTARIAT_NO_SKIP": "1"} if no_skip else {}),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("workers", [0, 1])
def test_with_the_data_each_skipped_test_fails_the_run_and_is_named(tmp_path: Path, workers: int) -> None:
    code, shown = run(tmp_path / "checkout", data=True, no_skip=True, workers=workers)
    assert code == 1, shown
    for name in SKIPPED:
        assert f"tests/{name}" in shown, shown
    for reason in ("no such tool here", "said within", "the whole file"):
        assert reason in shown, shown
    assert "1 failed, 2 passed, 1 xfailed, 2 errors" in shown and "did NOT run" not in shown, shown


@pytest.mark.parametrize(("data", "no_skip"), [(False, True), (False, False), (True, False)])
def test_elsewhere_they_are_skipped_loudly(tmp_path: Path, *, data: bool, no_skip: bool) -> None:
    code, shown = run(tmp_path / "checkout", data=data, no_skip=no_skip, workers=0)
    assert code == 0, shown
    assert f"{len(SKIPPED) + (not data)} tests did NOT run" in shown, shown
    assert ("the measuring data is not at" in shown) == (not data), shown
