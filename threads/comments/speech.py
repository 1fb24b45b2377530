"""Who speaks of himself: readers say "I" where instructions and news do not."""

from __future__ import annotations

from collections.abc import Sequence

from threads.lines.grammar import LinePattern, kept, words_of

_GLUED = LinePattern("{first_person.glued}", cased=True)


def speaks_of_self(words: Sequence[str]) -> bool:
    """Whether words in small letters say "I" or "we" in a language that has words for these."""
    return not _spaced().isdisjoint(words) or _GLUED.search("".join(words)) is not None


@kept()
def _spaced() -> frozenset[str]:
    return frozenset(words_of("first_person", "spaced"))
