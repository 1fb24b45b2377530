"""One comment of a list: what was said, who said it and where they live, and the words that announce comments."""

from __future__ import annotations

import re
from dataclasses import dataclass

from threads.quotes.kinds import Kind
from threads.quotes.lexicon import cues
from threads.quotes.likes import VOTES, read_likes, strip_likes
from threads.quotes.voice import Voice

ANNOUNCEMENT = re.compile(cues("announcement"), re.IGNORECASE)
_PLACED = re.compile(
    r"[\[(（【]?(?:网易|新浪|腾讯|搜狐|凤凰网?)?(?P<of>[\u4e00-\u9fff]{2,7}?(?:省|自治区|市)"
    r"(?:[\u4e00-\u9fff]{1,6}?市)?)(?=网友|手机网友)网友[\])）】]?|"
    + r"[\[(（【]?(?:IP(?:属地|屬地)?[：:]?\s?|来自|來自|from )"
    r"(?P<from>[\u4e00-\u9fffA-Z][\w\u4e00-\u9fff ]{1,15})[\])）】]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ListLine:
    """One non-empty line: offsets, and its text."""

    start: int
    end: int
    text: str


def list_lines(text: str) -> list[ListLine]:
    """The lines of a text that are not empty."""
    lines, at = [], 0
    for line in text.split("\n"):
        if line and not line.isspace():
            lines.append(ListLine(at, at + len(line), line))
        at += len(line) + 1
    return lines


@dataclass(slots=True)
class Item:
    """One comment of a list: offsets of what was said, and who said it."""

    start: int
    end: int
    voice: Voice
    likes: int | None = None


def item_below(head: ListLine, line: ListLine, name: str, votes: str) -> Item:
    """The comment on the line below its author's name and its votes."""
    item = item_in(line, 0, len(line.text), "", read_likes(votes), decided=votes)
    if name:
        at = head.start + head.text.find(name)
        item.voice.start, item.voice.end, item.voice.speaker = at, at + len(name), name.strip(' @“”"「」-') or name
    return item


def item_in(line: ListLine, start: int, end: int, name: str, likes: int | None, *, decided: str | None = None) -> Item:
    """The comment in these characters of a line, without its likes and the quotation marks around it."""
    said = line.text[start:end]
    a, b = strip_likes(said)
    if likes is None:
        likes = read_likes(said[:a] + " " + said[b:])
    while a < b and said[a] in ' “"「『‘':
        a += 1
    while b > a and said[b - 1] in ' ”"」』’':
        b -= 1
    voice = Voice(sign="list", kind=Kind("public", decided or (name if ANNOUNCEMENT.search(name) else "list")))
    if name:
        at = line.text.find(name)
        voice.start, voice.end = line.start + at, line.start + at + len(name)
        bare = re.sub(r"[\[(（【].{0,80}?[\])）】]$", "", name)
        if place := _PLACED.search(name):
            voice.place = (place["of"] or place["from"]).strip()
            bare = name[: place.start()] or bare
        bare = VOTES.sub("", bare)
        voice.speaker = bare.strip(' @“”"「」-') or name
    return Item(line.start + start + a, line.start + start + b, voice, likes)
