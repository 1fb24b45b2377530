"""Where the people of a list are named in a text, however they are written; linear in the text's length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from threads.corpus.names.folding import FoldedText, fold
from threads.corpus.names.forms import EAST, KOREAN_PARTICLES, WORD, WORDS, Form, common_words
from threads.corpus.names.people import AMBIGUOUS, PSEUDONYM, People
from threads.replies.cues.vocabulary import GREETINGS, ORDINARY
from threads.text.wordlists import either

MOST_GREETINGS = 3
LONGEST_MENTION = 40
LEAST_PREFIX = 3
"""Letters of a name that an @ before them makes one, where only one name begins so; two of Han, kana and Hangul."""

_JAMO = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")
_INNER_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")
_PLAIN = re.compile(r"[^\W_]")
_PARTICLES = fold("|".join(KOREAN_PARTICLES.split())).text.split("|")
_PARTICLE = re.compile("(?:" + "|".join(sorted(_PARTICLES, key=len, reverse=True)) + f")(?!{_JAMO.pattern})")
_HONORIFIC = re.compile(rf"\s?{either(WORDS['honorifics'])}")
_ANSWERS = re.compile(f"{either(WORDS['answering'])}$", re.IGNORECASE)
_SAYS = re.compile("|".join((rf"\s{either(WORDS['says'])}\b", *WORDS["says_glued"])))
_CLOSES = re.compile(r"\s{0,2}(?:[,，:：!！、;；]|\r?\n|$)")
_ENDS = re.compile(r"\s?(?:[.!?…。！？,，]|\s*$|\s*\n)")
_SPEAKS_TO = re.compile(rf"\s?[,:]\s{either(WORDS['speaks_to'])}\b", re.IGNORECASE)
_LEAD = re.compile(r"[ \t>*_(\[“\"#\d.:：-]*")
LEAST_SMALL = 5
"""Letters of a first or last name that is found in small letters too, where it is none of the commonest words."""
_NOUN = re.compile(rf"\b{either(WORDS['articles'])}\s$", re.IGNORECASE)
"""What stands before a word that is no name."""
_TITLES, _ABBREVIATED = frozenset(WORDS["titles"].split()), frozenset(WORDS["abbreviated"].split())


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in a text: the span, and who, by the folded name; AMBIGUOUS where several bear it."""

    start: int
    end: int
    who: str
    form: Form


class NameFinder:
    """Finds the people of a list in texts; pseudonyms name nobody, unless `pseudonyms` are what is looked for."""

    def __init__(self, people: People, *, pseudonyms: bool = False) -> None:
        self.people = people
        self._pseudonyms = pseudonyms
        self._words: dict[str, dict[tuple[str, ...], tuple[Form, str]]] = {}
        self._eastern: dict[str, dict[str, tuple[Form, str]]] = {}
        self._beginning: dict[str, set[str]] = {}
        for form, who in people.forms.items():
            if form.eastern:
                self._eastern.setdefault(form.text[0], {})[form.text] = (form, who)
            else:
                words = tuple(WORD.findall(form.text))
                if words:
                    self._words.setdefault(words[0], {})[words] = (form, who)
            if form.whole and who != AMBIGUOUS:
                close = form.text.replace(" ", "")
                for length in range(2, min(len(close), LONGEST_MENTION)):
                    self._beginning.setdefault(close[:length], set()).add(who)
        self._lengths = {first: sorted({len(one) for one in found}, reverse=True)
            for first, found in self._words.items()}  # fmt: skip
        self._sizes = {first: sorted({len(one) for one in found}, reverse=True)
            for first, found in self._eastern.items()}  # fmt: skip

    def find(self, text: str, *, thread: str | None = None, label: bool = False) -> list[Named]:
        """Where people are named, in order, no two overlapping, none within a pseudonym.

        A name that is an ordinary word is found where it addresses somebody of that thread (of any, where it is None),
        and in a `label` wherever it stands.
        """
        if not text or not (self._words or self._eastern):
            return []
        folded = fold(text)
        here = None if thread is None else self.people.here.get(thread, frozenset())
        taken = [] if self._pseudonyms else [match.span() for match in PSEUDONYM.finditer(text)]
        found = [
            *self._eastern_names(text, folded, here=here, label=label),
            *self._word_names(text, folded, here=here, label=label),
        ]
        if "@" in text or "＠" in text:
            found += self._mentions(text, found)
        return _apart(found, taken)

    def _word_names(
        self, text: str, folded: FoldedText, *, here: frozenset[str] | None, label: bool
    ) -> Iterator[Named]:
        words = list(WORD.finditer(folded.text))
        place = 0
        while place < len(words):
            hit = self._longest(folded.text, words, place)
            place += 1
            if hit is None:
                continue
            length, (form, who) = hit
            span = folded.span(words[place - 1].start(), words[place + length - 2].end())
            if span and self._stands(text, *span, form, who, here=here, label=label):
                yield Named(*span, who, form)
                place += length - 1

    def _longest(self, text: str, words: list[re.Match[str]], place: int) -> tuple[int, tuple[Form, str]] | None:
        """The longest name whose words stand from this place on: as they are, with an s or a number behind the last."""
        for first in _stems(words[place].group()):
            for length in self._lengths.get(first, ()):
                run = words[place : place + length]
                if len(run) < length or not all(_joined(text[a.end() : b.start()]) for a, b in pairwise(run)):
                    continue
                for last in _stems(run[-1].group()):
                    key = (*(one.group() for one in run[:-1]), last)
                    hit = self._words[first].get(key if length > 1 else (first,))
                    if hit and (key[-1] == run[-1].group() or (not hit[0].ordinary and len(last) >= 3)):
                        return length, hit
        return None

    def _eastern_names(
        self, text: str, folded: FoldedText, *, here: frozenset[str] | None, label: bool
    ) -> Iterator[Named]:
        plain, at = folded.text, 0
        while at < len(plain):
            hit = next(
                (
                    one
                    for size in self._sizes.get(plain[at], ())
                    if (one := self._eastern[plain[at]].get(plain[at : at + size]))
                ),
                None,
            )  # fmt: skip
            span = folded.span(at, at + len(hit[0].text)) if hit else None
            if (
                hit
                and span
                and _edges(plain, at, at + len(hit[0].text))
                and self._stands(text, *span, *hit, here=here, label=label)
            ):
                yield Named(*span, hit[1], hit[0])
                at += len(hit[0].text)
            else:
                at += 1

    def _stands(
        self, text: str, start: int, end: int, form: Form, who: str, *, here: frozenset[str] | None, label: bool
    ) -> bool:
        """Whether the words are the name there: an ordinary word only where it addresses, a part only by itself."""
        if form.ordinary and label and form.whole:
            return True
        if (form.ordinary or form.local) and here is not None and not self._is_here(form, who, here):
            return False
        if form.ordinary:
            if not form.whole and " " in form.text:
                return _initials(text, start, end)
            return addressed(text, start, end)
        if form.whole or form.eastern:
            return True
        return addressed(text, start, end) or _alone(text, start, end, form, who)

    def _is_here(self, form: Form, who: str, here: frozenset[str]) -> bool:
        return bool(self.people.bearers.get(form.text, frozenset()) & here) if who == AMBIGUOUS else who in here

    def _mentions(self, text: str, found: Iterable[Named]) -> Iterator[Named]:
        """Names of which only the beginning stands behind an @."""
        known = {one.start for one in found}
        for match in re.finditer(r"[@＠]", text):
            if match.end() in known:
                continue
            said = fold(text[match.end() : match.end() + LONGEST_MENTION])
            run = re.match(r"\w+", said.text)
            if run is None:
                continue
            eastern = bool(EAST.match(said.text))
            sizes = range(run.end(), 1, -1) if eastern else [run.end()]
            for size in sizes:
                owners = self._beginning.get(run.group()[:size], set())
                if len(owners) == 1 and size >= (2 if eastern else LEAST_PREFIX) and (span := said.span(0, size)):
                    who = next(iter(owners))
                    yield Named(
                        match.end() + span[0], match.end() + span[1], who, Form(run.group()[:size], whole=False)
                    )
                    break


def _stems(word: str) -> Iterator[str]:
    yield word
    bare = word.rstrip("0123456789")
    if bare and bare != word:
        yield bare
    if len(word) > 3 and word.endswith("s"):
        yield word[:-1]
        if word.endswith(("ses", "xes", "zes", "ches", "shes")):
            yield word[:-2]


def _joined(between: str) -> bool:
    """Whether what stands between two words may stand within a name."""
    return len(between) <= 3 and "\n" not in between and not EAST.search(between)


def _edges(plain: str, start: int, end: int) -> bool:
    """Whether a name with Han, kana or Hangul in it may begin and end there: not within a syllable or a number.

    A Hangul name of two syllables or one begins a word, and only particles and honorifics follow.
    """
    before, after = plain[start - 1 : start], plain[end : end + 1]
    if after and _INNER_JAMO.match(after):
        return False
    for inner, outer in ((plain[start], before), (plain[end - 1], after)):
        if outer and inner.isascii() and inner.isalnum() and outer.isascii() and outer.isalnum():
            return False
    syllables = len(re.findall("[\u1100-\u115f\ua960-\ua97f]", plain[start:end]))
    if not syllables or syllables > 2 or not all(map(_JAMO.match, plain[start:end])):
        return True
    return not (before and _JAMO.match(before)) and (
        not (after and _JAMO.match(after)) or bool(_PARTICLE.match(plain, end))
    )


def addressed(text: str, start: int, end: int) -> bool:
    """Whether somebody is addressed by, or said to speak under, what stands there."""
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if _ANSWERS.search(before) or _HONORIFIC.match(after):
        return True
    if _SAYS.match(after) and not re.search(r"[^\W\d_]\s?$", before):
        return True
    line = text[max(text.rfind("\n", 0, start) + 1, start - 40) : start]
    lead = _LEAD.sub("", line, count=1).lower().split()
    head = len(lead) <= MOST_GREETINGS and all(word.strip(",，.!！") in GREETINGS for word in lead)
    if head and _CLOSES.match(after):
        return True
    if re.search(r"[.!?…。！？]\s{1,2}$", before) and _SPEAKS_TO.match(after):
        return True
    return bool(re.search(r"[,，]\s?$", before) and _ENDS.match(after) and text[start].isupper())


def _alone(text: str, start: int, end: int, form: Form, who: str) -> bool:
    """Whether a first or last name stands by itself, with a capital or as no everyday word, and is no part of another's
    name: behind an initial, or the beginning of the person's own first name, it is the person's."""
    if not text[start].isupper():
        return (
            len(form.text) >= LEAST_SMALL and form.text not in common_words() and not _NOUN.search(text[:start][-12:])
        )
    after = re.match(r"[ -]([^\W\d_])", text[end : end + 2])
    if after and after.group(1).isupper():
        return False
    before = re.search(r"([^\W\d_][\w.’']{0,29})[ -]$", text[max(0, start - 30) : start])
    if before is None or not before.group(1)[0].isupper() or before.group(1).lower().strip(".") in _TITLES:
        return True
    said = fold(before.group(1)).text.strip(".")
    own = len(said) >= LEAST_PREFIX and any(word.startswith(said) for word in who.split())
    return len(said) == 1 or own or before.group(1).lower() in GREETINGS | ORDINARY


def _initials(text: str, start: int, end: int) -> bool:
    """Whether letters are the initials of somebody: capitals with dots, and no usual abbreviation."""
    said = text[start:end]
    plain = "".join(one for one in said if one.isalpha())
    return "." in said and plain.isupper() and plain.lower() not in _ABBREVIATED


def _apart(found: list[Named], taken: list[tuple[int, int]]) -> list[Named]:
    """Those that overlap neither each other nor a pseudonym: the earliest, of these the longest."""
    kept: list[Named] = []
    spans = iter(sorted(taken))
    gone = next(spans, None)
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        while gone and gone[1] <= one.start:
            gone = next(spans, None)
        if (gone and one.end > gone[0]) or (kept and one.start < kept[-1].end):
            continue
        kept.append(one)
    return kept
