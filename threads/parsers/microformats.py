"""Microformats: comments as h-cite and h-entry of version 2, and as hcomment or hentry of version 1."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

CITES = Layout(
    signs=("h-cite", "u-comment", "p-comment"),
    post=".u-comment, .p-comment, .h-cite.comment",
    body=".e-content, .p-content",
    author=(".p-author .p-name", ".p-author", ".h-card .p-name", ".h-card"),
    profile=".p-author.u-url, .p-author .u-url, a.p-author, a.h-card",
    date=(".dt-published", "time"),
    key=r"[id%=\D{1,20}\d{1,20}]",
    permalink=r"a.u-url[class%=(?!.*(?:p-author|h-card|p-name|u-photo)).*]",
    parent="a.u-in-reply-to",
)

FIRST = Layout(
    signs=("hcomment", "hentry"),
    post=".hcomment, .comment.hentry",
    body=".entry-content, .comment-content",
    author=(".author .fn", ".fn", ".author"),
    profile=".author a.url, a.url.fn, a.fn",
    date=(".published", ".updated", "time"),
    key=r"[id%=\D{1,20}\d{1,20}]",
    permalink="a[rel=bookmark]",
    parent="a[rev=in-reply-to], a[rel=in-reply-to]",
)


@parser("microformats", form="html", rank=30)
def microformats(page: Page) -> Draft | None:
    """Comments marked up as microformats: h-cite, h-entry, hcomment; the comment that each answers kept."""
    return read_posts(page, CITES) or read_posts(page, FIRST)
