"""What stands at the head of a comment's words and says whom it answers or which number it has: no words of its own."""

from __future__ import annotations

from threads.lines.grammar import LinePattern

_NAME = r"[^\n:：,，。!?！？]{1,40}?"
_NUMBER = r"\d{1,6}(?:\.\d{1,4}){0,4}"
_ENDS = r"\s{0,2}(?:[:：]|\n)"
_MARKER = LinePattern(
    r"\s{0,3}(?:"
    + rf"{{in_reply_to.glued}}\s?(?:@\s?{_NAME}(?:\s{{0,2}}[:：]|\s(?=\S))|{_NAME}\s{{0,2}}[:：])"
    + rf"|{{in_reply_to.spaced}} (?:#\s?{_NUMBER}(?: {{by}} {_NAME})?|@?{_NAME}){_ENDS}"
    + rf"|@?{_NAME}\s?{{replied_to}}{_ENDS}"
    + rf"|(?:#|№|no\.)\s?{_NUMBER}\s{{0,2}}\n"
    + r"|第?\s?\d{1,5}\s?(?:{floor}|{floor_short})\s{0,2}\n"
    + r")\s{0,4}"
)
"""Of a reply: 回复 @Ann: …, "Reply to #2 by Ann", "Antwort auf #2 von Ann", "Ann님에게 답글"; of a number: "#9",
9楼."""
MOST = 2
"""Markers that follow each other: the number of a comment, then whom it answers."""


def markers(text: str, author: str | None = None) -> list[tuple[int, int]]:
    """The span of the markers that the text begins with, [] where it begins with its own words or holds no others.

    `author` is who wrote it: the name with a colon over the words is a marker as well.
    """
    at = _signed(text, author)
    for _ in range(MOST):
        found = _MARKER.match(text, at)
        if found is None:
            break
        at = found.end()
    return [(0, at)] if 0 < at < len(text) and text[at:].strip() else []


def _signed(text: str, author: str | None) -> int:
    """Where the words begin behind "Ann: ", 0 where they do not begin so."""
    bare = text.lstrip()
    if not author or not bare.startswith(author):
        return 0
    rest = bare[len(author) :]
    return len(text) - len(rest.lstrip()[1:].lstrip()) if rest.lstrip()[:1] in (":", "：") else 0
