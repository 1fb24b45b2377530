"""The content words of a text in English, Chinese, Korean and other languages, for labels and word counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from analysis.texts.stopwords import CHINESE, ENGLISH, KOREAN, KOREAN_PARTICLES
from threads.text.letters import simplified

# One pass: a run of Han, of Hangul, of kana, or of letters with inner apostrophes, hyphens and digits.
RUN = re.compile(
    r"(?P<han>[\u3400-\u9fff\uf900-\ufaff]+)|(?P<hangul>[\uac00-\ud7af]+)|(?P<kana>[\u3040-\u30ff]{2,})"
    r"|(?P<word>[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][\w'’-]{1,40})"
)
_LINK = re.compile(r"(?:https?://|www\.)\S{1,500}")
LONGEST_HAN_RUN = 400
SCRIPT_SAMPLE = 500
# Words recur: what is found of so many, none longer than this, is kept.
KEPT_WORDS, LONGEST_KEPT = 50_000, 40


_Found = tuple[str, str, int, int, str]


class Word(NamedTuple):
    """A word of a text: forms of one word share a `key`; `start` and `end` are places in the text, near enough in
    Chinese where simplifying changed a run's length."""

    key: str
    form: str
    start: int
    end: int
    kind: str
    """"content", "function" (see stopwords), or "letter": a single Chinese one, or of an alphabet, that says little."""


def content_words(text: str) -> list[tuple[str, str]]:
    """Pairs (key, form) of the words that carry content, in order: forms of one word share a key.

    English words are stemmed (Porter 1980), Chinese is cut by rjieba with traditional characters read as simplified,
    Korean loses its particles. Function words are left out; not, no, never, 不, 没 and good stay.
    """
    return [word[:2] for word in _words(text) if word[4] == "content"]


def all_words(text: str) -> Iterator[Word]:
    """Yields the words of a text, those without content too; links are left out."""
    return map(Word._make, _words(text))


def _words(text: str) -> Iterator[_Found]:
    """The words as bare tuples, which take half the time of named ones."""
    if "://" in text or "www." in text:
        text = _LINK.sub(lambda link: " " * len(link.group()), text)
    for match in RUN.finditer(text):
        kind, run, start = match.lastgroup, match.group(), match.start()
        if kind == "han":
            yield from _chinese(run, start)
        elif kind == "hangul":
            stem = _korean(run)
            function = stem in KOREAN or run in KOREAN
            yield stem, stem, start, match.end(), "function" if function else "content"
        elif kind == "kana":
            yield run, run, start, match.end(), "content"
        else:
            key, form, what = _spelt(run)
            yield key, form, start, match.end(), what


@lru_cache(maxsize=KEPT_WORDS)
def _spelt(run: str) -> tuple[str, str, str]:
    """Key, form and kind of a word of an alphabet."""
    word = run.strip("'’-").replace("’", "'").removesuffix("'s")
    what = "letter" if len(word) < 2 else "function" if word.lower() in ENGLISH else "content"
    return _stem(word.lower()), word, what


def script(text: str) -> str:
    """The writing of most of the text's letters: han, hangul, kana or word (alphabets); "" without letters."""
    return _script_of_word(text) if len(text) <= LONGEST_KEPT else _script(text)


def _script(text: str) -> str:
    if text.isascii():
        return "word" if RUN.search(text[:SCRIPT_SAMPLE]) else ""
    found: Counter[str] = Counter()
    for match in RUN.finditer(text[:SCRIPT_SAMPLE]):
        found[str(match.lastgroup)] += len(match.group())
    return min(found, key=lambda name: (-found[name], name)) if found else ""


_script_of_word = lru_cache(maxsize=KEPT_WORDS)(_script)


def _chinese(run: str, at: int) -> Iterator[_Found]:
    import rjieba

    for start in range(0, len(run), LONGEST_HAN_RUN):
        place, end = at + start, at + min(start + LONGEST_HAN_RUN, len(run))
        for word in rjieba.cut(simplified(run[start : start + LONGEST_HAN_RUN])):
            telling = len(word) > 1 or word in "不没无好坏恶爱恨死"
            kind = "function" if word in CHINESE else "content" if telling else "letter"
            yield word, word, min(place, end), min(place + len(word), end), kind
            place += len(word)


@lru_cache(maxsize=KEPT_WORDS)
def _korean(run: str) -> str:
    """The word without its particle, where two syllables remain."""
    for particle in KOREAN_PARTICLES:
        if run.endswith(particle) and len(run) - len(particle) >= 2:
            return run[: -len(particle)]
    return run


@lru_cache(maxsize=KEPT_WORDS)
def _stem(word: str) -> str:
    return str(_stemmer().stem(word)) if word.isascii() and len(word) > 3 else word


@cache
def _stemmer() -> Any:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()
