"""Who speaks of himself: readers say "I" where instructions and news do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

FIRST_PERSON = frozenset(["i", "i’m", "i'm", "i’ve", "i've", "i'd", "i’d", "i'll", "me", "my", "mine", "we", "our"])
_I_CJK = re.compile(r"[我咱俺]|(?<![가-힣])(?:저[는도의희]|제가|나[는도]|내가|우리)")


def speaks_of_self(words: Sequence[str]) -> bool:
    """Whether words in small letters say "I" or "we" in English, Chinese or Korean."""
    return not FIRST_PERSON.isdisjoint(words) or _I_CJK.search("".join(words)) is not None
