"""The article's own text among what is left of a page once the comments are labelled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from threads.furniture import comment_heading, is_comment_form, is_copyright, is_furniture
from threads.metadata import Metadata
from threads.records.signs import Signs
from threads.tree import Tree

ARTICLE = "article"
_BESIDE = re.compile(
    r"sidebar|side-?bar|widget|(?:^|[-_ ])(?:nav|menu|footer|header|masthead|related|recommend\w{0,7}|popular|trending|share|sharing|social|sociable|addthis|promo|advert\w{0,8}|ads?|sponsor\w{0,5}|"
    r"breadcrumbs?|pagination|pager|tags?|taglist|tag-links|newsletter|subscribe|signup|login|byline-bio|about-author|author-?(?:bio|box|info)|bio|toolbar|tools|rating|print|cookie\w{0,8}|banner|"
    r"most-\w{3,12}|more-\w{3,12}|outbrain|taboola|disclaimer|copyright|legal|search|rss|blogroll|archives?|calendar|meta|postmeta|post-?footer|entry-?(?:footer|meta|utility))(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Class words of what stands beside an article or serves it; they count only for parts with little prose."""
_CAPTION = re.compile(r"caption|credit|(?:^|[-_ ])(?:photo|image|img|figure)(?:$|[-_ ])", re.IGNORECASE)
_BYLINE = re.compile(r"byline|author|dateline|(?:^|[-_ ])(?:date|time|published|posted|timestamp|pubdate)(?:$|[-_ ])", re.IGNORECASE)

PROSE = 80
"""Characters other than space from which a block counts as prose (two lines of a column): menus and titles are shorter."""
MOST_LINKED = 0.35
"""Share of a block's characters in links up to which it may be prose; measured link lists have .8 and more."""
HOLDS = 0.66
"""The article's element is the deepest that holds this share of the prose above it."""


@dataclass(slots=True)
class Block:
    """A run of text without a paragraph's end in it."""

    pieces: list[int]
    solid: int
    linked: int
    home: int

    @property
    def prose(self) -> bool:
        return self.solid >= PROSE and self.linked <= MOST_LINKED * self.solid


def article_labels(tree: Tree, signs: Signs, taken: list[bool], metadata: Metadata) -> dict[int, str]:
    """Returns a label for every text that is not taken: "article", or the reason why it is dropped."""
    blocks = _blocks(tree, taken)
    labels = {u: _outside(tree, block) for block in blocks for u in block.pieces}
    root = _root(tree, blocks)
    if root is None:
        return labels
    title_at = _label_title(tree, metadata, labels)
    first, last = tree.first[root], tree.last[root]
    inside = [block for block in blocks if first <= block.pieces[0] < last]
    for block, reason in zip(inside, _reasons(tree, inside, root), strict=True):
        for u in block.pieces:
            if labels.get(u) != "title":
                labels[u] = reason
    _drop_edges(tree, inside, labels, title_at)
    return labels


def _blocks(tree: Tree, taken: list[bool]) -> list[Block]:
    blocks: list[Block] = []
    previous = -2
    for u, out in enumerate(taken):
        if out:
            continue
        linked = tree.solid[u] if tree.link[u] >= 0 else 0
        if blocks and previous == u - 1 and tree.before[u] != "\n\n":
            block = blocks[-1]
            block.pieces.append(u)
            block.solid += tree.solid[u]
            block.linked += linked
        else:
            blocks.append(Block([u], tree.solid[u], linked, tree.home[u]))
        previous = u
    return blocks


def _root(tree: Tree, blocks: list[Block]) -> int | None:
    """The element of the article: from the top down, as long as one child holds most of the prose."""
    weight: dict[int, float] = {}
    total = 0.0
    for block in blocks:
        if not block.prose or is_copyright(tree.text[block.pieces[0]]):
            continue
        amount = float(block.solid - block.linked)
        total += amount
        at, steps = block.home, 0
        while at >= 0 and steps < 300:
            weight[at] = weight.get(at, 0.0) + amount
            at, steps = tree.parent[at], steps + 1
    if not total:
        return None
    below: dict[int, list[int]] = {}
    for i in weight:
        below.setdefault(tree.parent[i], []).append(i)
    at = max(below.get(-1, []), key=lambda i: weight[i], default=None)
    while at is not None and (children := below.get(at)):
        best = max(children, key=lambda i: weight[i])
        if weight[best] < HOLDS * weight[at] or tree.tag[best] in ("p", "span", "b", "em", "strong", "li", "blockquote", "font"):
            break
        at = best
    return at


def _reasons(tree: Tree, blocks: list[Block], root: int) -> list[str]:
    known: dict[int, str | None] = {root: None}
    return [_reason(tree, block, known) for block in blocks]


def _reason(tree: Tree, block: Block, known: dict[int, str | None]) -> str:
    text = tree.text[block.pieces[0]] if len(block.pieces) == 1 else tree.texts(block.pieces[0], block.pieces[-1] + 1)
    beside = _beside(tree, block.home, known)
    if beside and not (block.prose and block.solid > 200):
        return beside
    if is_comment_form(text):
        return "comment form"
    if comment_heading(text) is not None:
        return "comment heading"
    if is_furniture(text) or is_copyright(text):
        return "site furniture"
    if block.solid < PROSE and block.linked > 0.6 * block.solid and tree.tag[block.home] != "td":
        return "related links"
    if block.linked > 0.8 * block.solid:
        return "related links"
    return ARTICLE


def _beside(tree: Tree, i: int, known: dict[int, str | None]) -> str | None:
    way: list[int] = []
    answer: str | None = None
    while i >= 0 and i not in known and len(way) < 300:
        way.append(i)
        answer = _BY_TAG.get(tree.tag[i]) or _named(f"{tree.get(i, 'class')} {tree.get(i, 'id')}")
        if answer:
            break
        i = tree.parent[i]
    answer = answer or known.get(i)
    for j in way:
        known[j] = answer
    return answer


_BY_TAG = {"nav": "site furniture", "aside": "site furniture", "footer": "site furniture", "form": "site furniture", "figcaption": "caption"}


@lru_cache(maxsize=20_000)
def _named(name: str) -> str | None:
    """The reason that an element's class and id give against its text being the article's."""
    if len(name) < 3:
        return None
    if _BESIDE.search(name):
        return "site furniture"
    if _CAPTION.search(name):
        return "caption"
    return "byline and date" if _BYLINE.search(name) else None


def _outside(tree: Tree, block: Block) -> str:
    return "navigation" if block.linked > 0.6 * block.solid else "site furniture"


def _label_title(tree: Tree, metadata: Metadata, labels: dict[int, str]) -> int | None:
    if metadata.heading is None:
        return None
    for u in range(tree.first[metadata.heading], tree.last[metadata.heading]):
        if u in labels:
            labels[u] = "title"
    return tree.first[metadata.heading]


def _drop_edges(tree: Tree, blocks: list[Block], labels: dict[int, str], title_at: int | None) -> None:
    """What stands before the title is no article; nor are short lines after the last prose."""
    long = [k for k, block in enumerate(blocks) if block.prose and labels[block.pieces[0]] == ARTICLE]
    if not long:
        return
    for k, block in enumerate(blocks):
        u = block.pieces[0]
        early = title_at is not None and u < title_at and title_at <= blocks[long[0]].pieces[0]
        if labels[u] == ARTICLE and (early or k > long[-1] + 3):
            for piece in block.pieces:
                labels[piece] = "site furniture"
