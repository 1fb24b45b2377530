"""Features of what a group is called: class words and ids of its parts, and of what stands around them."""

from __future__ import annotations

from collections.abc import Callable

from threads.comments.declared import declares
from threads.comments.html.seen import SeenGroup

NAMING: dict[str, Callable[[SeenGroup], float]] = {}
feature = declares(NAMING)


@feature
def _named(seen: SeenGroup) -> float:
    """Sites call a comment a comment."""
    return max(0.0, seen.word)


@feature
def _numbered(seen: SeenGroup) -> float:
    """Comments are numbered in their names: "comment-12"."""
    return float(seen.word > 0 and seen.numbered)


@feature
def _listed(seen: SeenGroup) -> float:
    """Sites call the list of comments so, above the comments."""
    return seen.place[0]


@feature
def _beside(seen: SeenGroup) -> float:
    """In menus and side columns stand lists of what is new elsewhere."""
    return float(seen.place[1])
