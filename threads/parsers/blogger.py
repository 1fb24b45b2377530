"""Blogger: the threaded comments of today and the definition lists of its older templates."""

from __future__ import annotations

import re

from threads.comments.html.reading import read_records
from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.html import assemble_page

_ID = re.compile(r"c\d{6,24}$")


@parser("blogger", form="html", rank=25)
def blogger(page: Page) -> Draft | None:
    """Blogger comments, threaded (`li.comment`) or as author, text and footer in one definition list."""
    tree = page.tree
    threaded = [(i, tree.end[i]) for i in page.index.find("li.comment") if _ID.match(tree.get(i, "id"))]
    spans = threaded or _listed(page)
    return assemble_page(page, read_records(tree, page.signs, spans)) if spans else None


def _listed(page: Page) -> list[tuple[int, int]]:
    """From each <dt class="comment-author"> to the next, within its list."""
    tree = page.tree
    heads = page.index.find("dt.comment-author")
    following = [*heads[1:], len(tree.tag)]
    return [(i, min(after, tree.end[tree.parent[i]])) for i, after in zip(heads, following, strict=False)]
