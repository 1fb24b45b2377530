"""Baidu Tieba: the floors of a thread and the answers within each (lzl), as its pages of 2013 to 2023 show them."""

from __future__ import annotations

import re

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

FLOORS = Layout(
    signs=("d_post_content", "lzl_single_post"),
    post=r"div.l_post, li.lzl_single_post",
    body="div.d_post_content, span.lzl_content_main",
    author=("a.p_author_name", ".lzl_cnt a.at"),
    profile="a.p_author_name, .lzl_cnt a.at",
    date=("span.lzl_time", "span.tail-info", "ul.p_tail span"),
    key=r"div[id%=post_content_\d+], a[name%=\d+]",
    forum=True,
)
_FLOOR = re.compile(r"(\d{1,6})楼")


@parser("tieba", form="html", rank=5)
def tieba(page: Page) -> Draft | None:
    """Baidu Tieba threads: numbered floors and the answers within each."""
    draft = read_posts(page, FLOORS)
    if draft is None:
        return None
    tree = page.tree
    for comment in draft.comments:
        start = int((comment.at or "e0")[1:])
        tails = (i for i in page.index.find("span.tail-info, ul.p_tail span") if start < i < tree.end[start])
        comment.number = next((int(match[1]) for i in tails if (match := _FLOOR.fullmatch(tree.inner(i)))), None)
    return draft
