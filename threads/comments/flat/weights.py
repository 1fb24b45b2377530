"""What each feature of a reading counts: for which reading it is, and for whether there are comments at all.

Fitted as a set on one half of the pages by `python -m benchmarks.flat_choice --fit`.
"""

from __future__ import annotations

WEIGHTS: dict[str, tuple[float, float]] = {
    "count": (0.69, 0.66),
    "spoken": (2.97, 0.64),
    "long": (-1.57, -4.42),
    "parted": (0.15, 3.35),
    "authored": (0.00, 0.00),
    "dated": (0.16, 0.00),
    "prose": (2.85, 2.10),
    "headers_left": (-1.47, 0.00),
    "names_left": (-0.81, -0.50),
    "site_left": (-0.36, -0.36),
    "biggest": (-0.61, -1.94),
    "last_long": (-0.76, 0.00),
    "first_long": (0.00, -0.13),
    "evidence": (0.03, 0.00),
    "words": (0.34, 0.00),
    "covered": (0.82, 1.12),
    "headed": (1.23, 0.05),
    "agrees": (0.93, 5.32),
    "exceeds": (-0.50, -0.89),
    "ordered": (2.62, 0.90),
    "speaks": (1.44, 0.39),
    "buttons": (1.63, 2.14),
    "numbered": (1.28, 1.36),
    "timed": (1.15, 0.22),
    "standing": (2.71, 0.00),
    "overlaps": (1.40, 0.00),
    "seconded": (1.62, 0.00),
    "first_person": (1.56, 0.26),
    "stands_last": (1.45, 1.67),
    "nested": (0.37, 0.14),
    "announced": (0.30, 0.00),
    "marked": (0.10, -1.93),
    "near_heading": (1.67, 4.26),
    "says": (0.00, 1.26),
    "profiled": (2.14, 10.77),
    "items_left": (-1.61, -0.50),
}
NO_COMMENTS: dict[str, float] = {
    "always": -13.57,
    "unread": 20.00,
}
