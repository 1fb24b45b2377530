"""FluxBB and PunBB 1.2: the posts of a topic (viewtopic.php)."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

BLOCKS = Layout(
    signs=("blockpost",),
    post="div.blockpost",
    body="div.postmsg",
    author=(".postleft dt strong", ".postleft dt"),
    date=("h2 a[href*=#p]", "h3 a[href*=#p]"),
    key=r"div.blockpost[id%=p\d+]",
    number="span.conr",
    permalink="h2 a[href*=#p]",
    cut="p.postedit, div.postsignature",
    quote="div.quotebox, blockquote",
    forum=True,
)


@parser("fluxbb", form="html", rank=5)
def fluxbb(page: Page) -> Draft | None:
    """FluxBB and PunBB topics: numbered posts."""
    return read_posts(page, BLOCKS)
