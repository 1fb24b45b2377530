"""Telephone numbers in a text, where they are international or stand beside a label: where each begins and ends."""

from __future__ import annotations

import re

from threads.privacy.words import PHONES

Span = tuple[int, int]

_COUNTRY = (
    "1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-6]\\d|29[0-9]|3[578]\\d|42\\d|50\\d|59\\d|"
    "6[789]\\d|85\\d|88\\d|96\\d|97\\d|99\\d"
)
"""Codes of countries (ITU-T E.164)."""
_REST = r"(?:[\s().·\-–]{0,3}\d){6,13}"
_SLASHED = r"(?:\(?0\d{1,5}\)?\s?/\s?)?"
_INTERNATIONAL = re.compile(rf"\+\s?(?P<code>{_COUNTRY})(?P<rest>{_REST})(?!\d)")
_DIALLED = re.compile(rf"00(?<![\w.,:]00)[\s-]?(?P<code>(?!1[^2-9])(?:{_COUNTRY}))(?P<rest>{_REST})(?!\d)")
FEWEST = 9
"""Digits of a number with its country's code: Iceland's have ten, those of small islands fewer."""

_NUMBER = re.compile(rf"(?<![\d./]){_SLASHED}[(+]{{0,2}}\d(?:[\s().·\-–]{{0,3}}\d){{4,14}}(?![\d%/])")
_BEHIND = rf"(?:\s?(?:{PHONES['behind']})){{0,3}}[\s.:：;=#+(/／|-]{{0,4}}$"
_LABEL = re.compile(rf"(?:(?<![a-zа-я])(?:{PHONES['spaced']})|{PHONES['glued']}){_BEHIND}", re.IGNORECASE)
_WEAK = re.compile(rf"(?:(?<![a-z])(?:{PHONES['weak']})){_BEHIND}", re.IGNORECASE)
_AFTER = re.compile(rf"[)）]?\s?(?:으?로)?[\s(（,，]{{0,2}}(?:{PHONES['after']})(?![a-z])", re.IGNORECASE)
_LOOK_BACK = 32
"""Characters before a number in which its label ends."""
_DIALLABLE = re.compile(
    r"\(?0\d[\d\s().\-–/]{7,16}|1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|(?:1[\s.-])?\(?[2-9]\d\d\)?[\s.-]\d{3}[\s.-]\d{4}"
    r"|\(?\d{2,3}\)?[\s-]?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}"
)
"""What is a telephone number by its form: with a zero before, a Chinese mobile one, an American one."""
_DATE = re.compile(
    r"(?:19|20)\d\d[\s.\-–/年년]{0,3}(?:0?\d|1[0-2])[\s.\-–/月월]{0,3}[0-3]?\d(?!\d)|\d\d?/\d\d?/(?:19|20)\d\d"
)

DIGITS = re.compile(r"\d[\d\s().\-–/]{5,20}\d")
"""Digits enough for a telephone number."""
_PARTED = re.compile(r"[(+]?\d{1,4}[)]?(?:[\s.\-–]\(?\d{2,5}\)?){2,4}")
_LINKED = re.compile(r"(?:wa\.me/|(?:phone|tel|mobile)=)\d{7,15}(?!\d)", re.IGNORECASE)
"""A number in a link that opens a talk with it."""


def phone_spans(text: str, *, words: bool = True) -> list[Span]:
    """Returns the places of telephone numbers in a text of plain marks, in order; linear in its length.

    In an id or a link, which is no text of words, only those behind a "+" and its country's code, or in the link's own
    field, are numbers.
    """
    forms = (_INTERNATIONAL, _DIALLED) if words else (_INTERNATIONAL,)
    found = [match.span() for form in forms for match in form.finditer(text) if _is_whole(match)]
    found += [match.span() for match in _LINKED.finditer(text)]
    if words:
        found += [match.span() for match in _NUMBER.finditer(text) if _is_labelled(text, match)]
    return sorted(found)


def is_number(name: str) -> bool:
    """Whether a name is nothing but a telephone number, parted as those are."""
    return _PARTED.fullmatch(name) is not None and sum(map(str.isdecimal, name)) >= 9 and not _DATE.match(name)


def is_labelled(text: str) -> bool:
    """Whether the text has digits enough for a telephone number, and a label beside."""
    return DIGITS.search(text) is not None and any(_is_labelled(text, match) for match in _NUMBER.finditer(text))


def _is_whole(match: re.Match[str]) -> bool:
    """Whether a number behind a country's code has the digits of one; America's begin with 2 to 9 and are ten."""
    rest = "".join(filter(str.isdecimal, match["rest"]))
    if match["code"] == "1":
        return len(rest) == 10 and rest[0] > "1"
    return len(match["code"]) + len(rest) >= FEWEST and not _DATE.match(match.group().lstrip("+"))


def _is_labelled(text: str, match: re.Match[str]) -> bool:
    if _DATE.match(match.group().lstrip("(+")):
        return False
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if _LABEL.search(before) is not None:
        return True
    if _DIALLABLE.fullmatch(match.group()) is None:
        return False
    return _WEAK.search(before) is not None or _AFTER.match(text, match.end()) is not None
