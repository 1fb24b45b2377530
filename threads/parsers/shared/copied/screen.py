"""How a platform's screen shows comments: what its file in `threads/parsers/copies` declares."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "copies"
_PARTS = ("badges", "answers")
"""Patterns of a part of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A platform's screen as it is copied; a pattern is matched with a whole line unless said otherwise."""

    name: str
    signs: tuple[re.Pattern[str], ...]
    enough: int = 2
    """How many different `signs` stand on lines of every copy."""
    footed: bool = False
    """The time stands below the words, not between name and words."""
    furniture: re.Pattern[str] | None = None
    """The platform's own lines around posts and comments."""
    badges: re.Pattern[str] | None = None
    """Part of a line: words beside names that only this platform writes."""
    ages: bool = False
    """An age may stand without "ago": 3시간."""
    times: re.Pattern[str] | None = None
    """A time as only this platform writes it: 5-4."""
    liked: re.Pattern[str] | None = None
    """The button whose count is the approval."""
    counts: int = 2
    """Bare counts below a comment, at most."""
    like_at: int = 0
    """Which of the bare counts is the approval."""
    exact: bool = False
    """It is so only where all `counts` are there."""
    colon: bool = False
    """Name and words stand on one line: 小王:好."""
    handles: bool = False
    """An account's name (@ann) stands below the name."""
    parents: bool = False
    """Whom a comment answers may stand beside or below its writer's name."""
    answers: re.Pattern[str] | None = None
    """The head of the words, or a line above them, that names whom they answer in a group."""
    named: bool = False
    """Words that begin with the whole name of an earlier writer answer him."""
    folds: bool = False
    """Answers stand below the line that counts them."""
    opens: bool = False
    """The first of the records is the post itself."""
    titled: bool = False
    """Posts have a title above their writer's name."""
    opener: re.Pattern[str] | None = None
    """The line that closes the head of a long answer, with the approval in it."""
    between: re.Pattern[str] | None = None
    """Lines between a comment's head and its words."""
    after: re.Pattern[str] | None = None
    """The line that closes the post."""
    ends: re.Pattern[str] | None = None
    """The line below the last comment."""
    own_headings: re.Pattern[str] | None = None
    """A line of copies whose records have headings of their own: comments begin below the first."""


def read_screen(name: str, *, signs: tuple[re.Pattern[str], ...] = (), after: re.Pattern[str] | None = None) -> Screen:
    """The screen that a platform's file declares: a list there is a pattern, of the forms that it may take; `signs` and
    `after` are those that its module also asks for itself."""
    told: dict[str, Any] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    more = tuple(pattern(*forms) for forms in told.pop("signs"))
    made = {key: _made(key, value) if isinstance(value, list) else value for key, value in told.items()}
    return Screen(signs=signs + more, **({"after": after} | made))


def pattern(*forms: str) -> re.Pattern[str]:
    """A pattern of a screen's whole lines, of any of some forms: case does not count."""
    return re.compile(rf"\A(?:{'|'.join(forms)})\Z", re.IGNORECASE | re.DOTALL)


def _made(key: str, forms: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE) if key in _PARTS else pattern(*forms)
