"""vBulletin: the posts of versions 3 (tables), 4 (`li.postcontainer`) and 5 (`li.b-post`)."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

TABLES = Layout(
    signs=("post_message_",),
    post=r"table[id%=post\d+], div[id%=post\d+]",
    body=r"div[id%=post_message_\d+]",
    author=("a.bigusername", r"div[id%=postmenu_\d+] a", r"div[id%=postmenu_\d+]"),
    date=("td.thead div.normal", "td.thead", "td.tcat"),
    key=r"table[id%=post\d+], div[id%=post\d+]",
    number=r"a[id%=postcount\d+]",
    permalink=r"a[id%=postcount\d+]",
    quote=r"div[id%=post_message_\d+] td.alt2, blockquote",
    parent=r"div[id%=post_message_\d+] td.alt2 a[href*=#post]",
    forum=True,
)

LISTS = Layout(
    signs=("post_message_",),
    post=r"li[id%=post_\d+]",
    body=r"div[id%=post_message_\d+]",
    author=(".username_container .username", ".username_container a", ".username"),
    profile=".username_container a.username",
    date=(".postdate", ".posthead .date"),
    key=r"li[id%=post_\d+]",
    number=r"a.postcounter, a[id%=postcount\d+]",
    permalink="a.postcounter",
    quote="div.bbcode_quote",
    parent="div.bbcode_quote a[href*=#post]",
    deleted="li.postbitdeleted",
    forum=True,
)

FIFTH = Layout(
    signs=("b-post__",),
    post="li.b-post, div.b-post",
    body=".js-post__content-text",
    author=(".b-userinfo .author a", ".b-userinfo .author", ".author a"),
    date=(".b-post__timestamp time", "time"),
    key="li.b-post[data-node-id], div.b-post[data-node-id]",
    number=".b-post__count",
    permalink="a.b-post__count",
    quote="div.bbcode_quote",
    parent="div.bbcode_quote a[href*=#post]",
    likes=".votecount",
    deleted=".b-post--deleted",
    forum=True,
)


@parser("vbulletin", form="html", rank=5)
def vbulletin(page: Page) -> Draft | None:
    """vBulletin threads of versions 3 to 5: posts with numbers, times and the posts that they quote."""
    return read_posts(page, LISTS) or read_posts(page, TABLES) or read_posts(page, FIFTH)
