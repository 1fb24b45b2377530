"""A page's comments by one scored choice among its groups of like parts, "none" being one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from threads.comments.declared import WHETHER, WHICH, Weights, points
from threads.comments.html.class_words import PLAIN, says_comment
from threads.comments.html.features import NONE, OF_GROUP, OF_RECORDS
from threads.comments.html.groups import Group, find_groups
from threads.comments.html.seen import SeenGroup, SeenPage, SeenRecords
from threads.comments.html.weights import NO_COMMENTS, WEIGHTS
from threads.page.signs import Signs

FEWEST_LETTERS = 20
"""Characters of a group that may be comments."""
WHOLE = 0.97
"""Share of a page's characters from which one part is the page."""
HALF = 0.5


@dataclass(slots=True)
class Rated:
    """A group that comes into question, the values of its features, and its points against the other groups."""

    seen: SeenGroup
    values: dict[str, float]
    points: float


def rated(page: SeenPage, *, weights: Weights = WEIGHTS) -> list[Rated]:
    """Every group of the page that comes into question, the best first."""
    first, announces = page.tree.first, page.cues.announces

    def alone(name: str, i: int) -> bool:
        return says_comment(name) >= PLAIN or announces(first[i], 1)

    found = []
    for group in [*find_groups(page.tree, page.signs, alone=alone), *page.cues.lone()]:
        if comes_into_question(seen := SeenGroup(group, page)):
            values = {name: feature(seen) for name, feature in OF_GROUP.items()}
            found.append(Rated(seen, values, points(values, weights, WHICH)))
    return sorted(found, key=lambda one: -one.points)


def comes_into_question(seen: SeenGroup) -> bool:
    """Whether a group may be comments at all: it is no form, and something says that it is talk.

    The tests that most groups fail come first; none looks into a part twice.
    """
    signs, cues, spans = seen.page.signs, seen.page.cues, seen.group.spans
    if seen.count == 1 and seen.word < PLAIN and not (seen.announced and _lone(seen)):
        return False
    if cues.in_form(spans[0][0]):
        return False
    a, b = seen.bounds[0]
    if seen.count == 1 and signs.dates[a] == signs.dates[b] and cues.holds_field(a, b):
        return False
    if seen.word <= 0 and not (_mostly(signs.dates, seen) or _mostly(signs.says, seen)):
        if not (seen.announced or seen.marked >= HALF):
            return False
    elif seen.word <= 0 and max(seen.dated, seen.said) < HALF and not (seen.announced or seen.marked >= HALF):
        return False
    return seen.solid >= FEWEST_LETTERS and not (seen.count == 1 and seen.solid > WHOLE * signs.solid[-1])


def _mostly(sums: list[int], seen: SeenGroup) -> bool:
    """Whether most parts hold something, nested parts and all."""
    return sum(sums[b] > sums[a] for a, b in seen.bounds) >= HALF * seen.count


FEWEST_ABOVE = 100
"""Characters of prose that stand above a page's only comment."""


def _lone(seen: SeenGroup) -> bool:
    """Whether one part without a name may be the one comment that a heading announces: below an article, no form or
    article itself."""
    signs: Signs = seen.page.signs
    group: Group = seen.group
    a, b = seen.bounds[0]
    return (
        group.wrapped
        and not seen.page.cues.holds_field(a, b)
        and signs.prose[a] >= FEWEST_ABOVE
        and signs.prose[b] - signs.prose[a] < signs.prose[a]
        and signs.headings[b] == signs.headings[a]
    )


def margin(
    read: SeenRecords,
    of_group: Mapping[str, float],
    *,
    weights: Weights = WEIGHTS,
    nothing: Mapping[str, float] = NO_COMMENTS,
) -> float:
    """The points by which these records beat "no comments"; below 0 they are none."""
    values = {**of_group, **values_of(read)}
    return points(values, weights, WHETHER) - sum(nothing[name] * feature(read.page) for name, feature in NONE.items())


def values_of(read: SeenRecords) -> dict[str, float]:
    """The values of all features of records that were read."""
    return {name: feature(read) for name, feature in OF_RECORDS.items()}
