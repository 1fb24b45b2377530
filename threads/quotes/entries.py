"""Lists of comments whose lines begin with no name: it stands after a dash at their end, or nowhere."""

from __future__ import annotations

import re

from threads.quotes.items import Item, ListLine, item_in
from threads.quotes.lexicon import cue

_SIGNED = re.compile(
    r"(?P<said>.{4,}?(?:[.!?。！？…”\"」~ㅋㅎ]\s*(?:——|―|—|–|\s-)|[^\s—–―-]\s*——))\s?"
    r"(?P<name>@?[^\s—–―-][^—–―。！？!?，,；;:：\n]{0,23})\s*$"
)
BULLETS, DASHES = "-•*·▶■◆●①", "—–―"
_BULLET = re.compile(r"\s*(?:[-•*·▶■◆●]|[①-⑳])\s*(?P<said>[^\s“\"「『].*)$")
# The line above entries without names says that readers speak: 网友们这样写道： · Some users wrote:
_SPOKE = re.compile(
    rf"\b(?P<en>{cue('en', 'list_speakers')})\b.{{0,60}}\b{cue('en', 'list_verbs')}[^:]{{0,20}}:\s*$|"
    rf"(?P<zh>{cue('zh', 'list_speakers')}).{{0,20}}{cue('zh', 'list_verbs')}.{{0,6}}[：:]\s*$|"
    rf"(?P<ko>{cue('ko', 'list_speakers')})(?:들)?.{{0,30}}{cue('ko', 'list_verbs')}\s*(?:[.:]\s*)?$",
    re.IGNORECASE,
)


def read_signed(lines: list[ListLine], at: int) -> tuple[list[Item], int]:
    """Returns the comments of a list whose lines end in a dash and a name, and the line after it."""
    items: list[Item] = []
    while at < len(lines) and (found := _SIGNED.match(lines[at].text)):
        line = lines[at]
        said = found["said"].rstrip(" —–―-")
        item = item_in(line, found.start("said"), found.start("said") + len(said), "", None)
        item.voice.start, item.voice.end = line.start + found.start("name"), line.start + found.end("name")
        item.voice.speaker = found["name"].strip()
        items.append(item)
        at += 1
    return items, at


def read_bulleted(lines: list[ListLine], at: int) -> tuple[list[Item], int]:
    """Returns the entries, each behind a sign, of a list right below a line by which readers speak, and the line after
    it.
    """
    spoke = _SPOKE.search(lines[at - 1].text) if at and _BULLET.match(lines[at].text) else None
    if spoke is None:
        return [], at
    who = next(noun for noun in spoke.groups() if noun)
    items: list[Item] = []
    while at < len(lines) and (found := _BULLET.match(lines[at].text)):
        items.append(item_in(lines[at], found.start("said"), len(lines[at].text), "", None, decided=who))
        at += 1
    return items, at
