"""A page's comments by one scored choice among all readings of its lines, "none" being one of them."""

from __future__ import annotations

from threads.comments.flat.features import FEATURES
from threads.comments.flat.periods import shapes
from threads.comments.flat.readings import Candidate, readings
from threads.comments.flat.repeated_titles import settle_titles
from threads.comments.flat.section import Section
from threads.comments.flat.sections import settle_headings, standing_section
from threads.comments.flat.seen import PageLines, Seen
from threads.lines.line import Line


def find_section(lines: list[Line]) -> Section | None:
    """The page's comment section, or None where it has none."""
    settle_headings(lines)
    settle_titles(lines)
    return standing_section(lines)


def candidates(lines: list[Line]) -> list[Seen]:
    """Every reading of a page's comments, the standing one first."""
    standing = standing_section(lines)
    made = list(readings(lines))
    if standing is not None:
        made.insert(0, Candidate(standing, "standing", standing=True))
    page = PageLines(lines, shapes(lines), made)
    return [Seen(candidate, page) for candidate in made]


def features_of(seen: Seen) -> list[float]:
    """The values of all features of a reading, in their order."""
    return [feature(seen) for feature in FEATURES.values()]
