"""How a platform's screen shows comments: what its file declares, and nothing else needs to."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A platform's screen as it is copied.

    `signs`: patterns of whole lines; a copy has `enough` different ones. `footed`: the time stands below the words, not
    between name and words. `furniture`: the platform's own lines around posts and comments. `badges`: words beside
    names that only this platform writes. `ages`: an age may stand without "ago" (3시간). `liked`: the button whose count
    is the approval. `counts`: bare counts below a comment, at most, and `like_at`, which of them is the approval (of
    exactly `counts` where `exact`). `colon`: a name and the words stand on one line (小王:好). `handles`: an account's
    name (@ann) stands below the name. `parents`: whom a comment answers may stand below its author's name. `answers`:
    what stands at the head of words and names whom they answer, in the group "name". `opens`: the first of the records
    is the post itself. `after`: the line that closes the post. `ends`: the
    line below the last comment. `between`: lines between a comment's head and its words. `opener`: the line that closes
    the head of a long answer, with the approval in it. `folds`: answers stand below the line that counts them. `named`:
    words that begin with the whole name of another answer him. `titled`: posts have a title above their writer's name. `first_heading`: records have headings of their own, so
    comments begin below the first.
    """

    name: str
    signs: tuple[re.Pattern[str], ...]
    enough: int = 2
    footed: bool = False
    furniture: re.Pattern[str] | None = None
    badges: re.Pattern[str] | None = None
    ages: bool = False
    liked: re.Pattern[str] | None = None
    counts: int = 2
    like_at: int = 0
    exact: bool = False
    colon: bool = False
    handles: bool = False
    parents: bool = False
    answers: re.Pattern[str] | None = None
    opens: bool = False
    after: re.Pattern[str] | None = None
    ends: re.Pattern[str] | None = None
    between: re.Pattern[str] | None = None
    opener: re.Pattern[str] | None = None
    folds: bool = False
    named: bool = False
    titled: bool = False
    first_heading: bool = False


def pattern(words: str) -> re.Pattern[str]:
    """A screen's pattern: case does not count."""
    return re.compile(words, re.IGNORECASE)
