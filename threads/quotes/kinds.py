"""What kind of speaker words stand for, by role words in English, German, Chinese and Korean, and which word
decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from threads.quotes.lexicon import clause_languages, cue, derived, everywhere, words_of

KINDS = ("person", "public", "journalist", "expert", "official")
"""The kinds of speakers; a word on the lists of two is of the later one."""
# A post at one of these makes its holder an expert: "director of the Database Center".
_LEARNED = re.compile(rf"\b{cue('en', 'learned')}", re.IGNORECASE)
_DIRECTS = re.compile(rf"\b{cue('en', 'heads_of')}\b", re.IGNORECASE)
_STATE = re.compile(rf"\b{cue('en', 'states')}\b", re.IGNORECASE)
_MEDIUM = re.compile(rf"\b{cue('en', 'posts')}s?\b", re.IGNORECASE)
_SOCIAL = re.compile(rf"\b{cue('en', 'platforms')}\b", re.IGNORECASE)
_WORDS = re.compile(r"[\w’'-]+(?:\.(?=\w))?[\w’'-]*")
_SURNAMED = re.compile(
    r"\b(?:an? )?\d{1,2}-year-old$|\b(?:surnamed|(?:gave|giving|provided|identified)(?: himself|"
    r" herself)?(?: only)?(?: by)? (?:his|her|their) (?:sur|family |last )name|only (?:his|her) surname)\b",
    re.IGNORECASE,
)
_OUTLET = re.compile(rf"{cue('en', 'outlets')}$")
_SCREEN_NAME = re.compile(
    r"(?!Mc|Mac|Fitz|Van|Von)[A-Z][a-z]{2,}[A-Z][a-z]\w*|@[\w.]+|/?u/[\w-]+|"
    r"[a-z](?=[\w.]*[_\d])[\w.]*|[A-Za-z]+\d[\w.]*"
)
# What is said of somebody else: "Baek, 38, whose mother was returned" is no mother.
_OF_ANOTHER = re.compile(r"\bwhose\s[^,]{0,80}")
# What stands under a picture or asks for a tick speaks for nobody, whoever put it there: "the caption on a user’s
# post".
_NOBODY = re.compile(
    rf"[^,]{{0,60}}?\b(?P<what>{cue('en', 'not_voices')})"
    r"(?=$| (?:on|of|in|by|under|below|beneath|at|for|with|from|that|which)\b)",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|ex-|retired|late)\b", re.IGNORECASE)
# Words with a capital before a group that belong to the sentence or the headline, not to the group: What Chinese web
# users think.
_NOT_OF_GROUP = cue("en", "not_of_group")
_NATION = cue("en", "of_nation")
# A nationality opens a group, but for what is said of the nation or of an age: Shock Among Young South Korean Netizens.
_GROUP_WORD = rf"(?!{_NOT_OF_GROUP}\s)(?:(?={cue('en', 'of_group')}\s)|(?![A-Z][\w-]*\s{_NATION}\s))[A-Z][\w-]+"
_MANY = rf"(?i:{cue('en', 'groups')})\b"
_GROUP_NOUNS = tuple(dict.fromkeys(group.rsplit(" ", 1)[-1] for group in words_of("en")["cues"]["groups"]))
PLURAL_GROUPS = re.compile(
    rf"\b(?!{_NOT_OF_GROUP}\s)(?:(?:{_GROUP_WORD}|{cue('en', 'group_words')})\s){{0,3}}"
    rf"{_MANY}"
)
LONGEST_GROUP = 120
"""Characters before a group's noun within which its name begins: three words."""


def plural_groups(text: str) -> Iterator[re.Match[str]]:
    """The names of groups of the public in a text, in order: `PLURAL_GROUPS`, sought only before a noun for them."""
    end = 0
    for start, stop in _group_nouns(text):
        if stop > end and (found := PLURAL_GROUPS.search(text, max(end, start - LONGEST_GROUP), stop)):
            yield found
            end = found.end()


def _group_nouns(text: str) -> list[tuple[int, int]]:
    """Where a group's noun may stand, in order. A plain search for each noun takes a tenth of a pattern's time."""
    low = text.lower()
    if len(low) != len(text):  # a few letters lower to two
        low = "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
    found = []
    for noun in _GROUP_NOUNS:
        at = low.find(noun)
        while at >= 0:
            stop = at + len(noun)
            after = low[stop : stop + 1]
            if not after.isalnum() and after != "_":
                found.append((at, stop))
            at = low.find(noun, stop)
    return sorted(found)


class Kind(NamedTuple):
    """A speaker's kind and the word that decided it, or None where nothing did."""

    name: str
    decided_by: str | None


@derived
def _roles() -> dict[str, str]:
    """Role word → kind."""
    files = [words_of(language) for language in clause_languages()]
    roles: dict[str, str] = {}
    for kind in KINDS:
        for file in files:
            for word in file["roles"].get(kind, "").split():
                roles[word] = roles[_plural(word)] = kind
    for file in files:
        roles.update(file.get("forms", {}))
    return roles


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "es" if word.endswith(("s", "ch", "sh", "x")) else word + "s"


def is_role(word: str) -> bool:
    """Whether a word names what somebody is: "reporter", "Netizen"."""
    return word.lower() in _roles()


def kind_of(phrase: str, *, description: str = "", name: str = "") -> Kind:
    """Returns the kind that the speaker's words, then what the text says of them elsewhere, decide.

    The head of a phrase decides before what hangs on it: "a spokesman for students" is an official.
    """
    named = bool(name)
    own = _decide(phrase)
    if own is None or (named and own.name in ("public", "person")):
        # A name with a post is its post: "another participant, Li Wei, director of the institute".
        other = _decide(description)
        if own is None or (other and other.name in ("official", "expert", "journalist")):
            own = other
    if own:
        return own
    if named and (outlet := _OUTLET.search(name)):
        return Kind("journalist", outlet.group())
    if found := _SCREEN_NAME.fullmatch(name or phrase):
        return Kind("public", found.group())
    return Kind("person" if named else "unknown", None)


def _decide(words: str) -> Kind | None:
    if not words:
        return None
    words = _OF_ANOTHER.sub("", words)
    if found := _NOBODY.match(words):
        return Kind("unknown", found["what"])
    if found := _SURNAMED.search(words):
        return Kind("public", found.group())
    if (post := _DIRECTS.search(words)) and (place := _LEARNED.search(words, post.end())) and not _STATE.search(words):
        return Kind("expert", words[post.start() : place.end()].strip())
    if found := _FORMER.search(words):
        return Kind("person", found.group())
    if post and (state := _STATE.search(words, post.end())):
        return Kind("official", words[post.start() : state.end()].strip())
    head, rest = _head_and_rest(words)
    return _by_role(reversed(head), words) or _by_role(rest, words)


def _head_and_rest(words: str) -> tuple[list[str], list[str]]:
    """Words of the head phrase, then those after its first preposition; an aside counts as rest."""
    head, ends = list[str](), everywhere("role_ends")
    for part in words.split(",", 1)[:1]:
        for word in _WORDS.findall(part):
            if word.lower() in ends:
                break
            head.append(word)
    everything = _WORDS.findall(words)
    return head, everything[len(head) :]


def _by_role(words: Iterable[str], phrase: str) -> Kind | None:
    roles = _roles()
    for word in words:
        bare = word.lower().removesuffix("’s").removesuffix("'s")
        if word[0].islower() and bare in everywhere("small_public"):
            return Kind("public", word)
        if word[0].islower() and bare in everywhere("small_nobody"):
            continue
        kind = roles.get(bare)
        if kind is None and "-" in bare:
            kind = roles.get(bare.rsplit("-", 1)[-1])
        if kind:
            return Kind(kind, word)
        if _SOCIAL.fullmatch(bare) and _MEDIUM.search(phrase):
            return Kind("public", word)
    return None
