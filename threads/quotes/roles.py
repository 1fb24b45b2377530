"""The words of a language that show who speaks, from the files in `words/`: what speakers are, and cues."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from threads.text.toml_text import read_toml

FOLDER = Path(__file__).parent / "words"
Roles = tuple[tuple[str, re.Pattern[str]], ...]


@cache
def words_of(language: str) -> dict[str, Any]:
    """The tables of a language's file."""
    return read_toml(FOLDER / f"{language}.toml")


@cache
def roles_of(language: str) -> Roles:
    """Each kind of speaker with the pattern of its words, in the file's order."""
    return tuple((kind, re.compile("|".join(words))) for kind, words in words_of(language)["roles"].items())


@cache
def cue(language: str, name: str) -> str:
    """The words of a cue as one group of a pattern."""
    return f"(?:{'|'.join(words_of(language)['cues'][name])})"
