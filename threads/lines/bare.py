"""A text as it is compared where case, marks and space say nothing."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """Returns the text's letters and digits alone, case folded."""
    return _MARKS.sub("", text.casefold())
