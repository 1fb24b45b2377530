"""What a site puts in the place of a comment that it or its author took away, or of an author who left."""

from __future__ import annotations

from threads.lines.grammar import LinePattern, kept, words_of
from threads.lines.hints import Hints

LONGEST = 300
"""Characters; the longest such notice on the measured pages, a newspaper's with its reasons, has 230."""
_REMOVED = LinePattern(r"\W{0,3}{notices}\W{0,3}")
_GONE = LinePattern(r"\W{0,2}{gone_authors}\W{0,2}")


@kept()
def _signs() -> Hints:
    """Parts of words, one of which each notice holds: finding them spares nearly all texts the pattern."""
    return Hints(words_of("notice_signs"))


def is_removed(text: str) -> bool:
    """Whether the words only say that a comment was deleted, hidden or is not yet let through."""
    return len(text) <= LONGEST and _signs().among(text.lower()) and _REMOVED.fullmatch(text.strip()) is not None


def is_gone_author(name: str) -> bool:
    """Whether the name only stands for an author whose account is gone: "[deleted]", 已注销."""
    return _GONE.fullmatch(name) is not None
