"""Vanilla: the discussion that opens a page and the comments below it."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

MESSAGES = Layout(
    signs=("ItemComment", "ItemDiscussion"),
    post=".ItemDiscussion, .ItemComment",
    body="div.Message",
    author=(".Author a.Username", "a.Username", ".Author"),
    profile="a.Username",
    date=(".DateCreated time", ".DateCreated"),
    key=r"[id%=(?:Comment|Discussion)_\d+]",
    number=".CommentNumber",
    permalink=".DateCreated a.Permalink",
    likes=".Column-Score, .Reactions .Count",
    cut=".Reactions, .DiscussionInfo, .CommentInfo",
    quote="blockquote, .js-embed[data-embedjson]",
    parent="blockquote a[href*=#Comment_]",
    promoted=".QnA-Item-Accepted, .Item-Accepted",
    forum=True,
)


@parser("vanilla", form="html", rank=5)
def vanilla(page: Page) -> Draft | None:
    """Vanilla discussions: the opening post and its comments."""
    return read_posts(page, MESSAGES)
