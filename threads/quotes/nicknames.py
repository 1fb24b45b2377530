"""Screen names that a text brings in once and then uses bare: 网友“山里人”表示 … “山里人”还说."""

from __future__ import annotations

import re
from functools import cached_property

from threads.quotes.lexicon import cue

Pattern = re.Pattern[str]
_NICK = r"@?[A-Z\d][\w’'-]*(?: (?:of |the )?[A-Z\d][\w’'-]*){0,3}|[\w.]{0,40}[_\d][\w.]{0,40}"
# A woman with the online name of Paper Boat · a user nicknamed “slow ink” · posting under the handle @knot7
ENGLISH = re.compile(
    rf"(?P<noun>{cue('en', 'nicknaming')})(?: of| is| was|,)?\s"
    rf"(?:[“‘\"'](?P<name>[^“”‘’\"'\n]{{1,30}})[”’\"']|(?P<at>{_NICK}))"
)


class Nicknames:
    """Every screen name that a pattern with `noun` and `name` or `at` finds in a text, with the word before it."""

    def __init__(self, text: str, pattern: Pattern) -> None:
        self.text, self.pattern = text, pattern

    @cached_property
    def nouns(self) -> dict[str, str]:
        """Each name with the word that brought it in first."""
        nouns: dict[str, str] = {}
        for found in self.pattern.finditer(self.text):
            nouns.setdefault(found["name"] or found["at"], found["noun"] or found["at"])
        return nouns

    def before(self, offset: int, reach: int) -> str | None:
        """The name that the text brought in last within so many characters before an offset, or None."""
        found = list(self.pattern.finditer(self.text, max(0, offset - reach), offset))
        return (found[-1]["name"] or found[-1]["at"]) if found else None

    def noun(self, name: str) -> str | None:
        """The word with which the text brought in a name, or None where it did not."""
        return self.nouns.get(name)
