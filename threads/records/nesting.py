"""Whom a comment answers, as the markup shows it: nested lists, a depth in a class, a margin, a link to the parent."""

from __future__ import annotations

import re

from threads.records.found import Record
from threads.tree import Tree

_DEPTH = re.compile(r"(?:^|[\s_-])(?:depth|level|lvl|indent|nest(?:ed|ing)?|reply-?level|comment-?level|deep)[-_]?(\d{1,3})(?=$|[\s_-])", re.IGNORECASE)
_MARGIN = re.compile(r"(?:margin|padding)-left\s{0,2}:\s{0,2}(\d{1,4})(?:\.\d{1,6})?\s{0,2}(?:px|em|%)", re.IGNORECASE)


def by_depth(tree: Tree, records: list[Record]) -> None:
    """Gives parents to records that stand side by side but state their depth in a class or a left margin."""
    if len(records) < 2 or any(record.parent is not None for record in records):
        return
    depths = [_depth(tree, record) for record in records]
    if None in depths or len(set(depths)) < 2:
        return
    stack: list[tuple[int, int]] = []
    for k, depth in enumerate(depths):
        assert depth is not None
        while stack and stack[-1][0] >= depth:
            stack.pop()
        records[k].parent = stack[-1][1] if stack else None
        stack.append((depth, k))


def _depth(tree: Tree, record: Record) -> int | None:
    for i in range(record.start, min(record.end, record.start + 3)):
        match = _DEPTH.search(tree.get(i, "class")) or _MARGIN.search(tree.get(i, "style"))
        if match:
            return int(match[1])
    at = tree.parent[record.start]
    if at >= 0 and tree.first[at] == tree.first[record.start]:
        match = _DEPTH.search(tree.get(at, "class")) or _MARGIN.search(tree.get(at, "style"))
        return int(match[1]) if match else None
    return None
