"""Who has the floor in one text: who spoke last, who was brought in by name, what the crowds are called."""

from __future__ import annotations

import re
from bisect import bisect_right

from threads.quotes.marks import Marked
from threads.quotes.nicknames import Nicknames
from threads.quotes.voice import Voice


class Floor:
    """What the readers of every language carry from one quote of a text to the next.

    `spoken` holds the voices in order, each with its place: a token in the languages that have them, else the offset
    where the quote ends.
    """

    def __init__(self, text: str, nicknames: re.Pattern[str]) -> None:
        self.text = text
        self.nicknames = Nicknames(text, nicknames)
        self.spoken: list[tuple[int, Voice]] = []

    @property
    def last(self) -> Voice | None:
        """The voice of the quote before, or None."""
        return self.spoken[-1][1] if self.spoken else None

    @property
    def last_end(self) -> int:
        """The place of the quote before, or 0."""
        return self.spoken[-1][0] if self.spoken else 0

    def keep(self, place: int, voice: Voice) -> None:
        """Remembers who spoke."""
        self.spoken.append((place, voice))

    def take(self, voice: Voice, earlier: Voice) -> None:
        """Makes a voice somebody who spoke before: its words stand for that one."""
        voice.speaker, voice.kind = earlier.speaker, earlier.kind
        voice.group, voice.place = earlier.group, earlier.place

    def goes_on(self, sign: str) -> Voice:
        """The voice of the quote before, once more; its manner was of that quote."""
        last = self.last
        assert last is not None
        return Voice(last.start, last.end, last.speaker, last.kind, last.group, last.place, None, sign)


class SpanFloor(Floor):
    """The floor of a text that is read span by span, without tokens."""

    def __init__(self, text: str, spans: list[Marked], *, nicknames: re.Pattern[str], online: re.Pattern[str]) -> None:
        super().__init__(text, nicknames)
        self.spans = spans
        found = online.search(text)
        self.online = found.group() if found else ""
        """The first word of the text for talk online: in such a text a bare screen name is a reader's."""

    def near(self, at: int) -> list[Marked]:
        """The span that begins last at or before an offset, if any."""
        place = bisect_right(self.spans, at, key=lambda span: span.outer_start)
        return self.spans[max(0, place - 1) : place]

    def in_quote(self, at: int) -> bool:
        """Whether an offset lies within a span."""
        return any(span.outer_start <= at < span.outer_end - 1 for span in self.near(at))
