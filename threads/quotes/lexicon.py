"""The words by which a text shows who speaks, from the files in `words/`, one a language: what words do in a clause,
what speakers are, and cues.

A file with `common`, `[verbs]` and `[clause]` has its language read token by token. `[roles]` says of what kind of
speaker a word is, `[words]` holds plain words, and `[cues]` parts of regular expressions: a pattern over all languages
takes each cue from every file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from threads.text.wordlists import either, read_words

FOLDER = Path(__file__).parent / "words"
_FIRST = ("en", "de", "zh", "ko")
_LANGUAGES = list(dict.fromkeys([*_FIRST, *sorted(path.stem for path in FOLDER.glob("*.toml"))]))
"""The languages with a file, in the order in which their words are tried."""
_ADDED: dict[str, dict[str, Any]] = {}
"""The tables of those that were added by `use`."""
_DERIVED: list[Callable[[], None]] = []
Roles = tuple[tuple[str, re.Pattern[str]], ...]
T = TypeVar("T")


def derived(make: Callable[..., T]) -> Callable[..., T]:
    """Keeps what a function makes of the words until a language is added."""
    kept = cache(make)
    _DERIVED.append(kept.cache_clear)
    return kept


def use(language: str, tables: dict[str, Any]) -> None:
    """Takes the tables of a file for a language's, in place of those that it had."""
    _ADDED[language] = tables
    if language not in _LANGUAGES:
        _LANGUAGES.append(language)
    for forget in _DERIVED:
        forget()


def words_of(language: str) -> dict[str, Any]:
    """The tables of a language's file."""
    return _ADDED.get(language) or read_words(FOLDER / f"{language}.toml")


@derived
def clause_languages() -> tuple[str, ...]:
    """The languages that are read token by token, whose words stand between spaces."""
    return tuple(language for language in _LANGUAGES if "clause" in words_of(language))


@derived
def clause_words(language: str, name: str) -> frozenset[str]:
    """The words of a language that do one thing in a clause: "pronouns", "titles"."""
    return frozenset(words_of(language)["clause"].get(name, "").split())


def plain(language: str, name: str) -> list[str]:
    """A list of plain words of a language, empty where its file has none."""
    found = words_of(language).get("words", {}).get(name, "")
    assert isinstance(found, str)
    return found.split()


@derived
def everywhere(name: str) -> frozenset[str]:
    """A list of plain words of all languages together."""
    return frozenset(word for language in _LANGUAGES for word in plain(language, name))


@derived
def roles_of(language: str) -> Roles:
    """Each kind of speaker with the pattern of its words, in the file's order."""
    return tuple((kind, re.compile("|".join(words))) for kind, words in words_of(language)["roles"].items())


def cue(language: str, name: str) -> str:
    """The words of a cue as one group of a pattern."""
    return either(words_of(language)["cues"][name])


def having(name: str) -> list[str]:
    """The languages whose files have a cue."""
    return [language for language in _LANGUAGES if name in words_of(language).get("cues", {})]


def cues(name: str) -> str:
    """The words of a cue in every language that has it, as one group of a pattern; Latin ones as whole words."""
    return either(rf"\b{cue(one, name)}\b" if one in clause_languages() else cue(one, name) for one in having(name))
