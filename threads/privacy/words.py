"""The words of `words.toml`, as alternatives of a pattern."""

from __future__ import annotations

import tomllib
from pathlib import Path

_FILE = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

AT, DOT, SAID_AT, GLUED_AT, MAILERS, LABELS, TOP, VERSIONS = (
    "|".join(sorted(_FILE[idea], key=len, reverse=True))
    for idea in ("at", "dot", "said_at", "glued_at", "mailers", "labels", "top", "versions")
)
SIGNS: tuple[str, ...] = (*_FILE["said_at"], *_FILE["glued_at"])
"""One of these stands in a text that spells out an "@" without brackets."""
PHONES: dict[str, str] = {
    idea: "|".join(sorted(words, key=len, reverse=True)) for idea, words in _FILE["phones"].items()
}
"""Labels of telephone numbers by what stands before, between and behind."""
