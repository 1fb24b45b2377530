"""Cells that no spreadsheet runs, and back (OWASP, CSV injection)."""

from __future__ import annotations

import re

_RUNS = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠﹦﹢﹣﹫])")
"""How a formula begins, full-width as some spreadsheets read it; behind apostrophes, so that none is lost on the way
back."""
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")


def guarded_text(cell: str) -> str:
    """The cell's text, with an apostrophe before it where a spreadsheet would run it; a plain number runs nothing."""
    return "'" + cell if _RUNS.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded_text(cell: str) -> str:
    """The text of which `guarded_text` made the cell."""
    return cell[1:] if cell[:1] == "'" and _RUNS.match(cell) else cell
