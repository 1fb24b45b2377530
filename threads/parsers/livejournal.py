"""LiveJournal: the comment pages of today ("b-leaf") and of the S2 styles ("ljcmt123")."""

from __future__ import annotations

import re

from threads.draft import Draft
from threads.page import Page
from threads.page.tree import Tree
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

LEAVES = Layout(
    signs=("b-leaf",),
    post=r"div.b-leaf[id%=t\d+]",
    body=".b-leaf-article",
    author=(".b-leaf-username-name", "div.b-leaf@data-username"),
    date=(".b-leaf-createdtime",),
    key="div.b-leaf",
    permalink="a.b-leaf-permalink",
    deleted=".b-leaf-deleted, .b-leaf-suspended, .b-leaf-screened",
)

STYLES = Layout(
    signs=("ljcmt",),
    post=r"div[id%=ljcmt\d+]",
    body=".comment-text, .comment_text, .comment-body, .comment-content",
    author=(".ljuser .i-ljuser-username", ".ljuser", ".comment-poster"),
    profile="a.i-ljuser-username",
    date=(".comment-date", ".comment-datetime", ".comment_date", ".datetime"),
    key=r"div[id%=ljcmt\d+]",
    permalink=".comment-permalink a, .comment-links a[href*=thread=]",
    deleted=".comment-deleted",
)
_TWIG = re.compile(r"b-tree-twig-(\d{1,3})\b")
_MARGIN = re.compile(r"margin-left:\s{0,2}(\d{1,5})")


def _depth(tree: Tree, i: int) -> int | None:
    """How deep the twig around a leaf stands, else how far the comment is moved to the right."""
    for j in (i, tree.parent[i]):
        match = (_TWIG.search(tree.get(j, "class")) or _MARGIN.search(tree.get(j, "style"))) if j >= 0 else None
        if match:
            return int(match[1])
    return None


@parser("livejournal", form="html", rank=15)
def livejournal(page: Page) -> Draft | None:
    """LiveJournal comments: indented threads, deleted and screened ones marked."""
    return read_posts(page, LEAVES, depth=_depth) or read_posts(page, STYLES, depth=_depth)
