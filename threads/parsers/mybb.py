"""MyBB 1.8: the posts of a thread (the templates "postbit" and "postbit_classic")."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

POSTBIT = Layout(
    signs=("post_body",),
    post=r"div.post[id%=post_\d+]",
    body="div.post_body",
    author=(".author_information .largetext", ".author_information strong", ".author_information a"),
    date=("span.post_date",),
    key=r"div.post[id%=post_\d+]",
    number=".post_head .float_right a",
    permalink=".post_head .float_right a",
    cut="span.post_edit, div.signature",
    quote="blockquote.mycode_quote, blockquote",
    parent="blockquote cite a.quick_jump",
    deleted="div.deleted_post, div.post.deleted_post_visible",
    forum=True,
)


@parser("mybb", form="html", rank=5)
def mybb(page: Page) -> Draft | None:
    """MyBB threads: posts with numbers, times and the posts that they quote."""
    return read_posts(page, POSTBIT)
