"""SB Nation: the comments of its blogs as their pages held them ("citem")."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

ITEMS = Layout(
    signs=("comment_item_",),
    post=r"div.citem[id%=comment_item_\d+]",
    body="h5.comment_title, div.cbody",
    author=("p.by a[href*=/users/]", "p.by a"),
    date=("p.by .time", "p.by"),
    key="div.citem",
    permalink="p.by .time a",
    likes=".rec_count, .cactions .recs",
    cut="div.sig",
    deleted=".comment.deleted",
    promoted=".comment.recommended",
)


@parser("sbnation", form="html", rank=15)
def sbnation(page: Page) -> Draft | None:
    """SB Nation comments: threads whose titles are part of the words; recommended ones marked."""
    return read_posts(page, ITEMS)
