"""A text that a crawler wrote as Markdown or as a terminal's dump, without its marks: links, emphasis, hard line ends.

html2text, trafilatura and readability write `[Reply](http://…)`, `**name**` and `## Heading`; lynx and w3m write
`[12]Reply`, a list of addresses at the end, and lines broken at some eighty columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from threads.page.fragments import unfragmented
from threads.page.oneline import broken_up
from threads.page.wrapped import unwrapped
from threads.text.letters import solid

FEWEST = 3
"""Markdown links and headings that make a page one in Markdown; a reader may type one in a comment."""
DUMPED = 5
"""Link numbers that make a page a terminal's dump."""

_URL = (
    r"(?:(?:https?:|/)(?:[^()\s<>\\\"]|\\.|\([^()\s]{0,100}\)|\n(?=\S)| (?=[^\s\"])){0,1500}|"
    r"(?:[^()\s<>\\]|\\.|\([^()\s]{0,100}\)|\n(?=\S)){0,1500})"
)
_END = r">?(?:\s{1,4}\"[^\"]{0,300}\")?\s{0,3}\)"
_IMAGE = rf"!\[[^\[\]]{{0,300}}\]\(<?{_URL}{_END}"
_LINK = re.compile(
    rf"(?P<image>{_IMAGE})|"
    rf"\[(?P<text>[^\[\]]{{0,300}}(?:{_IMAGE}[^\[\]]{{0,200}}){{0,3}})\]\(\s?<?(?P<url>{_URL}){_END}"
)
_PICTURE = re.compile(_IMAGE)
_HEADING = re.compile(
    (
        r"^[ \t]{0,20}(?:(?:[*+-][ \t]{1,12}){1,6}|\d{1,4}\.[ \t]{1,4})?(?P<mark>#{1,6}[ \t]{1,3})(?=[^\s\d#])|"
        r"^[ \t]{0,3}(?P<deep>#{2,6}[ \t]{1,3})(?=\S)"
    ),
    re.MULTILINE,
)
_STRONG = re.compile(r"(?P<mark>\*\*|__)(?=\S)(?P<text>(?:[^*\n]|\n(?=\S)){1,400}?)(?P=mark)(?!\w)")
_SOFT = re.compile(
    r"(?<![\w*_])(?P<mark>[_*])(?=[^\s*_])(?P<text>(?:[^*_\n]|\n(?=\S)){1,400}?)(?<=\S)(?P=mark)(?![\w*_])"
)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|>~])")
_NUMBERED = re.compile(r"\[(?P<n>\d{1,4})\](?=[^\s\[(:])")
_REFERENCES = re.compile(
    (
        r"^(?:References|Visible links|Hidden links)[ \t]*\n(?:[ \t]*\n)?(?=[ \t]*\d{1,4}\. (?:https?|mailto|file|"
        r"javascript):)"
    ),
    re.MULTILINE,
)


@dataclass
class Plain:
    """A text without marks; `origin` tells where its stretches stood, `links` what was linked (start, end, address)."""

    text: str
    starts: list[int] = field(default_factory=lambda: [0])
    origins: list[int] = field(default_factory=lambda: [0])
    links: list[tuple[int, int, str]] = field(default_factory=list)
    removed: int = 0

    def origin(self, offset: int) -> int:
        """Where a character of the plain text stood in the text as it came."""
        at = bisect_right(self.starts, offset) - 1
        return self.origins[at] + offset - self.starts[at]

    def linked(self, start: int, end: int) -> list[tuple[str, str]]:
        """The links between two offsets: what is linked, and the address."""
        low = bisect_right(self.links, (start, -1, ""))
        found = []
        for first, last, url in self.links[low:]:
            if first >= end:
                break
            found.append((self.text[first:last], url))
        return found


def plain(text: str) -> Plain:
    """The text without a converter's marks; characters other than space that were taken out are in `removed`."""
    cuts, links = _markdown(text) if _is_markdown(text) else (_dumped(text), [])
    joined, indents = unwrapped(text)
    if not indents:
        joined = unfragmented(broken_up(text))
    page = _without(joined, _merged(cuts + indents), links)
    page.removed = solid(text) - solid(page.text) if cuts else 0
    return page


def _is_markdown(text: str) -> bool:
    if "](" not in text and "\n#" not in text and "**" not in text:
        return False
    found = 0
    for pattern in (_LINK, _HEADING, _STRONG):
        for _ in pattern.finditer(text):
            found += 1
            if found >= FEWEST:
                return True
    return False


def _markdown(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int, str]]]:
    """What to cut out of a Markdown text, and its links as offsets into that text."""
    cuts: list[tuple[int, int]] = []
    links: list[tuple[int, int, str]] = []
    for match in _LINK.finditer(text):
        if match["image"]:
            cuts.append(match.span())
            continue
        cuts += [(match.start(), match.start("text")), (match.end("text"), match.end())]
        links.append((match.start("text"), match.end("text"), match["url"].replace("\n", "")))
        if "![" in match["text"]:
            cuts += [image.span() for image in _PICTURE.finditer(text, match.start("text"), match.end("text"))]
    for match in _HEADING.finditer(text):
        cuts.append(match.span("mark") if match["mark"] else match.span("deep"))
    for pattern in (_STRONG, _SOFT):
        for match in pattern.finditer(text):
            cuts += [match.span("mark"), (match.end("text"), match.end())]
    cuts += [match.span() for match in _ESCAPE.finditer(text)]
    return _merged(cuts), links


def _dumped(text: str) -> list[tuple[int, int]]:
    """The link numbers of a terminal's dump, and its list of addresses."""
    if "[1" not in text:
        return []
    marks = list(_NUMBERED.finditer(text))
    numbers = [int(mark["n"]) for mark in marks]
    following = sum(b == a + 1 for a, b in pairwise(numbers))
    if len(marks) < DUMPED or following * 5 < 4 * (len(marks) - 1):
        return []
    cuts = [mark.span() for mark in marks]
    listed = list(_REFERENCES.finditer(text))
    if listed:
        cuts.append((listed[-1].start(), len(text)))
    return _merged(cuts)


def _merged(cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(cuts):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _without(text: str, cuts: list[tuple[int, int]], links: list[tuple[int, int, str]]) -> Plain:
    if not cuts:
        return Plain(text)
    parts, starts, origins = [], [], []
    length = before = 0
    for start, end in [*cuts, (len(text), len(text))]:
        parts.append(text[before:start])
        starts.append(length)
        origins.append(before)
        length += start - before
        before = end
    return Plain(
        "".join(parts),
        starts,
        origins,
        [(_place(a, starts, origins), _place(b, starts, origins), url) for a, b, url in links],
    )


def _place(offset: int, starts: list[int], origins: list[int]) -> int:
    """Where a character of the text as it came stands in the plain text."""
    at = bisect_right(origins, offset) - 1
    after = starts[at + 1] if at + 1 < len(starts) else offset
    return min(starts[at] + offset - origins[at], after)
