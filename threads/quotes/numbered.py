"""Numbered lists of comments: "1、Name" on a line of its own, and what that name said on the lines below."""

from __future__ import annotations

import re
from itertools import pairwise

from threads.quotes.items import Item, ListLine, item_in
from threads.quotes.pairs import script_of

_NAME = re.compile(
    r"\s*(?:[(（【\[]\s?)?(?:(?P<number>\d{1,3})\s?(?:[.)、．）】\]]|[楼樓층FL#](?=\s))|"
    r"(?P<circled>[①-⑳])|(?P<han>[一二三四五六七八九十])[)、．）】\]])\s*"
    r"(?P<name>@?[^\s].{0,38}?)\s*(?:[:：]\s*)?$"
)
_SENTENCE = re.compile(r"[。！？!?;；…]$|(?<![A-Z])\.$|[，,]")
# Words in a name: more are a sentence.
_NAME_WORDS = 5
NUMBERED = "numbered"
"""The sign of these voices: the words are the commenter's own, a translation below them is the page's."""
# Lines of one comment.
LONGEST = 8


def read_numbered(lines: list[ListLine], at: int) -> tuple[list[Item], int]:
    """Returns the comments of a numbered list that begins at a line with its first name, and the line after it.

    Numbers go up by one; each name has text below it. The text of another script below a comment is its translation.
    """
    heads: list[tuple[int, str]] = []
    i = at
    while i < len(lines) and (not heads or i - heads[-1][0] <= LONGEST):
        found = _NAME.match(lines[i].text)
        if found and _number(found) == len(heads) + 1 and _is_name(found["name"]):
            heads.append((i, found["name"]))
        elif not heads:
            return [], at
        i += 1
    if len(heads) < 2 or any(after[0] - head[0] < 2 for head, after in pairwise(heads)):
        return [], at
    ends = [head for head, _ in heads[1:]] + [_last(lines, heads)]
    items = [_item(lines, head, end, name) for (head, name), end in zip(heads, ends, strict=True) if end > head + 1]
    return items, ends[-1]


def _number(found: re.Match[str]) -> int:
    if found["han"]:
        return "一二三四五六七八九十".index(found["han"]) + 1
    return int(found["number"]) if found["number"] else ord(found["circled"]) - ord("①") + 1


def _is_name(name: str) -> bool:
    return not _SENTENCE.search(name) and len(name.split()) <= _NAME_WORDS


def _last(lines: list[ListLine], heads: list[tuple[int, str]]) -> int:
    """The line after the last comment, which has as many lines as the longest before it, at the most."""
    head = heads[-1][0]
    most = max(after[0] - before[0] for before, after in pairwise(heads))
    return min(len(lines), head + most)


def _item(lines: list[ListLine], head: int, end: int, name: str) -> Item:
    """The comment below a name: its lines as far as they are of one script."""
    first = lines[head + 1]
    script, last = script_of(first.text), head + 1
    while last + 1 < end and script_of(lines[last + 1].text) == script:
        last += 1
    item = item_in(first, 0, len(first.text), "", None)
    item.voice.sign = NUMBERED
    item.voice.start = lines[head].start + lines[head].text.rfind(name)
    item.voice.end = item.voice.start + len(name)
    item.voice.speaker = name.strip(' @“”"「」-') or name
    if last > head + 1:
        item.end = lines[last].start + len(lines[last].text.rstrip())
    return item
