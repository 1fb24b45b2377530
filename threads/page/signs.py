"""What each piece of a page's text looks like on its own: a date, a link, a button, "X says"; counted so that sums are
free."""

from __future__ import annotations

from itertools import accumulate

from threads.lines.looks import COUNTS, DATED, HEADS, LONGEST_HEADER, REPLIES, SAID, looks_of
from threads.page.tree import Tree


class Signs:
    """What the page's texts look like (`looks`, 0 for long ones), and running sums over them: `solid`, `linked`,
    `prose` (neither link, date nor button), `dates`, `replies`, `says`, `headings`, `counts`.

    Each sum is of length n + 1.

    The count within an element i is `sums[tree.last[i]] - sums[tree.first[i]]`.
    """

    def __init__(self, tree: Tree) -> None:
        self.looks = looks = [looks_of(text) if len(text) <= LONGEST_HEADER else 0 for text in tree.text]
        self.date = _date_flags(tree, looks)
        reply = [bool(look & REPLIES) for look in looks]
        says = [bool(look & SAID) for look in looks]
        self.solid = _sums(tree.weight)
        self.linked = _sums([s if a >= 0 else 0 for s, a in zip(tree.weight, tree.link, strict=True)])
        self.dates = _sums(self.date)
        self.prose = _sums(
            [
                s if a < 0 and not (d or r or y) else 0
                for s, a, d, r, y in zip(tree.weight, tree.link, self.date, reply, says, strict=True)
            ]
        )
        self.replies = _sums(reply)
        self.says = _sums(says)
        self.headings = _sums([bool(look & HEADS) for look in looks])
        self.counts = _sums([bool(look & COUNTS) for look in looks])
        self.reply = reply


def _sums(values: list[int] | list[bool]) -> list[int]:
    return [0, *accumulate(values)]


def _date_flags(tree: Tree, looks: list[int]) -> list[bool]:
    flags = [bool(look & DATED) for look in looks]
    for i in tree.tagged.get("time", ()):
        if tree.last[i] > tree.first[i] and not any(flags[tree.first[i] : tree.last[i]]):
            flags[tree.first[i]] = True
    return flags
