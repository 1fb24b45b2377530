"""What the features of a group of like parts look at, counted once: the parts, what is in them, the page around."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from threads.comments.html.class_words import PLAIN, place_above, says_comment
from threads.comments.html.cues import Cues
from threads.comments.html.groups import FEWEST_WORDS, Group, stem
from threads.comments.html.record import Record
from threads.lines.once import Once
from threads.page.signs import Signs
from threads.page.tree import Tree

MARKED = 0.8
"""Share of parts with an address or a reader's picture from which these speak for a list of comments."""


class Own(NamedTuple):
    """What is in a part and in no nested one: characters, dates, buttons, "X says", characters of prose."""

    solid: int
    dates: int
    replies: int
    says: int
    prose: int


@dataclass(frozen=True)
class SeenPage:
    """A page as the features see it."""

    tree: Tree
    signs: Signs
    cues: Cues


@dataclass
class SeenGroup:
    """One group of like parts as its features see it; `bounds` are the texts of each part."""

    group: Group
    page: SeenPage

    @Once
    def bounds(self) -> list[tuple[int, int]]:
        first, size = self.page.tree.first, len(self.page.tree.text)
        return [(first[a], first[b] if b < len(first) else size) for a, b in self.group.spans]

    @Once
    def count(self) -> int:
        return len(self.group.spans)

    @property
    def start(self) -> int:
        """The first text."""
        return self.page.tree.first[self.group.spans[0][0]]

    @property
    def reach(self) -> tuple[int, int]:
        """The elements from the first part's beginning to the last one's end."""
        return self.group.spans[0][0], max(end for _, end in self.group.spans)

    @Once
    def word(self) -> float:
        """How much the word that the parts share says that they are comments."""
        return says_comment(self.group.name)

    @Once
    def numbered(self) -> bool:
        """Whether each part has a number of its own in its name: "comment-12"; "list-5" of a stylesheet is none."""
        if self.group.by_id or not self.group.name.endswith("#"):
            return self.group.by_id
        tree, spans = self.page.tree, self.group.spans
        first, last = (
            {word for word in tree.get(i, "class").split() if stem(word) == self.group.name}
            for i in (spans[0][0], spans[-1][0])
        )
        return self.count == 1 or first != last

    @Once
    def place(self) -> tuple[float, bool]:
        """How much the elements above name a list of comments, and whether a place beside the text."""
        return place_above(self.page.tree, self.group.spans[0][0])

    @Once
    def announced(self) -> bool:
        """Whether a heading announces as many, and most hold words."""
        if not self.page.cues.announces(self.start, self.count):
            return False
        prose = self.page.signs.prose
        return sum(prose[b] - prose[a] >= FEWEST_WORDS for a, b in self.bounds) >= 0.8 * self.count

    @Once
    def marked(self) -> float:
        """Share of the parts with the address of one comment or a reader's picture."""
        marks = self.page.cues.marks
        return self.share(marks[b] > marks[a] for a, b in self.group.spans)

    @Once
    def form(self) -> bool:
        """Whether a form for comments stands beside the list."""
        return self.page.cues.form_beside(self.bounds[0][0], self.bounds[-1][1])

    @Once
    def top(self) -> list[tuple[int, int]]:
        """The texts of the parts that stand in no other part."""
        reach, found = -1, []
        for (start, end), pair in zip(self.group.spans, self.bounds, strict=True):
            if start >= reach:
                found.append(pair)
            reach = max(reach, end)
        return found

    @Once
    def solid(self) -> int:
        """Characters of all parts."""
        return sum(self.page.signs.solid[b] - self.page.signs.solid[a] for a, b in self.top)

    @Once
    def own(self) -> list[Own]:
        """What is in each part and in no nested one."""
        signs = self.page.signs
        sums = (signs.solid, signs.dates, signs.replies, signs.says, signs.prose)
        whole = [[s[b] - s[a] for s in sums] for a, b in self.bounds]
        own, stack = [list(row) for row in whole], list[int]()
        for k, (a, b) in enumerate(self.bounds):
            while stack and self.bounds[stack[-1]][1] <= a and (self.bounds[stack[-1]][1] < b or a < b):
                stack.pop()
            if stack and b <= self.bounds[stack[-1]][1]:
                outer = own[stack[-1]]
                own[stack[-1]] = [x - y for x, y in zip(outer, whole[k], strict=True)]
            stack.append(k)
        return [Own(*row) for row in own]

    @Once
    def dated(self) -> float:
        return self.share(one.dates > 0 for one in self.own)

    @Once
    def said(self) -> float:
        return self.share(one.says > 0 for one in self.own)

    @Once
    def replied(self) -> float:
        return self.share(one.replies > 0 for one in self.own)

    @Once
    def headed(self) -> bool:
        """Whether a heading for comments stands right above the first part."""
        headings = self.page.signs.headings
        return headings[self.bounds[0][0]] > headings[max(0, self.bounds[0][0] - HEADING_BEFORE)]

    @Once
    def shown(self) -> int:
        """How many things beside class words show talk: a number announced, marks, a form, a heading."""
        return self.announced + (self.marked >= MARKED) + self.form + self.headed

    @Once
    def titles_of_comments(self) -> bool:
        """Whether each part may be a link to one comment, beside a form: some newspapers show the titles only."""
        return self.word < PLAIN / 2 and self.form and self.dated >= 0.9 and self.marked >= MARKED

    @Once
    def titled(self) -> float:
        """Share of the first parts that begin with a heading that is a link: entries of a blog, a list of articles."""
        looked = list(zip(self.group.spans, self.bounds, strict=True))[:LOOKED]
        return sum(_titled(self.page, span, pair) for span, pair in looked) / len(looked)

    def share(self, truths: Iterable[bool]) -> float:
        """The share of the parts of which something is true."""
        return sum(truths) / self.count


LOOKED = 12
"""Parts that are looked at for titles."""
HEADLINE = 12
"""Characters of a headline."""
_TITLES, _LISTS = frozenset({"h1", "h2", "h3"}), frozenset({"body", "ol", "ul"})


def _titled(page: SeenPage, span: tuple[int, int], bounds: tuple[int, int]) -> bool:
    """Whether a part, or what stands around it and its title, begins with a heading that is a link."""
    tree, signs = page.tree, page.signs
    (start, end), (a, b) = span, bounds
    above = tree.parent[start]
    if above >= 0 and a - tree.first[above] <= 8 and tree.end[above] - end < 400 and tree.tag[above] not in _LISTS:
        start, a = above, tree.first[above]  # the title may stand beside the words, in the entry around both
    for i in range(start, min(end, start + 16)):
        if tree.tag[i] in _TITLES and tree.first[i] < a + 4:
            x, y = tree.first[i], tree.last[i]
            return HEADLINE <= signs.solid[y] - signs.solid[x] <= 1.3 * (signs.linked[y] - signs.linked[x]) and y < b
    return False


HEADING_BEFORE = 8
"""How many pieces of text before the first comment the list's heading may stand; between them stand sort orders and
links."""


@dataclass
class SeenRecords:
    """The records of a group, their parts read, as the features see them."""

    seen: SeenGroup
    records: list[Record]

    @property
    def page(self) -> SeenPage:
        return self.seen.page

    @property
    def count(self) -> int:
        return len(self.records)

    @Once
    def first(self) -> int:
        """The first text."""
        return self.page.tree.first[self.records[0].start]

    @Once
    def after(self) -> int:
        """The text behind the last one."""
        return max((record.own[-1] for record in self.records if record.own), default=self.first) + 1

    @Once
    def authored(self) -> float:
        return self.share(record.author is not None for record in self.records)

    @Once
    def dated(self) -> float:
        return self.share(record.when is not None for record in self.records)

    def share(self, truths: Iterable[bool]) -> float:
        """The share of the records of which something is true."""
        return sum(truths) / self.count
