"""The words by which an author says a side, a file for each language in `words/`, and a clause marked by them.

A file names its `script` (as `analysis.texts.words.script` does) and its `manner`: "spaced" (words between spaces, an
operator before its matter), "unspaced" (cut by rjieba, operators on either side) or "glued" (endings behind the
matter). Its lists are of words joined by "|", empty where the language needs none:

- what says a side: support, oppose, must, forbid (must not), command, right, wrong;
- what turns one: not, make (allow, build), unmake (ban, stop), more, less, larger, smaller, same (keep), out;
- what makes it none of the author's: hedge, said, past, if, even_if, ask; `first` is the author;
- helpers: pronoun, stands_for ("it", for the matter), cut and contrast (where clauses begin), join, lead (words that
  only strengthen), light (particles and verbs that say little), function (words that name nothing), no (a "no" that
  opens a command), takes_noun (needs X), needs_object ("want", which alone opposes or supports nothing), adjective
  (forms that are no command), say, concede ("whatever he says"), plan (反对遣返的做法 opposes it), particles (endings);
- idiom: what to read for a phrase, nothing where no "=" follows. `[irregular]` maps forms to what they are forms of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.texts.stopwords import CHINESE, ENGLISH, KOREAN
from threads.text.letters import simplified
from threads.text.toml_text import read_toml

FOLDER = Path(__file__).parent / "words"
SIGNS = {
    "support": 1, "oppose": -1, "must": 1, "forbid": -1, "command": 1, "right": 1, "wrong": -1,
    "not": -1, "make": 1, "unmake": -1, "more": 1, "less": -1, "larger": 1, "smaller": -1, "same": 1, "out": -1,
}  # fmt: skip
"""What each kind of word does to the sign of what stands in its scope."""
OPERATORS = frozenset(("support", "oppose", "must", "forbid", "command", "right", "wrong"))
"""The kinds that say a side; the others only turn one, or begin a command."""
SILENT = ("hedge", "said", "past", "if", "even_if", "ask", "first")
"""The kinds that say whose word it is and whether it is said at all."""
LONGEST_RUN = 400
_LATIN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
_HANGUL = re.compile(r"(?<!\d)\d*[\uac00-\ud7af]+")
_BETWEEN = re.compile(r"[\s#|【】]+")
"""What parts clauses where words are not spaced."""
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")


class Mark(NamedTuple):
    """A listed word in a clause: its kind, what it turns a sign by (0 for the silent kinds), and its place."""

    kind: str
    sign: int
    start: int
    end: int
    word: str


class Term(NamedTuple):
    """A word of a clause that names a matter: forms of one word share a key."""

    key: str
    start: int
    end: int
    verb: bool
    """Whether it is read as what is done, as far as the language shows it in the word itself."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's lists, and the two searches made of them."""

    script: str
    manner: str
    lists: dict[str, frozenset[str]]
    irregular: dict[str, str]
    kinds: dict[str, str]
    marks: Any
    idioms: Any
    readings: dict[str, str]
    cuts: Any

    def plain(self, text: str) -> str:
        """The text as it is read: simplified, small letters, its idioms replaced."""
        text = " ".join(text.lower().split()).replace("’", "'").replace("-free", " out")
        if self.manner == "unspaced":
            text = _BETWEEN.sub(",", simplified(text)).strip(",")
        return str(self.idioms.sub(lambda found: self.readings[found.group()], text))

    def marked(self, clause: str) -> list[Mark]:
        """The listed words of a clause, the longest at each place, in order."""
        whole = _starts(clause) if self.manner == "unspaced" else None
        return [
            Mark(kind := self.kinds[found.group()], SIGNS.get(kind, 0), found.start(), found.end(), found.group())
            for found in self.marks.finditer(clause)
            if whole is None or self._stands(found, whole)
        ]

    def _stands(self, found: re.Match[str], starts: set[int]) -> bool:
        """Whether a match begins a word as rjieba cuts them; a single letter is one, or denies or forbids."""
        begins, ends = found.start() in starts, found.end() in starts
        if found.end() - found.start() > 1:
            return begins or ends
        return begins and (ends or found.start() == 0 or self.kinds[found.group()] in ("not", "unmake"))

    def terms(self, clause: str, marks: list[Mark]) -> list[Term]:
        """The words of the clause that are neither listed nor function words."""
        covered = bytearray(len(clause))
        for mark in marks:
            covered[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
        found = {"spaced": self._spaced, "unspaced": self._unspaced, "glued": self._glued}[self.manner]
        return found(clause, covered)

    def key(self, word: str) -> str:
        """What the forms of one word share."""
        if self.manner == "spaced":
            return _stem(self.irregular.get(word, word))
        if self.manner == "glued":
            endings = sorted((end for end in self.lists["particles"] if word.endswith(end)), key=len, reverse=True)
            return next((word[: -len(end)] for end in endings if len(word) - len(end) >= 2), word)
        return word

    def _spaced(self, clause: str, covered: bytearray) -> list[Term]:
        stop = ENGLISH | self.lists["function"] | self.lists["first"] | self.lists["pronoun"]
        found = []
        for match in _LATIN.finditer(clause):
            word = match.group().removesuffix("'s")
            light = word in self.lists["light"] and not covered[match.start()]
            if light or not (covered[match.start()] or word in stop):
                before = clause[max(0, match.start() - 3) : match.start()]
                verb = (len(word) > 4 and word.endswith("ing")) or before.endswith("to ")
                found.append(Term(self.key(word), match.start(), match.end(), verb))
        return found

    def _unspaced(self, clause: str, covered: bytearray) -> list[Term]:
        from rjieba import tag

        stop = CHINESE | self.lists["function"] | self.lists["first"] | self.lists["pronoun"]
        found = []
        for run in _HAN.finditer(clause):
            for start in range(run.start(), run.end(), LONGEST_RUN):
                at = start
                for word, kind in tag(clause[start : min(start + LONGEST_RUN, run.end())]):
                    free = not any(covered[at : at + len(word)])
                    if free and word not in stop and (len(word) > 1 or kind[:1] == "v"):
                        found.append(Term(word, at, at + len(word), kind[:1] == "v"))
                    at += len(word)
        return found

    def _glued(self, clause: str, covered: bytearray) -> list[Term]:
        stop = KOREAN | self.lists["function"]
        found = []
        for match in _HANGUL.finditer(clause):
            free = next((i for i in range(match.start(), match.end()) if covered[i]), match.end())
            word = self.key(clause[match.start() : free])
            bare = word.rstrip("하해되될된돼시켜킨한할함") if free < match.end() or len(word) > 2 else word
            verb = bare != word or free < match.end()
            word = bare if len(bare) >= 2 else word
            if len(word) >= 2 and word not in stop and match.group() not in stop | self.lists["first"]:
                found.append(Term(word, match.start(), match.start() + len(word), verb))
        return found


@cache
def tongues() -> tuple[Tongue, ...]:
    """Every language that has a file."""
    return tuple(_tongue(read_toml(path)) for path in sorted(FOLDER.glob("*.toml")))


def _tongue(table: dict[str, Any]) -> Tongue:
    manner = table["manner"]
    lists = {name: _listed(words) for name, words in table.items() if name not in ("script", "manner", "irregular")}
    kinds = {
        word: name
        for name in reversed((*SILENT, *SIGNS))
        if name != "ask" or manner == "unspaced"
        for word in lists.get(name, ())
    }
    readings = {phrase: reading for phrase, _, reading in (idiom.partition("=") for idiom in lists["idiom"])}
    edges = (r"(?<![\w'])", r"(?![\w'])") if manner == "spaced" else ("", "")
    return Tongue(
        script=table["script"], manner=manner, irregular=table.get("irregular", {}), readings=readings, kinds=kinds,
        lists={name: frozenset(words) for name, words in lists.items()},
        marks=_search(kinds, edges), idioms=_search(readings, edges), cuts=_search(lists["cut"], edges),
    )  # fmt: skip


def _starts(clause: str) -> set[int]:
    """Where the words of a clause without spaces begin."""
    from rjieba import cut

    found = {0}
    at = 0
    for start in range(0, len(clause), LONGEST_RUN):
        for word in cut(clause[start : start + LONGEST_RUN]):
            if len(word) == 2 and word[0] in "不没别":
                found.add(at + 1)
            at += len(word)
            found.add(at)
    return found


def _listed(words: str) -> list[str]:
    return [word for word in words.replace("\n", "").split("|") if word]


def _search(words: Iterable[str], edges: tuple[str, str]) -> Any:
    """One search for all the words, the longest at each place; those that begin alike stand together, for speed."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    either = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(f"{edges[0]}(?:{either}){edges[1]}")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stem(word)) if word.isascii() and len(word) > 3 else word


@cache
def _stemmer() -> Any:
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")
