"""Names of people in the thread: `@name`, an address at the start of a line, `回复@某某:`, `//@user:`, short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from threads.model import Span
from threads.replies.cues import Cue
from threads.replies.cues.author_names import HONORIFICS, AuthorNames, Name
from threads.replies.cues.places import MAX_GREETINGS, addressed_by_form, heads_line
from threads.replies.cues.vocabulary import GREETINGS, ORDINARY
from threads.replies.transcript import Transcript
from threads.replies.words import lowered

HEAD_LENGTH = 40
"""Characters of a line's head in which greetings and the name after them stand."""


_CHAIN = re.compile(r"/{2}\s?[@＠]")
_AFTER = re.compile(
    r"\.?\s{0,2}(?:[,，:：、;；!！。?？)\]—–~～]|\.{2,}|-(?!\w)|->|→|#\s?\d|\r?\n|님|씨|桑|同学|兄|君|大哥|老师|"
    r"说得|說得|\Z|\.(?:\s|\Z)|\.\.)"
)


def find_mentions(reading: Transcript) -> tuple[list[Cue], dict[int, list[Span]]]:
    """Returns a cue for each person of the thread whom a comment names, and the repost chains (`//@user: …`).

    The target is that person's latest earlier comment. "strong": `@name`, or a name where an address stands; "weak":
    a distinctive name elsewhere, or a short form. A name that is an ordinary word counts only as an address.
    """
    names = AuthorNames(reading)
    last: dict[int, int] = {}
    cues: list[Cue] = []
    chains: dict[int, list[Span]] = {}
    recent: list[int] = []
    firsts = _first_tokens(reading, names)
    for k in range(1, len(reading) + 1):
        if not reading.fixed[k]:
            chain = _CHAIN.search(reading.texts[k]) if "//" in reading.texts[k] else None
            if chain is not None:
                chains[k] = [(chain.start(), len(reading.texts[k]))]
            cues += _mentions(reading, names, k, firsts[k].tolist(), last, recent, chain.start() if chain else None)
        person = int(reading.author[k])
        last[person] = k
        if person in recent:
            recent.remove(person)
        recent.append(person)
        del recent[:-50]
    return cues, chains


def _first_tokens(reading: Transcript, names: AuthorNames) -> list[NDArray[np.int64]]:
    """For each comment the places (within it) of tokens at which some name begins."""
    words = reading.words
    wanted = np.zeros(len(words.vocabulary) + 1, dtype=bool)
    wanted[list(names.by_first)] = True
    places = np.flatnonzero(wanted[words.ids]) if len(words.ids) else np.zeros(0, dtype=np.int64)
    document = words.document[places]
    inside = places - words.start[document]
    return np.split(inside, np.searchsorted(document, np.arange(1, len(reading) + 1)))


def _mentions(
    reading: Transcript,
    names: AuthorNames,
    k: int,
    firsts: list[int],
    last: dict[int, int],
    recent: list[int],
    chain: int | None,
) -> list[Cue]:
    text = reading.texts[k]
    found: dict[int, Cue] = {}
    for place, (sequence, name) in _full_names(reading, names, k, firsts):
        start, end = reading.words.span(k, place, place + len(sequence) - 1)
        strength = _strength(text, start, end, name)
        if strength and (chain is None or start <= chain + 4):
            _keep(found, k, name.person, start, end, strength, reading, last)
    for start, end in _short_places(text):
        if chain is not None and start > chain + 4:
            continue  # who reposted before stands farther down the chain
        person = names.shortened(_bare(lowered(text[start:end])), recent)
        if person is not None and not any(c.start < end and start < c.end for c in found.values()):
            _keep(found, k, person, start, end, "strong", reading, last)
    return sorted(found.values(), key=lambda cue: cue.start)


def _keep(
    found: dict[int, Cue],
    k: int,
    person: int,
    start: int,
    end: int,
    strength: str,
    reading: Transcript,
    last: dict[int, int],
) -> None:
    """Keeps a person's strongest, then first mention."""
    if person == int(reading.author[k]):
        return
    target = last.get(person, 0 if person == int(reading.author[0]) else -1)
    known = found.get(person)
    if target >= 0 and (known is None or (strength == "strong" and known.strength == "weak")):
        found[person] = Cue(k, target, "mention", start, end, strength)


def _full_names(
    reading: Transcript, names: AuthorNames, k: int, firsts: list[int]
) -> list[tuple[int, tuple[tuple[int, ...], Name]]]:
    """Names that stand in the text, the longest at each place."""
    words = reading.words
    if not firsts:
        return []
    tokens = words.ids[int(words.start[k]) : int(words.start[k + 1])].tolist()
    text = reading.texts[k]
    one_line = text.isascii() and "\n" not in text and "@" not in text
    found = []
    after = -1
    for place in firsts:
        if place < after:
            continue
        longest = _longest(names, tokens, place)
        if longest is None:
            continue
        after = place + len(longest[0])
        # An ordinary word is a name only as an address: in one plain line there is none after the greetings.
        if longest[1].distinct or place <= MAX_GREETINGS or not one_line:
            found.append((place, longest))
    return found


def _longest(names: AuthorNames, tokens: list[int], place: int) -> tuple[tuple[int, ...], Name] | None:
    """The longest name that stands at the place."""
    known, lengths = names.by_first[tokens[place]], names.lengths[tokens[place]]
    for length in lengths:
        sequence = tuple(tokens[place : place + length])
        if sequence in known:
            return sequence, known[sequence]
    return None


def _strength(text: str, start: int, end: int, name: Name) -> str | None:
    if addressed_by_form(text, start):
        return "strong"
    if heads_line(text, start) and (name.honoured or _AFTER.match(text, end)):
        return "strong"
    return "weak" if name.distinct else None


def _bare(word: str) -> str:
    """The word without the Korean honorific that is written onto it."""
    if word.isascii():
        return word
    return next((word[: -len(h)] for h in _BY_LENGTH if word.endswith(h) and len(word) > len(h) + 1), word)


_BY_LENGTH = sorted(HONORIFICS, key=lambda honorific: -len(honorific))


def _short_places(text: str) -> list[Span]:
    """Places where a shortened name may stand: after `@`, or capitalised at the head of a line after a greeting."""
    found = []
    if "@" in text or "＠" in text:
        found += [match.span(1) for match in _AT_WORD.finditer(text)]
    for match in _line_heads(text):
        first = match[1].lower()
        if first in ORDINARY and first not in GREETINGS:
            continue
        start = match.start(1)
        joined: list[Span] = []
        for word in _HEAD_WORD.finditer(text, start, start + HEAD_LENGTH):
            token = lowered(word.group())
            if token in GREETINGS and "\n" not in text[word.end() : word.end() + 2]:
                continue
            greeted = word.start() > start
            fits = _AFTER.match(text, word.end()) or token != _bare(token)
            if token not in ORDINARY and (fits or (greeted and word.group()[0].isupper())):
                found += [*joined, word.span()]
            elif _JOINED.match(text, word.end()):
                joined.append(word.span())
                continue
            break
    return found


_AT_WORD = re.compile(r"(?<![\w.])[@＠]\s?([^\W_][\w]{1,30})")


def _line_heads(text: str) -> Iterator[re.Match[str]]:
    """The first word of each line that begins with a letter."""
    at = 0
    while True:
        match = _HEAD.match(text, at)
        if match is not None:
            yield match
        at = text.find("\n", at) + 1
        if not at:
            return


_HEAD = re.compile(r"[ \t>*_(\[“\"]{0,6}([^\W\d_][^\W_]*)")
_HEAD_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+){0,3}")
_JOINED = re.compile(r" (?:and|&|und|et) (?=[^\W\d_a-z])")
