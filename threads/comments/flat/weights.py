"""What each feature of a reading counts: for which reading it is, and for whether there are comments at all.

Fitted as a set on one half of the pages by `python -m benchmarks.flat_choice --fit`.
"""

from __future__ import annotations

WEIGHTS: dict[str, tuple[float, float]] = {
    "count": (0.90, 0.00),
    "spoken": (2.65, 0.02),
    "long": (-1.13, -3.15),
    "lone": (-1.39, -5.26),
    "instead": (-1.94, 0.00),
    "parted": (0.82, 5.37),
    "authored": (0.58, 0.79),
    "moments": (0.49, 1.74),
    "dated": (0.00, 1.47),
    "prose": (2.77, 4.53),
    "calendar": (-1.82, -0.44),
    "headers_left": (-1.50, -2.54),
    "biggest": (-1.33, -4.21),
    "last_long": (-0.61, 0.00),
    "first_long": (0.00, -0.40),
    "evidence": (0.00, 0.05),
    "words": (0.18, 0.00),
    "headed": (1.77, 0.00),
    "agrees": (1.09, 4.04),
    "ordered": (2.94, 1.87),
    "speaks": (1.44, 0.15),
    "buttons": (2.20, 3.14),
    "numbered": (1.67, 1.52),
    "standing": (4.57, 0.00),
    "first_person": (1.70, 0.79),
    "stands_last": (0.71, 0.42),
    "nested": (0.32, 0.15),
    "marked": (0.53, -1.96),
    "near_heading": (1.78, 4.84),
    "says": (0.00, 3.21),
    "profiled": (1.30, 11.18),
    "items_left": (-0.31, -0.51),
    "untitled": (0.00, 5.76),
    "orphan": (-1.81, 0.00),
    "enclosed": (0.00, 5.71),
}
NO_COMMENTS: dict[str, float] = {
    "always": -13.02,
    "unread": 20.00,
}
