"""IntenseDebate as it stands in a page saved from the browser."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.depth import levels_above
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

THREADS = Layout(
    signs=("idc-c-t",),
    post="div.idc-c",
    body=".idc-c-t-inner",
    author=(".idc-c-h .idc-name", ".idc-c-h .idc-i a", ".idc-c-h .idc-i span", ".idc-c-h .idc-i"),
    date=(".IDCommentTime", ".idc-time"),
    key=r"div[id%=IDComment\d+]",
    permalink="a.IDCommentTime, .idc-time a",
    likes=".idc-v-total",
    deleted=".idc-deleted",
)


@parser("intensedebate", form="html", rank=15)
def intensedebate(page: Page) -> Draft | None:
    """IntenseDebate comments: threads with votes."""
    return read_posts(page, THREADS, depth=levels_above("idc-thread"))
