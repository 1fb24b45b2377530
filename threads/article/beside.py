"""What the elements around a text say against its being the article's: sidebars, captions, bylines, text that is not
shown."""

from __future__ import annotations

import re
from functools import lru_cache

from threads.article.title import ENTRY
from threads.lines.grammar import LinePattern
from threads.page.signs import Signs
from threads.page.tree import Tree

FURNITURE, CAPTION, BYLINE, HIDDEN = "site furniture", "caption", "byline and date", "text that is not shown"

_BESIDE = LinePattern(
    r"sidebar|side-?bar|widget|(?:^|[-_ ]){class_beside}(?:$|[-_ ])|(?:^|[-_ ])(?:meta|print)(?:\s|$)", cased=True
)
"""Class words of what stands beside an article or serves it; they count only for parts with little prose.
"print-this-content" and "meta-information" hold the text itself, so those two words count only at the end of a name."""
_APART = LinePattern(
    r"(?:^|[-_ ]){class_apart}(?:$|[-_ ])",
    r"(?:^|\s)(?:(?:comments?|trackbacks?|pingbacks?)(?:[-_][\w-]{1,60})?|respond|disqus_thread|dsq-content)(?:\s|$)",
    cased=True,
)
"""Class words of an author's portrait, of series of pictures, of windows that open, and of the comments' own place:
their prose is as long as an article's and none of it."""
_UNSEEN = re.compile(
    r"(?:^|\s)(?:hidden|hide|hiddenbox|invisible|offscreen|assistive(?:-text)?|visually-?hidden|"
    r"screen-reader-text|sr-only|noprint)(?:\s|$)"
)
"""Class words of what a reader does not see; with a word for some widths beside it ("hidden md:block") it is seen."""
_CAPTION = re.compile(r"caption|credit|(?:^|[-_ ])(?:photo|image|img|figure)(?:$|[-_ ])")
_BYLINE = re.compile(r"byline|author|dateline|(?:^|[-_ ])(?:date|time|published|posted|timestamp|pubdate)(?:$|[-_ ])")
_UNSHOWN = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)", re.IGNORECASE)
_BY_TAG = {"nav": FURNITURE, "aside": FURNITURE, "footer": FURNITURE, "form": FURNITURE, "figcaption": CAPTION}

MOST_PROSE = 1500
"""Characters of prose up to which an element may stand beside the article; some sites put a whole page into a
<form>."""
LARGE = 0.4
"""An element with this share of a page's texts is its frame, whatever its class says ("content-sidebar",
"with-nav")."""
MOST_LEVELS = 300
"""Elements above a text that are looked at; the deepest article measured stands at level 41."""


class Beside:
    """Answers for an element what the names around it say; each element is looked at once.

    An element that holds the page's title (`heading`) is the article's header or its frame, whatever its class says.
    """

    def __init__(self, tree: Tree, signs: Signs, heading: int | None) -> None:
        self._tree, self._prose, self._heading = tree, signs.prose, heading
        self._known: dict[int, tuple[str | None, int, bool]] = {}

    def of(self, i: int) -> tuple[str | None, int, bool]:
        """Why a text in element i is no part of an article (None where nothing says so), the element that says it, and
        whether it says so of long prose too."""
        known, first, last = self._known, self._tree.first, self._tree.last
        tags, attributes, parent = self._tree.tag, self._tree.attributes, self._tree.parent
        way: list[int] = []
        answer: tuple[str | None, int, bool] = (None, -1, False)
        large = LARGE * len(self._tree.text)
        while i >= 0 and len(way) < MOST_LEVELS and last[i] - first[i] < large:
            if i in known:
                answer = known[i]
                break
            way.append(i)
            if attributes[i] or tags[i] in _BY_TAG:
                reason, apart = self._says(i)
                if reason is not None:
                    answer = (reason, i, apart)
                    break
            i = parent[i]
        for j in way:
            known[j] = answer
        return answer

    def _says(self, i: int) -> tuple[str | None, bool]:
        tree = self._tree
        attributes = tree.attributes[i]
        reason = _BY_TAG.get(tree.tag[i])
        apart = False
        if attributes:
            style = attributes.get("style")
            if "hidden" in attributes or (style is not None and _UNSHOWN.search(style)):
                return HIDDEN, True
            words, name = attributes.get("class"), attributes.get("id")
            if reason is None and (words or name):
                reason, apart = named(f"{words or ''} {name or ''}")
        if reason is None or apart:
            return reason, apart
        holds_title = self._heading is not None and i < self._heading < tree.end[i]
        prose = self._prose[tree.last[i]] - self._prose[tree.first[i]]
        return (None, False) if holds_title or prose > MOST_PROSE else (reason, False)


@lru_cache(maxsize=20_000)
def named(name: str) -> tuple[str | None, bool]:
    """The reason that an element's class and id give against its text being the article's, and whether it holds for
    long prose."""
    name = name.lower()  # patterns that heed case are searched for in a third of the time
    if len(name) < 3 or ENTRY.search(name):
        return None, False
    if _UNSEEN.search(name) and ":" not in name:
        return HIDDEN, True
    if _APART.search(name):
        return FURNITURE, True
    if _BESIDE.search(name):
        return FURNITURE, False
    if _CAPTION.search(name):
        return CAPTION, False
    return (BYLINE, False) if _BYLINE.search(name) else (None, False)
