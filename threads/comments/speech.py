"""Who speaks of himself: readers say "I" where instructions and news do not."""

from __future__ import annotations

from collections.abc import Sequence

from threads.lines.grammar import LinePattern

FIRST_PERSON = frozenset(["i", "i’m", "i'm", "i’ve", "i've", "i'd", "i’d", "i'll", "me", "my", "mine", "we", "our"])
_I_GLUED = LinePattern("{first_person.glued}", cased=True)


def speaks_of_self(words: Sequence[str]) -> bool:
    """Whether words in small letters say "I" or "we" in English, Chinese or Korean."""
    return not FIRST_PERSON.isdisjoint(words) or _I_GLUED.search("".join(words)) is not None
