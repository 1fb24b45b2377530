"""What every test needs: where the measuring data is, and that nothing is skipped unseen where it must run."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips, with the reason, what this machine lacks; with COMMENTARIAT_NO_SKIP a missing browser is a failure."""
    must_run = bool(os.environ.get("COMMENTARIAT_NO_SKIP"))
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    for item in items:
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason=f"the measuring data is not at {SHARED}"))
        if item.get_closest_marker("browser") and not chromium and not must_run:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine: install the package chromium"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says at the end, loudly, what was skipped and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section(f"{len(skipped)} tests did NOT run", sep="!", yellow=True, bold=True)
        for report in skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
            terminalreporter.line(f"{report.nodeid}: {reason}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds and measuring data beside the checkout."""
    return SHARED
