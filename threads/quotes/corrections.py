"""Letters of tokens that their neighbours show to be others: nouns like verbs, a "that" that is a relative."""

from __future__ import annotations

import re
from collections.abc import Callable

from threads.quotes.lexicon import everywhere

# A form that verbs share with nouns or adjectives, after a word that a noun may follow.
_MAY_BE_NOUN = re.compile(r"(?:(?<=[.|?])|^)[Vv](?=[VvBbXe])|(?<=[DSOMenNR])[VvBb]|(?<=[DR][VvBb])[VvBb]")
_RELATIVE = re.compile(r"(?<=[nN])[CD](?=[eVvX])")  # a comment that received …
_COUNTABLE = re.compile(r"(?:[^s]s|comment|post|reply)$")
Word = Callable[[int], str]
"""Gives a token's own letters."""


def corrected(tags: str, word: Word) -> str:
    """The tags with nouns and adjectives that look like verbs corrected: the claims of, a top comment, his stated
    aim."""
    letters: list[str] | None = None
    for found in _MAY_BE_NOUN.finditer(tags):
        at = found.end() - 1
        tag = _corrected(tags, word, at, (letters or tags)[at - 1] if at else ".")
        if tag:
            letters = letters or list(tags)
            letters[at] = tag
    tags = "".join(letters) if letters else tags
    return _RELATIVE.sub(lambda m: "W" if word(m.start()).lower() == "that" else m.group(), tags)


def _corrected(tags: str, word_of: Word, at: int, before: str) -> str:
    """The letter that a doubtful verb should have, or nothing where it is a verb."""
    word = word_of(at)
    if before in ".|?":
        return "n" if word.endswith("s") else ""
    ahead, after = word_of(at - 1).lower(), tags[at + 1 : at + 2]
    if tags[at] in "Bb":
        if before in "nN":
            return "" if _is_plural(ahead) else "n"
        return "" if before == "D" and ahead in everywhere("of_several") else "n"
    if not word.endswith("s"):
        if word in everywhere("naming") and before in "nN" and after in ("N", "Q", "T"):
            return "e"
        noun_follows = after and (after in "nN" or (after in "VBvb" and _COUNTABLE.search(word_of(at + 1))))
        pronoun = ahead in everywhere("indefinite") and after in "nN"
        return "e" if before in "DSR" and noun_follows and not pronoun else ""
    if before == "D":
        return "" if ahead in everywhere("of_one") else "n"
    if before in "nN":
        if word in everywhere("mostly_nouns") and after in (":", ".", ","):  # "There were critical voices: “…”"
            return "n"
        bare = before == "n" and tags[at - 2 : at - 1] in tuple("VBvbGgS")  # "made similar comments"
        of = after and word_of(at + 1).lower() in ("of", "from", "by", "against")
        return "n" if bare or of or after in ("V", "v", "B") else ""
    return "n"


def _is_plural(word: str) -> bool:
    return (len(word) > 1 and word[-1] == "s" != word[-2]) or word.endswith(tuple(everywhere("plurals")))
