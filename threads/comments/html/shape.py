"""Features of a group's shape: how many parts, how long, and what makes them teasers, indexes or lists of links."""

from __future__ import annotations

import math
from collections.abc import Callable

from threads.comments.declared import declares
from threads.comments.html.class_words import PLAIN
from threads.comments.html.seen import SeenGroup

SHAPE: dict[str, Callable[[SeenGroup], float]] = {}
feature = declares(SHAPE)


@feature
def _count(seen: SeenGroup) -> float:
    """Many like parts are a list; from fifty on more say no more."""
    return math.log(min(MANY, seen.count))


MANY = 55
"""Parts from which more say no more."""


@feature
def _words(seen: SeenGroup) -> float:
    """Comments are most of what is said on a page, and the pieces of them less."""
    return math.log(1 + sum(one.prose for one in seen.own) / LINE)


LINE = 20
"""Characters of a short line."""


@feature
def _dates(seen: SeenGroup) -> float:
    """A part with many dates holds several comments."""
    return min(2.0, max(0.0, sum(one.dates for one in seen.own) / seen.count - 2))


@feature
def _linked(seen: SeenGroup) -> float:
    """Lists of articles are all links; titles of comments beside a form are some as well."""
    if seen.titles_of_comments:
        return 0.0
    linked = seen.page.signs.linked
    return max(0.0, sum(linked[b] - linked[a] for a, b in seen.top) / max(1, seen.solid) - LINKED)


LINKED = 0.4
"""Share of letters in links that comments may have."""


@feature
def _index(seen: SeenGroup) -> float:
    """Entries of a blog each show a number of comments of their own, or little but links."""
    if seen.word == PLAIN:
        return 0.0
    solid, linked, counts = seen.page.signs.solid, seen.page.signs.linked, seen.page.signs.counts
    tell = not seen.titles_of_comments
    entries = sum(
        counts[b] > counts[a] or (tell and linked[b] - linked[a] > LINK_LIST * (solid[b] - solid[a]))
        for a, b in seen.top
    )
    return entries / len(seen.top) if 2 * entries >= len(seen.top) else 0.0


LINK_LIST = 0.7
"""Share of a part's letters in links from which it is a list of links."""


@feature
def _titled(seen: SeenGroup) -> float:
    """Entries of a blog begin with a heading that is a link."""
    return seen.titled
