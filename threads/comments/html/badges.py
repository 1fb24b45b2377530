"""Comments that a site or its author chose: the badge beside the words ("Top comment", 置顶, 베플), which is none of
them."""

from __future__ import annotations

from collections.abc import Sequence

from threads.comments.html.record import Record
from threads.lines.buttons import is_badge
from threads.page.tree import Tree

LOOKED_AT = 20
"""Pieces at a record's beginning among which its badge stands."""
LONGEST = 40
EVERYWHERE = 0.5
"""Share of four or more records from which what looks like a badge is a button that all have."""
FEW = 4


def read_badges(tree: Tree, records: Sequence[Record]) -> None:
    """Marks the records with a badge as promoted and takes it out of their words."""
    found = [(record, u) for record in records if (u := _badge(tree, record)) is not None]
    if len(records) >= FEW and len(found) > EVERYWHERE * len(records):
        return
    for record, u in found:
        record.promoted = True
        if u in record.body:
            record.body = [v for v in record.body if v != u]
            record.head = sorted({*record.head, u})


def _badge(tree: Tree, record: Record) -> int | None:
    body = set(record.body)
    for u in record.own[:LOOKED_AT]:
        if len(tree.text[u]) > LONGEST or not is_badge(tree.text[u]):
            continue
        if u not in body or (u == record.body[0] and len(body) > 1 and not tree.text[record.body[1]][0].islower()):
            return u
    return None
