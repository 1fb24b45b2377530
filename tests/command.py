"""The command line, called as a user calls it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from commentariat.cli import main


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="commentariat")
