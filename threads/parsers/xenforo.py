"""XenForo: the posts of version 2 (`article.message--post`) and of version 1 (`li.message`)."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

SECOND = Layout(
    signs=("js-post", "message--post"),
    post="article.message--post, article.js-post, article.message[data-content^=post-]",
    body="article.message-body, div.message-body",
    author=("article.message@data-author", ".message-name .username", ".message-name"),
    profile=".message-name a.username, .message-user a.username",
    date=(".message-attribution-main time", ".message-attribution time", ".message-date time", "time.u-dt"),
    key="article.message",
    number=".message-attribution-opposite a",
    permalink=".message-attribution-main a[href*=post-], a.message-attribution-main",
    cut=".bbCodeBlock-expandLink, .bbCodeBlock-shrinkLink, .message-lastEdit, .message-signature",
    quote="blockquote.bbCodeBlock, div.bbCodeBlock--quote",
    parent="blockquote[data-source^=post], a.bbCodeBlock-sourceJump",
    deleted="article.message--deleted, div.messageNotice--deleted",
    promoted="article.message--solution, article.message--highlighted",
    forum=True,
)

FIRST = Layout(
    signs=("messageText", "XenForo"),
    post=r"li.message[id%=post-\d+]",
    body="blockquote.messageText, div.messageText",
    author=("li.message@data-author", "h3.userText .username", "h3.userText"),
    profile="h3.userText a.username, .messageUserInfo a.username",
    date=(".datePermalink .DateTime", ".messageMeta .DateTime"),
    key="li.message",
    number="a.postNumber, a.hashPermalink",
    permalink="a.datePermalink",
    cut=".quoteExpand, .editDate",
    quote="div.bbCodeQuote, blockquote.quoteContainer, aside",
    parent="a.AttributionLink",
    deleted="li.message.deleted",
    forum=True,
)


@parser("xenforo", form="html", rank=5)
def xenforo(page: Page) -> Draft | None:
    """XenForo threads of either version: posts with numbers, times and the posts that they quote."""
    return read_posts(page, SECOND) or read_posts(page, FIRST)
