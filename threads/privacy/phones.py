"""Telephone numbers in a text, where they are international or stand behind a label: where each begins and ends."""

from __future__ import annotations

import re

Span = tuple[int, int]

_COUNTRY = (
    "1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-6]\\d|29[0-9]|3[578]\\d|42\\d|50\\d|59\\d|"
    "6[789]\\d|85\\d|88\\d|96\\d|97\\d|99\\d"
)
"""Codes of countries (ITU-T E.164)."""
_REST = r"(?:[\s().\-–]{0,3}\d){6,13}"
_INTERNATIONAL = re.compile(rf"\+\s?(?P<code>{_COUNTRY})(?P<rest>{_REST})(?!\d)")
_DIALLED = re.compile(rf"00(?<![\w.,:]00)[\s-]?(?P<code>(?!1[^2-9])(?:{_COUNTRY}))(?P<rest>{_REST})(?!\d)")
FEWEST = 9
"""Digits of a number with its country's code: Iceland's have ten, those of small islands fewer."""

_NUMBER = re.compile(r"(?<![\d.])[(+]?\d(?:[\s().\-–]{0,3}\d){5,14}(?![\d%])")
_LABEL = re.compile(
    r"(?:(?<![a-z])(?:tele?ph?(?:one)?|phone|tel|fax|mobile|cell(?:phone)?|whats\s?app|viber|hotline|wechat|weixin|"
    r"line id|handy|t[ée]l[ée]fono|t[ée]l|wa\.me/|qq)|电话|電話|手机|手機|传真|傳真|热线|熱線|微信|联系方式|联系我|"
    r"扣扣|전화|핸드폰|휴대폰|휴대전화|연락처|팩스|카톡)"
    r"(?:\s?(?:number|no|nr|num|me|us|is|at|on|id|号码|號碼|号|號|群|是|为|번호|은|는|이|가|로)){0,3}[\s.:：;=#+(/／|-]{0,4}$",
    re.IGNORECASE,
)
_LOOK_BACK = 32
"""Characters before a number in which its label ends."""
_DATE = re.compile(r"(?:19|20)\d\d[\s.\-–/年년]{0,3}(?:0?\d|1[0-2])[\s.\-–/月월]{0,3}[0-3]?\d(?!\d)")

DIGITS = re.compile(r"\d[\d\s().\-–]{5,20}\d")
"""Digits enough for a telephone number."""
_PARTED = re.compile(r"[(+]?\d{1,4}[)]?(?:[\s.\-–]\(?\d{2,5}\)?){2,4}")
LABELS = (
    "tel", "phone", "fax", "mobile", "cell", "whats", "viber", "hotline", "wechat", "weixin", "line id", "handy", "tél",
    "wa.me", "qq", "电话", "電話", "手机", "手機", "传真", "傳真", "热线", "熱線", "微信", "联系", "扣扣", "전화",
    "핸드폰", "휴대폰", "연락처", "팩스", "카톡",
)  # fmt: skip
"""One of these stands in a text, in lower case, that has a labelled number."""


def phone_spans(text: str, *, words: bool = True) -> list[Span]:
    """Returns the places of telephone numbers in a text of plain marks, in order; linear in its length.

    In an id or a link, which is no text of words, only those behind a "+" and its country's code are numbers.
    """
    forms = (_INTERNATIONAL, _DIALLED) if words else (_INTERNATIONAL,)
    found = [match.span() for form in forms for match in form.finditer(text) if _is_whole(match)]
    if words and is_labelled(text):
        found += [match.span() for match in _NUMBER.finditer(text) if _is_labelled(text, match)]
    return sorted(found)


def is_number(name: str) -> bool:
    """Whether a name is nothing but a telephone number, parted as those are."""
    return _PARTED.fullmatch(name) is not None and sum(map(str.isdecimal, name)) >= 9 and not _DATE.match(name)


def is_labelled(text: str) -> bool:
    """Whether the text has digits enough for a telephone number, and one of the labels."""
    if DIGITS.search(text) is None:
        return False
    low = text.lower()
    return any(label in low for label in LABELS)


def _is_whole(match: re.Match[str]) -> bool:
    """Whether a number behind a country's code has the digits of one; America's begin with 2 to 9 and are ten."""
    rest = "".join(filter(str.isdecimal, match["rest"]))
    if match["code"] == "1":
        return len(rest) == 10 and rest[0] > "1"
    return len(match["code"]) + len(rest) >= FEWEST and not _DATE.match(match.group().lstrip("+"))


def _is_labelled(text: str, match: re.Match[str]) -> bool:
    if _DATE.match(match.group().lstrip("(+")):
        return False
    return _LABEL.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]) is not None
