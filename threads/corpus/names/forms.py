"""The ways in which a name is written: whole, a part of it alone, initials; and which of them are ordinary words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from threads.corpus.names.folding import HAN, JAMO, KANA, fold, fold_name
from threads.quotes.places import SURNAMES
from threads.replies.cues.vocabulary import GREETINGS, ORDINARY
from threads.text.wordlists import read_words

EAST = re.compile(f"[{HAN}{KANA}{JAMO}]")
WORD = re.compile(f"[^\\W_{HAN}{KANA}{JAMO}]+")
"""A word of a script that parts words by spaces, in a folded text."""

LONGEST = 80
"""Characters from which a label is a sentence and no name: nobody is addressed so."""
SHORTEST_PART = 3
"""Letters of a first or last name that is looked for by itself."""
SHORTEST_JOINED = 6
"""Letters from which a name of several words is looked for without its spaces too."""

SHORTEST_BARE = 5
"""Letters of a name with a number behind it that is looked for without the number."""

_HAN = re.compile(f"[{HAN}]+")
_CAMEL = re.compile(r"[A-Z][a-z]+|[a-z]{2,}|[A-Z]+(?![a-z])")
_SYLLABLE = re.compile("[가-힣]")
WORDS = read_words(Path(__file__).with_name("words.toml"))
KOREAN_SURNAMES: str = WORDS["korean_surnames"]
KOREAN_PARTICLES: str = WORDS["korean_particles"]
COMMON_SURNAMES: str = WORDS["common_korean_surnames"]
_PARTICLES = frozenset(WORDS["name_particles"].split())
_LONG_SURNAMES = frozenset(WORDS["long_surnames"].split())
_SMALL: str = WORDS["small_names"]
_KOREAN_WORDS = frozenset(map(fold_name, WORDS["korean_words"].split()))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write somebody's name: `text` folded, `whole` where it is the name and no part of it.

    `ordinary` forms are words of everyday language: they count only where somebody is addressed. `local` ones, parts of
    names and names that others bear too, mean the person only on pages where that person is named as a whole.
    """

    text: str
    whole: bool = True
    ordinary: bool = False
    eastern: bool = False
    local: bool = False


@cache
def common_words() -> frozenset[str]:
    """Words that texts of sixteen languages write most, folded."""
    lines = files("threads.replies").joinpath("common_words.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(fold_name(word) for word in lines if word)


def forms_of(name: str, lower: frozenset[str], ordinary: frozenset[str] = frozenset()) -> tuple[Form, ...]:
    """The ways to write a name, the whole first; none where it holds no letter.

    `lower` are words that the corpus writes in lower case, `ordinary` words that are no names whatever they look like.
    """
    text = fold_name(name)
    if not any(letter.isalnum() for letter in text):
        return ()
    if len(text) > LONGEST:
        return (Form(text, eastern=True),)
    if EAST.search(text):
        return tuple(_eastern(name, text, ordinary))
    return tuple(_spaced(name, text, lower, ordinary))


def _spaced(name: str, text: str, lower: frozenset[str], ordinary: frozenset[str]) -> Iterable[Form]:
    words = WORD.findall(text)
    one = len(words) == 1
    yield Form(" ".join(words), ordinary=one and _is_word(words[0], name, lower, ordinary))
    joined = "".join(words)
    if not one and len(joined) >= SHORTEST_JOINED:
        yield Form(joined, ordinary=joined in ordinary)
    bare = joined.rstrip("0123456789")
    if one and len(bare) >= SHORTEST_BARE and bare != joined:
        yield Form(bare, whole=False, ordinary=_is_word(bare, bare, lower, ordinary))
    shown = re.findall(r"[^\W_]+", fold_width(name))
    camel = _CAMEL.findall(fold_width(name)) if one else []
    if len(camel) == 2 and len(joined) >= SHORTEST_JOINED:
        yield Form(" ".join(map(str.lower, camel)))
        shown = camel
    for part in dict.fromkeys(_parts(shown)):
        plain = fold_name(part)
        yield Form(plain, whole=False, ordinary=_is_word(plain, part, lower, ordinary))
    if not one and all(word[0].isalpha() for word in words):
        yield Form(" ".join(word[0] for word in words), whole=False, ordinary=True)


def _parts(words: list[str]) -> list[str]:
    """First and last names among the words of a name that is somebody's: two or three with capitals, "de" and "van"
    between them; of three none may be a common word, for "Han River Rat" is no person's."""
    own = [word for word in words if word.lower() not in _PARTICLES]
    if not 2 <= len(own) <= 3 or any(not word[0].isupper() or word.isdecimal() for word in own):
        return []
    if len(own) == 3 and any(len(word) > 1 and word.lower() in common_words() for word in own):
        return []
    return [word for word in own if len(word) >= SHORTEST_PART]


def _eastern(name: str, text: str, ordinary: frozenset[str]) -> Iterable[Form]:
    close = text.replace(" ", "")
    yield Form(close, ordinary=_is_eastern_word(close, name, ordinary), eastern=True)
    if close != text:
        yield Form(text, eastern=True)
    syllables = "".join(name.split())
    given = syllables[1:]
    if len(syllables) == 4 and syllables[:2] in _LONG_SURNAMES:
        yield Form(fold_name(syllables[2:]), whole=False, eastern=True)
    korean = len(syllables) == 3 and all(map(_SYLLABLE.match, syllables)) and syllables[0] in KOREAN_SURNAMES
    chinese = len(syllables) == 3 and bool(_HAN.fullmatch(syllables)) and syllables[0] in SURNAMES
    if korean or (chinese and _is_person(syllables)):
        part = fold_name(given)
        yield Form(part, whole=False, ordinary=_is_eastern_word(part, given, ordinary), eastern=True)


def fold_width(name: str) -> str:
    """The name without marks that nobody sees and in letters of one width, its case kept."""
    import unicodedata

    return "".join(one for one in unicodedata.normalize("NFKC", name) if unicodedata.category(one) != "Cf")


def _is_word(word: str, shown: str, lower: frozenset[str], ordinary: frozenset[str]) -> bool:
    """Whether a word of a spaced script is one of everyday language, a number, or too short to be told from one."""
    if word in ordinary or word.isdecimal() or len(word) == 1 or word in ORDINARY or word in GREETINGS:
        return True
    if len(word) == 2 and not any(letter.isupper() for letter in shown):
        return True
    return word in common_words() and word in lower


def _is_eastern_word(text: str, name: str, ordinary: frozenset[str]) -> bool:
    letters = "".join(name.split())
    if text in ordinary or text in common_words() or len(letters) == 1:
        return True
    if _SYLLABLE.search(letters):
        return text in _KOREAN_WORDS
    return len(letters) == 2 and bool(_HAN.fullmatch(text)) and text[0] not in _SMALL and not _is_person(text)


@lru_cache(maxsize=1 << 14)
def _is_person(word: str) -> bool:
    """Whether the cutter's dictionary has no such word but as the name of a person."""
    from rjieba import tag

    found = tag(fold(word).text)
    return len(found) != 1 or str(found[0][1]).startswith("nr")
