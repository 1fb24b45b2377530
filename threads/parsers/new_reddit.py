"""Reddit as its site drew it from 2018 to 2023, and since then: <shreddit-comment> elements, each around the answers to
it."""

from __future__ import annotations

import re

from threads.draft import Draft
from threads.model import read_number
from threads.page import Page
from threads.page.moments import iso
from threads.page.tree import Tree
from threads.parsers import parser
from threads.parsers.shared.depth import above
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
DRAWN = Layout(
    signs=("t1_",),
    post=r"div.Comment[id%=t1_\w+]",
    body="[data-testid=comment], [data-test-id=comment]",
    author=("a[data-testid=comment_author_link]", "[data-testid=comment_author_link] a", "a[href*=/user/]"),
    profile="a[data-testid=comment_author_link], a[href*=/user/]",
    date=("[data-testid=comment_timestamp]", "a[id*=CommentTopMeta--Created]"),
    key=r"div.Comment[id%=t1_\w+]",
    permalink="a[data-testid=comment_timestamp], a[id*=CommentTopMeta--Created]",
)
_INDENT = re.compile(r"padding-left:\s?(?P<pixels>\d{1,4})")
LEVELS = 6
"""Elements around a comment among which the one stands that is indented by its level."""
COMMENT = "t1_"
"""How the id of a comment begins; another parent is the post."""


def _depth(tree: Tree, i: int) -> int | None:
    return read_number(tree.get(i, "depth"))


def _indent(tree: Tree, i: int) -> int:
    """The pixels by which a comment is indented, 0 where it is not."""
    found = (_INDENT.search(tree.get(at, "style")) for at in above(tree, i, LEVELS))
    return next((int(match["pixels"]) for match in found if match), 0)


@parser("new_reddit", form="html", rank=15)
def new_reddit(page: Page) -> Draft | None:
    """Reddit comments in the design of 2023, whose attributes state ids, levels, scores and parents, and in that of
    2018."""
    draft = read_posts(page, ELEMENTS, depth=_depth)
    if draft is None:
        return read_posts(page, DRAWN, depth=_indent)
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
