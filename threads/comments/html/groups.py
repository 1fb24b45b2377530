"""Which parts of a page resemble each other: candidates for the records of a comment list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from threads.page.signs import Signs
from threads.page.tree import Tree

_DIGITS = re.compile(r"\d+")
_HEX = re.compile(r"(?=[0-9a-f]{0,12}\d)[0-9a-f]{6,64}|\d+", re.IGNORECASE)
NO_RECORD = frozenset({"html", "body", "a", "b", "i", "em", "strong", "img", "input", "br", "hr", "h1", "h2", "h3",
    "h4", "h5",
                        "h6", "label", "button", "select", "option", "textarea", "font", "small", "time", "cite",
                        "abbr",
                        "code", "pre", "u", "sup", "sub", "q", "thead", "th", "form", "nav", "header",
                        "figure", "figcaption",
                        "footer"})  # fmt: skip
"""Elements that never hold one whole comment with its author and date."""
_HEADS = frozenset(
    {
        "dt",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "div",
        "p",
        "tr",
        "li",
        "b",
        "strong",
        "a",
        "hr",
        "header",
        "cite",
        "span",
        "dd",
    }
)
"""Elements that may begin a comment whose parts have no wrapper."""

MOST_TOKENS = 8
"""Class words looked at in one element; utility-class pages carry dozens, and the name of the part comes first."""


@dataclass(slots=True)
class Group:
    """Parts of a page that share a class word, a numbered id, a tag of their own, a parent and a tag, or a beginning.

    `spans` are element ranges in document order (one element and what is in it, or several siblings); `name` is the
    word that they share, "" where there is none; `wrapped` says that each is one element.
    """

    tag: str
    name: str
    spans: list[tuple[int, int]]
    by_id: bool = False
    wrapped: bool = True


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A class word or id in lower case, its numbers as "#": "comment-123" and "comment-124" become one."""
    return _HEX.sub("#", word.lower())


def find_groups(tree: Tree, signs: Signs, *, alone: Callable[[str, int], bool]) -> list[Group]:
    """Returns every group of parts that hold text, in order of appearance.

    A group of one, as most are, is left out where `alone` says so of its name and its element.
    """
    found: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    alike: dict[tuple[str, str], list[list[int]]] = {}  # by tag and class, as most elements share theirs with others
    children: dict[int, list[int]] = defaultdict(list)
    outer: dict[int, int] = {}
    nested: dict[int, list[int]] = defaultdict(list)
    first, last, parents, dates = tree.first, tree.last, tree.parent, signs.dates
    listing = [dates[b] > dates[a] or tag == "dl" for a, b, tag in zip(first, last, tree.tag, strict=True)]
    for i, (tag, above, attributes) in enumerate(zip(tree.tag, parents, tree.attributes, strict=True)):
        if listing[above]:
            children[above].append(i)
        if first[i] == last[i] or tag in NO_RECORD:
            continue
        named = "-" in tag
        if named:  # an element of a script's own is called by its tag: <reader-comment>
            found[tag, stem(tag), -1].append(i)
        if attributes:
            if words := attributes.get("class"):
                lists = alike.get((tag, words))
                if lists is None:
                    stems = dict.fromkeys(map(stem, words.split()[:MOST_TOKENS]))
                    lists = alike[tag, words] = [found[tag, word, -1] for word in stems]
                for members in lists:
                    members.append(i)
                named = named or bool(lists)
            key = attributes.get("id")
            if key and not key.isalpha() and _DIGITS.search(key):
                found[tag, "#" + stem(key), -1].append(i)
                named = True
        if not named or tag in ("li", "tr", "dd", "dt"):
            found[tag, "", above].append(i)
        if tag == "li" and not named:
            outer[i] = outermost = outer.get(tree.parent[above], above)
            nested[outermost].append(i)
    for outermost, items in nested.items():
        if len(items) > len(found["li", "", outermost]):  # answers in lists of their own within the items
            found["li", "", -2 - outermost] = items
    end = tree.end
    groups = []
    for (tag, name, _), members in found.items():
        by_id = name[:1] == "#"
        bare = name[1:] if by_id else name
        if not name and len(members) > 1:
            members = _dated(tree, signs, members)
        if len(members) > 1 or alone(bare, members[0]):
            groups.append(Group(tag, bare, [(i, end[i]) for i in members], by_id))
    runs = _runs(tree, signs, children)
    return [*groups, *(run for run in runs if len(run.spans) > 1 or alone(run.name, run.spans[0][0]))]


def _dated(tree: Tree, signs: Signs, members: list[int]) -> list[int]:
    """Nameless siblings without those before the first date and after the last: a board's head and foot are tables as
    its posts are."""
    if signs.dates[tree.last[members[-1]]] == signs.dates[tree.first[members[0]]]:
        return members
    dated = [k for k, i in enumerate(members) if signs.dates[tree.last[i]] > signs.dates[tree.first[i]]]
    return members[dated[0] : dated[-1] + 1] if len(dated) > 1 else members


def _runs(tree: Tree, signs: Signs, children: dict[int, list[int]]) -> list[Group]:
    """Groups of siblings that begin alike: <dt> with the <dd>s after it, a heading with the paragraphs after it.

    Lists of the same name are one group, since answers stand in lists of their own within a <dd> or <li>.
    """
    merged: dict[tuple[str, str, str], list[tuple[int, int]]] = defaultdict(list)
    for parent, below in children.items():
        if parent < 0 or len(below) < 2:
            continue
        heads: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, i in enumerate(below):
            if tree.tag[i] in _HEADS:
                words = tree.get(i, "class").split()
                if not words and tree.tag[i] == "tr" and i + 1 < tree.end[i]:
                    words = tree.get(i + 1, "class").split()  # rows of old forums are told apart by their cells
                heads[tree.tag[i], stem(words[0]) if words else _cells(tree, i) if tree.tag[i] == "tr" else ""].append(
                    place
                )
        home = f"{tree.tag[parent]} {stem(tree.get(parent, 'class'))}"
        for (tag, name), places in heads.items():
            if (len(places) > 1 or tag == "dt") and len(places) < len(below):
                merged[tag, name, home if tag == "dt" or name.strip("=") else f"{parent}"].extend(
                    _spans(tree, signs, parent, below, places)
                )
    return [Group(tag, name.strip("="), sorted(spans), wrapped=False) for (tag, name, _), spans in merged.items()]


def _cells(tree: Tree, row: int) -> str:
    """A mark of how many cells a row has: "=", "==" …; boards without class words tell headers from words by that."""
    count, i = 0, row + 1
    while i < tree.end[row] and count < MOST_TOKENS:
        count, i = count + 1, tree.end[i]
    return "=" * count


def _spans(tree: Tree, signs: Signs, parent: int, below: list[int], places: list[int]) -> list[tuple[int, int]]:
    """From each head to the next; the last run is as long, in siblings, as the longest before it.

    Where the like siblings close their comments ("Posted by X on …" below the words), each run ends with one instead.
    """
    longest = max((b - a for a, b in pairwise(places)), default=len(below))
    if _closing(tree, signs, parent, below, places):
        starts = [max(0, places[0] + 1 - longest), *(place + 1 for place in places[:-1])]
        ends = [place + 1 for place in places]
    else:
        starts, ends = places, [*places[1:], min(places[-1] + longest, len(below))]
    return [(below[a], below[b] if b < len(below) else tree.end[parent]) for a, b in zip(starts, ends, strict=True)]


def _closing(tree: Tree, signs: Signs, parent: int, below: list[int], places: list[int]) -> bool:
    """Whether words stand before the first of the like siblings and none after the last."""
    if places[0] == 0 or tree.tag[below[places[0]]] in ("dt", "h2", "h3", "h4", "h5", "h6"):
        return False
    after = below[places[-1]]
    end = below[min(len(below), places[-1] + 3) - 1]
    behind = signs.prose[max(tree.last[after], tree.last[end])] - signs.prose[tree.last[after]]
    before = signs.prose[tree.first[below[places[0]]]] - signs.prose[tree.first[below[places[0] - 1]]]
    return before >= FEWEST_WORDS and behind < FEWEST_WORDS


FEWEST_WORDS = 12
"""Characters of prose that tell a comment's words from a stray label."""
