"""Hacker News: the rows of an item's comments, indented by depth."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.page.tree import Tree
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

ROWS = Layout(
    signs=("comtr", "hnuser"),
    post="tr.comtr, tr.athing.comtr",
    body="div.comment, span.comment",
    author=("a.hnuser",),
    date=("span.age",),
    key="tr.comtr",
    permalink=".age a",
    cut="div.reply, .navs, .comhead",
)
INDENT = 40
"""Pixels that the spacer image grows by for each level, where the cell does not state the level itself."""


def _depth(tree: Tree, i: int) -> int | None:
    """The level that the first cell of the row states, or that its spacer's width shows."""
    for j in range(i, min(tree.end[i], i + 12)):
        if tree.tag[j] == "td" and "ind" in tree.get(j, "class").split() and tree.get(j, "indent").isdigit():
            return int(tree.get(j, "indent"))
        if tree.tag[j] == "img" and tree.get(j, "width").isdigit():
            return int(tree.get(j, "width")) // INDENT
    return None


@parser("hacker_news", form="html", rank=15)
def hacker_news(page: Page) -> Draft | None:
    """Hacker News comments: the levels of the rows as threads."""
    return read_posts(page, ROWS, depth=_depth)
