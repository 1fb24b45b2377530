"""NodeBB: the posts of a topic, named by their `component`."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

COMPONENTS = Layout(
    signs=("nodebb", "post-container", "post-header", "posts-container"),
    post="li[component=post]",
    body="[component=post/content]",
    author=("li[data-pid]@data-username", ".post-header a[data-username]"),
    profile=".post-header a[data-username], .post-container a[href*=/user/]",
    date=("[itemprop=datePublished]", ".post-header a.timeago", ".timeago"),
    key="li[data-pid]",
    number=".post-index",
    permalink=".post-header a.timeago",
    likes="[component=post/vote-count]",
    parent="[component=post/parent]",
    deleted="li.deleted",
    forum=True,
)


@parser("nodebb", form="html", rank=5)
def nodebb(page: Page) -> Draft | None:
    """NodeBB topics: posts with votes and the post that each answers."""
    return read_posts(page, COMPONENTS)
