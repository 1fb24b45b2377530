"""Answers in a markup of their own: another group whose parts stand among the records of the best one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from threads.comments.html.answers import is_called_answer
from threads.comments.html.choice import Rated
from threads.comments.html.groups import FEWEST_WORDS
from threads.page.tree import Tree

WORSE = 3.0
"""Points that another group may have less than the best one to hold the answers to it."""
HALF = 0.5
Span = tuple[int, int]


def answers_among(best: Rated, others: Sequence[Rated]) -> list[Span]:
    """The parts of another name that stand among the best group's, outside each: answers in a markup of their own."""
    tree, spans = best.seen.page.tree, best.seen.group.spans
    if len(spans) < 2 or not best.seen.group.wrapped:
        return []
    among = _Among(tree, spans)
    for other in others:
        if (
            other is best
            or other.points < best.points - WORSE
            or not other.seen.group.wrapped
            or other.seen.dated < HALF
        ):
            continue
        group = other.seen.group
        if len(group.spans) > len(spans) and group.tag == best.seen.group.tag and set(spans) < set(group.spans):
            # a word that all share, where ids tell answers apart
            more = [span for span in group.spans if span not in among.own]
            if all(among.holds(span) and tree.parent[span[0]] != tree.parent[spans[0][0]] for span in more):
                return more
        elif all(among.holds(span) for span in group.spans) and not _profiles(tree, spans, group.spans):
            return group.spans
    return []


PROFILED = 0.6
"""Share of the parts between a board's posts that open with the name in the post above, from which they show its
member."""


def _profiles(tree: Tree, spans: Sequence[Span], between: Sequence[Span]) -> bool:
    """Whether parts between posts open with who wrote the post above: a member's profile beside it, no answer."""
    starts = [start for start, _ in spans]
    same = 0
    for start, end in between:
        above, until = spans[max(0, bisect_right(starts, start) - 1)]
        name = next((u for u in _texts(tree, start, end) if tree.link[u] >= 0 and tree.text[u][:1].isalnum()), None)
        same += name is not None and any(
            tree.text[u] == tree.text[name] and tree.link[u] >= 0 for u in _texts(tree, above, until)
        )
    return same >= PROFILED * len(between)


def _texts(tree: Tree, start: int, end: int) -> range:
    return range(tree.first[start], tree.first[end] if end < len(tree.first) else len(tree.text))


def hosts_of(best: Rated, others: Sequence[Rated]) -> Rated:
    """The group whose parts each hold the reader's dated words beside one of the best group's, where that one is of
    answers; else the best group."""
    seen = best.seen
    if seen.count < 2 or not seen.group.wrapped or not is_called_answer(seen.group.name):
        return best
    return next((other for other in others if other is not best and _hosts(other, best)), best)


def _hosts(other: Rated, best: Rated) -> bool:
    group, signs = other.seen.group, best.seen.page.signs
    if not group.wrapped or len(group.spans) < len(best.seen.group.spans):
        return False
    held = 0
    for (start, end), (a, _) in zip(best.seen.group.spans, best.seen.bounds, strict=True):
        k = bisect_right(group.spans, (start, end)) - 1
        if k < 0 or group.spans[k][1] < end or group.spans[k] == (start, end):
            return False
        first, _ = other.seen.bounds[k]
        held += signs.dates[a] > signs.dates[first] and signs.prose[a] - signs.prose[first] >= FEWEST_WORDS / 2
    return held >= HALF * len(best.seen.group.spans)


class _Among:
    """The places between a list's records."""

    def __init__(self, tree: Tree, spans: Sequence[Span]) -> None:
        self.own = set(spans)
        self._starts, self._ends = [a for a, _ in spans], [b for _, b in spans]
        at = tree.parent[self._starts[-1]]
        while at >= 0 and at > self._starts[0]:
            at = tree.parent[at]
        self._end = tree.end[at] if at >= 0 else max(self._ends)

    def holds(self, span: Span) -> bool:
        """Whether a span lies between two neighbouring records, touching neither; nested ones count by their start."""
        start, end = span
        if start <= self._starts[0] or end > self._end:
            return False
        k = bisect_right(self._starts, start) - 1
        return self._ends[k] <= start and (k + 1 >= len(self._starts) or end <= self._starts[k + 1])
