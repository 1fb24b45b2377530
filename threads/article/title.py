"""Which element of a page shows its title, told from the site's own name and from the headings of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from threads.lines.bare import bare
from threads.lines.grammar import LinePattern
from threads.lines.headings import comment_heading
from threads.page.tree import Tree

_TITLED = re.compile(
    r"(?:^|[-_ ])(?:title|headline|entry-header|entrytitle|posttitle|post-title|subject)(?:$|[-_ ])|headline|"
    r"(?:post|entry|article|story)[-_]?(?:title|head)"
)
_SITES = LinePattern(r"(?:^|\s){class_site}(?:\s|$)", cased=True)
"""Whole class words and ids of the places where a site shows its name, and of its columns."""
ENTRY = re.compile(
    r"\bhentry\b|(?:^|\s)(?:type-)?(?:post|article|entry|story)(?=\s|$|-\d)|"
    r"(?:^|\s)(?:entry|post|article)-?(?:content|body)\b"
)
"""The entry itself: WordPress adds its tags and categories to the same class ("post-12 hentry tag-menu")."""
_ROOT = re.compile(r"(?:(?:https?:)?//[^/?#]{1,200})?/?(?:index\.\w{2,5}|default\.\w{2,5})?", re.IGNORECASE)
"""The address of a site's front page."""
_PARTS = re.compile(r"\s{1,20}[|«»·•:–—-]{1,2}\s{1,20}|:\s{1,20}|_|\s{0,20}[|«»]\s{0,20}")
_LEVELS = {"h1": 0, "h2": 1, "h3": 2, "h4": 3}
_BOXES = frozenset({"div", "p", "span", "td"})
BOX_LEVEL = 5
MOST_IN_BOX = 4
"""Pieces of text in a <div> or the like whose class calls it a title."""
HEADINGS_LOOKED_AT = 200
LONGEST = 400
LONGER = 1.1
"""How much longer than the <title> its heading may be; "Posts related to <title>" and "3 responses to <title>" are
longer."""
SHARE = 0.3
"""What part of the <title> a heading must show: the site's name beside it may be long."""
SHORTEST, SHORTEST_PART = 4, 8
"""Letters of a heading that is the whole title, and of one that is a part of it."""
LEVELS_UP = 4
"""Elements around a heading that are asked whether they are a site's header, or an entry."""
CLOSE = 200
"""Letters between a site's name and the title below it; between a title and a name below its text stands the text."""
FRAME = 0.4
"""Share of a page's texts from which an element is the frame around all of it, whatever its class says
("headerwrap")."""


@dataclass(slots=True)
class _Heading:
    element: int
    bare: str
    rank: int
    """Its level, as a number that falls; with twice the letters of the <title> that it shows, how well it fits."""


def find_title(tree: Tree, titles: list[str], site: str | None) -> int | None:
    """The element that shows most of what the page calls itself (`titles`), None where none does.

    A site's name in its header, or linked to the front page, is no title. Where no heading shows what the <title>
    says, it is the only entry's heading, else the only <h1>.
    """
    wanted = {short for title in titles for part in (title, *_PARTS.split(title)) if (short := bare(part))}
    whole = {bare(title) for title in titles}
    headings = list(_headings(tree))
    name = bare(site) if site else ""
    fitting = [
        replace(h, rank=shown + h.rank)
        for h in headings
        if h.bare != name
        and (shown := max((_shown(h.bare, short) for short in wanted), default=0))
        and not _of_comments(tree, h)
    ]
    own = [h for h in fitting if not _of_site(tree, h.element)]
    if own:
        return _below_the_name(tree, own, max(own, key=lambda h: h.rank)).element
    return _of_entry(tree, headings) or next((h.element for h in fitting if h.bare in whole), None)


def _headings(tree: Tree) -> Iterator[_Heading]:
    """The page's headings with words in them; where one holds a category's name beside the title, each line of it."""
    first, last = tree.first, tree.last
    levels = {i: level for tag, level in _LEVELS.items() for i in tree.tagged.get(tag, ())}
    boxes = (i for words, elements in tree.classed.items() if words and _titled(words) for i in elements)
    levels |= {i: BOX_LEVEL for i in boxes if tree.tag[i] in _BOXES and last[i] - first[i] <= MOST_IN_BOX}
    for i in sorted(i for i in levels if last[i] > first[i])[:HEADINGS_LOOKED_AT]:
        level, size = levels[i], last[i] - first[i]
        shown = tree.inner(i)
        if len(shown) <= LONGEST:
            yield _Heading(i, bare(shown), -level)
        if 1 < size <= 3 and level < BOX_LEVEL:
            for u in range(first[i], last[i]):
                if tree.home[u] > i:
                    yield _Heading(tree.home[u], bare(tree.text[u]), -level - 1)


def _below_the_name(tree: Tree, own: list[_Heading], best: _Heading) -> _Heading:
    """The heading close below the best one that shows another part of the <title>: what stands above is the site's
    name."""
    at = tree.last[best.element]
    for other in own:
        start = tree.first[other.element]
        apart = other.bare not in best.bare and best.bare not in other.bare
        if at <= start <= at + CLOSE and apart and sum(tree.weight[at:start]) <= CLOSE:
            return other
    return best


def _of_comments(tree: Tree, heading: _Heading) -> bool:
    return comment_heading(tree.inner(heading.element)) is not None


def _of_site(tree: Tree, i: int) -> bool:
    """Whether a heading stands where a site shows its own name, or leads to its front page."""
    links = [tree.link[u] for u in range(tree.first[i], tree.last[i]) if tree.link[u] >= 0]
    if any((address := tree.get(link, "href")) and _ROOT.fullmatch(address) for link in links):
        return True
    frame = FRAME * len(tree.text)
    for _ in range(LEVELS_UP):
        if i < 0 or tree.tag[i] == "article" or tree.last[i] - tree.first[i] > frame:
            return False
        name = f"{tree.get(i, 'class')} {tree.get(i, 'id')}".lower()
        if len(name) > 1:
            if ENTRY.search(name):
                return False
            if _SITES.search(name):
                return True
        i = tree.parent[i]
    return False


def _of_entry(tree: Tree, headings: list[_Heading]) -> int | None:
    """The first heading in the page's only entry, else its only <h1>; None where entries follow each other."""
    own = [
        h for h in headings if len(h.bare) >= SHORTEST and not _of_site(tree, h.element) and not _of_comments(tree, h)
    ]
    entries: dict[int, int] = {}
    end = 0
    for heading in own:
        entry = entry_around(tree, heading.element)
        if entry is None or entry < end or entry in entries:
            continue
        end = tree.end[entry]
        opens, start = tree.first[entry], tree.first[heading.element]
        if start <= opens + CLOSE and sum(tree.weight[opens:start]) <= CLOSE:
            entries[entry] = heading.element
    if len(entries) == 1:
        return next(iter(entries.values()))
    first = [h.element for h in own if tree.tag[h.element] == "h1"]
    return first[0] if len(first) == 1 and not entries else None


def entry_around(tree: Tree, i: int) -> int | None:
    """The element close around a heading that markup or class words call an entry, or None."""
    for _ in range(LEVELS_UP):
        i = tree.parent[i]
        if i < 0:
            break
        if tree.tag[i] == "article" or ENTRY.search(f"{tree.get(i, 'class')} {tree.get(i, 'id')}".lower()):
            return i
    return None


@lru_cache(maxsize=20_000)
def _titled(words: str) -> bool:
    """Whether class words call an element a title."""
    return _TITLED.search(words.lower()) is not None


def _shown(heading: str, title: str) -> int:
    """Twice the letters of a title that a heading shows, less those that it adds; 0 where it says something else."""
    if heading == title:
        return 2 * len(heading) if len(heading) >= SHORTEST else 0
    if (
        len(heading) < SHORTEST_PART
        or len(heading) > LONGER * len(title)
        or min(len(heading), len(title)) < SHARE * len(title)
    ):
        return 0
    return 2 * len(heading) if heading in title else 4 * len(title) - 2 * len(heading) if title in heading else 0
