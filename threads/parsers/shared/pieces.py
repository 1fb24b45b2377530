"""The pieces of posts: which elements belong to which post, and what their texts come to."""

from __future__ import annotations

from collections import defaultdict

from threads.comments.html.record import Record
from threads.model import Span
from threads.page.tree import Tree, join


def by_record(records: list[Record], elements: list[int]) -> dict[int, list[int]]:
    """Returns the elements by the innermost record around each; one pass over both."""
    found: dict[int, list[int]] = defaultdict(list)
    stack: list[int] = []
    opening = 0
    for i in elements:
        while opening < len(records) and records[opening].start <= i:
            while stack and records[stack[-1]].end <= records[opening].start:
                stack.pop()
            stack.append(opening)
            opening += 1
        while stack and records[stack[-1]].end <= i:
            stack.pop()
        if stack:
            found[stack[-1]].append(i)
    return found


def joined(tree: Tree, pieces: list[int], inside: set[int], lines: set[int]) -> tuple[str, list[Span]]:
    """Returns the text of the pieces, those in `lines` on a new line, and where in it those inside stand."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for k, u in enumerate(pieces):
        gap = join(tree, pieces[k - 1 : k + 1])[len(tree.text[pieces[k - 1]]) : -len(tree.text[u])] if k else ""
        gap = "\n" if k and u in lines and "\n" not in gap else gap
        parts += (gap, tree.text[u])
        start, at = at + len(gap), at + len(gap) + len(tree.text[u])
        if u in inside:
            if spans and spans[-1][1] >= start - 2:
                spans[-1] = (spans[-1][0], at)
            else:
                spans.append((start, at))
    return "".join(parts), spans
