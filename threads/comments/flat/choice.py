"""A page's comments by one scored choice among all readings of its lines, "none" being one of them."""

from __future__ import annotations

from collections.abc import Mapping

from threads.comments.flat.features import FEATURES, NONE
from threads.comments.flat.readings import Candidate, readings
from threads.comments.flat.repeated_titles import settle_titles
from threads.comments.flat.section import Section
from threads.comments.flat.sections import settle_headings, standing_section
from threads.comments.flat.seen import PageLines, Seen
from threads.comments.flat.weights import NO_COMMENTS, WEIGHTS
from threads.lines.line import Line


def find_section(lines: list[Line]) -> Section | None:
    """The page's comment section, or None where it has none."""
    page, seen = candidates(lines)
    valued = [(one, features_of(one)) for one in seen]
    best = max(valued, key=lambda pair: score(pair[1], 0), default=None)
    if best is None or score(best[1], 1) <= none_score(page):
        return None
    return best[0].candidate.section


def candidates(lines: list[Line]) -> tuple[PageLines, list[Seen]]:
    """The page and every reading of its comments, the standing one first; headings and titles are settled before."""
    settle_headings(lines)
    settle_titles(lines)
    standing = standing_section(lines)
    made = [Candidate(standing, "standing", standing=True)] if standing is not None else []
    made += readings(lines)
    page = PageLines(lines, made)
    return page, [Seen(candidate, page) for candidate in made]


def features_of(seen: Seen) -> dict[str, float]:
    """The values of all features of a reading."""
    return {name: feature(seen) for name, feature in FEATURES.items()}


def score(values: Mapping[str, float], asked: int) -> float:
    """A reading's points: `asked` 0, which reading; 1, whether there are comments at all."""
    return sum(WEIGHTS[name][asked] * value for name, value in values.items())


def none_score(page: PageLines) -> float:
    """The points of "no comments", against which the best reading's are held."""
    return sum(NO_COMMENTS[name] * feature(page) for name, feature in NONE.items())
