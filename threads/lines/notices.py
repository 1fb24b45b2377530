"""What a site puts in the place of a comment that it or its author took away."""

from __future__ import annotations

from threads.lines.grammar import LinePattern, kept, words_of
from threads.lines.hints import Hints

LONGEST = 300
"""Characters; the longest such notice on the measured pages, a newspaper's with its reasons, has 230."""
_REMOVED = LinePattern(r"\W{0,3}{notices}\W{0,3}")


@kept()
def _signs() -> Hints:
    """Parts of words, one of which each notice holds: finding them spares nearly all texts the pattern."""
    return Hints(words_of("notice_signs"))


def is_removed(text: str) -> bool:
    """Whether the words only say that a comment was deleted, hidden or is not yet let through."""
    return len(text) <= LONGEST and _signs().among(text.lower()) and _REMOVED.fullmatch(text.strip()) is not None
