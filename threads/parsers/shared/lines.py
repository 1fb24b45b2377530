"""Comments of pages whose markup sets nothing apart: read off the lines that a reader sees, as in flattened text."""

from __future__ import annotations

import re

from threads.comments.html.class_words import BESIDE
from threads.comments.html.stated import Stated
from threads.draft import CommentDraft
from threads.lines.furniture import is_comment_form
from threads.lines.grammar import LinePattern
from threads.lines.headings import comment_heading
from threads.lines.names import NUMBERED, name_like
from threads.page.signs import Signs
from threads.page.tree import Tree, join
from threads.parsers.shared.flat import read_text

_LED = LinePattern(
    r"\W{0,3}(?:#?\s?\d{1,5}\W{1,3})?"
    r"(?:(?:{posted}|{post})\s(?:{by}|{from})\b|\S{1,40} {said.spaced}:?$|{by_alone}\b|{by}:)"
)
_NAMED = re.compile(r"([^\s:：][^:：]{0,24}?)\s?[:：]\s?\S")
LONGEST_LED = 80
"""Characters of a line that leads a comment; article bylines with a place and two dates run longer."""
SIGNED = 0.5
"""Share of the comments found that must have a date or stand under "X said:"; without either, teasers with "N
responses" were taken for comments."""


MANY = 8
"""Comments that need neither: below a heading with their number, or one that says that they are closed."""
ARTICLE = 200
"""Characters of the article that such a list stands below."""
FEW = 3
FEWEST_WORDS = 4
"""Words of one or two comments alone; a byline over "Text size" or "Share" reads like a header over shorter ones."""


def read_lines_of(tree: Tree, signs: Signs) -> list[Stated]:
    """Returns the comments that the page's lines show under headers ("Posted by X on …"), [] where there are none.

    Asked only where no repeated elements were found. Reading lines takes as long as all else (9 ms a page), so a page
    must show such a header, a date, and a heading or a button of comments first, or open a list of many: one in ten
    does.
    """
    labelled = _labelled(tree, signs)
    if not (labelled or _leads(tree, signs) or _opens(tree, signs)):
        return []
    read = read_text(join(tree, _before_others(tree)))
    found = read.comments
    if not _credible(tree, signs, found, below=_weight(read.text) >= ARTICLE, labelled=labelled):
        return []
    return [
        Stated(
            text=c.text,
            author=c.author,
            author_url=c.author_url,
            posted=c.posted,
            likes=c.likes,
            parent=c.parent if isinstance(c.parent, int) else None,
        )
        for c in found
    ]


def _leads(tree: Tree, signs: Signs) -> bool:
    """Whether a line leads a comment, on a page with a date and a heading or a button of comments."""
    if not signs.dates[-1] or not (signs.headings[-1] or signs.replies[-1]):
        return False
    return signs.says[-1] > 0 or any(
        len(text) <= LONGEST_LED and (_LED.match(text) or (signs.date[u] and NUMBERED.match(text)))
        for u, text in enumerate(tree.text)
    )


def _weight(text: str) -> int:
    """The characters of a text, those of dense scripts as the three Latin ones that they stand for."""
    return len(text) + 2 * sum(letter > "⺀" for letter in text)


def _labelled(tree: Tree, signs: Signs) -> bool:
    """Whether three lines "name: words" follow right below a heading of comments that is no link."""
    for u in range(len(tree.text) - FEW):
        if signs.headings[u + 1] > signs.headings[u] and tree.link[u] < 0:
            names = [_NAMED.match(text) for text in tree.text[u + 1 : u + 1 + FEW]]
            if all(name and name_like(name[1]) for name in names):
                return len({name[1] for name in names if name}) > 1
    return False


def _opens(tree: Tree, signs: Signs) -> bool:
    """Whether a line says that comments are closed, or a heading that is no link announces many."""
    if any(len(text) <= LONGEST_LED and "closed" in text and is_comment_form(text) for text in tree.text):
        return True
    if not signs.counts[-1]:
        return False
    headings = (u for u in range(len(tree.text)) if signs.counts[u + 1] > signs.counts[u] and tree.link[u] < 0)
    return any((comment_heading(tree.text[u]) or 0) >= MANY for u in headings)


def _credible(tree: Tree, signs: Signs, found: list[CommentDraft], *, below: bool, labelled: bool) -> bool:
    """Whether the comments found have authors and dates or "said"; `below` an article many need neither, nor do those
    that are `labelled`."""
    titles = {
        tree.inner(i)
        for tag in ("h1", "h2", "h3")
        for i in tree.tagged.get(tag, ())
        if tree.last[i] - tree.first[i] <= 8
    }
    if not found or any(comment.author is None or comment.text in titles for comment in found):
        return False
    if len(found) < FEW and any(
        len(comment.text.split()) < FEWEST_WORDS and comment.text.isascii() for comment in found
    ):
        return False
    signed = sum(comment.posted is not None for comment in found)
    return (below and len(found) >= (FEW if labelled else MANY)) or max(signed, signs.says[-1]) >= SIGNED * len(found)


LARGE = 0.5
"""An element with this share of a page's texts is its frame, whatever its class says."""


_HIDDEN = re.compile(r"display\s?:\s?none", re.IGNORECASE)


def _before_others(tree: Tree) -> list[int]:
    """The texts that are shown and stand in no place for recent comments, popular posts or other lists beside the
    page's own."""
    size = len(tree.text)
    out = [False] * size
    for i in tree.having("class", "id", "style"):
        first, last, attributes = tree.first[i], tree.last[i], tree.attributes[i]
        if not first < last <= first + LARGE * size or out[first]:
            continue
        if BESIDE.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()) or _HIDDEN.search(
            attributes.get("style") or ""
        ):
            out[first:last] = [True] * (last - first)
    return [u for u in range(size) if not out[u]]
