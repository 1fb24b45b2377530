"""Features of what shows that readers speak in a group's parts: dates, buttons, a heading, a number, a form."""

from __future__ import annotations

from collections.abc import Callable

from threads.comments.declared import declares
from threads.comments.html.seen import SeenGroup
from threads.lines.furniture import is_copyright

TALK: dict[str, Callable[[SeenGroup], float]] = {}
feature = declares(TALK)


@feature
def _dated(seen: SeenGroup) -> float:
    """Comments have dates."""
    return seen.dated


@feature
def _answered(seen: SeenGroup) -> float:
    """Comments have buttons, or "X says" over them."""
    return max(seen.said, seen.replied)


@feature
def _headed(seen: SeenGroup) -> float:
    """A heading for comments stands right above."""
    return float(seen.headed)


@feature
def _counted(seen: SeenGroup) -> float:
    """A heading announces as many."""
    return float(seen.announced)


@feature
def _marked(seen: SeenGroup) -> float:
    """Comments without a name in the markup show readers' pictures, or the address of each."""
    return seen.marked if seen.word <= 0 else 0.0


@feature
def _form(seen: SeenGroup) -> float:
    """The form for new comments stands beside the list."""
    return float(seen.form and seen.word <= 0)


@feature
def _few(seen: SeenGroup) -> float:
    """Of one or two nameless parts each must have a date and stand in a list of comments, or two things show talk."""
    if seen.word > 0 or seen.count > 2 or (seen.place[0] == 1 and not seen.place[1] and seen.dated == 1):
        return 0.0
    return float(seen.shown < 2 or max(seen.dated, seen.said, seen.marked) < 1)


FEWEST, MOSTLY = 3, 0.7
"""Nameless parts that repeat, and the share of them that must have a date or "X says"."""
HALF = 0.5


@feature
def _unshown(seen: SeenGroup) -> float:
    """Nameless parts that nothing shows to be talk are rows of a table, teasers, files."""
    if seen.word > 0 or (seen.place[0] and not seen.place[1]) or seen.shown >= 2:
        return 0.0
    repeated = seen.count >= FEWEST and max(seen.dated, seen.said) >= MOSTLY
    return float(not repeated or not (seen.headed or max(seen.said, seen.replied) >= HALF or _whole_page(seen)))


DOMINANT, DATED, TITLED = 0.4, 0.9, 0.3
"""Share of a page's text from which dated, untitled, repeated parts are taken for a forum's posts without any word for
it; the shares of them with a date, and at most with a title."""
FOOTER = 60
"""Pieces of text of a footer in which the copyright is claimed."""


def _whole_page(seen: SeenGroup) -> bool:
    """Whether the parts are most of the page, as a forum's posts are, and not its header, middle and footer."""
    first, last = seen.bounds[-1]
    return (
        seen.solid > DOMINANT * seen.page.signs.solid[-1]
        and seen.dated >= DATED
        and seen.titled < TITLED
        and not any(is_copyright(text) for text in seen.page.tree.text[first : min(last, first + FOOTER)])
    )
