"""The words that a report says by itself: a name that is spelt like one says nothing of anybody there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from threads.corpus.names.folding import fold
from threads.corpus.names.forms import WORD

PACKAGES = ("analysis", "reports", "threads", "commentariat")
SUFFIXES = frozenset({".py", ".toml", ".html", ".js", ".typ", ".css", ".txt"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LISTS = frozenset({"common_words.txt"})


@cache
def own_words() -> frozenset[str]:
    """Every word of the program's own text, folded: what it prints, its columns, what it cites."""
    root = Path(__file__).resolve().parents[2]
    found: set[str] = set()
    for package in ("analysis", "reports"):
        for path in sorted((root / package).rglob("*")):
            if path.suffix in SUFFIXES and path.name not in _LISTS and path.is_file():
                text = path.read_text(encoding="utf-8", errors="replace")
                found.update(WORD.findall(fold(_CAMEL.sub(" ", text)).text if text.isascii() else fold(text).text))
    return frozenset(found)
