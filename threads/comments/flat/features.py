"""What speaks for a reading of a page's comments, and for "no comments": features, declared one by one.

Which reading is the best is scored apart from whether there are comments at all: "none" is a candidate with features of
its own. What each counts stands in `weights.py`; `python -m benchmarks.flat_choice --features` prints what it is worth.
"""

from __future__ import annotations

from collections.abc import Callable

from threads.comments.declared import declares
from threads.comments.flat.seen import PageLines
from threads.comments.flat.surroundings import AROUND
from threads.comments.flat.within import WITHIN

FEATURES = WITHIN | AROUND

NONE: dict[str, Callable[[PageLines], float]] = {}
"""What speaks for "no comments": of the page, not of a reading."""
of_none = declares(NONE)


@of_none
def _always(_page: PageLines) -> float:
    """Most texts have no comments."""
    return 1.0


@of_none
def _unread(page: PageLines) -> float:
    """None of the sure readers finds any."""
    return float(page.standing is None)
