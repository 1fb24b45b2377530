"""Screen names that a text brings in once and then uses bare: 网友“山里人”表示 … “山里人”还说."""

from __future__ import annotations

import re

Pattern = re.Pattern[str]


class Nicknames:
    """Every screen name that a pattern with `noun` and `name` or `at` finds in a text, with the word before it."""

    def __init__(self, text: str, pattern: Pattern) -> None:
        self.nouns: dict[str, str] = {}
        for found in pattern.finditer(text):
            self.nouns.setdefault(found["name"] or found["at"], found["noun"])

    def noun(self, name: str) -> str | None:
        """The word with which the text brought in a name, or None where it did not."""
        return self.nouns.get(name)
