"""What each word of a language does in its clause, as the letter of its token."""

from __future__ import annotations

from typing import Any

from threads.quotes.lexicon import clause_languages, clause_words, derived, words_of

CLAUSE_TAGS = {
    "not_participles": "n",
    "days": "t",
    "adverbs": "R",
    "prepositions": "I",
    "post_prepositions": "O",
    "auxiliaries": "X",
    "relatives": "W",
    "determiners": "D",
    "conjunctions": "C",
    "object_pronouns": "o",
    "pronouns": "P",
}
"""The lists of a file's [clause] with the letters of their words; a word on two lists has the later one's."""


@derived
def dictionary(language: str) -> dict[str, str]:
    """Each word that a language's file names, with its letter."""
    tags = verb_tags(words_of(language)["verbs"])
    for name, tag in CLAUSE_TAGS.items():
        tags.update(dict.fromkeys(clause_words(language, name), tag))
    for word in clause_words(language, "titles"):
        tags.setdefault(word, "n")
    return tags


@derived
def abbreviations() -> frozenset[str]:
    """The words of all languages before whose full stop no sentence ends."""
    return frozenset[str]().union(*(clause_words(language, "abbreviations") for language in clause_languages()))


def verb_tags(lists: dict[str, Any]) -> dict[str, str]:
    """Each form of the verbs of a file's [verbs]: V finite, B base form, G participle in -ing; small where the sign is
    weak.

    The lists have forms as they stand (`finite`, `finite_weak`), or base forms (`saying`, `weak`) that are inflected by
    the rules of English, with its `irregular` past forms and those that are `doubled` before -ing.
    """
    tags: dict[str, str] = {}
    irregular, doubled = lists.get("irregular", {}), lists.get("doubled", "").split()
    for base in lists.get("weak", "").split():
        tags |= {form: tag.lower() for form, tag in _forms(base, irregular, doubled).items()}
    for base in lists.get("saying", "").split():
        tags |= _forms(base, irregular, doubled)
    tags |= dict.fromkeys(lists.get("finite_weak", "").split(), "v")
    return tags | dict.fromkeys(lists.get("finite", "").split(), "V")


def _forms(base: str, irregular: dict[str, str], doubled: list[str]) -> dict[str, str]:
    """The forms of an English verb."""
    past = irregular[base].split() if base in irregular else [_past(base)]
    return {base: "B", _third(base): "V", **dict.fromkeys(past, "V"), _ing(base, doubled): "G"}


def _third(base: str) -> str:
    if base.endswith(("s", "x", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2:-1] not in "aeiou" else base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2:-1] not in "aeiou" else base + "ed"


def _ing(base: str, doubled: list[str]) -> str:
    if base in doubled:
        return base + base[-1] + "ing"
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"
