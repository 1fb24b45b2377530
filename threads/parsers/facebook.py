"""Facebook's comments as browsers saved them: its plugin below other sites' articles, and its own lists of 2011 to
2018."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.page.tree import Tree
from threads.parsers import parser
from threads.parsers.shared.depth import levels_above
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

ITEMS = Layout(
    signs=("UFICommentActorName",),
    post="div._3-8y.clearfix, div.UFIComment, li.UFIComment",
    body="span._5mdd, .UFICommentBody",
    author=(".UFICommentActorName",),
    profile="a.UFICommentActorName",
    date=("abbr.livetimestamp", "abbr"),
    likes=".UFICommentLikeButton",
)
_in_plugin, _on_site = levels_above("_44ri"), levels_above("UFIReplyList")


def _depth(tree: Tree, i: int) -> int:
    return (_in_plugin(tree, i) or 0) + (_on_site(tree, i) or 0)


@parser("facebook", form="html", rank=15)
def facebook(page: Page) -> Draft | None:
    """Facebook comments, drawn by its plugin or its site: moments to the second, answers in the box below each."""
    return read_posts(page, ITEMS, depth=_depth)
