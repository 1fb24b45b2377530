"""What is known of one comment before it becomes a draft: pieces of text by their part, and the elements behind
them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from threads.page.tree import Tree


@dataclass(slots=True)
class Record:
    """One comment on the page: element range `start`–`end`, and the texts in it that no nested comment owns.

    `dated` is the text of its date, `when` that text with its clock; `order` says how the page writes day and month,
    `now` when it was read, as far as its own clock shows it, and `zone` where it says that its clocks stand; `posted`
    is what the page states for machines elsewhere.
    """

    start: int
    end: int
    own: list[int] = field(default_factory=list)
    parent: int | None = None
    body: list[int] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    author: str | None = None
    author_url: str | None = None
    when: str | None = None
    dated: int | None = None
    order: str | None = None
    now: datetime | None = None
    zone: tzinfo | None = None
    posted: datetime | None = None
    key: str | None = None
    permalink: str | None = None
    basis: str = "nesting"
    kind: str = "comment"
    promoted: bool = False
    colon: bool = False
    """Whether the words begin with the colon behind the author's name, or behind the moment there."""
    label: str = ""
    """What the words begin with on this page and is none of them: "Message:", "#2"."""
    number: int | None = None
    """The number that the page writes there."""
    cut: int = 0
    """Characters of what is cut off there."""
    answering: frozenset[int] = frozenset()
    """Texts that say whom the comment answers: no number or name in them is its own."""


def as_records(tree: Tree, spans: list[tuple[int, int]]) -> list[Record]:
    """Returns a record for each span, in order, with the texts that it owns and the record around it as its parent.

    `spans` are element ranges in document order, nested or apart; one pass, whatever the depth.
    """
    records = [Record(start, end) for start, end in spans]
    size, stack = len(tree.text), list[int]()
    bounds = [(tree.first[a], tree.first[b] if b < len(tree.first) else size) for a, b in spans]
    marks = sorted({edge for pair in bounds for edge in pair})
    opening = 0
    for left, right in itertools.pairwise(marks):
        while stack and bounds[stack[-1]][1] <= left:
            stack.pop()
        while opening < len(bounds) and bounds[opening][0] <= left:
            if bounds[opening][1] > left:
                records[opening].parent = stack[-1] if stack else None
                stack.append(opening)
            opening += 1
        if stack:
            records[stack[-1]].own.extend(range(left, right))
    return records
