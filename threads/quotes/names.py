"""From the words beside a quote to the person they stand for: full names, pronouns, "another", "the other"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from threads.quotes.kinds import is_role
from threads.quotes.lexicon import cue, derived, everywhere
from threads.quotes.tokens import Tokens

_RUN = re.compile(r"T{0,3}N{1,5}")
ORGANISATION = re.compile(rf"\b{cue('en', 'organisations')}\b")
_WORD = re.compile(r"\w+")
_DEMONYM = re.compile(cue("en", "nations"))


@dataclass(slots=True)
class _Person:
    full: str
    at: int  # token of the first mention
    gender: str = ""
    description: str = ""


@dataclass(slots=True)
class NamedPeople:
    """The people named in a text outside its quotes, and what the text says of them."""

    tokens: Tokens
    people: dict[str, _Person] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for run in _RUN.finditer(self.tokens.tags):
            start, end = run.span()
            if end - start > 1 or self.tokens.word(start) in self.short:
                self._meet(start, end)

    def _meet(self, start: int, end: int) -> None:
        tokens, tags = self.tokens, self.tokens.tags
        first = start
        while first < end and tags[first] == "T":
            first += 1
        if end - first > 2:
            while end - first > 2 and (_DEMONYM.fullmatch(tokens.word(first)) or is_role(tokens.word(first))):
                first += 1 + (tokens.word(first) in ("North", "South"))
        name = tokens.words(first, end)
        if _is_organisation(name):
            return
        if end - first == 1:
            self._again(name, start, first, end)
            return
        person = self.people.get(name)
        if person is None:
            person = self.people[name] = _Person(name, first, _gender_of(tokens.words(start, end)))
            for part in (tokens.word(end - 1), tokens.word(first)):
                self.short.setdefault(part, name)
        if not person.description:
            person.description = self._description(start, first, end)

    def _again(self, name: str, start: int, first: int, end: int) -> None:
        """A name of one word: a short form of a full name, or a name of its own where a title says so."""
        full = self.short.get(name)
        person = self.people.get(full) if full else None
        if person is None and start < first:
            person = self.people[name] = _Person(name, first)
            self.short[name] = name
        if person is not None:
            person.gender = (
                person.gender or _gender_of(self.tokens.words(start, first)) if start < first else person.gender
            )
            if not person.description:
                person.description = self._description(start, first, end)

    def _description(self, start: int, first: int, end: int) -> str:
        """What stands in apposition: the words of a role before the name, or the aside after it."""
        tokens, tags = self.tokens, self.tokens.tags
        before = start
        while before > 0 and tags[before - 1] in "nMNSD" and start - before < 6:
            before -= 1
        after = ""
        if tags[end : end + 1] in (",", "("):
            stop = end + 1
            while stop < len(tags) and tags[stop] not in ".|?QVB;)" and stop - end < 30:
                stop += 1
            after = tokens.words(end + 1, stop)
            if tags[end + 1 : end + 2] not in ("D", "n", "N", "T", "W", "M", "e", "R"):
                after = ""
        lead = tokens.words(before, first) if any(tag in "nT" for tag in tags[before:first]) else ""
        if (
            not lead and start > 1 and tags[start - 1] == "," and tags[end : end + 1] == ","
        ):  # an official with the office, Li Na, said
            before = start - 1
            while before > 0 and tags[before - 1] in "DTNMneRSOI" and start - before < 12:
                before -= 1
            lead = tokens.words(before, start - 1) if tags[before] == "D" else ""
        return " , ".join(part for part in (lead, after) if part)

    def full(self, name: str, before: int) -> str:
        """The full name that a short form stands for, else the form itself; `before` is the token it stands at."""
        while name not in self.short and name not in self.people and " " in name and is_role(name.split(" ", 1)[0]):
            name = name.split(" ", 1)[1]
        whole = self.short.get(name)
        if whole and self.people[whole].at <= before:
            return whole
        return whole or name

    def describe(self, name: str) -> str:
        """What the text says of a name, or nothing."""
        person = self.people.get(name)
        return person.description if person else ""

    def fits(self, name: str, pronoun: str) -> bool:
        """Whether a pronoun may stand for a name."""
        person = self.people.get(name)
        if person is None:
            return False
        want = _gender_of(pronoun)
        return not (want and person.gender and person.gender != want)

    def gendered(self, words: str, pronoun: str) -> bool:
        """Whether words for somebody unnamed say the other gender: "a man at the gate" is no "she"."""
        theirs = _gender_of(words.split(",")[0])
        return bool(theirs) and theirs != (_gender_of(pronoun) or theirs)

    def learn(self, name: str, pronoun: str) -> None:
        """Remembers the pronoun that a name went with."""
        person = self.people.get(name)
        if person is not None and not person.gender:
            person.gender = _gender_of(pronoun)

    def before(self, token: int, low: int) -> list[str]:
        """Names in tokens [low, token), the nearest sentence first, the first name of each sentence first."""
        found: list[str] = []
        end = token if self.people else low
        while end > low:
            start = (
                max(self.tokens.tags.rfind(".", low, end - 1), self.tokens.tags.rfind("|", low, end - 1), low - 1) + 1
            )
            for run in _RUN.finditer(self.tokens.tags, start, end):
                first = run.start()
                while self.tokens.tags[first] == "T" and first < run.end() - 1:
                    first += 1
                name = self.full(self.tokens.words(first, run.end()), run.start())
                if name in self.people:
                    found.append(name)
            end = start if start < end else end - 1
        return found


@lru_cache(maxsize=4096)
def _is_organisation(name: str) -> bool:
    return ORGANISATION.search(name) is not None


@derived
def _genders() -> dict[str, str]:
    """The pronouns, titles, words for people and given names that say m or f."""
    women = dict.fromkeys(everywhere("she") | everywhere("women"), "f")
    return women | dict.fromkeys(everywhere("he") | everywhere("men"), "m")


def _gender_of(words: str) -> str:
    """m or f by the first word that says so."""
    genders = _genders()
    return next((genders[word] for word in _WORD.findall(words.lower()) if word in genders), "")
