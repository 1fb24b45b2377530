"""What each feature counts: for which group of like parts it is, and for whether there are comments at all.

Fitted as a set on one half of the pages by `python -m benchmarks.html_choice --fit`.
"""

from __future__ import annotations

WEIGHTS: dict[str, tuple[float, float]] = {
    "named": (2.0, 1.0), "piece": (-1.0, 0.0), "numbered": (0.5, 0.5), "listed": (1.5, 0.75), "beside": (-2.0, -2.0),
    "alone": (0.0, 0.0), "dated": (2.0, 0.0), "undated_one": (-2.0, -2.0), "answered": (1.0, 0.0), "headed": (1.0, 0.0),
    "counted": (1.5, 0.0), "marked": (1.0, 0.0), "form": (0.5, 0.0), "few": (-10.0, -10.0), "unshown": (-10.0, -10.0),
    "count": (0.25, 0.0), "words": (0.5, 0.0), "short": (-1.0, 0.0), "dates": (-1.0, 0.0), "linked": (-4.0, -4.0),
    "index": (-4.0, -4.0), "titled": (-2.5, -2.5),
    "wordless": (0.0, -8.0), "unsigned": (0.0, -8.0), "copies": (0.0, -20.0), "passed_on": (0.0, -20.0),
    "entries": (0.0, -20.0), "topics": (0.0, -20.0), "echoes": (0.0, 5.0), "buttons": (0.0, 4.0), "addressed": (0.0, 4.0),
    "told": (0.0, 4.0), "invited": (0.0, 4.0), "says": (0.0, 4.0), "profiles": (0.0, 4.0), "under_heading": (0.0, 4.0),
    "moments": (0.0, 2.0), "authored": (0.0, 1.0), "floors": (0.0, 2.0), "headlines": (0.0, -4.0),
    "headings_as_names": (0.0, -4.0), "article_above": (0.0, 1.0),
}  # fmt: skip
NO_COMMENTS: dict[str, float] = {"always": 4.0, "quiet": 0.0}
