"""Phorum: the messages of its templates since version 5.2 (read.tpl of "emerald")."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

EMERALD = Layout(
    signs=("phorum", "Phorum"),
    post="div.message",
    body="div.message-body",
    author=(".message-author a", ".message-author"),
    date=(".generic small", ".message-date"),
    permalink=".generic small a[href*=#msg]",
    cut=".message-options, .message-moderation",
    quote="blockquote.bbcode, blockquote",
    forum=True,
)


@parser("phorum", form="html", rank=5)
def phorum(page: Page) -> Draft | None:
    """Phorum topics: messages with their authors and times."""
    return read_posts(page, EMERALD)
