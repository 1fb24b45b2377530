"""What each feature of a reading counts: for which reading it is, and for whether there are comments at all.

Fitted as a set on one half of the pages by `python -m benchmarks.flat_choice --fit`.
"""

from __future__ import annotations

WEIGHTS: dict[str, tuple[float, float]] = {
    "count": (0.61, 0.00),
    "spoken": (2.52, 0.03),
    "long": (-1.46, -3.30),
    "lone": (-1.06, -4.82),
    "instead": (-1.65, 0.00),
    "parted": (0.20, 3.54),
    "authored": (0.87, 1.00),
    "voices": (0.50, 0.00),
    "moments": (0.84, 1.82),
    "dated": (0.00, 0.88),
    "prose": (3.00, 3.28),
    "calendar": (-0.69, -0.38),
    "headers_left": (-1.52, -0.75),
    "names_left": (0.00, -0.16),
    "site_left": (-0.62, -0.91),
    "biggest": (-0.70, -4.48),
    "last_long": (-0.82, 0.00),
    "first_long": (0.00, -0.23),
    "evidence": (0.00, 0.06),
    "words": (0.43, 0.00),
    "covered": (0.01, 0.23),
    "headed": (1.61, 0.00),
    "agrees": (0.77, 4.24),
    "exceeds": (-0.22, -0.36),
    "ordered": (2.67, 1.33),
    "speaks": (1.40, 0.18),
    "buttons": (1.39, 2.25),
    "numbered": (1.60, 0.90),
    "timed": (0.11, 0.00),
    "standing": (3.30, 0.00),
    "overlaps": (1.82, 0.00),
    "seconded": (0.65, 0.00),
    "first_person": (1.78, 1.11),
    "stands_last": (0.91, 1.33),
    "nested": (0.68, 0.17),
    "announced": (0.26, 0.17),
    "marked": (0.44, -1.77),
    "near_heading": (1.34, 3.62),
    "says": (0.00, 1.58),
    "profiled": (1.91, 11.39),
    "items_left": (-1.09, 0.00),
    "untitled": (0.00, 4.43),
}
NO_COMMENTS: dict[str, float] = {
    "always": -14.62,
    "unread": 20.00,
}
