"""What each feature of a reading counts: for which reading it is, and for whether there are comments at all.

Fitted as a set on one half of the pages by `python -m benchmarks.flat_choice --fit`.
"""

from __future__ import annotations

WEIGHTS: dict[str, tuple[float, float]] = {
    "count": (1.11, 0.00),
    "spoken": (2.53, 0.20),
    "long": (-0.93, -3.11),
    "lone": (-1.10, -4.86),
    "instead": (-2.00, 0.00),
    "parted": (0.27, 3.74),
    "authored": (0.82, 0.77),
    "moments": (0.51, 2.23),
    "dated": (0.00, 1.01),
    "prose": (2.75, 3.52),
    "calendar": (-1.00, -0.60),
    "headers_left": (-1.53, -0.84),
    "biggest": (-0.84, -4.52),
    "last_long": (-0.89, 0.00),
    "first_long": (0.00, -0.49),
    "evidence": (0.00, 0.08),
    "words": (0.12, 0.00),
    "headed": (1.80, 0.00),
    "agrees": (0.75, 4.28),
    "ordered": (2.67, 1.49),
    "speaks": (1.57, 0.10),
    "buttons": (1.85, 2.39),
    "numbered": (1.48, 0.94),
    "standing": (4.34, 0.00),
    "first_person": (2.33, 1.28),
    "stands_last": (1.25, 1.48),
    "nested": (0.44, 0.16),
    "marked": (0.29, -1.85),
    "near_heading": (1.65, 3.79),
    "says": (0.01, 1.75),
    "profiled": (1.80, 8.62),
    "items_left": (-1.20, 0.00),
    "untitled": (0.00, 4.30),
}
NO_COMMENTS: dict[str, float] = {
    "always": -13.78,
    "unread": 20.00,
}
