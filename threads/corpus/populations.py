"""Which population a reaction is counted with: rules from a small TOML file first, then defaults.

Populations are attributes of a source or a voice, not of the language: netizens reach us in English translation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

from threads.errors import BadParameter
from threads.model import Quote, Thread
from threads.quotes.unnamed import HAN_NETIZEN, HANGUL_NETIZEN, IS_NETIZEN, NETIZEN
from threads.text.wordlists import either, read_words

LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "th": "Thai", "tr": "Turkish", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

_FILE = read_words(Path(__file__).with_name("populations.toml"))
_COUNTRY: dict[str, str] = {people: "|".join(words) for people, words in _FILE["peoples"].items()}
_TOLD = re.compile(rf"\b{either(_FILE['words']['told'])}\b|,")
_COMES_FROM, _ON_PLATFORM = (re.compile("|".join(_FILE["words"][name])) for name in ("comes_from", "on_platform"))
_NEAR = 40
"""Characters between a country's name and the word netizen within which the one describes the other."""

CHANNELS = ("comment", "quoted")
PATTERNS = ("group", "place", "speaker")


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules of the user's own; the first that matches decides. Without one, the defaults do.

    A rule is a table with any of `path` (a glob over the file's name or path, or a list of them), `channel` ("comment"
    or "quoted"), `language`, `group`, `place`, `speaker` (regular expressions), and `population`, with `basis` as the
    reason. `group_by` names a column by which all reactions are grouped instead (`threads.corpus.grouping`); the rules
    then decide for those that have no value in it.
    """

    tables: tuple[Mapping[str, Any], ...] = ()
    origin: str | None = None
    group_by: str | None = None
    _known: frozenset[str] = field(
        default=frozenset({"path", "channel", "language", "group", "place", "speaker", "population", "basis"}),
        repr=False,
    )

    @classmethod
    def of(cls, tables: Iterable[Mapping[str, Any]], *, origin: str | None = None) -> Rules:
        """The rules in these tables; raises BadParameter where one names no population or has an unknown key."""
        rules = cls(tuple(tables), origin)
        for table in rules.tables:
            unknown = sorted(set(table) - rules._known)
            if unknown or "population" not in table:
                what = f"has the unknown key {unknown[0]!r}" if unknown else "names no population"
                raise BadParameter(
                    f"A population rule in {origin or 'the rules'} {what}; keys: {', '.join(sorted(rules._known))}."
                )
            _check_values(table, origin or "the rules")
        return rules

    def grouped(self, column: str | None) -> Rules:
        """These rules with populations by that column, or by the rules alone."""
        return replace(self, group_by=column)

    def of_comment(self, thread: Thread, language: str | None, *, usual: str | None = None) -> tuple[str, str]:
        """The population of a comment, and where that assignment comes from; `usual` is its thread's language."""
        return self._first(thread, "comment", language or usual, None) or default_of_comment(language, usual=usual)

    def of_voice(
        self, thread: Thread, quote: Quote, language: str | None, countries: Mapping[str, int]
    ) -> tuple[str, str]:
        """The population of a quoted public voice, and where that assignment comes from."""
        return self._first(thread, "quoted", language, quote) or default_of_voice(quote, thread, countries)

    def _first(self, thread: Thread, channel: str, language: str | None, quote: Quote | None) -> tuple[str, str] | None:
        for number, table in enumerate(self.tables, 1):
            if _holds(table, thread, channel, language, quote):
                return self.decision(number)
        return None

    def decision(self, number: int) -> tuple[str, str]:
        """The population that the rule of that number, counted from 1, assigns, and the basis that it gives."""
        table = self.tables[number - 1]
        reason = str(table.get("basis") or f"rule {number}")
        return str(table["population"]), f"{reason} ({self.origin})" if self.origin else reason


def _check_values(table: Mapping[str, Any], where: str) -> None:
    """Raises BadParameter where a rule's value is no text, no channel, or no regular expression."""
    for key, value in table.items():
        if key == "path" and isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
            continue
        if not isinstance(value, str):
            raise BadParameter(
                f"A population rule in {where} has `{key}` = {value!r}, which is no text in quotation marks."
            )
        if key == "channel" and value not in CHANNELS:
            raise BadParameter(
                f"A population rule in {where} has the channel {value!r}; channels: {', '.join(CHANNELS)}."
            )
        if key in PATTERNS:
            try:
                re.compile(value, re.IGNORECASE)
            except re.error as error:
                raise BadParameter(
                    f"A population rule in {where} has `{key}` = {value!r}, which is no regular expression "
                    f"({error}). Write \\ before a bracket that is meant as one."
                ) from error


def _holds(table: Mapping[str, Any], thread: Thread, channel: str, language: str | None, quote: Quote | None) -> bool:
    if "path" in table and not path_matches(thread.source.path or "", globs_of(table)):
        return False
    if "channel" in table and table["channel"] != channel:
        return False
    if "language" in table and table["language"] != language:
        return False
    for key in PATTERNS:
        if key in table:
            value = getattr(quote, key, None) or ""
            if not re.search(table[key], value, re.IGNORECASE):
                return False
    return True


def globs_of(rule: Mapping[str, Any]) -> tuple[str, ...]:
    """The globs of a rule's `path`, which is one or a list of them; none where it has no path."""
    path = rule.get("path", ())
    return (path,) if isinstance(path, str) else tuple(path)


@lru_cache(maxsize=4096)
def path_matches(path: str, globs: tuple[str, ...]) -> bool:
    """Whether one of the globs fits the path, or the file's name."""
    name = PurePath(path).name
    return path in globs or name in globs or any(fnmatch(path, one) or fnmatch(name, one) for one in _wild(globs))


@lru_cache(maxsize=256)
def _wild(globs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in globs if any(mark in one for mark in "*?["))


def default_of_comment(language: str | None, *, usual: str | None = None) -> tuple[str, str]:
    """Commenters by the language they write, or where that is too short to tell, by their thread's."""
    told = language or usual
    if told is None:
        return "Commenters, language unknown", "default: too little text to tell the language"
    name = LANGUAGES.get(told, told)
    which = "language of the comment" if language else "language of the thread, the comment being too short to tell"
    return f"{name}-language commenters", f"default: {which}; nationality unknown"


def default_of_voice(quote: Quote, thread: Thread, countries: Mapping[str, int]) -> tuple[str, str]:
    """Netizens by the country that the article names for them, else by the language of the word it uses."""
    words = " ".join(filter(None, (quote.group, quote.speaker, quote.decided_by)))
    if not IS_NETIZEN.search(words):
        return "Members of the public, quoted", "default: quoted, not called netizen or user"
    if people := people_of(quote):
        return f"{people} netizens", f"default: the article calls the voice {quote.group or quote.speaker!r}"
    if countries:
        people = max(countries, key=lambda name: (countries[name], name))
        return f"{people} netizens", f"default: the article speaks of {people} netizens"
    if thread.article.language == "ko" or (thread.article.language != "zh" and HANGUL_NETIZEN.search(words)):
        return "Korean netizens", "default: 네티즌 or 누리꾼 without a country, in Korean"
    if HAN_NETIZEN.search(words) or thread.article.language == "zh":
        return "Chinese netizens", "default: 网友 or 网民 without a country, in Chinese"
    return "Chinese netizens", "default: netizens without a country; the assumption is ours"


def is_country(words: str) -> bool:
    """Whether words name a country or its people, and nobody in particular."""
    return any(re.fullmatch(pattern, words.strip()) for pattern in _COUNTRY.values())


def people_of(quote: Quote) -> str | None:
    """The people that the words for a voice name as theirs; None where they name none.

    What is told of somebody is not his people: "a user who had worked in Korea".
    """
    speaker = _TOLD.split(quote.speaker or "", maxsplit=1)[0]
    if " " not in speaker and "的" in speaker:  # 一名在韩国工作的网友: what stands before 的 is told of him
        speaker = speaker if _COMES_FROM.search(speaker) else speaker.rsplit("的", 1)[1]
    for words in (quote.group or "", speaker):
        for people, pattern in _COUNTRY.items():
            if re.search(pattern, words):
                return people
    return None


def countries_of_netizens(text: str) -> dict[str, int]:
    """How often the text names a country beside the word netizen (or internet user), by people."""
    counts: dict[str, int] = Counter(
        next(people for people, pattern in _COUNTRY.items() if re.search(pattern, match.group()))
        for match in _ON_PLATFORM.finditer(text)
    )
    for match in re.finditer(NETIZEN, text, re.IGNORECASE):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        before = re.split(r"[.!?。！？\n]", before)[-1]
        last = [(m.start(), people) for people, pattern in _COUNTRY.items() for m in re.finditer(pattern, before)]
        if last:
            people = max(last)[1]
            counts[people] = counts.get(people, 0) + 1
    return counts
