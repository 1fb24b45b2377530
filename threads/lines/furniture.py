"""The words of a site around its texts.

Each function judges one line of visible text, so that the HTML side and the flattened side share them. Patterns are
anchored and bounded: a line longer than LONGEST is prose and never furniture, whatever it says.
"""

from __future__ import annotations

import re

from threads.lines.grammar import LinePattern, kept
from threads.lines.limits import LINES_KEPT, LONGEST

_FORM = LinePattern(r"\W*{form}\W*", cased=True)  # lines are given in small letters, which takes half the time
_FURNITURE = LinePattern(
    r"\W*(?:{furniture}|{post_labels} ?[:：].{0,150}|(?:\d{1,2}:\d\d[\s/]{0,3}){1,4}|[«←‹].{0,100}[»→›]?|"
    r".{0,100}[»→›])\W*"
)
_NOTE = LinePattern(r"\W*{notes}\W*")
_COPYRIGHT = LinePattern(r"\W{0,3}(?:{copyright.spaced}\b|{copyright.glued}|©|\(c\) ?(?:19|20)\d\d|ⓒ|{rights})")
_STREET = r"(?:street|st|avenue|ave|road|rd|drive|dr|blvd|boulevard|lane|ln|way|suite \d{1,5})"
_STATION = re.compile(
    r"(?:.{0,60}, [A-Z]{2} \d{5}(?:-\d{4})?|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|"
    rf"\d{{1,5}} [A-Z][\w.' ]{{2,40}} {_STREET}\.?(?:,.{{0,40}})?)",
    re.IGNORECASE,
)
_PLACEHOLDER = LinePattern(
    r"\[{placeholders}(?:[ _#-]?\d{1,3})?(?: ?[:：][^\[\]\n]{0,80})?\]|\({continued}\)|<(?:image|photo|video)>"
)


@kept(LINES_KEPT)
def is_comment_form(line: str) -> bool:
    """Whether the line belongs to a form for new comments: "Leave a Reply", "Your email address …", 发表评论, 댓글
    쓰기."""
    return len(line) <= LONGEST and bool(_FORM.fullmatch(line.strip().lower()))


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the site and not to a text on it: menus, players, sharing, archives, tags."""
    line = line.strip()
    return bool(line) and len(line) <= LONGEST and bool(_FURNITURE.fullmatch(line) or _STATION.fullmatch(line))


def is_post_note(line: str) -> bool:
    """Whether the line is what a blog says of a post below it, in sentences ("This entry was posted in …. Bookmark
    …")."""
    return len(line) <= 2 * LONGEST and bool(_NOTE.fullmatch(line.strip()))


def is_copyright(line: str) -> bool:
    """Whether the line claims copyright: "Copyright 2023 …", "© …", 版权所有, 무단 전재."""
    return len(line) <= 2 * LONGEST and bool(_COPYRIGHT.match(line.strip()))


def placeholders(text: str) -> list[tuple[int, int]]:
    """Where a text holds stand-ins for what a crawler left out: "[photo]", "[image2]", "(continues)"."""
    if "[" not in text and "(" not in text and "<" not in text:
        return []
    return [match.span() for match in _PLACEHOLDER.finditer(text)]
