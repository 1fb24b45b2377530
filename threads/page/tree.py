"""A page's elements and texts in flat lists, in document order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from threads.lines.once import Once
from threads.page.bounds import bounded

UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "iframe", "noembed", "noframes", "object",
    "audio",
                    "video", "canvas", "svg", "math", "map", "datalist"})  # fmt: skip
"""Elements whose text a reader of the page does not see; everything else counts towards the page's total."""

CONTROLS = frozenset({"select", "textarea"})
"""Elements that hold what a reader can enter or choose, not what the page says."""

INLINE = frozenset({"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font",
                    "i", "img", "input", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
                    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "button",
                    "g:plusone", "fb:like"})  # fmt: skip
"""Elements that stand in a line of text; every other element begins and ends one."""

_PARAGRAPH = "\n\n"
_NO_ELEMENT = frozenset("-#!_")
"""How the parser's names of comments, doctypes and documents begin."""
_TEXT = 2
"""The parser's number of what is no element but text."""
_NAMES: dict[int, str] = {}
"""Its names of elements by its numbers, as far as met: one string for all elements of a name is compared and hashed
faster."""
MOST_NAMES = 1_000
"""Numbers from here on are given to names that the parser does not know, and anew on each page; it knows 200."""
_SWALLOWS = re.compile(
    r"<(?=[sint])(script|style|iframe|noscript|textarea|title|select)\b[^<>]{0,2000}/>(?!\s{0,20}</\1)", re.IGNORECASE
)
_BLOCKS = (
    "script style iframe noscript textarea title select div p ul ol li td th tr dl dt dd table tbody h[1-6] section "
    "article aside nav header footer form blockquote center"
)
_PHRASES = "span a i b em strong label button font small abbr time cite video audio canvas object ins option"
_CLOSED_ELSEWHERE = f"{_BLOCKS} {_PHRASES}".replace(" ", "|")
_EMPTY = re.compile(rf"<({_CLOSED_ELSEWHERE})\b([^<>]{{0,2000}})/>", re.IGNORECASE)


def as_html(text: str) -> str:
    """The markup with elements like <script/> closed in full where a page was saved as XML.

    An HTML parser reads <script/> as opened only, and the rest of the page would be lost in it.
    """
    if "/>" not in text or not _SWALLOWS.search(text):
        return text
    return _EMPTY.sub(r"<\1\2></\1>", text)


_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
DENSE = 2.5
"""What a Chinese, Japanese or Korean character counts in Latin letters where thresholds speak of length."""


def _weight(text: str, solid: int) -> int:
    return solid + int((DENSE - 1) * len(_DENSE.findall(text)))


class Tree:
    """The page as parallel lists: one entry an element, and one entry a piece of text that a reader sees.

    Elements: `tag[i]`; `attributes[i]` (values may be None); `parent[i]`, -1 at the top; `end[i]` the index after the
    last descendant, so that `range(i, end[i])` is the subtree; `first[i]`, `last[i]` the pieces of text in it. Texts:
    `text[u]` with space collapsed and never empty; `before[u]` what separates it from the piece before ("", " ", "\\n"
    or "\\n\\n"); `home[u]` its element; `link[u]` the enclosing <a> or -1; `solid[u]` its characters other than space;
    `weight[u]` the same with dense scripts counted as the Latin letters that they stand for; `control[u]` whether it is
    a form's choice or default. `hidden[i]` elements are in UNSEEN: their texts are left out. Built in one iterative
    pass: depth has no limit, and time is linear in the page.
    """

    def __init__(self, html: str) -> None:
        self._parser = LexborHTMLParser(bounded(as_html(html), unseen=UNSEEN))
        self.tag: list[str] = []
        self.attributes: list[dict[str, str | None]] = []
        self.parent: list[int] = []
        self.end: list[int] = []
        self.first: list[int] = []
        self.last: list[int] = []
        self.unseen: list[tuple[int, LexborNode]] = []
        self.text: list[str] = []
        self.before: list[str] = []
        self.home: list[int] = []
        self.link: list[int] = []
        self.solid: list[int] = []
        self.control: list[bool] = []
        self.json_ld: list[Any] | None = None
        root = self._parser.root
        if root is not None:
            self._walk(root, UNSEEN)
            if self._told_without_script():
                self._clear()
                self._walk(root, UNSEEN - {"noscript"})
        self.total = sum(self.solid)
        self.weight = [
            solid if text.isascii() else _weight(text, solid) for text, solid in zip(self.text, self.solid, strict=True)
        ]

    def _told_without_script(self) -> bool:
        """Whether most of the page stands in <noscript>: some forums give readers without scripts the whole thread."""
        hidden = sum(len("".join((node.text() or "").split())) for i, node in self.unseen if self.tag[i] == "noscript")
        return hidden > 500 and hidden > 2 * sum(self.solid)

    def _clear(self) -> None:
        for column in (self.tag, self.attributes, self.parent, self.end, self.first, self.last, self.unseen,
                       self.text, self.before, self.home, self.link, self.solid, self.control):  # fmt: skip
            column.clear()

    def _walk(
        self, root: LexborNode, unseen: frozenset[str]
    ) -> None:  # one function, since it is the hot loop: a call a node doubles its time
        tags, attributes, parents, ends, firsts = self.tag, self.attributes, self.parent, self.end, self.first
        texts, befores, homes, links, solids, controls = (
            self.text,
            self.before,
            self.home,
            self.link,
            self.solid,
            self.control,
        )
        lasts, lines, names = self.last, INLINE | unseen, _NAMES
        above: list[tuple[LexborNode, int, int, bool]] = []  # node, its index, the link and control state outside it
        node: LexborNode | None = root
        up, link, control, gap = -1, -1, False, _PARAGRAPH
        i = u = 0  # the next element and the next text
        while node is not None:
            number = node.tag_id
            if number == _TEXT:
                raw = node.text_content or ""
                words = raw.split()
                if words:
                    if not gap and raw[0].isspace():
                        gap = " "
                    shown = " ".join(words)
                    texts.append(shown if up < 0 or tags[up] != "pre" else raw.strip())
                    befores.append(gap)
                    homes.append(up)
                    links.append(link)
                    controls.append(control)
                    solids.append(len(shown) - len(words) + 1)
                    u += 1
                    gap = " " if raw[-1].isspace() else ""
                elif raw and not gap:
                    gap = " "
            elif tag := names[number] if number in names else _name(node):
                tags.append(tag)
                attributes.append(node.attributes)
                parents.append(up)
                firsts.append(u)
                lasts.append(u)
                if tag not in lines:
                    gap = _PARAGRAPH if tag != "br" or "\n" in gap else "\n"
                if tag in unseen:
                    self.unseen.append((i, node))
                elif (below := node.first_child) is not None:
                    above.append((node, up, link, control))
                    up = i
                    i += 1
                    ends.append(i)
                    if tag == "a":
                        link = up
                    elif tag in CONTROLS:
                        control = True
                    node = below
                    continue
                i += 1
                ends.append(i)
            node = node.next
            while node is None and above:
                last, outer, link, control = above.pop()
                ends[up] = i
                lasts[up] = u
                if tags[up] not in INLINE:
                    gap = _PARAGRAPH
                up = outer
                node = last.next if above else None

    @Once
    def named(self) -> dict[str, list[int]]:
        """The elements that have an attribute, by its name, in document order."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, attributes in enumerate(self.attributes):
            for name in attributes:
                found[name].append(i)
        return dict(found)

    @Once
    def tagged(self) -> dict[str, list[int]]:
        """The elements by tag, in document order."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, tag in enumerate(self.tag):
            found[tag].append(i)
        return dict(found)

    @Once
    def classed(self) -> dict[str, list[int]]:
        """The elements by their whole class, in document order: most share theirs with others."""
        found: dict[str, list[int]] = defaultdict(list)
        for i in self.named.get("class", ()):
            found[self.attributes[i]["class"] or ""].append(i)
        return dict(found)

    @Once
    def said(self) -> Counter[str]:
        """How often each text stands on the page."""
        return Counter(self.text)

    def having(self, *names: str) -> list[int]:
        """The elements that have one of the attributes, in document order."""
        return sorted({i for name in names for i in self.named.get(name, ())})

    @Once
    def head(self) -> list[tuple[str, dict[str, str | None], str]]:
        """The elements of the page's <head>, of which nothing is shown: tag, attributes, and the text of titles and
        scripts' data."""
        found = []
        for node in (node for i, head in self.unseen if self.tag[i] == "head" for node in head.iter()):
            if not node.is_comment_node:
                tag, attributes = node.tag or "", node.attributes
                told = tag == "title" or _is_json_ld(tag, attributes)
                found.append((tag, attributes, (node.text() or "") if told else ""))
        return found

    def json_ld_texts(self) -> list[str]:
        """The contents of the page's JSON-LD blocks."""
        shown = [node.text() or "" for i, node in self.unseen if _is_json_ld(self.tag[i], self.attributes[i])]
        return shown + [text for tag, _, text in self.head if tag == "script" and text]

    def get(self, i: int, name: str) -> str:
        """The attribute's value, "" where the element has none."""
        return self.attributes[i].get(name) or ""

    def texts(self, start: int, end: int) -> str:
        """The pieces of text from `start` to `end`, paragraphs parted by an empty line and <br> by a line break."""
        return join(self, range(start, end))

    def inner(self, i: int) -> str:
        """The text of the element's subtree."""
        return join(self, range(self.first[i], self.last[i]))


def _is_json_ld(tag: str, attributes: dict[str, str | None]) -> bool:
    return tag == "script" and "ld+json" in (attributes.get("type") or "")


def _name(node: LexborNode) -> str:
    """The element's name, "" for what is none; kept where the number will be met again."""
    name = node.tag or ""
    if name[:1] in _NO_ELEMENT:
        name = ""
    if node.tag_id < MOST_NAMES:
        _NAMES[node.tag_id] = name
    return name


def join(tree: Tree, pieces: range | list[int]) -> str:
    """The pieces of text in order, with what separates them on the page; where some are left out, a paragraph ends."""
    parts: list[str] = []
    previous = -1
    for u in pieces:
        if parts:
            parts.append(tree.before[u] if u == previous + 1 else _widest(tree, previous + 1, u))
        parts.append(tree.text[u])
        previous = u
    return "".join(parts)


def _widest(tree: Tree, start: int, end: int) -> str:
    """The widest gap among the pieces between, so that words never run together where a piece is left out."""
    gaps = tree.before[start : min(end, start + 200) + 1]
    if _PARAGRAPH in gaps or end - start > 200:
        return _PARAGRAPH
    return "\n" if "\n" in gaps else " "
