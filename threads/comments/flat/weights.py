"""What each feature of a reading counts: for which reading it is, and for whether there are comments at all.

Fitted as a set on one half of the pages by `python -m benchmarks.flat_choice --fit`.
"""

from __future__ import annotations

WEIGHTS: dict[str, tuple[float, float]] = {
    "count": (0.81, 0.00),
    "spoken": (2.35, 0.17),
    "long": (-1.29, -3.09),
    "authored": (0.25, 0.62),
    "moments": (0.89, 1.25),
    "dated": (0.00, 1.74),
    "prose": (2.28, 3.29),
    "calendar": (-1.72, -0.28),
    "headers_left": (-1.06, -3.15),
    "below": (-2.76, -3.98),
    "biggest": (-1.01, -2.87),
    "last_long": (-0.48, -1.32),
    "first_long": (0.00, -0.85),
    "evidence": (0.00, 0.18),
    "words": (0.28, 0.00),
    "ordered": (2.93, 2.62),
    "speaks": (1.27, 0.00),
    "buttons": (2.16, 3.76),
    "numbered": (1.22, 1.20),
    "standing": (4.91, 0.00),
    "first_person": (1.09, 0.40),
    "nested": (0.47, 0.68),
    "marked": (0.18, -1.35),
    "says": (0.00, 2.85),
    "profiled": (1.74, 13.14),
    "items_left": (-0.66, -0.63),
    "untitled": (0.00, 5.54),
    "instead": (-1.62, 0.00),
    "agrees": (0.98, 4.95),
    "near_heading": (1.71, 3.84),
    "headed": (1.85, 0.00),
    "lone": (-1.16, -4.82),
    "parted": (0.52, 4.12),
    "stands_last": (0.33, 1.18),
    "orphan": (-0.59, 0.00),
    "enclosed": (0.00, 5.39),
}
NO_COMMENTS: dict[str, float] = {
    "always": -14.11,
    "unread": 20.00,
}
