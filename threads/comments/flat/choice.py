"""A page's comments by one scored choice among all readings of its lines, "none" being one of them."""

from __future__ import annotations

from dataclasses import dataclass

from threads.comments.declared import WHETHER, WHICH, chance, points
from threads.comments.flat.features import FEATURES, NONE
from threads.comments.flat.readings import Candidate, readings
from threads.comments.flat.repeated_titles import settle_titles
from threads.comments.flat.section import Section
from threads.comments.flat.sections import settle_headings, standing_section
from threads.comments.flat.seen import PageLines, Seen
from threads.comments.flat.weights import CHANCE, NO_COMMENTS, WEIGHTS
from threads.lines.line import Line


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """A page's comment section, None where it has none, and the probability that it has one.

    That is None where nothing in the text looks like comments.
    """

    section: Section | None
    chance: float | None


def choose(lines: list[Line]) -> SectionChoice:
    """What was chosen among all readings of the lines and "no comments"."""
    page, seen = candidates(lines)
    valued = [(one, features_of(one)) for one in seen]
    best = max(valued, key=lambda pair: points(pair[1], WEIGHTS, WHICH), default=None)
    if best is None:
        return SectionChoice(None, None)
    margin = points(best[1], WEIGHTS, WHETHER) - none_score(page)
    return SectionChoice(best[0].candidate.section if margin > 0 else None, chance(margin, CHANCE))


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


def none_score(page: PageLines) -> float:
    """The points of "no comments", against which the best reading's are held."""
    return sum(NO_COMMENTS[name] * feature(page) for name, feature in NONE.items())
