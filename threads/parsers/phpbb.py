"""phpBB: the posts of prosilver and of the styles built on it (viewtopic_body.html, 3.0 to 3.3), and of version 2's
subSilver."""

from __future__ import annotations

from dataclasses import replace

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

PROSILVER = Layout(
    signs=("phpbb", "phpBB", "postprofile"),
    post="div.post",
    body="div.postbody div.content",
    author=("p.author strong", "p.author a[href*=memberlist]",
        "dl.postprofile a.username, dl.postprofile a.username-coloured",
        "a.username, a.username-coloured, span.username, span.username-coloured", "dl.postprofile dt a",
        "dl.postprofile dt"),
    date=("p.author time", "p.author"),
    key=r"div.post[id%=p\d+], a[id%=p\d+], a[name%=p\d+]",
    permalink="p.author a[href*=#p]",
    number="a.icon_post_target",
    cut="div.signature, div.notice",
    parent="blockquote cite a[data-post-id], blockquote cite a[href*=#p]",
    forum=True,
)  # fmt: skip

DERIVED = replace(
    PROSILVER,
    post=r"div[id%=p\d+], article[id%=p\d+], li[id%=p\d+], td[id%=p\d+]",
    body=r"[id%=post_content\d+] .content",
    date=("p.author time", "p.author", "time"),
)
"""Styles that keep prosilver's ids and write other elements around them."""

SUBSILVER = Layout(
    signs=("postbody",),
    post="td.row1, td.row2",
    header="td.row1, td.row2",
    body="span.postbody, td.quote",
    author=("span.name b", "span.name"),
    profile="span.name a[href]",
    date=("td.row1 table span.postdetails, td.row2 table span.postdetails",),
    key=r"span.name a[name%=\d+]",
    permalink="a[href*=#]",
    quote="td.quote",
    forum=True,
)
"""Version 2: the poster's cell stands before the post's."""


@parser("phpbb", form="html", rank=5)
def phpbb(page: Page) -> Draft | None:
    """phpBB topics: posts with their authors, times and quotations."""
    return read_posts(page, PROSILVER) or read_posts(page, DERIVED) or read_posts(page, SUBSILVER)
