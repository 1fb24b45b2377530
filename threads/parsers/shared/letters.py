"""Readers' letters below one heading, each signed at its end with a name, with or without a place, and no date."""

from __future__ import annotations

import re
from collections import Counter

from threads.comments.html.stated import Stated
from threads.lines.headings import letters_heading
from threads.lines.names import name_like
from threads.page.tree import INLINE, Tree
from threads.parsers.shared.blocks import ShownBlock, blocks

_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
FEWEST = 3
"""Letters from which they are a page of them: one may be the editor's."""
LONGEST = 60
"""Characters of a signature."""
SHORTEST = 60
"""Letters of a letter at the least, its dense scripts as the Latin ones that they stand for."""
_SET_OFF = re.compile(r"\b(?:b|strong|i|em|cite|right)\b|author|byline|name|sign")
"""How a signature's block is called or set: in italics, on the right."""
_PLACED = re.compile(r"(?P<name>[^,，、(（]{2,40}?)\s?(?:[,，、]\s?[^,，]{2,40}|[(（][^()（）]{1,30}[)）])")
_BEHIND_PLACE = re.compile(r"[一-鿿]{2,6}[\s　]{1,3}(?P<name>[一-鿿]{2,4})")
"""A place and then the name, as Chinese papers sign letters: 长沙 周敏."""


def read_letters(tree: Tree) -> list[Stated]:
    """Returns the letters of a page that is headed as readers' letters, [] where the page is none."""
    found = blocks(tree)
    start = next((k for k, block in enumerate(found) if _heads(tree, block)), None)
    if start is None:
        return []
    signed = _signatures(tree, found, start + 1)
    letters = [_letter(tree, found, a + 1, b) for a, b in zip([start, *signed], signed, strict=False)]
    if len(letters) < FEWEST or any(sum(tree.weight[u] for u in _pieces(one)) < SHORTEST for one in letters):
        return []
    return [
        Stated(text="\n\n".join(block.text for block in one), author=_name(found[k].text))
        for one, k in zip(letters, signed, strict=True)
    ]


def _heads(tree: Tree, block: ShownBlock) -> bool:
    return len(block.text) <= LONGEST and _tag(tree, block) in _HEADS and letters_heading(block.text)


def _tag(tree: Tree, block: ShownBlock) -> str:
    """The heading around a block's first text, else its own element."""
    i = tree.home[block.pieces[0]]
    for _ in range(3):
        if i >= 0 and tree.tag[i] in _HEADS:
            return tree.tag[i]
        i = tree.parent[i] if i >= 0 else i
    return ""


def _signatures(tree: Tree, found: list[ShownBlock], low: int) -> list[int]:
    """The blocks that sign letters: short, like names, set off in one and the same way, all different."""
    named = [
        k
        for k in range(low, len(found))
        if _tag(tree, found[k]) == ""
        and (_SET_OFF.search(found[k].kind.lower()) or _PLACED.fullmatch(found[k].text))
        and _name(found[k].text) is not None
    ]
    kinds = Counter(found[k].kind for k in named)
    kind = max(kinds, key=lambda one: kinds[one], default="")
    signed = [k for k in named if found[k].kind == kind]
    return signed if len({found[k].text for k in signed}) == len(signed) else []


def _letter(tree: Tree, found: list[ShownBlock], low: int, high: int) -> list[ShownBlock]:
    """The blocks of a letter: those before its signature, in the same element, behind its headline."""
    heads = [k for k in range(low, high) if _tag(tree, found[k])]
    letter = found[heads[-1] + 1 if heads else low : high]
    beside = [block for block in letter if _around(tree, block) == _around(tree, found[high])]
    return beside or letter


def _around(tree: Tree, block: ShownBlock) -> int:
    """The element that holds the one of a block."""
    i = tree.home[block.pieces[0]]
    while i >= 0 and tree.tag[i] in INLINE:
        i = tree.parent[i]
    return tree.parent[i] if i >= 0 else -1


def _pieces(letter: list[ShownBlock]) -> list[int]:
    return [u for block in letter for u in block.pieces]


def _name(text: str) -> str | None:
    """The name of a signature, None where a line is none."""
    text = text.strip(" \t—–-·")
    if not 2 <= len(text) <= LONGEST:
        return None
    match = _BEHIND_PLACE.fullmatch(text) or _PLACED.fullmatch(text)
    name = match["name"] if match else text
    return name if name_like(name) else None
