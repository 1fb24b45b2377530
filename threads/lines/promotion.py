"""Comments that sell something: an offer as spam makes it, and a way to reach the seller.

Both must stand in one comment: readers write addresses, and they write of money. Such comments stay in and are marked.
"""

from __future__ import annotations

from threads.lines.grammar import LinePattern, kept, words_of
from threads.lines.hints import Hints

LONGEST = 600
"""Characters; of 3,300 measured comments five had both signs; the four up to this length were spam, the longer one was
none."""
_REACH = LinePattern(
    r"https?://|\bwww\.|\b[\w-]{2,40}\.(?:com|net|org|info|biz|shop|top|xyz|club|example)\b|\[…\]|"
    r"[\w.+-]{1,40}@[\w-]{1,40}\.|\+\d[\d ()-]{7,}|{reach}"
)
"""An address, a number or a name under which the seller is reached; e-mail addresses may have been taken out
("[…]")."""
_OFFER = LinePattern("{offers}")
"""What spam offers: work at home, replicas, pills, spells, loans, gambling, forged papers."""


@kept()
def _signs() -> Hints:
    """Parts of words, one of which each offer holds: they spare nearly all comments the patterns."""
    return Hints(word.replace("\\", "") for word in words_of("offer_signs"))


def is_promotion(text: str) -> bool:
    """Whether a comment makes an offer as spam does and says how to reach the seller."""
    if len(text) > LONGEST or not _signs().among(text.lower()):
        return False
    return _OFFER.search(text) is not None and _REACH.search(text) is not None
