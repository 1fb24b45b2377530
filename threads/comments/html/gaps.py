"""Posts whose headers stand beside them: rows of a table, or lines of a list, in turn a header and the words below
it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from threads.comments.html.record import Record
from threads.page.signs import Signs
from threads.page.tree import Tree

FEWEST = 3
"""Posts from which what stands between them is a header that repeats."""
UNSIGNED = 0.75
"""Share of the posts that may have a date of their own: notes of edits give some."""
SHARE = 0.8
"""Share of the gaps that must hold a date."""
LONGEST_GAP = 600
"""Letters between two posts, on average; a poster's profile with a signature has up to 500."""
MOST_BETWEEN = 6
"""Elements between two posts."""


def with_headers(tree: Tree, signs: Signs, records: Sequence[Record]) -> list[tuple[int, int]] | None:
    """Returns the records' ranges with the header beside each, None where they have their own or none stands there."""
    if len(records) < FEWEST or sum(r.when is not None for r in records) > UNSIGNED * len(records):
        return None
    up = tree.parent[records[0].start]
    if up < 0 or any(tree.parent[r.start] != up for r in records):
        return None
    gaps = [(a.end, b.start) for a, b in pairwise(records)]
    if any(a > b for a, b in gaps) or sum(_letters(tree, signs, a, b) for a, b in gaps) > LONGEST_GAP * len(gaps):
        return None
    if sum(dated_between(tree, signs, a, b) for a, b in gaps) < SHARE * len(gaps):
        return None
    between = median_low([children_between(tree, a, b) for a, b in gaps])
    if not 0 < between <= MOST_BETWEEN:
        return None
    before, behind = _before(tree, up, records[0].start, between), after(tree, up, records[-1].end, between)
    starts, ends = [r.start for r in records], [r.end for r in records]
    if dated_between(tree, signs, before, starts[0]):
        return list(zip([before, *ends[:-1]], ends, strict=True))
    if dated_between(tree, signs, ends[-1], behind):
        return list(zip(starts, [*starts[1:], behind], strict=True))
    return None


def text_at(tree: Tree, i: int) -> int:
    """The first text from an element on."""
    return tree.first[i] if i < len(tree.first) else len(tree.text)


def _letters(tree: Tree, signs: Signs, a: int, b: int) -> int:
    return signs.solid[text_at(tree, b)] - signs.solid[text_at(tree, a)]


def dated_between(tree: Tree, signs: Signs, a: int, b: int) -> bool:
    """Whether a text from one element to before another holds a date."""
    return signs.dates[text_at(tree, b)] > signs.dates[text_at(tree, a)]


def children_between(tree: Tree, a: int, b: int) -> int:
    """How many elements side by side stand from one to before another."""
    count = 0
    while a < b:
        count, a = count + 1, tree.end[a]
    return count


def _before(tree: Tree, up: int, start: int, count: int) -> int:
    """Where the `count` elements before the one at `start` begin, in the same parent."""
    at, last = up + 1, list[int]()
    while at < start:
        last = [*last[-(count - 1) :], at] if count > 1 else [at]
        at = tree.end[at]
    return last[0] if last else start


def after(tree: Tree, up: int, end: int, count: int) -> int:
    """Where the `count` elements from `end` on end, in the same parent."""
    for _ in range(count):
        if end >= tree.end[up]:
            break
        end = tree.end[end]
    return end
