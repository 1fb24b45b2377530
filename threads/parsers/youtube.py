"""YouTube's page of a film as a browser saves it: its renderers of comments, of 2017 to 2025."""

from __future__ import annotations

import re

from threads.draft import Draft
from threads.page import Page
from threads.page.tree import Tree
from threads.parsers import parser
from threads.parsers.shared.depth import above
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

RENDERERS = Layout(
    signs=("ytd-comment-renderer", "ytd-comment-view-model"),
    post="ytd-comment-renderer, ytd-comment-view-model",
    body="[id=content-text]",
    author=("[id=author-text]", "ytd-author-comment-badge-renderer [id=name]"),
    profile="a[id=author-text]",
    date=("[id=published-time-text]", ".published-time-text"),
    permalink="[id=published-time-text] a, .published-time-text a",
    likes="[id=vote-count-middle], [id=vote-count-left]",
    promoted="ytd-pinned-comment-badge-renderer",
)
_KEY = re.compile(r"[?&;]lc=(?P<key>[\w-]{6,64}(?:\.[\w-]{1,64})?)")
LEVELS = 12
"""Elements above an answer within which its thread's list of answers stands."""


def _depth(tree: Tree, i: int) -> int:
    """1 for an answer, 0 for what opens a thread: the site has no further levels."""
    return int(any(tree.tag[at] == "ytd-comment-replies-renderer" for at in above(tree, i, LEVELS)))


@parser("youtube", form="html", rank=15)
def youtube(page: Page) -> Draft | None:
    """YouTube comments as they are drawn: threads of one level, likes, ids by the links of their times."""
    draft = read_posts(page, RENDERERS, depth=_depth)
    if draft is None:
        return None
    for comment in draft.comments:
        if (found := _KEY.search(comment.permalink or "")) is not None:
            comment.key = found["key"]
    return draft
