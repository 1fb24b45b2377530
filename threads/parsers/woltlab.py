"""WoltLab Burning Board: the posts of a thread (`article.wbbPost`)."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

POSTS = Layout(
    signs=("wbbPost",),
    post="article.wbbPost, div.wbbPost",
    body="div.messageText",
    author=(".messageSidebar .username", ".messageAuthor .username", ".messageSidebar [itemprop=name]"),
    profile=".messageSidebar a.username, .messageAuthor a.username",
    date=(".messagePublicationTime time", ".messageHeader time", "time.datetime"),
    key=".wbbPost",
    number=".messageQuickOptions a, .messageHeader .messageNumber",
    permalink="a.messagePublicationTime, .messagePublicationTime a, .messageHeader a.permalink",
    likes=".wcfLikeCounter, .reactionCount",
    cut=".messageFooter, .messageSignature",
    quote="blockquote.quoteBox, woltlab-quote",
    parent="blockquote.quoteBox[data-link], woltlab-quote[data-link], blockquote.quoteBox[cite]",
    deleted=".messageDeleted",
    promoted=".wbbPostBestAnswer, .wbbPostOfficial",
    forum=True,
)


@parser("woltlab", form="html", rank=5)
def woltlab(page: Page) -> Draft | None:
    """WoltLab threads: posts with reactions and the posts that they quote."""
    return read_posts(page, POSTS)
