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
    if sum(_dated(tree, signs, a, b) for a, b in gaps) < SHARE * len(gaps):
        return None
    between = median_low([_children(tree, a, b) for a, b in gaps])
    if not 0 < between <= MOST_BETWEEN:
        return None
    before, after = _before(tree, up, records[0].start, between), _after(tree, up, records[-1].end, between)
    starts, ends = [r.start for r in records], [r.end for r in records]
    if _dated(tree, signs, before, starts[0]):
        return list(zip([before, *ends[:-1]], ends, strict=True))
    return list(zip(starts, [*starts[1:], after], strict=True)) if _dated(tree, signs, ends[-1], after) else None


def _text(tree: Tree, i: int) -> int:
    return tree.first[i] if i < len(tree.first) else len(tree.text)


def _letters(tree: Tree, signs: Signs, a: int, b: int) -> int:
    return signs.solid[_text(tree, b)] - signs.solid[_text(tree, a)]


def _dated(tree: Tree, signs: Signs, a: int, b: int) -> bool:
    return signs.dates[_text(tree, b)] > signs.dates[_text(tree, a)]


def _children(tree: Tree, a: int, b: int) -> int:
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


def _after(tree: Tree, up: int, end: int, count: int) -> int:
    """Where the `count` elements from `end` on end, in the same parent."""
    for _ in range(count):
        if end >= tree.end[up]:
            break
        end = tree.end[end]
    return end
