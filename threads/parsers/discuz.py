"""Discuz! X: the posts of a thread (viewthread_node.htm), the board of most Chinese forums."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

FLOORS = Layout(
    signs=("postmessage_", "authorposton"),
    post=r"table[id%=pid\d+]",
    body=r"td[id%=postmessage_\d+], div[id%=postmessage_\d+]",
    author=("div.authi a.xw1", "div.authi a.xi2", "div.authi a[href*=uid]", "div.pls div.pi"),
    profile="div.authi a[href*=uid]",
    date=(r"em[id%=authorposton\d+]",),
    key=r"table[id%=pid\d+]",
    number=r"a[id%=postnum\d+] em",
    permalink=r"a[id%=postnum\d+]",
    cut="i.pstatus, .attach_tips, .aimg_tip",
    quote="div.quote, blockquote",
    parent="div.quote a[href*=pid]",
    deleted="div.locked",
    forum=True,
)


@parser("discuz", form="html", rank=5)
def discuz(page: Page) -> Draft | None:
    """Discuz! threads: floors with numbers, times and the floors that they quote."""
    return read_posts(page, FLOORS)
