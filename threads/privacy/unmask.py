"""A text as a reader takes it: marks that stand for an "@" or a dot in their own form, with the way back."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from html.entities import html5
from operator import itemgetter

from threads.privacy.words import AT, DOT

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e01ef"
)
"""Characters that take no room or turn the direction of writing, as a class of a pattern."""
_UNSEEN = re.compile(f"[{UNSEEN}]")

_NAMED = (
    "commat period lowbar UnderBar plus hyphen dash colon sol nbsp NonBreakingSpace ensp emsp thinsp Tab NewLine shy "
    "num ZeroWidthSpace NoBreak zwnj zwj lrm rlm lt gt lpar rpar lsqb lbrack rsqb rbrack lcub rcub middot bull amp "
    "quot apos"
).split()
_NAMES = {name.lower(): html5[f"{name};"] for name in _NAMED}

_FORMS = (
    r"&(?:(?:amp|\#0{0,6}38|\#x0{0,6}26);){0,3}(?:\#x0{0,6}(?P<hex>[0-9a-f]{1,5})(?![0-9a-f])"
    r"|\#0{0,7}(?P<dec>\d{1,6})(?!\d)|\#x(?P<open>40)(?=[a-z])"
    rf"|(?P<name>{'|'.join(_NAMES)})(?:;|(?<=commat)|(?<=period)));?",
    r"%(?:25){0,4}(?P<byte>[2-7][0-9a-f])|%(?:25){0,4}EF%(?:25){0,4}BC%(?:25){0,4}(?P<wide>A0)|%(?:25){0,4}0[09]",
    r"\\{1,2}u(?:00|\{)(?P<point>[2-7][0-9a-f])\}?|\\{1,2}x(?P<short>[2-7][0-9a-f])"
    r"|\\{1,2}u(?P<long>ff20|20[0-6][0-9a-f]|feff)",
    r"\\{1,2}U(?:0{2,6})(?P<full>40|2e|3a)",
    r"(?P<slash>\\{1,4})(?=[@.&])",
    rf"(?P<unseen>[{UNSEEN}]{{1,64}})",
)
_CODED = re.compile("|".join(_FORMS), re.IGNORECASE | re.VERBOSE)
"""Entities (written twice over too), percent-encoding and escapes of JSON; every part is bounded."""

_OPEN, _CLOSE, _MARKS = r"\[({<【〔「『〈《", r"\])}>】〕」』〉》", "|*~=_/\"'-"
_SPELLED = re.compile(
    rf"\s{{0,2}}[{_OPEN}]{{1,2}}[\s_-]{{0,2}}(?:(?P<at>(?!a>)(?:{AT}))|(?P<dot>{DOT}|[.·]))"
    rf"[\s_-]{{0,2}}[{_CLOSE}]{{1,2}}\s{{0,2}}"
    rf"|(?:(?<=\w)[|*~=]{{1,2}}|(?<=\s)[{_MARKS}]{{1,2}}|\s[{_MARKS}]{{1,2}})(?:(?P<at_2>at)|(?P<dot_2>dot))"
    rf"(?:[|*~=]{{1,2}}(?=\w)|[{_MARKS}]{{1,2}}\s{{1,2}})",
    re.IGNORECASE,
)
""""(at)", "[dot]", " -at- ", "*at*"."""
_BRACKETED = re.compile(rf"[\[({{<【〔「『〈《（［｛＜][\s_-]{{0,2}}(?:(?:{AT}|{DOT})(?!\w)|[.．。·＠])", re.IGNORECASE)
_MARKED = re.compile(rf"at[{_MARKS}](?<=[{_MARKS}]at[{_MARKS}])")
_DOTTED = re.compile(r"。\d{1,3}。\d")
_CODE_SIGNS = {
    "&": re.compile(
        r"&(?:amp;|#|commat|period|lowbar|plus;|colon;|shy;|zwn?j;|nbsp;|zerowidth|nobreak;|lrm;|rlm;|lt;|tab;)"
    ),
    "%": re.compile(r"%(?:25){0,4}(?:40|2e|2b|3a|a0)"),
    "\\": re.compile(r"\\(?:u|x[2-7]|[@.&]|\\[@.&])"),
}
"""Such a thing stands in a text, in lower case, that has a mark in another's place, by the one letter of it that is
looked for first."""
_WIDE_SIGNS = (
    *"\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066",
    *"\u2067\u2068\u2069\ufeff\u034f\u2011＠﹫０１２３４５６７８９．｡＋：＊∗",
)  # fmt: skip
"""The same of texts beyond ASCII."""


def _plain() -> dict[int, str]:
    """Letters in circles, of mathematics, of full width: each as the one of ASCII that it is a form of."""
    ranges = (
        (0x2460, 0x2500),
        (0x1D400, 0x1D800),
        (0xFE50, 0xFE70),
        (0xFF01, 0xFF5F),
        (0x2000, 0x200B),
        (0x202F, 0x2030),
    )
    forms = {
        code: unicodedata.normalize("NFKC", chr(code))
        for first, last in ranges
        for code in range(first, last)
        if chr(code) not in "Ⓐⓐ"
    }
    dots, lines = dict.fromkeys("。｡", "."), dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
    others = dots | lines | dict.fromkeys("∗＊", "*") | {"　": " "}
    return {code: one for code, one in forms.items() if len(one) == 1 and one.isascii()} | {
        ord(wide): one for wide, one in others.items()
    }


_WIDE = _plain()


@dataclass(frozen=True, slots=True)
class Unmasked:
    """A text in plain characters, and for each mark that was put in another's place the offset of its character here
    and the two of what stood there."""

    text: str
    marks: list[tuple[int, int, int]] = field(default_factory=list)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as it was of a part of this one, which is not empty."""
        return self._origin(start)[0], self._origin(end - 1)[1]

    def spelled(self, start: int, end: int) -> bool:
        """Whether a mark within the part of this text stood there in another form."""
        return bisect_right(self.marks, end - 1, key=itemgetter(0)) > bisect_right(
            self.marks, start - 1, key=itemgetter(0)
        )

    def _origin(self, i: int) -> tuple[int, int]:
        k = bisect_right(self.marks, i, key=itemgetter(0)) - 1
        if k < 0:
            return i, i + 1
        here, start, end = self.marks[k]
        return (start, end) if i == here else (end + i - here - 1, end + i - here)


def is_coded(low: str) -> bool:
    """Whether a text, given in lower case, may have marks in another form."""
    for first, sign in _CODE_SIGNS.items():
        if first in low and sign.search(low):
            return True
    if _MARKED.search(low) or _BRACKETED.search(low):
        return True
    if low.isascii():
        return False
    for one in _WIDE_SIGNS:
        if one in low:
            return True
    return "。" in low and _DOTTED.search(low) is not None


def decoded(text: str) -> Unmasked:
    """The text with coded, full-width and unseen characters as plain ones, linear in its length."""
    seen = _replaced(text, _CODED)
    return seen if seen.text.isascii() else Unmasked(seen.text.translate(_WIDE), seen.marks)


def unspelled(text: str) -> Unmasked:
    """The text with "@" and "." for such as are spelled out, linear in its length."""
    return _replaced(text, _SPELLED)


def _replaced(text: str, pattern: re.Pattern[str]) -> Unmasked:
    parts: list[str] = []
    marks: list[tuple[int, int, int]] = []
    done, length = 0, 0
    for match in pattern.finditer(text):
        shown = _shown(match)
        parts += (text[done : match.start()], shown)
        length += match.start() - done
        if not shown and marks and marks[-1][0] == length - 1 and marks[-1][2] == match.start():
            marks[-1] = (length - 1, marks[-1][1], match.end())
        else:
            marks.append((length - (not shown), match.start() - (not shown), match.end()))
        length += len(shown)
        done = match.end()
    return Unmasked("".join([*parts, text[done:]]), marks)


def _shown(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind is None:
        return " "
    if kind.startswith("at") or kind == "wide":
        return "@"
    if kind.startswith("dot"):
        return "."
    if kind in ("unseen", "slash"):
        return ""
    if kind == "name":
        shown = _NAMES[match["name"].lower()]
    else:
        code = int(match[kind], 10 if kind == "dec" else 16)
        shown = chr(code) if 0x20 <= code < 0x3_0000 and not 0xD800 <= code < 0xE000 else " "
    return "" if _UNSEEN.match(shown) else shown
