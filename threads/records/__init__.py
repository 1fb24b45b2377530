"""The general method: comments as the repeated records of a page, whatever its platform."""

from __future__ import annotations

from threads.records.found import Record, as_records
from threads.records.groups import find_groups
from threads.records.nesting import by_depth
from threads.records.parts import read_parts
from threads.records.score import Rating, rate
from threads.records.signs import Signs
from threads.tree import Tree

LOWEST_SCORE = 3.0
"""A group below this is no comment list; see benchmarks/split.py for what other values give."""


def find_records(tree: Tree, signs: Signs) -> list[Record]:
    """Returns the page's comments as records with their parts, in page order; empty where there are none."""
    best = best_group(tree, signs)
    if best is None or best.score < LOWEST_SCORE:
        return []
    records = read_records(tree, signs, best.group.spans)
    if not _credible(records, named=best.named):
        return []
    by_depth(tree, records)
    return records


CREDIBLE = 0.5
"""Share of records in which an author or a date must have been found; forms and notices have neither."""


PLAINLY_NAMED = 2.0
"""The name's score from which five parts are comments even where they show neither author nor date."""


def _credible(records: list[Record], *, named: float) -> bool:
    if named >= PLAINLY_NAMED and len(records) >= 5:
        return any(record.body for record in records)
    signed = sum(record.author is not None or record.when is not None for record in records)
    return signed >= CREDIBLE * len(records) and any(record.body for record in records)


def best_group(tree: Tree, signs: Signs) -> Rating | None:
    """Returns the group that looks most like a comment list, None where there is no candidate."""
    ratings = [rating for group in find_groups(tree, signs) if (rating := rate(tree, signs, group)) is not None]
    return max(ratings, key=lambda rating: rating.score, default=None)


def read_records(tree: Tree, signs: Signs, spans: list[tuple[int, int]]) -> list[Record]:
    """Returns the records of these element ranges, their parts read."""
    records = as_records(tree, spans)
    read_parts(tree, signs, records)
    return records
