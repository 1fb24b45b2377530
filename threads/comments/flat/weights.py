"""What each feature of a reading counts: for which reading it is, and for whether there are comments at all.

Fitted as a set on one half of the pages by `python -m benchmarks.flat_choice --fit`.
"""

from __future__ import annotations

WEIGHTS: dict[str, tuple[float, float]] = {
    "count": (0.79, 0.00),
    "spoken": (2.54, 0.10),
    "long": (-1.06, -2.82),
    "authored": (0.26, 0.59),
    "moments": (0.91, 1.15),
    "dated": (0.00, 2.05),
    "prose": (2.38, 3.64),
    "calendar": (-1.25, -0.14),
    "headers_left": (-0.74, -2.68),
    "below": (-2.83, -3.33),
    "biggest": (-0.84, -4.84),
    "last_long": (-0.35, -0.98),
    "first_long": (0.00, -0.65),
    "evidence": (0.03, 0.21),
    "ordered": (2.78, 2.60),
    "speaks": (1.24, 0.00),
    "buttons": (1.80, 3.80),
    "numbered": (1.00, 1.46),
    "standing": (5.35, 0.00),
    "first_person": (1.34, 0.84),
    "marked": (0.37, -1.64),
    "says": (0.00, 3.52),
    "profiled": (1.68, 12.07),
    "items_left": (-0.61, -0.34),
    "untitled": (0.00, 5.56),
    "instead": (-1.66, 0.00),
    "agrees": (0.65, 4.69),
    "near_heading": (2.12, 4.29),
    "lone": (-1.18, -6.13),
    "parted": (0.57, 4.90),
    "stands_last": (0.36, 1.04),
    "enclosed": (0.00, 5.38),
}
NO_COMMENTS: dict[str, float] = {
    "always": -13.61,
    "unread": 20.00,
}
