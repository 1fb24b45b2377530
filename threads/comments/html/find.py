"""The general method: comments as the repeated records of a page, whatever its platform."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from threads.comments.declared import Weights, chance
from threads.comments.html.among import hosts_of
from threads.comments.html.choice import Rated, margin, rated
from threads.comments.html.credible import topics
from threads.comments.html.cues import Cues
from threads.comments.html.reading import read_group, with_parents
from threads.comments.html.record import Record
from threads.comments.html.seen import SeenPage, SeenRecords
from threads.comments.html.weights import CHANCE, NO_COMMENTS, WEIGHTS
from threads.page.signs import Signs
from threads.page.tree import Tree

T = TypeVar("T")
MOST_TRIED = 3
"""Places of a page that are read, the next one only where the one before turned out to be no talk."""


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """A page's comments, none where there are none, and the probability that it has some.

    That is None where nothing on the page looks like comments.
    """

    records: list[Record]
    chance: float | None
    index: bool = False
    """Whether most of the page was seen to be entries that lead to pages of their own."""


def find_records(tree: Tree, signs: Signs) -> list[Record]:
    """Returns the page's comments as records with their parts, in page order; empty where there are none."""
    return choose(tree, signs).records


def choose(
    tree: Tree, signs: Signs, *, weights: Weights = WEIGHTS, nothing: Mapping[str, float] = NO_COMMENTS
) -> RecordChoice:
    """Returns what was chosen: the first group, the best first, that beats "no comments", or none of them."""
    page = SeenPage(tree, signs, Cues(tree, signs))
    groups = rated(page, weights=weights)
    margins, index = [], False
    for best in _places(groups):
        group = hosts_of(best, groups)
        if (read := read_group(group, groups)) is None:
            continue
        margins.append(margin(read.seen, group.values, weights=weights, nothing=nothing))
        if margins[-1] > 0:
            return RecordChoice(with_parents(read), chance(margins[-1], CHANCE))
        index = index or _is_index(group, read.seen)
    return RecordChoice([], chance(max(margins), CHANCE) if margins else None, index)


MOSTLY, NEARLY = 0.5, 0.8
"""Share of a page's characters, and of at least FEWEST parts that show it, from which they make the page an index."""
FEWEST = 3


def _is_index(group: Rated, read: SeenRecords) -> bool:
    """Whether a group that is no talk is most of its page and leads, part by part, to other pages."""
    if group.seen.count < FEWEST or group.seen.solid < MOSTLY * read.page.signs.solid[-1]:
        return False
    return group.values["index"] >= NEARLY or topics(read)


def apart(ranked: Sequence[T], reach: Callable[[T], tuple[int, int]]) -> list[T]:
    """The best of each place of the page, the best places first: of what is ranked those that overlap no better one."""
    found: list[T] = []
    for one in ranked:
        if len(found) == MOST_TRIED:
            break
        first, last = reach(one)
        if not any(first < end and start < last for start, end in map(reach, found)):
            found.append(one)
    return found


def _places(groups: Sequence[Rated]) -> Iterator[Rated]:
    """The best group of each place, the best places first, and those that stand in one part of a group already tried:
    a page's layout repeats as well, and one of its parts may hold the comments."""
    tried: list[Rated] = []
    for one in groups:
        if len(tried) == MOST_TRIED:
            return
        first, last = one.seen.reach
        if all(_beside(first, last, other) for other in tried):
            tried.append(one)
            yield one


def _beside(first: int, last: int, other: Rated) -> bool:
    """Whether elements stand outside a group's, or within one of its parts and far from being all of it."""
    start, end = other.seen.reach
    if last <= start or end <= first:
        return True
    return any(a < first and last <= b for a, b in other.seen.group.spans)
