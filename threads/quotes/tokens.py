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

from threads.quotes.dictionary import abbreviations, dictionary
from threads.quotes.lexicon import clause_languages, clause_words, derived
from threads.quotes.marks import Marked

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+|[@#]?\w+(?:[-.&·]\w+|['’](?!s\b)\w+)*|['’]s\b|\.\.\.|[.!?…]|[,:;()\[\]]|--|[—–-]|\n"
)
# A form that verbs share with nouns or adjectives, after a word that a noun may follow.
_MAY_BE_NOUN = re.compile(r"(?:(?<=[.|?])|^)[Vv](?=[VvBbXe])|(?<=[DSOMenNR])[VvBb]|(?<=[DR][VvBb])[VvBb]")
_SINGLE = re.compile(r"another|one|each|either|neither|this|that", re.IGNORECASE)
_SEVERAL = re.compile(r"others|some|many|most|both|all|several|few|two|three|these|those", re.IGNORECASE)
_MOSTLY_NOUNS = re.compile(r"voices|comments|posts|replies|tweets|remarks|answers|responses")
_RELATIVE = re.compile(r"(?<=[nN])[CD](?=[eVvX])")  # a comment that received …
_NAMING = re.compile(r"named|nicknamed|called|dubbed|surnamed|identified")
_INDEFINITE = re.compile(r"another|others|some|many|most|both|all|several|few|two|three|one", re.IGNORECASE)
_PLURAL = re.compile(r"(?:[^s]s|people|men|women|police|media|public|children|staff)$", re.IGNORECASE)
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
    tokens.tags = _without_false_verbs(tokens)
    tokens.tags = _RELATIVE.sub(lambda m: "W" if tokens.word(m.start()).lower() == "that" else m.group(), tokens.tags)
    return tokens


def _without_false_verbs(tokens: Tokens) -> str:
    """The tags with nouns and adjectives that look like verbs corrected: the claims of, a top comment, his stated
    aim."""
    tags = tokens.tags
    letters: list[str] | None = None
    for found in _MAY_BE_NOUN.finditer(tags):
        at = found.end() - 1
        tag = _corrected(tokens, at, (letters or tags)[at - 1] if at else ".")
        if tag:
            letters = letters or list(tags)
            letters[at] = tag
    return "".join(letters) if letters else tags


def _corrected(tokens: Tokens, at: int, before: str) -> str:
    """The letter that a doubtful verb should have, or nothing where it is a verb."""
    tags, word, ahead = tokens.tags, tokens.word(at), tokens.word(at - 1) if at else ""
    after = tags[at + 1 : at + 2]
    if before in ".|?":
        return "n" if word.endswith("s") else ""
    if tags[at] in "Bb":
        if before in "nN":
            return "" if _PLURAL.search(ahead) else "n"
        return "" if before == "D" and _SEVERAL.fullmatch(ahead) else "n"
    if not word.endswith("s"):
        if _NAMING.fullmatch(word) and before in "nN" and after in ("N", "Q", "T"):
            return "e"
        noun_follows = after and (
            after in "nN" or (after in "VBvb" and re.search("(?:[^s]s|comment|post|reply)$", tokens.word(at + 1)))
        )
        return "e" if before in "DSR" and noun_follows and not (_INDEFINITE.fullmatch(ahead) and after in "nN") else ""
    if before == "D":
        return "" if _SINGLE.fullmatch(ahead) else "n"
    if before in "nN":
        if _MOSTLY_NOUNS.fullmatch(word) and after in (":", ".", ","):  # "There were critical voices: “…”"
            return "n"
        bare = before == "n" and tags[at - 2 : at - 1] in tuple("VBvbGgS")  # "made similar comments"
        of = after and tokens.word(at + 1).lower() in ("of", "from", "by", "against")
        return "n" if bare or of or after in ("V", "v", "B") else ""
    return "n"


class _Scanner:
    def __init__(self, text: str, language: str) -> None:
        self.text, self.tokens, self.tags = text, Tokens(text), list[str]()
        self.dictionary = dictionary(language)
        self.known, self.names = _known(language), dict[str, str]()
        self.german = language == "de"
        self.titles = clause_words(language, "titles")
        self.openers = clause_words(language, "openers")
        self.lower = set(_LOWER_WORD.findall(text))
        self.fresh = True  # a sentence begins here

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
        text, known, names = self.text, self.known, self.names
        starts, ends, tags = self.tokens.starts, self.tokens.ends, self.tags
        for match in _TOKEN.finditer(text, start, end):
            a, b = match.span()
            word = text[a:b]
            tag = known.get(word) or names.get(word)
            if tag is None or self.fresh:
                fresh = self.fresh
                tag = self._tag(word, a, b)
                if not tag:
                    continue
                if not fresh and word[0].isalpha():
                    self._learn(word, tag)
            starts.append(a)
            ends.append(b)
            tags.append(tag)

    def _learn(self, word: str, tag: str) -> None:
        """A word keeps its tag within a sentence: a small one in every text, one with a capital in this text."""
        if word != word.lower():
            self.names[word] = tag
        elif len(self.known) < MOST_KNOWN:
            self.known[word] = tag

    def _tag(self, word: str, a: int, b: int) -> str:
        first = word[0]
        if first.isalpha():
            fresh, self.fresh = self.fresh, False
            return self._word(word, fresh=fresh)
        if first.isalnum() or first == "_":
            self.fresh = False
            return "M"
        if first in "@#":
            self.fresh = False
            return "N"
        return self._sign(word, a, b)

    def _sign(self, word: str, a: int, b: int) -> str:
        if word == "\n":
            if self._wrapped(a):
                return ""
            self.fresh = True
            return "" if self.tags and self.tags[-1] == "|" else "|"
        if word[0] in "'’":
            return "S"
        tag = _PUNCTUATION.get(word, word)
        if tag != ".":
            if tag == ":":
                self.fresh = False
            return tag
        if word == "." and self._abbreviated(a, b):
            return ""
        if word in ("...", "…") and self.text[b : b + 2].strip()[:1].islower():
            return ""
        self.fresh = True
        return "." if not self.tags or self.tags[-1] != "." else ""

    def _wrapped(self, at: int) -> bool:
        """Whether a line break only wraps a line: the sentence goes on with a small letter below."""
        below = self.text[at + 1 : at + 2]
        return below.islower() and self.text[at - 1 : at] not in (".", "!", "?", ":", "\n", "")

    def _abbreviated(self, a: int, b: int) -> bool:
        if not self.tokens.ends or self.tokens.ends[-1] != a:
            return False
        word = self.text[self.tokens.starts[-1] : a]
        if len(word) == 1 and word.isupper():
            return True
        if self.german and word.isdigit():
            return True
        return word.lower().rsplit("-", 1)[-1] in abbreviations() or ("." in word and len(word) <= 5)

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
            return "n" if self.german and word in self.lower else "N"
        if known and known != "n":
            return known
        if lower in self.openers or lower in self.lower:
            return _by_ending(lower)
        return "R" if lower.endswith("ly") and len(lower) > 4 else "N"


def _by_ending(word: str) -> str:
    if word.endswith("ly") and len(word) > 4:
        return "R"
    return "e" if word.endswith("ed") and len(word) > 4 else "n"
