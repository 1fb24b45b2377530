"""A language of quotes from a file: what must stand in it, and what is wrong with one that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from threads.errors import BadParameter
from threads.quotes.dictionary import CLAUSE_TAGS
from threads.quotes.kinds import KINDS
from threads.quotes.lexicon import use
from threads.text.toml_text import read_toml

_LISTS: dict[str, tuple[str, ...]] = {
    "verbs": ("finite", "finite_weak"),
    "clause": (*CLAUSE_TAGS, "titles", "openers", "abbreviations"),
    "roles": KINDS,
    "words": ("he", "she", "men", "women", "crowds", "things", "no_antecedent", "role_ends"),
}
"""The lists of words that each table of a file may have."""
_NEEDED = (("verbs", "finite"), ("clause", "pronouns"), ("clause", "determiners"), ("roles", "public"))
_MARKS = ("common", "nouns_have_capitals", "ordinals_have_points")


def add_language(path: str | Path) -> str:
    """Adds a language to those in which `find_quotes` attributes quotes; returns its code, the stem of the file's name.

    The language is one whose words stand between spaces. The file has the form of `threads/quotes/words/de.toml`:
    `common`, its commonest words, by which a text in it is told; the tables `[verbs]` (forms of saying), `[clause]`
    (what words do in a clause), `[roles]` (who is the public, an official …) and `[words]`; in `[cues]` only
    `indefinite`, parts of regular expressions for "another" and "others". It holds for this process, and a second file
    of one name takes the place of the first. Raises BadParameter where the file is no such one, UnreadableInput where
    it is not there.
    """
    path = Path(path)
    tables = read_toml(path)
    if not re.fullmatch(r"[a-z]{2,3}", path.stem):
        raise BadParameter(f"{path.name} is not named after a language: call it by its ISO 639 code, as es.toml.")
    _check(path, tables)
    use(path.stem, tables)
    return path.stem


def _check(path: Path, tables: dict[str, Any]) -> None:
    _known(path, "the file", tables, (*_MARKS, *_LISTS, "cues"))
    if not isinstance(tables.get("common"), str) or not tables["common"].split():
        raise BadParameter(f"{path} has no common words: write common = “…” with the commonest words of the language.")
    for table, names in _LISTS.items():
        lists = tables.get(table, {})
        if not isinstance(lists, dict):
            raise BadParameter(f"{path}: {table} is a table of word lists; write [{table}] above them.")
        _known(path, f"[{table}]", lists, names)
        for name, words in lists.items():
            if not isinstance(words, str):
                raise BadParameter(f"{path}: {name} in [{table}] is to be words with spaces between, in one string.")
    for table, name in _NEEDED:
        if not tables.get(table, {}).get(name, "").split():
            raise BadParameter(f"{path} needs words for {name} in [{table}]: without them no speaker is found.")
    _check_cues(path, tables.get("cues", {}))


def _check_cues(path: Path, cues: Any) -> None:
    if not isinstance(cues, dict):
        raise BadParameter(f"{path}: cues is a table of lists; write [cues] above them.")
    _known(path, "[cues]", cues, ("indefinite",))
    for name, parts in cues.items():
        try:
            if not isinstance(parts, list) or not parts:
                raise TypeError("no list with parts in it")
            for part in parts:
                re.compile(part)
        except (re.error, TypeError, RecursionError) as error:
            raise BadParameter(f"{path}: {name} in [cues] is to be a list of regular expressions: {error}.") from error


def _known(path: Path, where: str, given: Iterable[str], known: tuple[str, ...]) -> None:
    """Raises BadParameter for a name that nothing reads."""
    for name in given:
        if name not in known:
            raise BadParameter(f"{path}: nothing reads {name} in {where}; known are {', '.join(known)}.")
