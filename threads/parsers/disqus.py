"""Disqus as pages carry it without scripts: what its WordPress plugin writes for crawlers, and the embed of 2008 to
2012."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

LIST = Layout(
    signs=("dsq-comment",),
    post=r"li[id%=dsq-comment-\d+], div.dsq-comment[id%=dsq-comment-\d+]",
    body=".dsq-comment-message, .dsq-comment-text",
    author=(r"[id%=dsq-author-user-\d+]", ".dsq-commenter-name", r"cite[id%=dsq-cite-\d+]"),
    date=(".dsq-header-time", ".dsq-comment-header-time", ".dsq-comment-header-meta"),
    key=r"[id%=dsq-comment-\d+]",
    permalink="a.dsq-header-time, .dsq-header-time a",
    likes=".dsq-like-points, .dsq-header-likes",
    cut=".dsq-comment-footer",
    deleted=".dsq-comment-deleted",
    promoted=".dsq-featured",
)


@parser("disqus", form="html", rank=15)
def disqus(page: Page) -> Draft | None:
    """Disqus comments that stand in the page itself: threaded, as its plugins wrote them for readers without
    scripts."""
    return read_posts(page, LIST)
