"""Reddit as old.reddit.com writes it: comments as nested things."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

THINGS = Layout(
    signs=("usertext-body",),
    post="div.thing.comment",
    body=".usertext-body",
    author=(".tagline a.author", ".tagline .author", ".tagline em"),
    date=(".tagline time", "time"),
    key="div.thing.comment[data-fullname]",
    permalink="a.bylink",
    likes=".tagline .score.unvoted",
    deleted="div.thing.comment.deleted",
    promoted="div.thing.comment.stickied, .stickied-tagline",
)


@parser("old_reddit", form="html", rank=15)
def old_reddit(page: Page) -> Draft | None:
    """Reddit comments in the old design: threads with scores; stickied ones marked."""
    return read_posts(page, THINGS)
