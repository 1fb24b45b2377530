"""A text as a reader takes it: marks that stand for an "@" or a dot in their own form, with the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter

UNSEEN = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""Characters that take no room or turn the direction of writing, as a class of a pattern."""

AT = "at|ät|a|@|＠|골뱅이|앳|艾特|圈a|arroba|arobase|chiocciola|klammeraffe|собака"
DOT = r"dot|d0t|punkt|punto|point|ponto|점|닷|쩜|点|點|ドット|точка"
_NAMES = {"commat": "@", "period": ".", "lowbar": "_", "plus": "+", "hyphen": "-", "colon": ":", "nbsp": " ", "shy": ""}

_CODED = re.compile(
    r"&(?:amp;){0,3}(?:\#x0{0,6}(?P<hex>[0-9a-f]{1,5})(?![0-9a-f])|\#0{0,7}(?P<dec>\d{1,6})(?!\d)"
    rf"|(?P<name>{'|'.join(_NAMES)}));?"
    r"|%(?:25){0,3}(?P<byte>[2-7][0-9a-f])|%(?:25){0,3}EF%(?:25){0,3}BC%(?:25){0,3}(?P<wide>A0)"
    r"|\\{1,2}u(?:00|\{)(?P<point>[2-7][0-9a-f])\}?|\\x(?P<short>[2-7][0-9a-f])"
    rf"|(?P<unseen>[{UNSEEN}]{{1,64}})"
    rf"|\s{{0,2}}[\[({{<（【［]\s{{0,2}}(?:(?P<at>{AT})|(?P<dot>{DOT}|[.．。·]))\s{{0,2}}[\])}}>）】］]\s{{0,2}}",
    re.IGNORECASE | re.VERBOSE,
)
"""Entities (written twice over too), percent-encoding, escapes of JSON, "(at)" and "[dot]"; every part is bounded."""

_CODE_SIGNS = {
    "&": ("&#", "amp;#", "&commat", "amp;commat", "&period"), "%": ("%40", "%2540", "%2e", "%bc%a0", "bc%25a0"),
    "\\": ("\\u00", "\\u{", "\\x40"),
    ")": ("at)", "at )", "ät)", "(a)", "(.)", "(@", "(dot", "( dot", "(punkt", "(arroba", "(chiocciola", "(klammeraffe",
          "(골뱅이", "(앳"),
    "]": ("at]", "at ]", "ät]", "[a]", "[.]", "[@", "[dot", "[ dot", "[punkt", "[arroba", "[골뱅이", "[앳"),
    "}": ("at}", "{a}", "{.}", "{@}", "{dot"), ">": ("at>", "<dot", "<@>"),
    "）": ("at）", "（@", "（a）", "（dot"), "】": ("at】", "【@", "【dot"), "］": ("at］", "［@", "［dot"),
}  # fmt: skip
"""One of these stands in a text, in lower case, that has a mark in another's place, by the one letter of them that is
looked for first."""
_WIDE_SIGNS = (
    *"\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u034f",
    *"＠﹫０１２３４５６７８９．｡＋", "：：",
)  # fmt: skip
"""The same of texts beyond ASCII."""
_WIDE_NUMBER = re.compile(r"。\d{1,3}。\d")

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(wide): ord(plain) for wide, plain in {"。": ".", "｡": ".", "﹒": ".", "﹫": "@", "﹕": ":", "　": " "}.items()
}


@dataclass(frozen=True, slots=True)
class Unmasked:
    """A text in plain characters, and for each mark that was put in another's place the offset of its character here
    and the two of what stood there."""

    text: str
    marks: list[tuple[int, int, int]] = field(default_factory=list)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as it was of a part of this one, which is not empty."""
        return self._origin(start)[0], self._origin(end - 1)[1]

    def _origin(self, i: int) -> tuple[int, int]:
        k = bisect_right(self.marks, i, key=itemgetter(0)) - 1
        if k < 0:
            return i, i + 1
        here, start, end = self.marks[k]
        return (start, end) if i == here else (end + i - here - 1, end + i - here)


def is_coded(low: str) -> bool:
    """Whether a text, given in lower case, may have marks in another form."""
    for first, signs in _CODE_SIGNS.items():
        if first in low and any(sign in low for sign in signs):
            return True
    if low.isascii():
        return False
    for sign in _WIDE_SIGNS:
        if sign in low:
            return True
    return "。" in low and _WIDE_NUMBER.search(low) is not None


def unmask(text: str, *, coded: bool = True) -> Unmasked:
    """The text with coded, full-width and spelled-out marks as plain ones, linear in its length; `coded` says what
    `is_coded` said of it."""
    if not coded:
        return Unmasked(text if text.isascii() else text.translate(_WIDE))
    parts: list[str] = []
    marks: list[tuple[int, int, int]] = []
    done, length = 0, 0
    for match in _CODED.finditer(text):
        shown = _shown(match)
        parts += (text[done : match.start()], shown)
        length += match.start() - done
        marks.append((length - (not shown), match.start() - (not shown), match.end()))
        length += len(shown)
        done = match.end()
    whole = "".join([*parts, text[done:]])
    return Unmasked(whole if whole.isascii() else whole.translate(_WIDE), marks)


def _shown(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "at" or kind == "wide":
        return "@"
    if kind == "dot":
        return "."
    if kind == "unseen":
        return ""
    if kind == "name":
        return _NAMES[match["name"].lower()]
    code = int(match[kind or 0], 10 if kind == "dec" else 16)
    return chr(code) if 0x20 <= code < 0x3_0000 and not 0xD800 <= code < 0xE000 else " "
