"""A page as the text that a crawler keeps, by a walk of its own over lexbor's tree: it shares nothing with `threads`.

It writes what resiliparse writes with bullets: blocks on lines of their own, an empty line around paragraphs and
headings, `  • ` and `  1. ` before the items of a list, two spaces a level, two tabs between cells, an image's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

SKIPPED = frozenset("head script style noscript template textarea input button select label svg".split())
"""What resiliparse leaves out unless told otherwise, and what holds no text of the page."""

APART = frozenset("p h1 h2 h3 h4 h5 h6".split())
BLOCKS = APART | frozenset(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer "
    "form header hgroup hr html legend li main menu nav ol pre section summary table tbody tfoot thead tr ul".split()
)
LISTS = frozenset(("ul", "ol"))
CELL = "\t\t"
"""Stands after each cell of a table."""

_TEXT = "-text"
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
"""The space that HTML collapses; a no-break space stays."""


@dataclass
class _Lines:
    """What was written, and what the next words bring with them: line breaks, a bullet, a space."""

    parts: list[str] = field(default_factory=list)
    breaks: int = 0
    space: bool = False
    bullet: str = ""
    lists: list[int] = field(default_factory=list)

    def block(self, tag: str) -> None:
        self.breaks = max(self.breaks, 2 if tag in APART else 1)

    def words(self, text: str) -> None:
        """Text with its space collapsed, at the place where it stands."""
        text = _SPACE.sub(" ", text)
        shown = text.strip(" ")
        if shown:
            fresh = self.breaks > 0 or not self.parts
            gap = not self.parts or self.parts[-1] != CELL
            self.parts.append(self._lead() if fresh else " " * (gap and (self.space or text[0] == " ")))
            self.parts.append(shown)
            self.space = False
        self.space |= text[-1:] == " "

    def _lead(self) -> str:
        lead = "\n" * self.breaks if self.parts else ""
        if self.lists:
            lead += "  " * len(self.lists) + (self.bullet or "  ")
        self.breaks, self.bullet = 0, ""
        return lead

    def begins(self, tag: str) -> None:
        if tag in BLOCKS:
            self.block(tag)
        if tag in LISTS:
            self.lists.append(0)
        elif tag == "li" and self.lists:
            self.lists[-1] += 1

    def ends(self, tag: str) -> None:
        if tag in BLOCKS:
            self.block(tag)
        if tag in LISTS:
            self.lists.pop()
        elif tag == "li":
            self.bullet = ""
        elif tag in ("td", "th") and self.parts and not self.breaks:
            self.parts.append(CELL)


def as_a_crawler(html: str) -> str:
    """The whole page as text, navigation and all."""
    lines = _Lines()
    node: LexborNode | None = LexborHTMLParser(html).root
    above: list[LexborNode] = []
    while node is not None:
        if (below := _enter(node, lines)) is not None:
            above.append(node)
            node = below
            continue
        while node is not None and node.next is None and above:
            node = above.pop()
            lines.ends(node.tag or "")
        node = node.next if node is not None else None
    return "".join(lines.parts)


def _enter(node: LexborNode, lines: _Lines) -> LexborNode | None:
    """Writes the node's own words; returns its first child where it is to be walked."""
    tag = node.tag or ""
    if tag == _TEXT:
        lines.words(node.text_content or "")
    elif tag == "img":
        lines.words(f" {node.attributes.get('alt') or ''} ")
    elif tag not in SKIPPED and tag[:1] not in "-!_#":
        lines.begins(tag)
        if tag == "li" and lines.lists:
            lines.bullet = "• " if node.parent is None or node.parent.tag != "ol" else f"{lines.lists[-1]}. "
        if node.first_child is not None:
            return node.first_child
        lines.ends(tag)
    return None
