"""What the words of a language that is read span by span say of speakers: the data that the shared frame works with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from threads.quotes.kinds import Kind
from threads.quotes.lexicon import Roles


@dataclass(frozen=True, slots=True, eq=False)
class LanguageCues:
    """The patterns of one language; those for words match at their beginning.

    `anaphor` fits words for whoever spoke before, `partitive` "one of them", `others` "another one"; `groups` the
    public as a group with a name, `nicknames` a screen name as it is brought in, `online` talk online; `thing` what
    stands behind a role word that is no speaker's. `sign` marks the voices.
    """

    sign: str
    roles: Roles
    anaphor: re.Pattern[str]
    partitive: re.Pattern[str]
    others: re.Pattern[str]
    groups: re.Pattern[str]
    nicknames: re.Pattern[str]
    online: re.Pattern[str]
    thing: re.Pattern[str] | None = None


@lru_cache(maxsize=8192)
def role_in(language: LanguageCues, words: str) -> Kind | None:
    """The kind that the last role word in a phrase decides, for heads stand last; None where there is none."""
    best: tuple[int, Kind] | None = None
    for name, pattern in language.roles:
        for role in pattern.finditer(words):
            if language.thing is not None and language.thing.match(words, role.end()):
                continue
            if best is None or role.end() > best[0]:
                best = (role.end(), Kind(name, role.group()))
    return best[1] if best else None
