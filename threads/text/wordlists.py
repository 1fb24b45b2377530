"""Word lists: words stand in data files beside the code that reads them, and patterns are made from them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any


@cache
def read_words(path: Path) -> dict[str, Any]:
    """The tables of a file of words that the program brings along; read once."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def either(parts: Iterable[str]) -> str:
    """One group of a regular expression that fits any of the parts, the first that does."""
    return f"(?:{'|'.join(parts)})"
