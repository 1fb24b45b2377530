"""What each feature counts: for which group of like parts it is, and for whether there are comments at all.

Fitted as a set on one half of the pages by `python -m benchmarks.html_choice --fit`.
"""

from __future__ import annotations

WEIGHTS: dict[str, tuple[float, float]] = {
    "named": (2.68, 0.80),
    "numbered": (1.74, 1.04),
    "listed": (0.51, 0.65),
    "beside": (-2.05, -2.10),
    "dated": (3.68, 0.91),
    "answered": (2.64, 1.50),
    "headed": (1.75, 0.80),
    "counted": (2.07, 1.08),
    "marked": (1.42, 0.85),
    "form": (0.96, 0.50),
    "few": (-2.87, -3.54),
    "unshown": (-3.18, -1.74),
    "count": (1.25, 0.00),
    "words": (1.19, 0.00),
    "dates": (-1.70, -0.99),
    "linked": (-3.03, -2.04),
    "index": (-3.11, -1.95),
    "titled": (-1.64, -0.76),
    "unsigned": (0.00, -1.74),
    "passed_on": (0.00, -4.06),
    "topics": (0.00, -5.07),
    "echoes": (0.00, 2.99),
    "buttons": (0.00, 2.05),
    "addressed": (0.00, 1.88),
    "invited": (0.00, 0.96),
    "says": (0.00, 2.01),
    "profiles": (0.00, 1.22),
    "only_called": (0.00, -3.00),
    "people": (0.00, -3.00),
    "profiled": (0.00, 2.00),
    "under_heading": (0.00, 1.02),
    "moments": (0.00, 1.03),
    "authored": (0.00, 0.73),
    "floors": (0.00, 1.16),
    "headlines": (0.00, -2.53),
    "headings_as_names": (0.00, -1.59),
    "article_above": (0.00, 0.40),
    "signed": (0.00, 0.62),
    "returning": (0.00, 0.73),
    "first_person": (0.00, 1.07),
}
NO_COMMENTS: dict[str, float] = {
    "always": 3.66,
    "quiet": 0.76,
    "none_told": 2.00,
}
CHANCE: tuple[float, float] = (1.17, -0.05)
"""Slope and offset of the chance that there are comments, by the points over "no comments"."""
