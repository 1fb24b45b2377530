"""The names and short forms by which a thread's people may be addressed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from threads.replies.cues.vocabulary import GREETINGS, ORDINARY
from threads.replies.transcript import NAMELESS, Transcript
from threads.replies.words import is_han
from threads.replies.words import tokens as tokens_of

MAX_NAME_TOKENS = 20
MAX_NAME_LENGTH = 80
"""Longer names are no names; nobody types them."""
HONORIFICS = (
    "님",
    "씨",
    "님은",
    "님이",
    "님도",
    "님의",
    "님께",
    "님을",
    "님아",
    "님께서",
    "님말씀",
    "씨는",
    "씨가",
    "씨도",
)
"""What Korean writes onto a name without a space."""
SHORT_PREFIX = 3
"""Letters that a shortened name keeps at least ("Dave" for Davey1957, "Otter" for otter_of_leith)."""
_CAMEL = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])|[^\W\d_a-zA-Z]{2,}")


@dataclass(frozen=True, slots=True)
class Name:
    """A sequence of tokens that means a person.

    `distinct` where it can hardly be an ordinary word; `honoured` where a Korean honorific follows the name.
    """

    person: int
    distinct: bool
    honoured: bool = False


class AuthorNames:
    """The names and short forms of a thread's people, by their first token; `lengths` has how many tokens those with
    one first token have, the longest first."""

    def __init__(self, reading: Transcript) -> None:
        self.reading = reading
        self.by_first: dict[int, dict[tuple[int, ...], Name]] = defaultdict(dict)
        self.short: dict[str, set[int]] = defaultdict(set)
        self.plain: dict[int, str] = {}
        self.honours = any("님" in text or "씨" in text for text in reading.texts)
        self.beginning: dict[str, list[int]] = defaultdict(list)
        for k, name in enumerate(reading.names):
            person = int(reading.author[k])
            key = reading.plain[k]
            if person in self.plain or not key or key in NAMELESS or len(name) > MAX_NAME_LENGTH:
                continue
            tokens = tokens_of(name)
            self.plain[person] = "".join(tokens)
            self.beginning[self.plain[person][:SHORT_PREFIX]].append(person)
            self._add(person, name, tokens)
        self.lengths = {
            first: sorted({len(sequence) for sequence in known}, reverse=True) for first, known in self.by_first.items()
        }

    def _add(self, person: int, name: str, tokens: list[str]) -> None:
        if not tokens or len(tokens) > MAX_NAME_TOKENS:
            return
        self._put(tokens, Name(person, _distinct(name, tokens)))
        if self.honours:
            for honorific in HONORIFICS:
                self._put([*tokens[:-1], tokens[-1] + honorific], Name(person, distinct=True, honoured=True))
        parts = set(_HYPHENED.findall(name.lower())) if "-" in name else set()
        parts |= {tokens[-1][1:]} if _KOREAN_NAME.fullmatch(tokens[-1]) else set()
        parts |= {part.lower() for part in _CAMEL.findall(name)} | {
            t for t in tokens if len(t) > 1 and not t.isdecimal()
        }
        stems = {token.rstrip("0123456789") for token in tokens}
        for part in parts | stems:
            if (len(part) >= SHORT_PREFIX or _KOREAN_NAME.fullmatch("김" + part)) and [part] != tokens:
                self.short[part].add(person)

    def _put(self, tokens: list[str], name: Name) -> None:
        sequence = self.reading.words.sequence(tokens)
        if sequence is not None:
            self.by_first[sequence[0]].setdefault(sequence, name)

    def shortened(self, word: str, recent: list[int]) -> int | None:
        """The one person whom a short form means: a part of the name, else its beginning among those `recent`."""
        owners = self.short.get(word, set())
        if len(owners) == 1:
            return next(iter(owners))
        if len(word) < SHORT_PREFIX or word in ORDINARY:
            return None
        alike = owners or {
            p for p in self.beginning.get(word[:SHORT_PREFIX], ()) if p in recent and _shortens(word, self.plain[p])
        }
        near = [p for p in alike if p in recent]
        return near[0] if len(near) == 1 else None


def _shortens(word: str, plain: str) -> bool:
    """Whether the word begins the name, or is the name with one or two letters wrong."""
    if plain.startswith(word):
        return len(plain) > len(word)
    return len(word) >= 6 and abs(len(plain) - len(word)) <= 2 and plain[:3] == word[:3] and _edits(word, plain) <= 2


def _edits(a: str, b: str) -> int:
    """Levenshtein's distance between two short words."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (x != y))
    return row[-1]


def _distinct(name: str, tokens: list[str]) -> bool:
    """Whether the name in running text can hardly be an ordinary word."""
    if any(token in ORDINARY or token in GREETINGS for token in tokens) and len(tokens) == 1:
        return False
    joined = "".join(tokens)
    if all(is_han(token) for token in tokens) or not joined.isascii():
        return len(joined) >= 3
    odd = any(c.isdigit() or c in "_-." for c in name) or bool(re.search(r"[a-z][A-Z]", name))
    return len(joined) >= (4 if odd or len(tokens) > 1 else 5)


_HYPHENED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+){1,3}")
_KOREAN_NAME = re.compile(r"[가-힣]{3}")
