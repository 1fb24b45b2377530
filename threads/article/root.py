"""Which element of a page holds the article: from the top down, as long as one child holds most of the prose."""

from __future__ import annotations

from dataclasses import dataclass

from threads.article.beside import FURNITURE, HIDDEN
from threads.article.blocks import SCRAP, SHORT, Block
from threads.article.title import entry_around
from threads.page.tree import Tree

HOLDS = 0.6
"""The article's element is the deepest that holds this share of the prose above it (.5 to .7 differ by .002)."""
BESIDE_WEIGHT = 0.1
"""What prose counts in a sidebar, a footer or a form, before the title, or after the first comment."""
FARTHER = 0.5
"""What prose counts for each element around the title that it stands outside of: a short post beats a long sidebar."""
OUTSIDE = 0.25
"""The same below the end of the entry that the title opens: only a text four times as long stands elsewhere."""
BELOW_TITLE = 6
"""A title has at least a sixth of the page's prose below it, unless markup says that it opens an entry."""
MOST_RINGS = 20
_PARTS = frozenset({"p", "span", "b", "em", "strong", "i", "li", "blockquote", "font", "a", "h1", "h2", "h3"})


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which texts an article may stand: `heading` is its title's element, `title_at` its first text, -1 without
    a title; `comments_at` is the first text of the comments, None without comments."""

    heading: int | None
    title_at: int
    comments_at: int | None

    def allows(self, block: Block) -> bool:
        """Whether the block stands below the title and above the comments."""
        u = block.pieces[0]
        return self.title_at < u and (self.comments_at is None or u <= self.comments_at)


def find_place(tree: Tree, blocks: list[Block], heading: int | None, comments_at: int | None) -> Limits:
    """Returns where the article may stand; a heading below the comments, or below nearly all prose, is no title."""
    if heading is not None:
        title_at = tree.first[heading]
        below_comments = comments_at is not None and title_at > comments_at
        if not below_comments and (entry_around(tree, heading) is not None or _has_text(blocks, title_at)):
            return Limits(heading, title_at, comments_at)
    return Limits(None, -1, comments_at)


def _has_text(blocks: list[Block], title_at: int) -> bool:
    all_prose = sum(block.amount for block in blocks if not block.beside)
    return (
        BELOW_TITLE * sum(block.amount for block in blocks if not block.beside and block.pieces[0] > title_at)
        >= all_prose
    )


def find_root(tree: Tree, blocks: list[Block], place: Limits) -> int | None:
    """Returns the article's element; where nothing but furniture is found for a titled page, the entry around its
    title."""
    root = _heaviest(tree, _weights(tree, blocks, place))
    if place.heading is None or root is None:
        return root
    first, last = tree.first[root], tree.last[root]
    spoken = any(first <= block.pieces[0] < last and place.allows(block) and _speaks(block) for block in blocks)
    return root if spoken else entry_around(tree, place.heading)


def _speaks(block: Block) -> bool:
    return (
        block.beside not in (FURNITURE, HIDDEN)
        and block.solid - block.linked >= SHORT
        and block.amount > SCRAP * block.solid
    )


def _weights(tree: Tree, blocks: list[Block], place: Limits) -> list[float]:
    """What each element holds of the article, as far as can be told: its own blocks, without those of the elements in
    it."""
    weight = [0.0] * len(tree.tag)
    rings = _rings(tree, place.heading) if place.heading is not None else []
    entry = entry_around(tree, place.heading) if place.heading is not None else None
    entry_ends = tree.last[entry] if entry is not None else len(tree.text)
    ring, leaves = 0, 1.0
    for block in blocks:
        amount, u = block.amount, block.pieces[0]
        while ring < len(rings) and u >= rings[ring]:
            ring += 1
            leaves *= FARTHER
        if block.beside in (FURNITURE, HIDDEN) or not (
            place.title_at <= u and (place.comments_at is None or u <= place.comments_at)
        ):
            amount *= BESIDE_WEIGHT
        if not ring and place.title_at < u and not block.beside and block.solid >= SHORT and rings:
            amount = max(amount, float(block.solid - block.linked))
        if block.home >= 0:
            weight[block.home] += amount * leaves * (OUTSIDE if u >= entry_ends else 1.0)
    return weight


def _rings(tree: Tree, heading: int) -> list[int]:
    """The last text of each element around the title that holds more than the one within it."""
    rings: list[int] = []
    at, within = tree.parent[heading], tree.last[heading] - tree.first[heading]
    while at >= 0 and len(rings) < MOST_RINGS:
        if tree.last[at] - tree.first[at] > within:
            within = tree.last[at] - tree.first[at]
            rings.append(tree.last[at])
        at = tree.parent[at]
    return rings


def _heaviest(tree: Tree, weight: list[float]) -> int | None:
    """The deepest element that holds most of what each element around it holds; `weight` becomes sums."""
    below: dict[int, list[int]] = {}
    parent = tree.parent
    for i in range(len(weight) - 1, -1, -1):  # an element stands before what is in it, so sums run upwards
        if weight[i]:
            above = parent[i]
            below.setdefault(above, []).append(i)
            if above >= 0:
                weight[above] += weight[i]
    at_best: int | None = None
    while within := below.get(-1 if at_best is None else at_best):
        best = max(reversed(within), key=weight.__getitem__)
        if at_best is not None and (weight[best] < HOLDS * weight[at_best] or tree.tag[best] in _PARTS):
            break
        at_best = best
    return at_best
