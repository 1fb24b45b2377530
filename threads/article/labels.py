"""The article's own text among what is left of a page once the comments are labelled."""

from __future__ import annotations

import re

from threads.article.beside import CAPTION, FURNITURE, Beside
from threads.article.blocks import LINKS, PROSE, SHORT, Block, read_blocks
from threads.article.metadata import Metadata
from threads.article.root import Limits, find_place, find_root
from threads.lines.furniture import is_comment_form, is_copyright, is_furniture, is_post_note
from threads.lines.headings import comment_heading
from threads.page.signs import Signs
from threads.page.tree import Tree

ARTICLE, TITLE = "article", "title"
_HOME = re.compile(
    (
        r"(?:^|[-_ ])(?:article|story|entry|post|hentry|content|main|body|text)(?:$|[-_ #\d])|articlebody|story-?body|"
        r"entry-?content|post-?(?:body|content|text)|article-?(?:text|content)"
    ),
    re.IGNORECASE,
)
"""Class words of an article's own element."""

LONG = 200
"""Letters of a paragraph that a class like "share" or "tools" around it says nothing against."""


def article_labels(
    tree: Tree, signs: Signs, taken: list[bool], metadata: Metadata, *, comments_at: int | None
) -> dict[int, str]:
    """Returns a label for every text that is not taken: "article", or the reason why it is dropped.

    `comments_at` is the first comment's first text: no article goes on below it.
    """
    blocks = read_blocks(tree, taken, Beside(tree, signs, metadata.heading))
    labels = {u: label for block in blocks for label in (_outside(block),) for u in block.pieces}
    if metadata.heading is not None:
        labels.update(
            (u, TITLE) for u in range(tree.first[metadata.heading], tree.last[metadata.heading]) if u in labels
        )
    place = find_place(tree, blocks, metadata.heading, comments_at)
    root = find_root(tree, blocks, place)
    if root is None:
        return labels
    inside = _inside(tree, blocks, root, place)
    named = _HOME.search(f"{tree.get(root, 'class')} {tree.get(root, 'id')}") is not None
    for block in inside:
        reason = _reason(tree, block)
        for u in block.pieces:
            if labels[u] != TITLE:
                labels[u] = reason
    _drop_edges(inside, labels, place, named=named)
    return labels


def _inside(tree: Tree, blocks: list[Block], root: int, place: Limits) -> list[Block]:
    """The blocks in the article's element, and those between the title and it that are of the article."""
    first, last = tree.first[root], tree.last[root]
    opened = min(place.title_at, first) if place.heading is not None else first
    inside = [
        block
        for block in blocks
        if first <= block.pieces[0] < last or (opened <= block.pieces[0] < first and _leads(tree, block))
    ]
    for block in inside:
        if block.beside_at <= root:  # what stands above the root counts no more
            block.beside, block.apart = None, False
    return inside


_DECK = re.compile(
    (
        r"(?:^|[-_ ])(?:deck|dek|stand-?first|sub-?(?:title|head|heading|headline)|kicker-?text|lede|abstract|summary|"
        r"intro)(?:$|[-_ ])"
    ),
    re.IGNORECASE,
)


def _leads(tree: Tree, block: Block) -> bool:
    """Whether a block between the title and the article's element is of the article: prose, or a line below the
    title."""
    deck = tree.tag[block.home] in ("h2", "h3") or _DECK.search(tree.get(block.home, "class")) is not None
    return not block.beside and (block.prose or (deck and block.solid >= SHORT and not block.linked))


LINK_LIST = (0.9, 0.95)
"""Share of a short and of a long block's letters in links from which it is a list of links: lists of books, of sources
and of posts, which are the article's, are links with a few words."""


def _reason(tree: Tree, block: Block) -> str:
    """Why a block in the article's element is no part of its text; ARTICLE where it is."""
    if block.beside and (block.apart or not (block.prose and block.solid > LONG and block.beside != CAPTION)):
        return block.beside
    text = tree.text[block.pieces[0]] if len(block.pieces) == 1 else tree.texts(block.pieces[0], block.pieces[-1] + 1)
    if is_post_note(text):
        return FURNITURE
    if len(text) <= 200:
        if is_comment_form(text):
            return "comment form"
        if comment_heading(text) is not None:
            return "comment heading"
        if is_furniture(text) or is_copyright(text):
            return FURNITURE
    if block.linked > LINK_LIST[block.solid >= PROSE] * block.solid and tree.tag[block.home] not in ("td", "p"):
        return "related links"
    return ARTICLE


def _outside(block: Block) -> str:
    return "navigation" if block.linked > LINKS * block.solid else FURNITURE


def _drop_edges(blocks: list[Block], labels: dict[int, str], place: Limits, *, named: bool) -> None:
    """What stands before the title or below the first comment is no article; nor are short lines after the last
    prose."""
    long = [k for k, block in enumerate(blocks) if block.prose and labels[block.pieces[0]] == ARTICLE]
    after = LINES_AFTER_NAMED if named else LINES_AFTER
    for k, block in enumerate(blocks):
        u = block.pieces[0]
        early = (
            u < place.title_at
            and not (named and block.prose)
            and (not long or place.title_at <= blocks[long[-1]].pieces[0])
        )
        late = (place.comments_at is not None and u > place.comments_at) or (bool(long) and k > long[-1] + after)
        if labels[u] == ARTICLE and (early or late):
            for piece in block.pieces:
                labels[piece] = FURNITURE


LINES_AFTER = 3
"""Short lines kept after the last paragraph: a source, a signature."""
LINES_AFTER_NAMED = 200
"""The same where the element is called the article's own ("entry-content"): there stand lists and steps."""
