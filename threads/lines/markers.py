"""What stands at the head of a comment's words and says whom it answers or which number it has: no words of its own."""

from __future__ import annotations

import re

_NAME = r"[^\n:：,，。!?！？]{1,40}?"
_MARKER = re.compile(
    r"\s{0,3}(?:"
    rf"(?:回[复復覆应應]|答[复復覆])(?:了|给|給)?\s?(?:@\s?{_NAME}(?:\s{{0,2}}[:：]|\s(?=\S))|{_NAME}\s{{0,2}}[:：])"
    rf"|(?:in )?(?:reply|response|answer) to (?:#\s?\d{{1,6}}(?:\.\d{{1,4}}){{0,4}}(?: by {_NAME})?|@?{_NAME})"
    r"\s{0,2}(?:[:：]|\n)"
    rf"|(?:als )?antwort auf (?:#\s?\d{{1,6}}(?:\.\d{{1,4}}){{0,4}}(?: von {_NAME})?|@?{_NAME})\s{{0,2}}(?:[:：]|\n)"
    rf"|en réponse à {_NAME}\s{{0,2}}(?:[:：]|\n)|en respuesta a {_NAME}\s{{0,2}}(?:[:：]|\n)"
    rf"|@?{_NAME}\s?님(?:에게|께)? ?(?:답글|답변|댓글)\s?(?:[:：]|\n)"
    r"|(?:#|№|no\.)\s?\d{1,6}(?:\.\d{1,4}){0,4}\s{0,2}\n"
    r"|第?\s?\d{1,5}\s?(?:楼|樓|[Ff]|층|번)\s{0,2}\n"
    r")\s{0,4}",
    re.IGNORECASE,
)
"""Of a reply: 回复 @Ann: …, "Reply to #2 by Ann", "Antwort auf #2 von Ann", "Ann님에게 답글"; of a number: "#9",
9楼."""
MOST = 2
"""Markers that follow each other: the number of a comment, then whom it answers."""


def markers(text: str) -> list[tuple[int, int]]:
    """The span of the markers that the text begins with, [] where it begins with its own words or holds no others."""
    at = 0
    for _ in range(MOST):
        found = _MARKER.match(text, at)
        if found is None:
            break
        at = found.end()
    return [(0, at)] if 0 < at < len(text) and text[at:].strip() else []
