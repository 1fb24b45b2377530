"""What speaks for a group of like parts as a page's comments, and for "no comments": features, declared one by one.

Which group is the best is scored apart from whether there are comments at all: the first is asked of all groups by what
is counted anyway, the second of the few best once their parts are read, and "none" is a candidate with features of its
own. What each counts stands in `weights.py`; `python -m benchmarks.html_choice --features` prints what it is worth.
"""

from __future__ import annotations

from collections.abc import Callable

from threads.comments.declared import declares
from threads.comments.html.naming import NAMING
from threads.comments.html.read import READ
from threads.comments.html.seen import SeenPage
from threads.comments.html.shape import SHAPE
from threads.comments.html.talk import TALK

OF_GROUP = NAMING | TALK | SHAPE
OF_RECORDS = READ

NONE: dict[str, Callable[[SeenPage], float]] = {}
"""What speaks for "no comments": of the page, not of a group."""
of_none = declares(NONE)


@of_none
def _always(_page: SeenPage) -> float:
    """Most pages have no comments."""
    return 1.0


@of_none
def _quiet(page: SeenPage) -> float:
    """No heading, no button, no field and no "X says" on the whole page invites or shows readers' words."""
    signs = page.signs
    return float(not (signs.headings[-1] or signs.replies[-1] or signs.says[-1] or page.cues.areas))


@of_none
def _none_told(page: SeenPage) -> float:
    """The page says that it has none: "0 comments", 댓글 0."""
    return float(page.cues.tells_none())
