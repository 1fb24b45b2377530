"""Lines in which somebody speaks of himself or to others: "I", "we", "you"."""

from __future__ import annotations

from threads.lines.grammar import LinePattern, kept, words_of

_GLUED = LinePattern("{first_person.glued}|{addressing.glued}", cased=True)
_ROUND = ".,!?"
"""What may stand around such a word."""


def speaks(text: str) -> bool:
    """Whether the text says "I", "we" or "you" in any language that has words for these."""
    small = text.lower()
    return any(word.strip(_ROUND) in _spaced() for word in small.split()) or _GLUED.search(small) is not None


@kept()
def _spaced() -> frozenset[str]:
    return frozenset(words_of("speaking"))
