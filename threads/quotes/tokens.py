"""A text as one letter a token: what each word does in its clause, so that patterns over clauses are patterns over
letters.

P pronoun · o object pronoun · D determiner · T title · N name · M number · n other word · e word in -ed · R adverb ·
t day or month · V B G verb of saying (finite, base, -ing), v b g a weaker sign · X auxiliary · O I preposition (O may
follow a noun) · C conjunction · W relative · S possessive · Q quote · . sentence end · ? soft end after a quote ·
| paragraph end · and , : ; - ( ) as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate, compress

from threads.quotes.corrections import corrected
from threads.quotes.dictionary import abbreviations, dictionary
from threads.quotes.lexicon import clause_languages, clause_words, derived, words_of
from threads.quotes.marks import Marked

_TOKEN = re.compile(
    r"(\d+(?:[.,]\d+)+|[@#]?\w+(?:[-.&·]\w+|['’](?!s\b)\w+)*|['’]s\b|\.\.\.|[.!?…]|[,:;()\[\]]|--|[—–-]|\n)"
)
_LOWER_WORD = re.compile(r"\b[a-zß-öø-ÿ]{3,}\b")
_PUNCTUATION = {"...": ".", "!": ".", "?": ".", "…": ".", ".": ".", "[": "(", "]": ")", "--": "-", "—": "-", "–": "-"}
_SIGNS = {
    ",": ",",
    ";": ";",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "-": "-",
    "--": "-",
    "—": "-",
    "–": "-",
    "’s": "S",
    "'s": "S",
}
MOST_KNOWN = 50_000
"""Words of a language whose tags are kept from one text to the next."""


@dataclass(slots=True)
class Tokens:
    """Tokens of a text outside its quotes; `tags[i]` is the letter of the token `text[starts[i]:ends[i]]`."""

    text: str
    tags: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)  # token index of each quote

    def word(self, i: int) -> str:
        """The token's own letters."""
        return self.text[self.starts[i] : self.ends[i]]

    def words(self, start: int, end: int) -> str:
        """The text from token `start` up to, not including, token `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def at(self, offset: int) -> int:
        """The first token that begins at or after an offset."""
        return bisect_left(self.starts, offset)


@derived
def _known(language: str) -> dict[str, str]:
    """Tags of signs and of words in small letters within a sentence, whatever the text; grows with what is read."""
    return {**dictionary(language), **_SIGNS}


def tokenize(text: str, spans: list[Marked], *, language: str = "en") -> Tokens:
    """Returns the tokens of the text with each span as one Q. Linear."""
    language = language if language in clause_languages() else "en"
    scan = _Scanner(text, language)
    at = 0
    for span in spans:
        scan.gap(at, span.outer_start)
        scan.quote(span)
        at = span.outer_end
    scan.gap(at, len(text))
    tokens = scan.tokens
    tokens.tags = "".join(scan.tags)
    tokens.tags = corrected(tokens.tags, tokens.word)
    return tokens


class _Scanner:
    """Reads a text from gap to gap between its quotes; `words`, `starts`, `ends` and `found` are of the present gap."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.tokens, self.tags = text, Tokens(text), list[str]()
        self.dictionary = dictionary(language)
        self.known, self.names = _known(language), dict[str, str]()
        rules = words_of(language)
        self.nouns_have_capitals = rules.get("nouns_have_capitals", False)
        self.ordinals_have_points = rules.get("ordinals_have_points", False)
        self.titles = clause_words(language, "titles")
        self.openers = clause_words(language, "openers")
        self.abbreviations = abbreviations()
        self.lower = set(_LOWER_WORD.findall(text))
        self.fresh = True  # a sentence begins here
        self.opening = dict[str, str]()  # tags of the words that have begun one
        self.words, self.starts, self.ends = list[str](), list[int](), list[int]()
        self.found: list[str | None] = []
        self.kept = -1  # the last token of the gap before those that were dropped last

    def quote(self, span: Marked) -> None:
        self.tokens.places.append(len(self.tags))
        self._add(span.outer_start, span.outer_end, "Q")
        last = self.text[span.end - 1 : span.end]
        outside = self.text[span.outer_end : span.outer_end + 1]
        self.fresh = False
        if last in "!?…":
            self._soft_end(span.outer_end, "?")
        elif last == "." or outside == ".":
            self._soft_end(span.outer_end, ".")

    def _soft_end(self, at: int, tag: str) -> None:
        """A sentence end after a quote, unless what follows begins with a small letter or a comma."""
        rest = self.text[at : at + 12].lstrip(" \t\u00a0")
        if rest[:1] and (rest[0].isupper() or rest[0] in "“\"'‘„«@"):
            self._add(at, at, tag)
            self.fresh = True

    def _add(self, start: int, end: int, tag: str) -> None:
        self.tokens.starts.append(start)
        self.tokens.ends.append(end)
        self.tags.append(tag)

    def gap(self, start: int, end: int) -> None:
        """Reads what stands between two quotes. Most words have been met: only the others, and what stands where a
        sentence begins, are looked at one by one."""
        parts = _TOKEN.split(self.text[start:end])  # what is between tokens, a token, what is between …
        bounds = list(accumulate(map(len, parts), initial=start))
        self.words, self.starts, self.ends = parts[1::2], bounds[1:-1:2], bounds[2::2]
        found = self.found = list(map(self.known.get, self.words))
        unknown = [i for i, tag in enumerate(found) if tag is None]
        after = self._settle(0) if self.fresh and found else 0
        for i in unknown:
            if i >= after:
                if tag := self.names.get(self.words[i]):
                    found[i] = tag
                else:
                    after = self._settle(i)
        self.tokens.starts.extend(compress(self.starts, found))
        self.tokens.ends.extend(compress(self.ends, found))
        self.tags.extend(filter(None, found))

    def _settle(self, i: int) -> int:
        """Tags a token, and those after it as long as a sentence begins; returns the next one."""
        while i < len(self.words):
            word, fresh = self.words[i], self.fresh
            tag = None if fresh else self.known.get(word) or self.names.get(word)
            if tag is None:
                tag = self._tag(word, i)
                if tag and not fresh and word[0].isalpha():
                    self._learn(word, tag)
            if not tag and (i == 0 or self.found[i - 1]):
                self.kept = i - 1
            self.found[i] = tag
            i += 1
            if not self.fresh:
                break
        return i

    def _before(self, i: int) -> tuple[str, int, int]:
        """The letter, the start and the end of the last token before token i that was kept."""
        at = i - 1 if i == 0 or self.found[i - 1] else self.kept
        if at >= 0:
            return self.found[at] or "", self.starts[at], self.ends[at]
        return (self.tags[-1], self.tokens.starts[-1], self.tokens.ends[-1]) if self.tags else ("", -1, -1)

    def _learn(self, word: str, tag: str) -> None:
        """A word keeps its tag within a sentence: for every text, or for this one where its other words decide."""
        here = (self.nouns_have_capitals and word != word.lower()) or len(self.known) >= MOST_KNOWN
        (self.names if here else self.known)[word] = tag

    def _tag(self, word: str, i: int) -> str:
        first = word[0]
        if first.isalpha():
            fresh, self.fresh = self.fresh, False
            if not fresh:
                return self._word(word, fresh=False)
            if (tag := self.opening.get(word)) is None:
                tag = self.opening[word] = self._word(word, fresh=True)
            return tag
        if first.isalnum() or first == "_":
            self.fresh = False
            return "M"
        if first in "@#":
            self.fresh = False
            return "N"
        return self._sign(word, i)

    def _sign(self, word: str, i: int) -> str:
        if word == "\n":
            if self._wrapped(self.starts[i]):
                return ""
            self.fresh = True
            return "" if self._before(i)[0] == "|" else "|"
        if word[0] in "'’":
            return "S"
        tag = _PUNCTUATION.get(word, word)
        if tag != ".":
            if tag == ":":
                self.fresh = False
            return tag
        before, start, end = self._before(i)
        if word == "." and end == self.starts[i] and self._abbreviated(self.text[start:end]):
            return ""
        if word in ("...", "…") and self.text[self.ends[i] : self.ends[i] + 2].strip()[:1].islower():
            return ""
        self.fresh = True
        return "" if before == "." else "."

    def _wrapped(self, at: int) -> bool:
        """Whether a line break only wraps a line: the sentence goes on with a small letter below."""
        below = self.text[at + 1 : at + 2]
        return below.islower() and self.text[at - 1 : at] not in (".", "!", "?", ":", "\n", "")

    def _abbreviated(self, word: str) -> bool:
        """Whether a full stop right after a word ends no sentence."""
        if len(word) == 1 and word.isupper():
            return True
        if self.ordinals_have_points and word.isdigit():
            return True
        return word.lower().rsplit("-", 1)[-1] in self.abbreviations or ("." in word and len(word) <= 5)

    def _word(self, word: str, *, fresh: bool) -> str:
        lower = word.lower()
        if word == lower:
            return self.dictionary.get(word) or _by_ending(word)
        known = self.dictionary.get(lower)
        if known in ("D", "C", "P", "I", "O", "W", "X", "t"):
            return known if known != "X" or fresh else "N"
        if lower in self.titles and not fresh:
            return "T"
        if lower in self.titles:
            return "T" if not known or known == "n" else known
        if not fresh:
            return "n" if self.nouns_have_capitals and word in self.lower else "N"
        if known and known != "n":
            return known
        if lower in self.openers or lower in self.lower:
            return _by_ending(lower)
        return "R" if lower.endswith("ly") and len(lower) > 4 else "N"


def _by_ending(word: str) -> str:
    if word.endswith("ly") and len(word) > 4:
        return "R"
    return "e" if word.endswith("ed") and len(word) > 4 else "n"
