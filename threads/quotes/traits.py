"""What stands around a speaker's words: place, manner, screen name, the plural of a group."""

from __future__ import annotations

import re

from threads.quotes.clauses import SourceSpan
from threads.quotes.lexicon import cue, everywhere
from threads.quotes.names import ORGANISATION
from threads.quotes.tokens import Tokens

_FROM = re.compile(
    r"\b(?:from|in|of|at|near|based in|living in)\s+((?:the )?[A-ZÀ-Þ][\w’'-]*(?:,? [A-ZÀ-Þ][\w’'-]*){0,3})"
)
_NO_PLACE = re.compile(rf"^{cue('en', 'no_place')}\b")
_NO_MANNER = everywhere("no_manner")
_WITH_MANNER = re.compile(rf"\b{cue('en', 'manners')}\b")
_NO_ADJECTIVE = everywhere("no_adjective")
PEOPLE_HEAD = re.compile(rf"\b{cue('en', 'people_heads')}\b", re.IGNORECASE)
_GOES_BY = rf"[\s,]*(?:who |that )?(?:{cue('en', 'goes_by')} )?{cue('en', 'by_name')}\s"
_USING = re.compile(rf"{_GOES_BY}(?:the |a )?{cue('en', 'name_words')}?\s*")
_LAST = rf"{cue('en', 'before_screen_name')}\s+[‘'“\"]?([A-Z@\d][^‘’“”\"\s]*(?: [A-Z][^‘’“”\"\s]*){{0,2}})[’'”\"]?$"
_NAME_LAST, _NAME_LAST_ANY_CASE = re.compile(_LAST), re.compile(_LAST, re.IGNORECASE)
# A screen name without marks: words with capitals, or one word no dictionary has ("rust_belt", "knot7").
_NICK = re.compile(
    r"(@?[A-Z][\w’'-]{0,40}(?: (?:of |the )?[A-Z\d][\w’'-]{0,40}){0,3}|@[\w.]+|"
    r"[\w.]{0,40}[_\d][\w.]{0,40})(?=$|[\s,.:;!?)])"
)

_BEARER = re.compile(
    r"(.{2,60}?),? (?:calling (?:himself|herself|themselves)|(?:nicknamed|named)|"
    rf"(?:using|under|with) (?:the|a) {cue('en', 'bearer_names')}|(?:who|that) {cue('en', 'bearer_goes_by')}) ?"
    + r"(?:(?:under|by|as|with|using|himself|herself|themselves|his name as|her name as) ?)?(?:(?:the|a) )?"
    rf"{cue('en', 'bearer_names_last')}?(?: of)?\s*\Z"
)
_FELLOW = re.compile(
    r"((?:[A-Z][\w-]{1,40}|online|internet|web|social media)\s)?(?:[\w-]{1,40}\s)?"
    rf"({cue('en', 'fellows')})s?\b"
)


def manner_of(tokens: Tokens, source: SourceSpan) -> str | None:
    """The adverb beside the verb of saying ("angrily"), or "with a laugh"; None where none stands."""
    if source.verb is None:
        return None
    tags = tokens.tags
    for at in range(max(0, source.verb - 2), min(len(tags), max(source.verb, source.end) + 3)):
        if tags[at] == "R" and not source.start <= at < source.end:
            word = tokens.word(at).lower()
            if word.endswith("ly") and word not in _NO_MANNER:
                return word
        if tags[at] in ".|Q" and at > source.verb:
            break
    found = _WITH_MANNER.search(tokens.text, tokens.ends[source.verb], tokens.ends[source.verb] + 30)
    return found.group() if found else None


def place_in(phrase: str) -> str | None:
    """The place after "from" or "in" in a phrase, or None."""
    for found in _FROM.finditer(phrase):
        if not _NO_PLACE.match(found.group(1)) and not ORGANISATION.search(found.group(1)):
            return found.group(1).removeprefix("the ")
    return None


def pluralised(phrase: str) -> str | None:
    """ "a Chinese netizen from Harbin" → "Chinese netizens"."""
    found = _FELLOW.search(phrase)
    if not found:
        return None
    adjective = found.group(1) or ""
    middle = found.group()[
        len(adjective) : -len(found.group(2)) if not found.group().endswith("s") else -len(found.group(2)) - 1
    ]
    if middle.strip().lower() in _NO_ADJECTIVE or not (
        middle.strip() in ("internet", "web", "media") or middle[:1].isupper()
    ):
        middle = ""
    if adjective.strip().lower() in _NO_ADJECTIVE:
        adjective = ""
    plural = f"{adjective}{middle}{found.group(2)}s"
    return plural if adjective or middle else plural.capitalize()


def screen_name(tokens: Tokens, phrase: str, source: SourceSpan) -> str | None:
    """A screen name: after "user" or "nicknamed", between marks after the phrase, or with an @."""
    if not PEOPLE_HEAD.search(phrase):
        return None
    if found := (_NAME_LAST_ANY_CASE if " @" in phrase else _NAME_LAST).search(phrase):
        return found.group(1).strip("’'\"”")
    if found := re.match(r"(?:User|Netizen|Commenter|Reader|Blogger)\s+[‘'“\"]?(\S+?)[’'”\"]?$", phrase):
        return found.group(1)
    tags = tokens.tags
    if (using := _USING.match(tokens.text, tokens.ends[source.end - 1])) and (
        name := _NICK.match(tokens.text, using.end())
    ):
        return name.group(1)
    mark = tags.find("Q", source.end, source.end + 8)
    between = tokens.text[tokens.ends[source.end - 1] : tokens.starts[mark]] if mark >= 0 else "-"
    if not between.strip() or _USING.fullmatch(between):
        inside = tokens.word(mark).strip("“”\"‘’'「」 ,")
        told = bool(between.strip())  # "called": what stands between marks is a name, however many words it has
        if 0 < len(inside) <= (36 if told else 24) and inside.count(" ") <= (5 if told else 2):
            return inside
    return None


def called_before(tokens: Tokens, source: SourceSpan) -> str | None:
    """The people's word before a screen name that is the source: a teacher who posts under the name | Slow Ink |
    recalled."""
    at = source.start
    if not at or tokens.tags[at] not in "TNMn":
        return None
    low = max(tokens.tags.rfind(sign, max(0, at - 16), at) for sign in ".|?Q") + 1
    before = tokens.text[tokens.starts[max(low, at - 15)] : tokens.starts[at]]
    found = _BEARER.match(before)
    return found.group(1) if found else None


def outside(tokens: Tokens) -> str:
    """The text with its quotes blanked, so that offsets hold."""
    text, parts, at = tokens.text, [], 0
    for place in tokens.places:
        start, end = tokens.starts[place], tokens.ends[place]
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def name_alone(aside: str, tokens: Tokens, end: int) -> str | None:
    """A name that is the whole of an aside: "one user, Li Wei, said"; a @handle too."""
    if not aside:
        return None
    tags, at = tokens.tags, end + 1
    stop = at
    while stop < len(tags) and tags[stop] == "N":
        stop += 1
    if at < stop <= at + 4 and tags[stop : stop + 1] in (",", "V", "B", ")", ".", "", "|", "C"):
        return tokens.words(at, stop)
    return None
