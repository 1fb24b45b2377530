"""What beside class words shows a list of comments: the number that its heading announces, addresses of comments,
pictures of readers, a form."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from threads.comments.html.class_words import ADDRESS, ADDRESS_SIGNS, PICTURE, PICTURE_SIGNS, SCRIPT
from threads.comments.html.groups import NO_RECORD, Group
from threads.lines.furniture import is_comment_form
from threads.lines.headings import UNCOUNTED, comment_heading
from threads.lines.hints import holds_one
from threads.page.signs import Signs
from threads.page.tree import Tree

ANNOUNCED = 24
"""Pieces of text above a list among which the heading with its number stands; filters and a note on rules stand
between."""
NEXT = 8
"""Pieces of text from the heading of a lone comment to that comment, and from a list to "Post a comment"."""
FORM = 40
"""Pieces of text below a list, or above it, among which the field for a new comment stands."""


class Cues:
    """Of a page: `marks`, running sums over elements of what belongs to single comments; `areas`, the texts at which
    fields for long texts stand."""

    def __init__(self, tree: Tree, signs: Signs) -> None:
        self._tree, self._signs = tree, signs
        marks = [0] * len(tree.tag)
        areas = tree.tagged.get("textarea", [])
        for tag in _MARKING:
            for i in tree.tagged.get(tag, ()):
                marks[i] = _marks(tag, tree.attributes[i])
        self.marks = [0, *accumulate(marks)]
        self.areas = [tree.first[i] for i in areas]
        self._forms = _forms(tree, signs, areas)
        self._numbers: dict[int, int | None] = {}
        self._form_lines: dict[int, bool] = {}

    def announces(self, first: int, count: int) -> bool:
        """Whether a heading above the text announces so many comments, one in ten more or less."""
        low = max(0, first - ANNOUNCED)
        if self._signs.headings[first] == self._signs.headings[low]:
            return False
        stated = [self._number(u) for u in range(low, first) if self._signs.headings[u + 1] > self._signs.headings[u]]
        return any(number and abs(number - count) <= SLACK * number for number in stated)

    def tells_none(self) -> bool:
        """Whether a heading that is no link says that there are no comments, and none that there are some."""
        headings = self._signs.headings
        found = [self._number(u) for u in range(len(self._tree.text)) if headings[u + 1] > headings[u]]
        return 0 in found and not any(found)

    def lone(self) -> list[Group]:
        """The elements right below a heading that announces one comment, each as a group of its own."""
        tree, found = self._tree, dict[int, None]()
        for u in range(len(tree.text)):
            if self._signs.headings[u + 1] == self._signs.headings[u] or self._number(u) != 1:
                continue
            for v in range(u + 1, min(u + NEXT, len(tree.text))):
                i = tree.home[v]
                while i >= 0 and tree.first[i] > u:
                    if tree.first[i] == v and tree.tag[i] not in NO_RECORD:
                        found[i] = None
                    i = tree.parent[i]
        return [Group(tree.tag[i], "", [(i, tree.end[i])]) for i in list(found)[:MOST_LONE]]

    def form_beside(self, first: int, last: int) -> bool:
        """Whether a field for a comment, or the words over one, stand close above or below the texts."""
        near = (*range(max(0, first - NEXT), first), *range(last, min(last + NEXT, len(self._tree.text))))
        if any(self._leads(u) for u in near):
            return True
        at = bisect_left(self.areas, last)
        below = at < len(self.areas) and self.areas[at] <= last + FORM
        return below or self.holds_field(max(0, first - FORM), first)

    def _leads(self, u: int) -> bool:
        """Whether a text is a line of a form for comments; each is looked at once, since many groups stand around
        it."""
        if u not in self._form_lines:
            self._form_lines[u] = is_comment_form(self._tree.text[u])
        return self._form_lines[u]

    def in_form(self, i: int) -> bool:
        """Whether the element stands in a form for comments or is one."""
        return any(start <= i < end for start, end in self._forms)

    def holds_field(self, first: int, last: int) -> bool:
        """Whether a field for a long text stands among the texts."""
        return bisect_left(self.areas, first) < bisect_left(self.areas, last)

    def _number(self, u: int) -> int | None:
        """The number in a heading that is no link (an index links to each entry's comments), its line read whole."""
        if u not in self._numbers:
            tree = self._tree
            low, high = u, u + 1
            while low > max(0, u - 4) and "\n" not in tree.before[low]:
                low -= 1
            while high < min(len(tree.text), u + 4) and "\n" not in tree.before[high]:
                high += 1
            number = comment_heading(tree.text[u])
            if number in (None, UNCOUNTED):
                number = comment_heading(tree.texts(low, high).strip(" {}[]|"))
            self._numbers[u] = (
                None
                if number == UNCOUNTED or (tree.link[u] >= 0 and tree.get(tree.link[u], "href")[:1] not in ("", "#"))
                else number
            )
        return self._numbers[u]


SLACK = 0.1
"""How far the announced number may be off: answers and pings count on some pages and not on others."""


MOST_LONE = 60
"""Elements tried as a page's only comment; a forged page may nest thousands below such a heading."""
MOST_FORMS = 20
"""Forms that are looked at; a page has a place for a comment above its list, below it, and one for each that can be
answered."""


def _forms(tree: Tree, signs: Signs, areas: list[int]) -> list[tuple[int, int]]:
    """The forms around the fields, but for those that hold dated texts as well: some sites put a whole page into
    one."""
    found = []
    for i in areas[:MOST_FORMS]:
        while i >= 0 and tree.tag[i] != "form":
            i = tree.parent[i]
        if i >= 0 and signs.dates[tree.last[i]] == signs.dates[tree.first[i]]:
            found.append((i, tree.end[i]))
    return found


_MARKING = frozenset({"a", "img"})


def _marks(tag: str, attributes: dict[str, str | None] | None) -> bool:
    if not attributes:
        return False
    if tag == "img":
        shown = " ".join(attributes.get(name) or "" for name in ("src", "class", "alt")).lower()
        return holds_one(shown, PICTURE_SIGNS) and PICTURE.search(shown) is not None
    address = (attributes.get("href") or "").lower()
    if holds_one(address, ADDRESS_SIGNS) and ADDRESS.search(address):
        return True
    script = attributes.get("onclick") or (address if address[:10] == "javascript" else "")
    return bool(script) and SCRIPT.search(script.lower()) is not None
