"""Slashdot: the nested comments of a story."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

TREE = Layout(
    signs=("comment_body_",),
    post=r"li.comment[id%=tree_\d+]",
    body=r"div[id%=comment_body_\d+]",
    author=(".by a", "~.by"),
    date=(".otherdetails",),
    key="li.comment",
    permalink=".otherdetails a",
    likes=".score a",
    quote="div.quote, blockquote",
    cut="div.sig, .sig",
)


@parser("slashdot", form="html", rank=15)
def slashdot(page: Page) -> Draft | None:
    """Slashdot comments: threads with scores."""
    return read_posts(page, TREE)
