"""Discourse: the page it gives to readers without scripts and to crawlers, and the one that its script draws."""

from __future__ import annotations

import re

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

CRAWLER = Layout(
    signs=("crawler-post",),
    post="div.crawler-post",
    body="div.post",
    author=(".creator [itemprop=name]", ".creator"),
    profile=".creator a",
    date=("time.post-time", ".crawler-post-infos time"),
    key="[itemprop=position]",
    number="[itemprop=position]",
    likes=".post-likes",
    cut=".crawler-linkback-list",
    quote="aside.quote",
    parent="aside.quote[data-post]",
    forum=True,
)

DRAWN = Layout(
    signs=("topic-post", "topic-body"),
    post=r"article[id%=post_\d+]",
    body="div.cooked",
    author=(".names .username a", ".names a[data-user-card]", "a[data-user-card]@data-user-card"),
    profile="a[data-user-card]",
    date=(".post-date .relative-date", ".post-date"),
    key=r"article[id%=post_\d+]",
    permalink="a.post-date",
    likes=".like-count, .reactions-counter",
    quote="aside.quote",
    parent="aside.quote[data-post]",
    deleted=".post-action-menu__deleted, .topic-post.deleted",
    promoted=".accepted-answer",
    forum=True,
)
_NOSCRIPT = re.compile(r"<(/?)noscript\b", re.IGNORECASE)


@parser("discourse", form="html", rank=5)
def discourse(page: Page) -> Draft | None:
    """Discourse topics, as crawlers see them or as drawn: posts with numbers, likes and the posts that they quote."""
    return read_posts(page, CRAWLER) or _without_scripts(page) or read_posts(page, DRAWN)


def _without_scripts(page: Page) -> Draft | None:
    """The posts of a short topic, which stand in <noscript> beside more text than they have themselves."""
    if "crawler-post" not in page.text or "<noscript" not in page.text:
        return None
    return read_posts(Page(_NOSCRIPT.sub(r"<\1div", page.text), url=page.url), CRAWLER)
