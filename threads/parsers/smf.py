"""Simple Machines Forum: the posts of versions 2.0 and 2.1 (Display.template.php)."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

WRAPPED = Layout(
    signs=("post_wrapper",),
    post="div.post_wrapper",
    body=r"div.inner[id%=msg_\d+], div.post div.inner",
    author=("div.poster h4 a[href*=profile]", "div.poster h4"),
    profile="div.poster h4 a[href*=profile]",
    date=("div.postinfo .smalltext", "div.keyinfo div.smalltext"),
    key=r"div.inner[id%=msg_\d+], [id%=subject_\d+]",
    number="div.keyinfo div.smalltext, .page_number",
    permalink=r"[id%=subject_\d+] a, div.postinfo a.smalltext",
    likes=".smflikebutton, .like_count",
    quote="blockquote.bbc_standard_quote, blockquote.bbc_alternate_quote, div.quoteheader",
    parent="div.quoteheader a[href*=#msg], blockquote cite a[href*=msg]",
    deleted=".msg_deleted",
    forum=True,
)


@parser("smf", form="html", rank=5)
def smf(page: Page) -> Draft | None:
    """Simple Machines topics: posts with numbers, times and the posts that they quote."""
    return read_posts(page, WRAPPED)
