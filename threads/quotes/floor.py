"""Who has the floor in one text: who spoke last, who was brought in by name, what the crowds are called."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_right

from threads.quotes.groups import Groups
from threads.quotes.kinds import Kind
from threads.quotes.language_cues import LanguageCues, role_in
from threads.quotes.marks import Marked
from threads.quotes.nicknames import Nicknames
from threads.quotes.voice import Voice


def line_begins(text: str, at: int, signs: str | None = None) -> int | None:
    """Where the line of an offset begins, or None where more than space, or more than these signs, stands before it. It
    looks no farther back than that, however long the line is."""
    while at and text[at - 1] != "\n" and (text[at - 1].isspace() if signs is None else text[at - 1] in signs):
        at -= 1
    return at if at == 0 or text[at - 1] == "\n" else None


class Floor(ABC):
    """What the readers of every language carry from one quote of a text to the next, and the steps from the words
    beside a quote to whom they stand for, which a language fills in.

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

    def settled(self, voice: Voice, words: str) -> Voice:
        """A voice with all that its words say of it."""
        if self.leads_back(voice, words):
            return voice
        voice.kind = self.kind_of(voice, words)
        if voice.kind.name == "unknown":
            self.another(voice, words)
        self.introduce(voice, words)
        if voice.kind.name in ("public", "person"):
            voice.place = voice.place or self.place_of(words)
        return voice

    @abstractmethod
    def leads_back(self, voice: Voice, words: str) -> bool:
        """Makes a voice whoever the words lead back to; whether they lead back to anybody."""

    @abstractmethod
    def kind_of(self, voice: Voice, words: str) -> Kind:
        """The kind by the words beside a screen name; that name becomes the speaker of a public voice."""

    @abstractmethod
    def another(self, voice: Voice, words: str) -> None:
        """Makes a voice one of the crowd that was spoken of last, where its words stand for another one."""

    @abstractmethod
    def introduce(self, voice: Voice, words: str) -> None:
        """Gives one of the public the name of the crowd, somebody else a name of his own."""

    @abstractmethod
    def place_of(self, words: str) -> str | None:
        """Where the words say that somebody lives."""


class SpanFloor(Floor):
    """The floor of a text that is read span by span, without tokens; a language brings its `LanguageCues`."""

    def __init__(self, text: str, spans: list[Marked], language: LanguageCues) -> None:
        super().__init__(text, language.nicknames)
        self.spans, self.language = spans, language
        self.groups = Groups(text, language.groups)
        found = language.online.search(text)
        self.online = found.group() if found else ""
        """The first word of the text for talk online: in such a text a bare screen name is a reader's."""

    def near(self, at: int) -> list[Marked]:
        """The span that begins last at or before an offset, if any."""
        place = bisect_right(self.spans, at, key=lambda span: span.outer_start)
        return self.spans[max(0, place - 1) : place]

    def in_quote(self, at: int) -> bool:
        """Whether an offset lies within a span."""
        return any(span.outer_start <= at < span.outer_end - 1 for span in self.near(at))

    def resolve(self, words: str, at: int) -> Voice:
        """The voice that words at an offset stand for."""
        voice = Voice(at, at + len(words), words, sign=self.language.sign)
        if self.language.partitive.match(words) and (of := self.among(at)):
            voice.kind, voice.group = of.kind, of.group
            return voice
        return self.settled(voice, words)

    def role_in(self, words: str) -> Kind | None:
        """The kind that the last role word of a phrase decides, or None."""
        return role_in(self.language, words)

    def is_other(self, words: str) -> bool:
        """Whether words stand for another one of the crowd that spoke before."""
        return bool(self.language.others.match(words))

    def one_of(self, kind: Kind, at: int) -> Voice:
        """Somebody of the people whom a role word before an offset names."""
        return Voice(kind=kind, group=self.group_of(kind.decided_by or "", at) if kind.name == "public" else None)

    def another(self, voice: Voice, words: str) -> None:
        if self.last and self.last.kind.name == "public" and self.is_other(words):
            voice.kind, voice.group = self.last.kind, self.last.group

    def introduce(self, voice: Voice, words: str) -> None:
        if voice.kind.name == "public":
            voice.group = voice.group or self.group_of(words, voice.start or 0)
        else:
            self.name(voice, words)

    @abstractmethod
    def among(self, at: int) -> Voice | None:
        """Whom one of them is of: the people who were named last before an offset, quoted or not."""

    @abstractmethod
    def group_of(self, words: str, before: int) -> str | None:
        """What the text calls the crowd that the words, or somebody whom they leave unnamed, are of."""

    @abstractmethod
    def name(self, voice: Voice, words: str) -> None:
        """Gives a voice that is not the public's its name, and its kind where only the name says it."""
