"""Movable Type and TypePad: the comments of their default templates."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

TYPEPAD = Layout(
    signs=("comment-footer", "typepad"),
    post=r"[id%=comment-6a\w{16,40}], div.comment[id%=c\d{4,20}]",
    body="div.comment-content",
    author=("~p.comment-footer", "~.comment-footer"),
    profile=".comment-footer a[title]",
    date=(".comment-footer",),
    permalink=".comment-footer a[href*=#comment]",
    key=r"[id%=comment-6a\w{16,40}]",
)

MOVABLE = Layout(
    signs=("comment-content",),
    post=r"div[id%=comment-\d+]",
    body="div.comment-content",
    author=(".vcard.author", ".comment-header .author", "~.comment-header", "~p.posted", "~.comment-footer"),
    profile=".vcard.author a, .comment-header a[rel]",
    date=("abbr.published", ".comment-footer", "p.posted", ".comment-header"),
    key=r"div[id%=comment-\d+]",
    permalink=".comment-footer a[href*=#comment-], .comment-header a[href*=#comment-], p.posted a[href*=#comment-]",
    parent=".byline a[href^=#comment-]",
)


@parser("movable_type", form="html", rank=22)
def movable_type(page: Page) -> Draft | None:
    """Movable Type and TypePad comments, with the comment that each says it answers."""
    return read_posts(page, MOVABLE) or read_posts(page, TYPEPAD)
