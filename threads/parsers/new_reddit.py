"""Reddit as its site of 2023 and later draws it: <shreddit-comment> elements, each around the answers to it."""

from __future__ import annotations

from threads.draft import Draft
from threads.model import read_number
from threads.page import Page
from threads.page.moments import iso
from threads.page.tree import Tree
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

ELEMENTS = Layout(
    signs=("shreddit-comment",),
    post="shreddit-comment",
    body="[slot=comment], [slot=comment-deleted]",
    author=("shreddit-comment@author",),
    profile="[slot=commentMeta] a",
    date=("[slot=commentMeta] time", "time"),
    likes="shreddit-comment@score",
    deleted="shreddit-comment[is-comment-deleted], [slot=comment-deleted]",
    promoted="shreddit-comment[is-stickied]",
)
COMMENT = "t1_"
"""How the id of a comment begins; another parent is the post."""


def _depth(tree: Tree, i: int) -> int | None:
    return read_number(tree.get(i, "depth"))


@parser("new_reddit", form="html", rank=15)
def new_reddit(page: Page) -> Draft | None:
    """Reddit comments in the design of 2023: ids, levels, scores and parents stand in attributes."""
    draft = read_posts(page, ELEMENTS, depth=_depth)
    if draft is None:
        return None
    tree = page.tree
    for comment in draft.comments:
        i = int((comment.at or "e0")[1:])
        comment.key = tree.get(i, "thingid") or None
        comment.permalink = tree.get(i, "permalink") or None
        if tree.get(i, "parentid").startswith(COMMENT):
            comment.parent, comment.basis = tree.get(i, "parentid"), "markup"
    for i in page.index.find("shreddit-post")[:1]:
        draft.byline = tree.get(i, "author") or draft.byline
        draft.published = iso(tree.get(i, "created-timestamp")) or draft.published
        draft.announced = read_number(tree.get(i, "comment-count"))
    return draft
