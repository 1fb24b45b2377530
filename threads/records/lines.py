"""Comments of pages whose markup sets nothing apart: read off the lines that a reader sees, as in flattened text."""

from __future__ import annotations

import re

from threads.records.score import ASIDE
from threads.records.signs import Signs
from threads.records.stated import Stated
from threads.tree import Tree, join

_LED = re.compile(
    r"\W{0,3}(?:#?\s?\d{1,5}\W{1,3})?(?:(?:posted|written|submitted|left|sent|comment(?:ed)?|reply|message|kommentar|beitrag|commentaire|comentario|geschrieben)\s(?:by|von|par|por|de)\b|\S{1,40} (?:said|says|wrote|schrieb|sagt):?$|von\b|by:)",
    re.IGNORECASE,
)
LONGEST_LED = 80
"""Characters of a line that leads a comment; article bylines with a place and two dates run longer."""
SIGNED = 0.5
"""Share of the comments found that must have a date; without one, teasers with "N responses" were taken for comments."""


def read_lines_of(tree: Tree, signs: Signs) -> list[Stated]:
    """Returns the comments that the page's lines show under headers ("Posted by X on …"), [] where there are none.

    Asked only where no repeated elements were found. Reading lines takes as long as all else (9 ms a page), so a page
    must show such a header, a date, and a heading or a button of comments first: one in ten does.
    """
    if not signs.dates[-1] or not (signs.headings[-1] or signs.replies[-1]):
        return []
    if not any(len(text) <= LONGEST_LED and _LED.match(text) for text in tree.text):
        return []
    from threads.parsers.flattened import read_text

    found = read_text(join(tree, _before_others(tree))).comments
    signed = sum(comment.posted is not None for comment in found)
    titles = {tree.inner(i) for i, tag in enumerate(tree.tag) if tag in ("h1", "h2", "h3") and tree.last[i] - tree.first[i] <= 8}
    if not found or signed < SIGNED * len(found) or any(comment.author is None or comment.text in titles for comment in found):
        return []
    return [
        Stated(text=c.text, author=c.author, author_url=c.author_url, posted=c.posted, likes=c.likes, parent=c.parent if isinstance(c.parent, int) else None)
        for c in found
    ]


LARGE = 0.5
"""An element with this share of a page's texts is its frame, whatever its class says."""


_HIDDEN = re.compile(r"display\s?:\s?none", re.IGNORECASE)


def _before_others(tree: Tree) -> list[int]:
    """The texts that are shown and stand in no place for recent comments, popular posts or other lists beside the page's own."""
    size = len(tree.text)
    out = [False] * size
    for i, attributes in enumerate(tree.attributes):
        first, last = tree.first[i], tree.last[i]
        if not attributes or not first < last <= first + LARGE * size or out[first]:
            continue
        if ASIDE.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}") or _HIDDEN.search(attributes.get("style") or ""):
            out[first:last] = [True] * (last - first)
    return [u for u in range(size) if not out[u]]
