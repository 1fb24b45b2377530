"""Invision Community: the posts of version 5 (`article.ipsEntry`), of 4 (`article.ipsComment`) and of IP.Board 3
(`div.post_block`)."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

FOURTH = Layout(
    signs=("ipsComment",),
    post=r"article[id%=elComment_\d+], div.ipsComment[id%=elComment_\d+]",
    body="[data-role=commentContent]",
    author=("aside .cAuthorPane_author a", ".cAuthorPane_author a.ipsType_break", ".cAuthorPane_author strong span",
        ".ipsComment_author strong", ".ipsComment_author a", ".cAuthorPane_author"),
    date=(".ipsComment_meta time", "time"),
    key=r"[id%=elComment_\d+]",
    permalink=".ipsComment_meta a[href*=findComment], .ipsComment_meta a[href*=#comment]",
    likes="[data-role=reactCountText]",
    cut="[data-excludequote], .ipsComment_editedNotice",
    quote="blockquote.ipsQuote, blockquote",
    parent="blockquote[data-ipsquote-contentcommentid]",
    deleted=".ipsModerated.ipsComment_deleted",
    promoted=".ipsComment_recommended, .cPostQuestion_answered",
    forum=True,
)  # fmt: skip

THIRD = Layout(
    signs=("post_block",),
    post=r"div.post_block[id%=post_id_\d+]",
    body="div.entry-content",
    author=(".author [itemprop=name]", ".author a", ".author", ".post_username a", ".post_username"),
    date=("abbr.published", ".posted_info"),
    key=r"div.post_block[id%=post_id_\d+]",
    number="span.post_id, .post_id a",
    permalink=".post_id a",
    likes=".rep_bar .reputation",
    cut="p.edit, .rep_bar, .signature",
    quote="blockquote.ipsBlockquote, div.quote",
    parent="blockquote.ipsBlockquote[data-cid]",
    deleted=".post_block.moderated",
    forum=True,
)

FIFTH = Layout(
    signs=("ipsEntry",),
    post=r"article.ipsEntry[id%=elComment_\d+], div.ipsEntry[id%=elComment_\d+]",
    body="[data-role=commentContent], .ipsEntry__post .ipsRichText",
    author=(
        ".ipsEntry__header .ipsEntry__username .ipsUsername",
        ".ipsEntry__username .ipsUsername",
        ".ipsEntry__username a",
        ".ipsEntry__username",
    ),
    date=(".ipsEntry__date time", "time.ipsTime"),
    key=r"[id%=elComment_\d+]",
    permalink=".ipsEntry__date a, a[href*=findComment]",
    likes="[data-role=reactCountText]",
    cut="[data-excludequote], .ipsEntry__edited",
    quote="blockquote.ipsQuote, blockquote",
    parent="blockquote[data-ipsquote-contentcommentid]",
    deleted=".ipsEntry--deleted",
    promoted=".ipsEntry--recommended, .ipsEntry--solution",
    forum=True,
)


@parser("invision", form="html", rank=5)
def invision(page: Page) -> Draft | None:
    """Invision topics of versions 3 to 5: posts with reactions and the posts that they quote."""
    return read_posts(page, FIFTH) or read_posts(page, FOURTH) or read_posts(page, THIRD)
