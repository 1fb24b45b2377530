"""Cells that a spreadsheet would run, made harmless in a CSV, and read back exactly."""

from __future__ import annotations

import re
from typing import Any

_RUN = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet may run (OWASP, CSV injection), full-width signs among them; apostrophes before
that, so that a cell which begins with one of its own is told from one that was guarded."""
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


def guarded_cell(value: Any) -> Any:
    """The cell, a text that a spreadsheet would run with an apostrophe before it; a plain number runs nothing."""
    return "'" + value if isinstance(value, str) and _runs(value) else value


def unguarded_cell(value: str) -> str:
    """The cell that `guarded_cell` was given."""
    return value[1:] if value.startswith("'") and _runs(value[1:]) else value


def _runs(text: str) -> bool:
    return _RUN.match(text) is not None and _NUMBER.fullmatch(text) is None
