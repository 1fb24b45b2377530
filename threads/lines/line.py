"""A flattened page as lines: indentation, list marker, text, offsets, and what each line by itself looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from threads.lines.buttons import is_action, is_badge, likes_in
from threads.lines.furniture import is_comment_form, is_copyright, is_furniture, is_post_note
from threads.lines.headers import Header, read_header
from threads.lines.headings import UNCOUNTED, comment_count, comment_heading
from threads.lines.names import name_like, plain_name
from threads.lines.once import Once
from threads.lines.speaking import speaks

_MARKER = re.compile(
    r"(?P<mark>[•◦▪‣●○■∙⁃*+\-–—]|(?P<number>\d{1,5})[.)])(?:[ \t\u3000]+|$)|(?P<listed>\d{1,3})、(?=\D)"
)
_NESTED = re.compile(r"(?:[*+•◦-][ \t]{2,16}){1,8}(?=[*+•◦-][ \t])")
"""A list whose first item is a list ("*     * text"), as html2text writes nested comments; the inner marker counts."""
_DAY_MONTH = re.compile(r"\d{1,2}\.\s{1,2}[^\W\d]{3,10}\.?,?\s{1,2}(?:'?\d\d|\d{4})\b")
_SENTENCE_END = re.compile(r"[.!?…。！？](?:[\"'”’»」』)\]]|\s|$)")
_HAN_KANA = re.compile(r"[぀-ヿ㐀-鿿]")
_APART = re.compile(r"\s{2,}|\u3000|\s[|·•/»>›]\s")
_TAB_STOP = 4
BAR = 160
BAR_ITEM = 24
"""Characters of a bar of links and of each link; longer items are table cells or verses."""

BULLETS = frozenset("•◦▪‣")
"""What items of a list begin with in text that a crawler wrote."""


@dataclass
class Line:
    """One line with text on it. `lead` is where its list marker stands, `start` where its words begin, `end` their end.

    `indent` counts columns before the marker (or the words), `depth` those before the words; `gap` the blank lines
    above. Offsets count into the page's text.
    """

    lead: int
    start: int
    end: int
    indent: int
    depth: int
    gap: int
    marker: str
    number: int | None
    text: str

    @Once
    def header(self) -> Header | None:
        """The line as a comment's header ("date / name says:"), or None."""
        return None if self.action else read_header(self.text)

    @Once
    def heading(self) -> int | None:
        """The line as the heading of a comment section (see `headings.comment_heading`); an item of a list, which has
        no number, leads to one elsewhere."""
        found = comment_heading(self.text)
        return None if found == UNCOUNTED and self.marker.strip() in BULLETS else found

    @Once
    def count(self) -> int | None:
        """How many comments the line states, as a heading or among other things; UNCOUNTED for a bare heading."""
        return self.heading if self.heading is not None else comment_count(self.text)

    @Once
    def form(self) -> bool:
        """Whether the line belongs to a comment form."""
        return is_comment_form(self.text)

    @Once
    def action(self) -> bool:
        """Whether the line is a comment's buttons or its count of likes."""
        return is_action(self.text) or likes_in(self.text) is not None

    @Once
    def furniture(self) -> bool:
        """Whether the line belongs to the site: by its words, or as a bar of links ("Home   About   Archive")."""
        return is_furniture(self.text) or self.note or _is_bar(self.text)

    @Once
    def note(self) -> bool:
        """Whether the line is what a blog says of a post below it, a sentence though it is."""
        return is_post_note(self.text)

    @Once
    def badge(self) -> bool:
        """Whether the line says that the site chose a comment."""
        return is_badge(self.text)

    @Once
    def copyright(self) -> bool:
        """Whether the line claims copyright."""
        return is_copyright(self.text)

    @Once
    def name(self) -> bool:
        """Whether the line could be a reader's name and nothing else."""
        return (
            name_like(plain_name(self.text))
            and not self.badge
            and not self.action
            and not self.form
            and not self.furniture
            and self.heading is None
        )

    @Once
    def words(self) -> int:
        """Words in the line; two Han or Kana characters count as one."""
        cjk = len(_HAN_KANA.findall(self.text))
        return len(self.text.split()) + cjk // 2

    @Once
    def prose(self) -> bool:
        """Whether the line holds a sentence: six words or more, and a mark that ends one."""
        return self.words >= 6 and bool(_SENTENCE_END.search(self.text))

    @Once
    def speaks(self) -> bool:
        """Whether somebody speaks of himself or to others in the line: "I", "we", "you"."""
        return speaks(self.text)


def _is_bar(text: str) -> bool:
    """Whether three or more short items stand side by side, apart from each other."""
    items = _APART.split(text) if len(text) <= BAR else []
    return len(items) > 2 and all(len(item) <= BAR_ITEM and not _SENTENCE_END.search(item) for item in items)


def read_lines(text: str) -> list[Line]:
    """The lines of a text that hold anything besides space, in order; linear in the text's length."""
    lines: list[Line] = []
    offset = gap = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            lines.append(_line(raw, stripped, offset, gap))
            gap = 0
        else:
            gap += 1
        offset += len(raw) + 1
    return lines


def _line(raw: str, stripped: str, offset: int, gap: int) -> Line:
    before = raw[: len(raw) - len(raw.lstrip())]
    lead = offset + len(before)
    nested = _NESTED.match(stripped)
    if nested is not None:
        before = raw[: len(before) + nested.end()]
    indent = len(before.expandtabs(_TAB_STOP))
    marker, number, body = _marker(stripped[nested.end() :] if nested else stripped)
    start = lead + len(stripped) - len(body)
    return Line(
        lead=lead,
        start=start,
        end=lead + len(stripped),
        indent=indent,
        depth=indent + len(raw.rstrip()) - len(before) - len(body),
        gap=gap,
        marker=marker,
        number=number,
        text=body,
    )


def _marker(stripped: str) -> tuple[str, int | None, str]:
    match = _MARKER.match(stripped)
    if match is None or _DAY_MONTH.match(stripped):
        return "", None, stripped
    written = match["number"] or match["listed"]
    number = int(written) if written else None
    return ("#" if number is not None else match["mark"]), number, stripped[match.end() :]
