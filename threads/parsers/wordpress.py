"""WordPress: what `wp_list_comments` writes, whatever the theme wraps around it."""

from __future__ import annotations

import re

from threads.comments.html.nesting import by_depth
from threads.comments.html.reading import read_records
from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.html import assemble_page

OURS = ".comment, .pingback, .trackback"
_WALKER = re.compile(
    r"(?:^|\s)(?:depth-\d+|even|odd|thread-(?:even|odd|alt)|alt|bypostauthor|comment-author-\S+)(?=\s|$)"
)
_ID = re.compile(r"(?:li-|div-|dsq-)?(?:comment|pings?|pingback|trackback)-\d+$")
_ECHO = re.compile(r"(?:^|\s)(?:pingback|trackback)(?=\s|$)")
_LABEL = re.compile(r"(?:pingback|trackback)s?\s?:?", re.IGNORECASE)


@parser("wordpress", form="html", rank=20)
def wordpress(page: Page) -> Draft | None:
    """WordPress comment lists: threaded replies, pingbacks and trackbacks apart."""
    tree = page.tree
    found: list[tuple[int, int]] = []
    echoes: list[bool] = []
    ours = False
    for i in page.index.find(OURS):
        words = tree.get(i, "class")
        if tree.tag[i] in ("li", "div", "article") and ("depth-" in words or _ID.match(tree.get(i, "id"))):
            found.append((i, tree.end[i]))
            echoes.append(_ECHO.search(words) is not None)
            ours = ours or _WALKER.search(words) is not None
    if not ours:
        return None
    records = read_records(tree, page.signs, found)
    for record, echo in zip(records, echoes, strict=True):
        record.kind = "pingback" if echo else "comment"
        if echo and len(record.body) > 1 and _LABEL.fullmatch(tree.text[record.body[0]]):
            record.head.append(record.body.pop(0))
    by_depth(tree, records)
    return assemble_page(page, records)
