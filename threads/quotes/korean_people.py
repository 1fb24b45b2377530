"""Korean: from the words beside a quote to whom they stand for: roles, screen names, "one of them", names."""

from __future__ import annotations

import re

from threads.quotes.floor import SpanFloor
from threads.quotes.kinds import Kind
from threads.quotes.language_cues import role_in
from threads.quotes.marks import Marked
from threads.quotes.places import KOREAN_PLACES, korean_place
from threads.quotes.voice import Voice
from threads.quotes.words_ko import (
    BETWEEN_MARKS,
    CUES,
    FRAME,
    GROUP,
    HANDLE,
    LETTER,
    NAME,
    SSI,
    STARRED,
    SUBJECT,
)

# Where a personal name stands in a phrase: 배우 박진(38), 변호인 박진 · 박진 외교부 장관 · 서울시 박진 대변인.
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        r".*[가-힣]\s([가-힣]{2,4})(?:\s?\(\d{1,2}\))?$",
        r".*\s([가-힣]{2,4})\s(?=[가-힣]{2,6}$)",
        r"([가-힣]{2,4})\s(?=[가-힣])",
    )
)


class KoreanPeople(SpanFloor):
    """Resolves the words for a speaker in Korean text; later ones may refer back to earlier ones."""

    def __init__(self, text: str, spans: list[Marked]) -> None:
        super().__init__(text, spans, CUES)
        self.people: list[tuple[str, str]] = []  # name, phrase

    def leads_back(self, voice: Voice, words: str) -> bool:
        """To whoever spoke last, else to the nearest subject with a role; a screen name is somebody by itself."""
        if self.language.anaphor.match(words):
            if self.last is None:
                self._antecedent(voice)
            else:
                self.take(voice, self.last)
            return True
        if name := self.screen_name(words):
            voice.speaker, voice.kind = name, Kind("public", self.online or name)
            voice.group = self.group_of("", voice.start or 0)
            return True
        return False

    def kind_of(self, voice: Voice, words: str) -> Kind:
        """The kind by the words beside a screen name, never by the name's own."""
        handle = HANDLE.search(words)
        beside = words[: handle.start()] + _without_name(handle) + words[handle.end() :] if handle else words
        kind = self.role_in(beside) or Kind("unknown", None)
        if kind.name == "public" and handle:
            voice.speaker = next(name for name in handle.groups() if name)
        elif kind.name == "public" and (ssi := SSI.search(words)):
            voice.speaker = ssi.group(1)
        return kind

    def is_other(self, words: str) -> bool:
        """Another one, or somebody by a letter: A씨."""
        return super().is_other(words) or bool(LETTER.fullmatch(words))

    def place_of(self, words: str) -> str | None:
        return korean_place(words)

    def screen_name(self, words: str) -> str | None:
        """A name that only a screen has, alone as the subject: bori****, 'nabi****', and ‘귤밭지기’ in talk online."""
        if self.nicknames.noun(words) is not None:
            return words
        found = STARRED.search(words) or (
            BETWEEN_MARKS.fullmatch(words) if self.online or self.nicknames.nouns else None
        )
        return next((name for name in found.groups() if name), None) if found else None

    def topic(self, low: int, high: int) -> Voice | None:
        """The last subject with a role or a name in a stretch of text."""
        for found in reversed(list(SUBJECT.finditer(self.text, low, high))):
            clean, _ = cleaned(found["subject"].split("\n")[-1])
            if clean and (self.role_in(clean) or SSI.search(clean)):
                return self.resolve(clean, found.end("subject") - len(clean))
        return None

    def among(self, at: int) -> Voice | None:
        floor = max(self.last_end, at - 300)
        named = self.topic(floor, at) or self._people(floor, at)
        return named or self.last

    def _people(self, low: int, at: int) -> Voice | None:
        """The last word for people in a stretch of text."""
        found = None
        for kind, pattern in self.language.roles:
            for role in pattern.finditer(self.text, low, at):
                if found is None or role.end() > found[0]:
                    found = (role.end(), Kind(kind, role.group()))
        return self.one_of(found[1], at) if found else None

    def _antecedent(self, voice: Voice) -> None:
        """ "그" before anybody has spoken: the nearest subject with a role in the 300 characters before."""
        at = voice.start or 0
        low = max(0, at - 300)
        for found in reversed(list(SUBJECT.finditer(self.text, low, at))):
            clean, _ = cleaned(found["subject"].split("\n")[-1])
            if role := self.role_in(clean):
                voice.speaker, voice.kind = clean, role
                voice.group = self.group_of(clean, at) if role.name == "public" else None
                break

    def name(self, voice: Voice, words: str) -> None:
        """박진 외교부 장관 → 박진; later 박 장관 → 박진."""
        if ssi := SSI.search(words):
            voice.speaker = ssi.group(1)
            self.people.append((ssi.group(1), words))
            voice.kind = voice.kind if voice.kind.name != "unknown" else Kind("person", "씨")
            return
        if short := re.fullmatch(r"([가-힣])\s?([가-힣]{2,6}|씨)", words):
            for name, phrase in reversed(self.people):
                if name[0] == short.group(1) and short.group(2) in phrase:
                    voice.speaker = name
                    voice.kind = self.role_in(phrase) or voice.kind
                    return
        named = _named(words)
        if named and voice.kind.name != "unknown":
            voice.speaker = named.group(1)
            self.people.append((named.group(1), words))
        elif voice.kind.name == "unknown" and re.fullmatch(r"[가-힣]{2,4}(?:\s?씨)?", words):
            voice.kind = Kind("person", None)

    def group_of(self, words: str, before: int) -> str | None:
        found = [m.group().strip() for m in GROUP.finditer(words)]
        if found and " " in found[-1]:
            return found[-1]
        if not found and SSI.search(words):  # 박모 씨: somebody met in the street
            return None
        earlier = self.groups.before(before)
        noun = found[-1].removesuffix("들") if found else ""
        same = [g for g in earlier if noun in g] or ([] if found else earlier)
        return max(same, key=len) if same else (found[-1] if found else None)


def _without_name(handle: re.Match[str]) -> str:
    """The words that bring in a screen name, without it: 닉네임 '도지사' says nothing of an office."""
    name = next(name for name in handle.groups() if name)
    return handle.group().replace(name, " ")


def _other(word: str) -> bool:
    """Whether a word is a role or a place, not a name."""
    return role_in(CUES, word) is not None or word in KOREAN_PLACES


def _named(words: str) -> re.Match[str] | None:
    """The personal name in a phrase."""
    for pattern in _NAMED:
        if (found := pattern.match(words)) and NAME.fullmatch(found.group(1)) and not _other(found.group(1)):
            return found
    return None


def cleaned(words: str) -> tuple[str, int]:
    """The subject without the frame words before it, and how much was cut on the left."""
    left = len(words) - len(words.lstrip(" ,"))
    rest = words[left:]
    while frame := FRAME.match(rest):
        if not frame.end():
            break
        left += frame.end()
        rest = rest[frame.end() :]
    comma = rest.rfind(", ")
    if comma >= 0:
        left += comma + 2
        rest = rest[comma + 2 :]
    return rest.rstrip(), left
