"""Buttons below comments and the approval that they count; badges of comments that were chosen."""

from __future__ import annotations

import re

from threads.lines.grammar import LinePattern, kept
from threads.lines.limits import DIGIT, LINES_KEPT

_BUTTON = "(?:{reply_buttons}|{buttons})"
_SIGNED = r"[+\-−–]?\d{1,6}"
"""A count with its sign, which some pages write as a dash."""
_COUNT = r"(?: ?[(\[（:：#]? ?[+\-−–]?\d{1,6}(?:[.,]\d)?[k万萬만]? ?[)\]）]?)?"
_BETWEEN = r"(?:[\s|·•,/\-–—\[\]()]{1,4}|(?<=[가-힣一-鿿\d])|(?<=[a-z])(?=[ADLR]))"
_ACTION = LinePattern(
    r"[\W_]{0,4}(?:\d{1,6}[\s•·|]{1,4})?" + f"{_BUTTON}{_COUNT}(?:{_BETWEEN}{_BUTTON}{_COUNT}){{0,7}}" + r"[\W_]{0,4}"
)
_LIKES = LinePattern(
    rf"(?:[^\w+\-−–]{{0,3}}(?:(?P<a>{_SIGNED}) ?(?:{{likes}}|{{like}}|{{score}})|(?P<c>[+\-−]\d{{1,5}}))"
    rf"|\W{{0,3}}(?:{{like}}|{{score}}) ?[:：(\[（]? ?(?P<b>{_SIGNED}) ?[)\]）]?)\W{{0,3}}"
)
_FIRST_COUNT = re.compile(rf"[^\w+\-−–]{{0,3}}({_SIGNED})[\s•·|]{{1,4}}(?=\D)")
_LIKES_AMONG = LinePattern(
    r"(?:(?<![비不]){like.glued}|\b{like.spaced})\s?[(（:：\[]?\s?([+\-−–]?\d{1,6})|"
    r"(?<![\d.,])((?:(?<![^\s(])[+\-−–])?\d{1,6})\s?{likes}\b"
)
_BADGE = LinePattern(
    r"\W{0,3}(?:{badges}|BEST|[A-Z][\w&.]{1,20}(?: [A-Z][\w&.]{1,20}){0,2} [Pp]icks?)\W{0,3}", cased=True
)
"""Badges of a comment that the site or its author chose; a name before "Pick" is the paper's, so case counts there."""


@kept(LINES_KEPT)
def is_action(line: str) -> bool:
    """Whether the line is a comment's buttons only: "Reply", "Like (3) · Share", "回复 赞", "답글 신고"."""
    return len(line) <= 120 and bool(_ACTION.fullmatch(line.strip()))


def likes_in(line: str) -> int | None:
    """The approval that a line of buttons states ("12 likes", "Like (3)", "+8", "回复 赞(23) 举报"), or None."""
    if DIGIT.search(line) is None:
        return None
    line = line.strip()
    match = _LIKES.fullmatch(line) if len(line) <= 60 else None
    if match is not None:
        return _number(match["a"] or match["b"] or match["c"])
    if not is_action(line):
        return None
    first = _FIRST_COUNT.match(line)
    return _number(first[1]) if first else likes_among(line)


def likes_among(line: str) -> int | None:
    """The approval that a header or a line of buttons states among other things ("3楼 2013-04-02 赞(5) 回复"), or
    None."""
    found = _LIKES_AMONG.search(line)
    return _number(found[1] or found[2]) if found else None


def _number(count: str) -> int:
    return int(count.replace("−", "-").replace("–", "-"))


@kept(LINES_KEPT)
def is_badge(line: str) -> bool:
    """Whether the line says that a site or author chose the comment beside it: "Top comment", "Editors' Pick", 置顶,
    베댓."""
    return len(line) <= 60 and bool(_BADGE.fullmatch(line.strip()) or _BADGE.fullmatch(line.strip().lower()))
