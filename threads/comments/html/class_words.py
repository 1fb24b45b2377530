"""What the words in classes and ids say: that a part is a comment, a piece of one, or stands beside the text.

The words stand in `class_words.toml`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from threads.page.tree import Tree
from threads.text.toml_text import read_toml

_WORDS = read_toml(Path(__file__).with_name("class_words.toml"))


def class_words(name: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of one list of class words, for names and addresses in small letters unless `flags` heed no case."""
    return re.compile("|".join(_WORDS[name]), flags)


CONTRIBUTION, COMMENT, PART = map(class_words, ("contribution", "comment", "part"))
BESIDE, CALLED, COUNTER = map(class_words, ("beside", "called", "counter"))
ADDRESS, SCRIPT, PICTURE = map(class_words, ("address", "script", "picture"))
ADDRESS_SIGNS, PICTURE_SIGNS = tuple(_WORDS["address_signs"]), tuple(_WORDS["picture_signs"])
"""Of each address and picture that those patterns know one is a part."""
LEVELS_UP = 5
"""How far above a record its list may be named; deeper names are those of the page's layout."""
LEVELS = 12
"""How far above a record a place beside the text may be named."""
FRAME = 0.5
"""Share of a page's texts from which an element is its frame."""
_ASIDE = frozenset({"nav", "aside", "footer"})
PLAIN, DIM = 1.0, 0.5
"""What a word for comments says, and one for contributions of any kind."""


@lru_cache(maxsize=20_000)
def says_comment(name: str) -> float:
    """How much a part's name says that it is a comment: 0, DIM or PLAIN; -1 where it names a piece of one."""
    name = name.lower()
    if not name or not CONTRIBUTION.search(name):
        return 0.0
    if PART.search(name):
        return -1.0
    return PLAIN if COMMENT.search(name) else DIM


@lru_cache(maxsize=20_000)
def _place(name: str) -> tuple[float, bool]:
    """What the words of one element say: how much a list of comments, and whether beside the text."""
    name = name.lower()
    if BESIDE.search(name):
        return 0.0, True
    return (PLAIN if COMMENT.search(name) else DIM) if CONTRIBUTION.search(name) else 0.0, False


def place_above(tree: Tree, i: int) -> tuple[float, bool]:
    """What the elements above one say: how much they name a list of comments, and whether a place beside the text.

    An element with most of a page's texts is its frame, whatever it is called.
    """
    listed, level = 0.0, 0
    most = FRAME * len(tree.text)
    at = tree.parent[i]
    while at >= 0 and tree.tag[at] != "body" and level < LEVELS:
        attributes = tree.attributes[at]
        name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}" if attributes else ""
        inside, beside = _place(name) if len(name) > 1 else (0.0, False)
        if level < LEVELS_UP:
            listed = max(listed, inside)
        if (beside and tree.last[at] - tree.first[at] <= most) or tree.tag[at] in _ASIDE:
            return listed, True
        at, level = tree.parent[at], level + 1
    return listed, False
