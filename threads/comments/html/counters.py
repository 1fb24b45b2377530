"""Bare numbers of a page's comments: in an element that is called their counter, or stated for machines."""

from __future__ import annotations

import re

from threads.comments.html.class_words import COUNTER
from threads.page.tree import Tree

_BARE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,7}")
_INTERACTIONS = re.compile(r"UserComments:\s?(?P<number>\d{1,7})\s{0,3}$")
LEVELS = 2


def is_counter(tree: Tree, u: int) -> bool:
    """Whether a text is a bare number, alone in an element that is called a counter of comments."""
    if _BARE.fullmatch(tree.text[u]) is None:
        return False
    i = tree.home[u]
    for _ in range(LEVELS):
        if i < 0 or tree.last[i] - tree.first[i] > 1:
            break
        if COUNTER.search(f"{tree.get(i, 'class')} {tree.get(i, 'id')}".lower()):
            return True
        i = tree.parent[i]
    return False


def user_comments(tree: Tree) -> list[str]:
    """The numbers of comments that microdata counts as interactions: content="UserComments:12"."""
    found = (_INTERACTIONS.match(tree.get(i, "content")) for i in tree.having("content"))
    return [match["number"] for match in found if match is not None]
