"""Trackbacks and pingbacks: what other sites' software says below an article, not what a reader says."""

from __future__ import annotations

from collections.abc import Sequence

from threads.comments.html.record import Record
from threads.lines.grammar import LinePattern
from threads.lines.hints import holds_one
from threads.page.tree import Tree

_ECHO = LinePattern(
    r"\W{0,3}(?:{pingback}(?: by| from|:|s?\W{0,3}$)|tracked (?:on|back)\b|(?:\[\W{0,3})?(?:\.\.\.|…) ?\[?{pingback})"
)
"""How such an entry begins a line: "Tracked on Apr 2, 2007", "PingBack from http://…", "Trackback: …"."""
_ECHOING = ("ping", "track")
"""Of each match one is a part."""
MOSTLY = 0.7
"""Share of a list's entries that show it, from which the list is one of trackbacks; the measured lists of them have .9,
since a date below its entry is read with the next, and comment lists with some among them up to .5."""


def echoing(tree: Tree, records: Sequence[Record]) -> bool:
    """Whether the list holds hardly anything but trackbacks and pingbacks."""
    return bool(records) and sum(_echoes(tree, record) for record in records) >= MOSTLY * len(records)


def _echoes(tree: Tree, record: Record) -> bool:
    return record.kind == "pingback" or any(
        len(tree.text[u]) <= LONGEST and holds_one(tree.text[u].lower(), _ECHOING) and _ECHO.match(tree.text[u])
        for u in (*record.head, *record.body)
    )


def mark_echoes(tree: Tree, records: list[Record]) -> bool:
    """Marks the records that are trackbacks or pingbacks; returns whether the list holds hardly anything else."""
    count = 0
    for record in records:
        echo = _echoes(tree, record)
        count += echo
        if echo and record.kind == "comment":
            record.kind = "pingback"
    return bool(records) and count >= MOSTLY * len(records)


LONGEST = 120
"""Characters of such a line; a comment that begins with the word goes on longer."""
