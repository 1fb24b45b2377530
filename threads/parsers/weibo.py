"""Weibo's page of a post as a browser saves it: the lists of comments that it has drawn since 2012."""

from __future__ import annotations

from threads.comments.forwards import forwarded
from threads.draft import CommentDraft, Draft, solid
from threads.page import Page
from threads.page.moments import read_moment
from threads.page.tree import Tree
from threads.parsers import parser
from threads.parsers.shared.depth import levels_above
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

ITEMS = Layout(
    signs=("wbpro-list",),
    post="div.item1, div.item2",
    body="div.text span",
    author=("div.text a",),
    profile="div.text a",
    date=("div.info",),
    likes=".woo-like-count, button.woo-like-main",
)
OLD = Layout(
    signs=("WB_text",),
    post="div.list_li[comment_id]",
    body="div.WB_text",
    author=("div.WB_text a[usercard^=id=]", "div.WB_text a"),
    profile="div.WB_text a[usercard^=id=], div.WB_text a",
    date=("div.WB_from",),
    likes="a[title=赞] em",
    cut="div.WB_text a[usercard^=id=]",
)
"""As they were drawn from 2012 to 2020."""
COLON = ":：,， \n"
"""What stands between the name and the words, in an element of either."""


def _depth(tree: Tree, i: int) -> int:
    return int("item2" in tree.get(i, "class").split())


@parser("weibo", form="html", rank=15)
def weibo(page: Page) -> Draft | None:
    """Weibo comments as they are drawn: likes, and the answers in the box below each."""
    draft = read_posts(page, ITEMS, depth=_depth) or read_posts(page, OLD, depth=levels_above("list_box_in"))
    if draft is None:
        return None
    draft.dropped["comment header"] += sum(_without_colon(comment) for comment in draft.comments)
    for i in page.index.find("header a[class*=head_name], header a[class*=_name_]")[:1]:
        draft.byline = page.tree.inner(i).strip() or draft.byline
    for i in page.index.find("header a[class*=head-info_time], header a[class*=_time_]")[:1]:
        draft.published = read_moment(page.tree, i, "zh", page.captured) or draft.published
    return draft


def _without_colon(comment: CommentDraft) -> int:
    """Cuts the colon behind the name off the words; returns how many characters that were."""
    whole = comment.text
    comment.text = whole.lstrip(COLON)
    moved = len(whole) - len(comment.text)
    comment.quoted = [(max(0, a - moved), b - moved) for a, b in comment.quoted if b > moved] + forwarded(comment.text)
    return solid(whole) - solid(comment.text)
