"""What each feature counts: for which group of like parts it is, and for whether there are comments at all.

Fitted as a set on one half of the pages by `python -m benchmarks.html_choice --fit`.
"""

from __future__ import annotations

WEIGHTS: dict[str, tuple[float, float]] = {
    "named": (2.68, 0.75),
    "numbered": (1.72, 1.05),
    "listed": (0.46, 0.63),
    "beside": (-2.10, -2.29),
    "dated": (3.64, 0.88),
    "undated_one": (-2.00, -1.05),
    "answered": (2.63, 1.43),
    "headed": (1.78, 0.71),
    "counted": (2.06, 1.03),
    "marked": (1.47, 0.88),
    "form": (1.06, 0.53),
    "few": (-2.79, -2.97),
    "unshown": (-3.14, -1.69),
    "count": (1.27, 0.05),
    "words": (1.08, 0.00),
    "short": (-1.88, -1.58),
    "dates": (-1.85, -0.99),
    "linked": (-3.03, -2.01),
    "index": (-3.08, -1.95),
    "titled": (-1.62, -0.77),
    "wordless": (0.00, -2.92),
    "unsigned": (0.00, -1.71),
    "copies": (0.00, -4.00),
    "passed_on": (0.00, -4.06),
    "entries": (0.00, -4.01),
    "topics": (0.00, -5.07),
    "echoes": (0.00, 3.00),
    "buttons": (0.00, 2.07),
    "addressed": (0.00, 1.72),
    "told": (0.00, 1.38),
    "invited": (0.00, 1.02),
    "says": (0.00, 1.94),
    "profiles": (0.00, 1.22),
    "under_heading": (0.00, 0.96),
    "moments": (0.00, 1.05),
    "authored": (0.00, 0.70),
    "floors": (0.00, 1.15),
    "headlines": (0.00, -2.41),
    "headings_as_names": (0.00, -1.53),
    "article_above": (0.00, 0.26),
    "signed": (0.00, 0.65),
    "returning": (0.00, 0.73),
    "first_person": (0.00, 0.97),
}
NO_COMMENTS: dict[str, float] = {
    "always": 3.49,
    "quiet": 0.70,
    "none_told": 2.00,
}
CHANCE: tuple[float, float] = (0.83, -0.32)
"""Slope and offset of the chance that there are comments, by the points over "no comments"."""
