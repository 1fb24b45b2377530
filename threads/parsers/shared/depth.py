"""Whom a post answers where a board shows it by depth alone: levels of indentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from threads.comments.html.record import Record
from threads.page.tree import Tree

MOST_LEVELS = 200
"""Elements above a post that are looked at for its depth."""
Depth = Callable[[Tree, int], int | None]


def above(tree: Tree, i: int, most: int = MOST_LEVELS) -> Iterator[int]:
    """Yields the elements around one, the innermost first, `most` of them."""
    at = tree.parent[i]
    for _ in range(most):
        if at < 0:
            return
        yield at
        at = tree.parent[at]


def levels_above(word: str) -> Depth:
    """Returns the depth of a post as the number of elements of this class around it."""

    def depth(tree: Tree, i: int) -> int:
        return sum(word in tree.get(at, "class").split() for at in above(tree, i))

    return depth


def nest_by_levels(tree: Tree, records: list[Record], depth: Depth) -> None:
    stack: list[tuple[int, int]] = []
    for k, record in enumerate(records):
        level = depth(tree, record.start)
        if level is None:
            continue
        while stack and stack[-1][0] >= level:
            stack.pop()
        record.parent = stack[-1][1] if stack else None
        stack.append((level, k))
