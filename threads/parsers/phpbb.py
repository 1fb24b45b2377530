"""phpBB: the posts of prosilver and of the styles built on it (viewtopic_body.html, 3.0 to 3.3)."""

from __future__ import annotations

from dataclasses import replace

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.layout import Layout
from threads.parsers.posts import read_posts

PROSILVER = Layout(
    signs=("phpbb", "phpBB", "postprofile"),
    post="div.post",
    body="div.postbody div.content",
    author=("p.author strong", "p.author a[href*=memberlist]", "dl.postprofile a.username, dl.postprofile a.username-coloured", "a.username, a.username-coloured, span.username, span.username-coloured", "dl.postprofile dt a", "dl.postprofile dt"),
    date=("p.author time", "p.author"),
    key=r"div.post[id%=p\d+], a[id%=p\d+], a[name%=p\d+]",
    permalink="p.author a[href*=#p]",
    number="a.icon_post_target",
    cut="div.signature, div.notice",
    parent="blockquote cite a[data-post-id], blockquote cite a[href*=#p]",
    forum=True,
)  # fmt: skip

DERIVED = replace(PROSILVER, post=r"div[id%=p\d+], article[id%=p\d+], li[id%=p\d+], td[id%=p\d+]", body=r"[id%=post_content\d+] .content", date=("p.author time", "p.author", "time"))
"""Styles that keep prosilver's ids and write other elements around them."""


@parser("phpbb", form="html", rank=5)
def phpbb(page: Page) -> Draft | None:
    """phpBB topics: posts with their authors, times and quotations."""
    return read_posts(page, PROSILVER) or read_posts(page, DERIVED)
