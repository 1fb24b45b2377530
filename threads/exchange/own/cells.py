"""Texts as cells of a workbook: within the length that Excel opens, and with what XML cannot hold escaped.

XLSX writes such a character as `_xHHHH_` (ECMA-376, ST_Xstring), and a text that only looks like that with its x
escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 32_000
"""UTF-16 units of a cell, escapes counted whole: Excel opens 32,767, and the rest is room for what marks a cut."""

_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]|x(?=[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ESCAPE_LENGTH = 7


def escaped(text: str) -> str:
    """The text as XLSX writes it."""
    return _ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text that `escaped` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def pieces(text: str) -> list[str]:
    """The text in pieces that fit into a cell each; one where it fits as it is."""
    if len(text) * _ESCAPE_LENGTH <= LONGEST or len(escaped(text).encode("utf-16-le", "surrogatepass")) <= 2 * LONGEST:
        return [text]
    return list(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    start, length = 0, 0
    for at, letter in enumerate(text):
        cost = _ESCAPE_LENGTH if letter == "x" or _ESCAPE.match(letter) else 2 if letter > "\uffff" else 1
        if length + cost > LONGEST:
            yield text[start:at]
            start, length = at, 0
        length += cost
    yield text[start:]
