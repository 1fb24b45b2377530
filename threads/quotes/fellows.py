"""A speaker's fellows: the groups of the public that a text names ("Weibo users"), and which of them somebody is of."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import islice

from threads.quotes import traits
from threads.quotes.kinds import plural_groups
from threads.quotes.lexicon import cue
from threads.quotes.tokens import Tokens
from threads.quotes.voice import Voice

# How far back, in characters, a group stays in mind for "another" and "others": about five paragraphs of news.
GROUP_REACH = 2_500
_NAMELESS = re.compile(rf"\b{cue('en', 'nameless')}")
MOST_GROUPS = 200
"""Groups before a quotation among which its speaker's fellows are looked for, so that cost grows with the text only."""


class Fellows:
    """The groups of the public in one text, and in the `context` that it stands in."""

    def __init__(self, tokens: Tokens, context: str) -> None:
        self.tokens, self.context = tokens, context

    @cached_property
    def groups(self) -> list[tuple[int, str]]:
        """Every plural word for members of the public outside quotes, with its offset."""
        return [(m.start(), m.group()) for m in plural_groups(traits.outside(self.tokens))]

    @cached_property
    def _context_groups(self) -> list[str]:
        """The plural words for members of the public in the context, the first of them."""
        return [match.group() for match in islice(plural_groups(self.context), MOST_GROUPS)]

    def named_between(self, since: int, offset: int) -> str | None:
        """The group that the text last named between the two offsets, if that was shortly before the second."""
        near = [phrase for place, phrase in self.groups if since < place < offset and offset - place < GROUP_REACH // 4]
        return near[-1] if near else None

    def nearest(self, offset: int) -> str | None:
        """The group that the text last named before that offset, if it is near enough to be in mind."""
        before = bisect_right(self.groups, offset - 1, key=lambda group: group[0])
        at, phrase = self.groups[before - 1] if before else (-GROUP_REACH, None)
        return phrase if offset - at < GROUP_REACH else None

    def of(self, phrase: str, voice: Voice) -> str | None:
        """What the article calls the speaker's fellows: the fullest plural of the same word before the quote."""
        noun = (voice.kind.decided_by or "").lower()
        stem = noun.removesuffix("s")[:12]
        offset = voice.start or 0
        before = bisect_right(self.groups, offset + len(phrase), key=lambda group: group[0])
        same = [
            p for _, p in self.groups[max(0, before - MOST_GROUPS) : before] if p.lower().split()[-1].startswith(stem)
        ]
        if self.context:
            same = [p for p in self._context_groups if p.lower().split()[-1].startswith(stem)] + same
        if any(word[0].isupper() for word in phrase.split()[1:]) and traits.PEOPLE_HEAD.search(phrase):
            own = traits.pluralised(phrase)
            if own and " " in own:
                return own
        if same:
            fullest = max(reversed(same), key=lambda p: len(p.split()))
            return fullest if " " not in fullest else " ".join([*fullest.split()[:-1], fullest.split()[-1].lower()])
        if _NAMELESS.search(noun):
            return self.nearest(offset) or (noun if noun.endswith("s") else None)
        return traits.pluralised(phrase) or (
            noun if noun in phrase.lower() and noun.endswith("s") and noun.isalpha() else None
        )
