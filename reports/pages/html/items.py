"""The comments and quoted voices of a page, in one numbered list: what the numbers open on and the threads hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reports.document import Document
from reports.shown import View, anchor
from threads.text.language import detect_beside

VOICE, LOOSE = "voice", "loose"
"""Kinds of items beside those of comments: a quoted voice, and a reaction that stands in no thread of the report."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
UNKNOWN_LANGUAGE = "und"


@dataclass(frozen=True, slots=True)
class HeldItem:
    """A comment or a voice: `view` is how its thread or the list of voices shows it, `reaction` how it is counted,
    `thread` the place of its thread in the document (−1 where it stands in none)."""

    key: str
    anchor: str
    thread: int
    kind: str
    language: str
    view: View
    reaction: View | None


@dataclass(frozen=True)
class Held:
    """The items in the order of the page: the comments of each thread as its reply tree has them, then the voices."""

    all: tuple[HeldItem, ...]
    starts: tuple[int, ...]
    """For each thread the place of its first comment, and the place after the last comment."""

    @cached_property
    def by_key(self) -> Mapping[str, int]:
        """The place of each reaction."""
        found: dict[str, int] = {}
        for place, item in enumerate(self.all):
            found.setdefault(item.key, place)
        return found

    @cached_property
    def by_anchor(self) -> Mapping[str, int]:
        """The place of what stands at each address."""
        found: dict[str, int] = {}
        for place, item in enumerate(self.all):
            found.setdefault(item.anchor, place)
        return found


def items_of(document: Document) -> Held:
    """The items of a document."""
    found: list[HeldItem] = []
    starts: list[int] = []
    place_of = {thread["id"]: place for place, thread in enumerate(document.threads)}
    for place, thread in enumerate(document.threads):
        starts.append(len(found))
        for row in thread["rows"]:
            language = language_tag(row["language"]) or language_tag(thread["language"])
            found.append(
                HeldItem(row["key"], row["anchor"], place, row["kind"], language or UNKNOWN_LANGUAGE, row,
                     document.reactions.get(row["key"]))
            )  # fmt: skip
    starts.append(len(found))
    known = {item.key for item in found}
    for voice in document.voices:
        place = place_of.get(voice["thread"], -1)
        around = language_tag(document.threads[place]["language"]) if place >= 0 else ""
        key = voice["reaction"] if voice["reaction"] and voice["reaction"] not in known else voice["id"]
        known.add(key)
        language = detect_beside(voice["text"], around or None) or around or UNKNOWN_LANGUAGE
        found.append(
            HeldItem(key, voice["anchor"], place, VOICE, language_tag(language) or UNKNOWN_LANGUAGE, voice,
                 document.reactions.get(key))
        )  # fmt: skip
    for key, reaction in document.reactions.items() if document.sample is None else ():
        if key not in known:
            found.append(HeldItem(key, anchor(key), -1, LOOSE, UNKNOWN_LANGUAGE, {}, reaction))
    return Held(tuple(found), tuple(starts))


def language_tag(language: str) -> str:
    """The language as a tag that may stand in a page, "" where it is none."""
    return language if _TAG.fullmatch(language or "") else ""
