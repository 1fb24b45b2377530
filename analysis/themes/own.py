"""Themes of the user's own: a TOML of names with words and examples; who uses the words is counted, which is exact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.texts.words import RUN, content_words
from threads.errors import BadParameter
from threads.text.toml_text import read_toml, toml_string

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
HOW_TO_EDIT = "Rename a theme, give two of them one name to merge them, add words or take them out."
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True)
class OwnTheme:
    """A theme by a user's name: a text is of it where it uses one of the `words`; `examples` are texts that show it."""

    name: str
    words: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()

    def uses(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """Which texts use one of the words, in any form of it, shape (n,).

        A word in Latin script is found by its stem, a phrase as it is written between words, Han, kana and Hangul
        anywhere (국경 in 국경을).
        """
        plain = [word for word in map(_folded, self.words) if word]
        stems = {key for word in plain if _single(word) for key in _stems(word)}
        phrases = [_pattern(word) for word in plain if not _single(word) or not _stems(word)]
        return np.array([_says(text, stems, phrases) for text in texts], dtype=bool)


def read_own(path: str | Path) -> list[OwnTheme]:
    """The themes of a file: `[[theme]]` with `name`, and `words` or `examples`, lists of texts.

    Raises UnreadableInput, and BadParameter for what is no TOML or a theme that is none, naming it.
    Two themes of one name are one theme, with the words of both: to merge themes, give them one name.
    """
    held = read_toml(Path(path))
    rows = held.get("theme", [])
    if not isinstance(rows, list) or not rows:
        raise BadParameter(f"There is no theme in {path}: each is a [[theme]] with a name and a list of words.")
    found: dict[str, OwnTheme] = {}
    for number, row in enumerate(rows, 1):
        one = _theme(row, number, path)
        before = found.get(one.name, one)
        found[one.name] = OwnTheme(
            name=one.name,
            words=tuple(dict.fromkeys((*before.words, *one.words))),
            examples=tuple(dict.fromkeys((*before.examples, *one.examples))),
        )
    return list(found.values())


def toml_of(own: Iterable[OwnTheme]) -> str:
    """The themes as such a file."""
    parts = [f"# {HOW_TO_EDIT}\n"]
    for one in own:
        rows = (("name", one.name), ("words", one.words), ("examples", one.examples))
        parts.append("[[theme]]\n" + "".join(_line(key, value) for key, value in rows if value))
    return "\n".join(parts)


def nearest(texts: Sequence[str], examples: Sequence[str], *, count: int) -> list[int]:
    """Places of the texts nearest in meaning to any of the examples, nearest first; to be read, not to be counted."""
    from analysis.themes.bank import Bank

    if not examples or not len(texts):
        return []
    bank = Bank([(text, "") for text in texts])
    close = (bank.vectors @ bank.of([(text, "") for text in examples]).T).max(axis=1).round(5)
    return [int(i) for i in np.argsort(-close, kind="stable")[:count] if close[i] > 0]


def _theme(row: Any, number: int, path: str | Path) -> OwnTheme:
    name = row.get("name") if isinstance(row, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise BadParameter(f'Theme {number} of {path} has no name: write name = "…" below its [[theme]].')
    lists = {}
    for key in ("words", "examples"):
        held = row.get(key, [])
        if not isinstance(held, list) or not all(isinstance(one, str) for one in held):
            raise BadParameter(f"The {key} of the theme {name!r} in {path} are a list of texts, not {held!r:.60}.")
        lists[key] = tuple(one.strip() for one in held if one.strip())
    if not lists["words"] and not lists["examples"]:
        raise BadParameter(f"The theme {name!r} in {path} has neither words nor examples: give some.")
    return OwnTheme(name=" ".join(name.split()), **lists)


def _line(key: str, value: str | tuple[str, ...]) -> str:
    said = toml_string(value) if isinstance(value, str) else f"[{', '.join(map(toml_string, value))}]"
    return f"{key} = {said}\n"


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text.replace("’", "'")).strip().casefold()


def _single(word: str) -> bool:
    return " " not in word and not _UNSPACED.search(word) and bool(RUN.fullmatch(word))


def _stems(word: str) -> set[str]:
    return {key for key, _ in content_words(word)}


def _pattern(word: str) -> re.Pattern[str]:
    within = bool(_UNSPACED.search(word))
    return re.compile(re.escape(word) if within else rf"(?<!\w){re.escape(word)}(?!\w)")


def _says(text: str, stems: set[str], phrases: Sequence[re.Pattern[str]]) -> bool:
    folded = _folded(text)
    if any(pattern.search(folded) for pattern in phrases):
        return True
    return bool(stems) and any(key in stems for key, _ in content_words(folded))
