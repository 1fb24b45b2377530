"""Markup whose parse would cost more than its size is cut down to what pages have; tags go, text stays.

The tree construction of the HTML standard, which lexbor follows, looks through the open elements at each block tag, so
that time grows with the square of the nesting (40,000 <div>: 1.8 s, 200,000: 45 s); it opens formatting elements that
were never closed again in every block (5,000 times `<p><font size=k>x</p>`, 80 kB: 12 million nodes, 3 GB); and it
compares each attribute with those before (20,000 in one tag: .7 s). Browsers cap the same things.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

DEEPEST = 12_000
"""Open elements; the deepest of 616 measured pages has 66. What is nested deeper loses its tags and keeps its text."""

MOST_UNCLOSED = 64
"""Different formatting elements left open; each is opened again in every block that follows."""

MOST_REOPENED = 1_000_000
"""Formatting elements that all blocks of a page together may reopen; a million nodes are 130 MB in the parser."""

FEWEST_UNCLOSED = 6
"""What MOST_UNCLOSED falls to on the largest pages: formatting is rarely nested deeper on purpose."""

MOST_ROOTS = 50
"""Tags <html> and <body>: the attributes of all of them are compared with one another."""

MOST_ATTRIBUTES = 1_000
"""Attributes of one tag; the most on a measured page is 151. Those that follow are left out."""

SMALL, FEW = 100_000, 2_000
"""Characters, and tags, below which nothing here can cost a second. What shows larger pages to be ordinary takes 1 % of
a split."""

_TAG = re.compile(
    r"""<!--(?:-?>|.*?(?:--!?>|\Z))|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"""
    r"""(?P<rest>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>?""",
    re.DOTALL,
)
_WHOLE = re.compile(r"""<[a-zA-Z][^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+""")
_NAME = re.compile(r"<([a-zA-Z][^\s/>]*+)")
_WATCHED = re.compile(
    r"<(?=[bcefhinstu])(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u|html|body)(?=[\s/>])[^>]*+",
    re.IGNORECASE,
)
"""Tags of _FORMATTING and _ROOTS; the class of first letters, as most tags begin otherwise, halves the time."""
_ATTRIBUTE = re.compile(r"""[^\s/=>]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noframes", "noembed")
}
_FORMATTING = frozenset({"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})
_LEFT_OUT = frozenset({
    "html", "head", "body", "frameset", "a", "p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot",
    "caption", "colgroup", "option",
    "rb", "rp", "rt", "rtc", "h1", "h2", "h3", "h4", "h5", "h6", "area", "base", "basefont", "bgsound", "br", "col",
    "embed", "frame", "hr", "img", "image",
    "input", "keygen", "link", "meta", "param", "source", "track", "wbr", *_RAW,
})  # fmt: skip
"""Elements without content, and those that end by themselves: they nest only as deep as what is counted around them."""

_ROOT_NAMES = ("html", "body")
_ROOTS = frozenset(_ROOT_NAMES)
_NOTHING = "<!---->"
"""Stands where a tag was, so that what stood on its two sides is not read as one."""

_BLOCKS = frozenset({
    "address", "applet", "article", "aside", "blockquote", "button", "center", "details", "dialog", "dir", "div", "dl",
    "fieldset", "figcaption", "figure", "footer",
    "form", "header", "hgroup", "main", "marquee", "menu", "nav", "object", "ol", "pre", "search", "section", "select",
    "summary", "table", "template", "ul",
})  # fmt: skip
"""Elements that the end tag of another kind does not reach beyond."""

_WALLS = frozenset({"applet", "marquee", "object", "table", "template"})
"""Elements that no end tag but their own reaches beyond."""


def bounded(html: str, *, unseen: frozenset[str]) -> str:
    """Returns the markup; where it is nested, left open or attributed beyond measure, with fewer tags and the same
    text.

    `unseen` names the elements whose text a reader does not see: what stands in one stays in one, unless its tags are
    broken and it lies deeper than DEEPEST.
    """
    if _ordinary(html):
        return html
    open_now = _Open(
        unseen, most_unclosed=max(FEWEST_UNCLOSED, min(MOST_UNCLOSED, MOST_REOPENED // (1 + html.count("<"))))
    )
    parts: list[str] = []
    kept_to = at = 0
    while (tag := _TAG.search(html, at)) is not None:
        at = tag.end()
        if tag["name"] is None:
            continue
        name = tag["name"].lower()
        rest, closes = tag["rest"], tag["end"]
        kept = open_now.ends(name) if closes else open_now.starts(name, rest)
        fewer = rest if closes else open_now.attributes(name, rest)
        if not kept or fewer != rest:
            parts += [html[kept_to : tag.start()], f"<{name}{fewer}>" if kept else _NOTHING]
            kept_to = at
        if name in _RAW and not closes:
            end = _RAW[name].search(html, at)
            at = end.start() if end else len(html)
    return "".join([*parts, html[kept_to:]])


def _ordinary(html: str) -> bool:
    """Whether the page has too few tags, and too short ones, to cost more than its size."""
    if len(html) > SMALL and max(map(len, _WHOLE.findall(html)), default=0) >= 2 * MOST_ATTRIBUTES:
        return False
    tags = html.count("<")
    if tags <= FEW:
        return True
    if tags > DEEPEST:
        names = Counter(name.lower() for name in _NAME.findall(html))
        if sum(count for name, count in names.items() if name not in _LEFT_OUT) > DEEPEST:
            return False
    watched = _WATCHED.findall(html)
    formats = [tag for tag in watched if not tag[1:5].lower().startswith(_ROOT_NAMES)]
    return len(watched) - len(formats) <= MOST_ROOTS and (
        len(formats) <= MOST_UNCLOSED or len(set(formats)) <= MOST_UNCLOSED
    )


def _first_attributes(rest: str) -> str:
    """The same text of attributes where they are not too many, else the first of them."""
    end = 0
    for k, found in enumerate(_ATTRIBUTE.finditer(rest)):
        if k == MOST_ATTRIBUTES:
            return rest[:end]
        end = found.end()
    return rest


class _Open:
    """The elements open at a place of the markup, as the standard's rules have it where they bear on depth."""

    def __init__(self, unseen: frozenset[str], *, most_unclosed: int) -> None:
        self.unseen = unseen
        self.most_unclosed = most_unclosed
        self.stack: list[str] = []
        self.places: dict[str, list[int]] = defaultdict(list)
        self.blocks: list[int] = []
        self.walls: list[int] = []
        self.formats: dict[str, list[str]] = defaultdict(list)
        self.unclosed: Counter[tuple[str, str]] = Counter()
        self.left_out: Counter[str] = Counter()
        self.roots = 0

    def starts(self, name: str, rest: str) -> bool:
        """Whether the start tag stays; it counts as open from here."""
        if name in _LEFT_OUT:
            return True
        kept = self._formats(name, rest) if name in _FORMATTING else self._nests(name)
        self.left_out[name] += not kept
        return kept

    def attributes(self, name: str, rest: str) -> str:
        """The attributes that stay of those in a start tag."""
        if name in _ROOTS:
            self.roots += 1
            return rest if self.roots <= MOST_ROOTS else ""
        return rest if len(rest) < 2 * MOST_ATTRIBUTES else _first_attributes(rest)

    def _formats(self, name: str, rest: str) -> bool:
        known = (name, rest) in self.unclosed
        if (not known and len(self.unclosed) >= self.most_unclosed) or len(self.formats[name]) >= DEEPEST:
            return False
        self.formats[name].append(rest)
        self.unclosed[name, rest] += 1
        return True

    def _nests(self, name: str) -> bool:
        if len(self.stack) >= DEEPEST and (
            name not in self.unseen or any(self.places[hiding] for hiding in self.unseen)
        ):
            return False
        for found, places in ((name in _BLOCKS, self.blocks), (name in _WALLS, self.walls), (True, self.places[name])):
            if found:
                places.append(len(self.stack))
        self.stack.append(name)
        return True

    def ends(self, name: str) -> bool:
        """Whether the end tag stays: that of a start tag left out goes with it."""
        if self.left_out[name]:
            self.left_out[name] -= 1
            return False
        if self.formats.get(name):
            key = name, self.formats[name].pop()
            self.unclosed[key] -= 1
            if not self.unclosed[key]:
                del self.unclosed[key]
        elif self.places.get(name):
            self._close(name)
        return True

    def _close(self, name: str) -> None:
        place = self.places[name][-1]
        barred = self.walls if name in _BLOCKS else self.blocks
        if name not in _WALLS and barred and barred[-1] > place:
            return
        while len(self.stack) > place:
            last = self.stack.pop()
            self.places[last].pop()
            for places in (self.blocks, self.walls):
                if places and places[-1] == len(self.stack):
                    places.pop()
