"""bbPress: a topic and its replies (loop-single-reply.php), each with a header before it."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

REPLIES = Layout(
    signs=("bbp-reply-content", "bbp-topic-content"),
    post="div.reply, div.topic, div.type-reply, div.type-topic",
    header="div.bbp-reply-header, div.bbp-topic-header",
    body="div.bbp-reply-content, div.bbp-topic-content",
    author=(
        ".bbp-author-name",
        "a.bbp-author-link .bbp-author-name",
        "a.bbp-author-link",
        ".bbp-reply-author a, .bbp-topic-author a",
    ),
    profile="a.bbp-author-name, a.bbp-author-link",
    date=(".bbp-reply-post-date, .bbp-topic-post-date",),
    key=r"[id%=post-\d+]",
    permalink="a.bbp-reply-permalink, a.bbp-topic-permalink",
    cut=".bbp-reply-revision-log, .bbp-topic-revision-log, .bbp-signature",
    forum=True,
)


@parser("bbpress", form="html", rank=5)
def bbpress(page: Page) -> Draft | None:
    """bbPress topics: the opening post and the replies, with their times."""
    return read_posts(page, REPLIES)
