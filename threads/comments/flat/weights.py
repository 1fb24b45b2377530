"""What each feature of a reading counts: for which reading it is, and for whether there are comments at all.

Fitted as a set on one half of the pages by `python -m benchmarks.flat_choice --fit`.
"""

from __future__ import annotations

WEIGHTS: dict[str, tuple[float, float]] = {
    "count": (1.07, 0.00),
    "spoken": (2.84, 0.12),
    "long": (-0.94, -3.18),
    "authored": (0.69, 1.02),
    "moments": (0.76, 1.07),
    "dated": (0.00, 1.65),
    "prose": (2.90, 2.59),
    "calendar": (-1.11, -0.05),
    "headers_left": (-0.83, -2.62),
    "below": (-2.39, -3.38),
    "biggest": (-1.18, -4.63),
    "last_long": (-0.46, -1.39),
    "first_long": (0.00, -0.64),
    "evidence": (0.00, 0.19),
    "ordered": (2.76, 2.78),
    "speaks": (1.15, 0.00),
    "buttons": (1.78, 3.48),
    "numbered": (1.07, 1.08),
    "standing": (5.90, 0.00),
    "first_person": (2.61, 1.50),
    "marked": (0.51, -1.71),
    "says": (0.00, 2.92),
    "profiled": (1.68, 11.78),
    "items_left": (-0.61, -0.51),
    "untitled": (0.00, 5.18),
    "instead": (-2.05, 0.00),
    "agrees": (0.80, 4.44),
    "near_heading": (2.21, 4.24),
    "lone": (-1.15, -6.21),
    "parted": (0.49, 4.57),
    "stands_last": (1.28, 0.83),
    "enclosed": (0.00, 5.02),
}
NO_COMMENTS: dict[str, float] = {
    "always": -14.66,
    "unread": 20.00,
}
CHANCE: tuple[float, float] = (0.85, -0.05)
"""Slope and offset of the chance that there are comments, by the points over "no comments"."""
