"""IP addresses in a text, whole or with masked ends: where each begins and ends."""

from __future__ import annotations

import re

from threads.privacy.words import VERSIONS

Span = tuple[int, int]

_MASK = r"\*{1,3}|[xX]{1,3}(?![a-zA-Z])|[□■○●◯◦#?]{1,3}(?![\w.])"
_RUN = re.compile(rf"(?<![\d*])(?<!\d\.)(?:\d{{1,10}}|\*{{1,3}})(?:\.(?:\d{{1,10}}|{_MASK})){{2,30}}")
"""Numbers and masks with dots between them, as long as they go on; begun once a run, so time is linear."""
DOTTED = re.compile(r"\.(?:\d{1,3}|\*{1,3}|[xX]{1,3})\.[\d*xX□■○●◯◦#?]")
"""The middle of an IPv4 address."""
DASHED, NUMBERED = re.compile(r"-\d{1,3}-\d{1,3}\."), re.compile(r"://(?:\d{4}|0x)")
_AFTER = re.compile(r"(?::\d{1,5}(?!\d)|/\d{1,2}(?!\d))?")
"""A port or the length of a network's prefix."""
_VERSION = re.compile(rf"(?:{VERSIONS})[\s:：=/.]{{0,3}}$", re.IGNORECASE)
_PROGRAM = re.compile(r"(?:chrome|firefox|safari|opera|edge?)[/ ]$", re.IGNORECASE)
SMALL = 12
"""Versions, sections and object identifiers begin with a number up to this; addresses of networks that people have
seldom do."""

INDENT = 40
"""Characters of space that a section's number may stand behind."""

PARTED = (re.compile(r"dot \d"), re.compile(r" \. \d"), re.compile(r"[·•‧・∙⋅点點점]\d{1,3}[·•‧・∙⋅点點점]\d"))
"""The middle of one with something else for its dots; the last is of texts beyond ASCII."""
_PARTED = re.compile(r"(?<!\d)\d{1,3}(?:(?:\s?dot\s?|[·•‧・∙⋅点點점]|\s\.\s)\d{1,3}){3}(?!\d)", re.IGNORECASE)
"""An IPv4 address with something else for its dots."""
CLOCK = 60
"""Of what is parted so, hours, dates and scores have no number above this."""

_HEX = "[0-9a-fA-F]{1,4}"
_FOUR = r"\d{1,3}(?:\.\d{1,3}){3}"
_SIX = re.compile(
    rf"(?:(?P<full>(?:{_HEX}:){{7}}{_HEX}|(?:{_HEX}:){{6}}{_FOUR})"
    rf"|(?P<left>(?:{_HEX}(?::{_HEX}){{0,6}})?)::(?P<right>(?:(?:{_HEX}:){{0,5}}{_FOUR}|{_HEX}(?::{_HEX}){{0,6}})?))"
    r"(?:%[A-Za-z][\w.-]{0,15})?(?:/\d{1,3}(?!\d))?"
)
"""RFC 4291: eight groups, or fewer around one "::", the last two perhaps as IPv4; a zone (RFC 6874) and a prefix."""
_SIX_MASKED = re.compile(
    rf"(?<![\w:])(?=[0-9a-f]{{0,3}}\d)[0-9a-f]{{3,4}}:(?:{_HEX}:{{1,2}}){{1,6}}"
    rf"(?:(?:\*{{1,4}}|x{{1,4}})(?![\w.])(?::(?!:))?){{1,6}}",
    re.IGNORECASE,
)
"""One whose end is masked: 2001:db8:*:*."""
_HOSTED = re.compile(
    r"(?<!\d)(?<!\d-)\d{1,3}(?:-\d{1,3}){3}(?=\.[a-z0-9-]{1,63}\.[a-z])"
    r"|(?:(?<=http://)|(?<=https://))(?:0x[0-9a-f]{1,8}|0?\d{8,10}|0[0-7]{3})"
    r"(?:\.(?:0x[0-9a-f]{1,2}|0?[0-7]{1,3})){0,3}(?=[/:?#\s\"'<>]|$)",
    re.IGNORECASE,
)
"""What networks call somebody's line ("c-203-0-113-77.city.isp.example"), and an address as one number in a link."""
PAIRED = re.compile(r":[0-9a-fA-F]{0,4}:")
"""The middle of an IPv6 address: a pattern that begins with a letter of its own is found ten times as fast as one with
a class."""


def internet_spans(text: str) -> list[Span]:
    """Returns the places of IP addresses in a text of plain marks, in order; linear in its length."""
    return sorted([*_four_spans(text), *_six_spans(text), *_hosted_spans(text), *_parted_spans(text)])


def _parted_spans(text: str) -> list[Span]:
    if not any(form.search(text) for form in (PARTED[:2] if text.isascii() else PARTED)):
        return []
    found = (
        (match.span(), [int(one) for one in re.findall(r"\d+", match.group())]) for match in _PARTED.finditer(text)
    )
    return [span for span, numbers in found if numbers[0] > SMALL and CLOCK < max(numbers) < 256]


def _hosted_spans(text: str) -> list[Span]:
    if DASHED.search(text) is None and NUMBERED.search(text) is None:
        return []
    return [
        match.span()
        for match in _HOSTED.finditer(text)
        if "-" not in match.group() or max(map(int, match.group().split("-"))) < 256
    ]


def _four_spans(text: str) -> list[Span]:
    if DOTTED.search(text) is None:
        return []
    return [
        (match.start(), _AFTER.match(text, match.end()).end())  # type: ignore[union-attr]  # it matches nothing, too
        for match in _RUN.finditer(text)
        if _is_four(match) and not _is_version(match)
    ]


def _is_version(match: re.Match[str]) -> bool:
    """Whether it stands behind "version" or the like and begins with a small number, or behind a browser's name."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    small = match.group().partition(".")[0] in map(str, range(SMALL + 1))
    return (small and _VERSION.search(before) is not None) or _PROGRAM.search(before) is not None


def _is_four(match: re.Match[str]) -> bool:
    """Whether a run of numbers with dots is an IP address, or one whose ends are masked."""
    groups = match.group().split(".")
    masks = sum(not group.isdecimal() for group in groups)
    numbers = [int(group) for group in groups if group.isdecimal()]
    if not numbers or 1900 <= numbers[0] <= 2100:
        return False
    if masks:
        stars = "*" in match.group()
        large = numbers[0] > SMALL or len(groups) == 4
        if re.search("[□■○●◯◦#?]", match.group()) and numbers[0] <= SMALL:
            return False
        return len(numbers) >= 2 and len(groups) <= 4 and max(numbers) <= 255 and large and (stars or len(groups) == 4)
    if len(groups) < 4 or max(numbers[1:3]) > 255:
        return False
    if len(groups) == 4 and max(numbers) <= 255 and all(len(group) <= 3 for group in groups):
        thousands = len(groups[0]) < 3 and "000" in groups[1:]
        return not (thousands or _is_section(match, numbers))
    return numbers[0] > SMALL and len(groups) <= 6  # digits stand beside it, or a port behind another dot


def _is_section(match: re.Match[str], numbers: list[int]) -> bool:
    """Whether the run numbers a section: "1.2.3.4. On ferries" at the head of a line."""
    text, start, end = match.string, match.start(), match.end()
    line = max(text.rfind("\n", max(0, start - INDENT), start) + 1, start - INDENT, 0)
    alone = not text[line:start].strip() and (line == 0 or text[line - 1] == "\n")
    return alone and max(numbers) < 100 and text[end : end + 2] in (". ", ".\t") and text[end + 2 : end + 3].isupper()


def _six_spans(text: str) -> list[Span]:
    if PAIRED.search(text) is None:
        return []
    found = [match.span() for match in _SIX_MASKED.finditer(text)]
    done = 0
    for pair in PAIRED.finditer(text):
        at = pair.start()
        if at < done:
            continue
        tried = (_SIX.match(text, start) for start in range(max(done, at - 4), at + 1))
        match = next((one for one in tried if one is not None and _is_six(one)), None)
        if match is not None:
            found.append(match.span())
            done = match.end()
    return found


def _is_six(match: re.Match[str]) -> bool:
    """Whether it is more than the "::" of a program or a style: a digit, and two groups, or one alone behind "::"."""
    if match["full"]:  # a fingerprint of a key goes on: 43:51:43:a1:b5:fc:8b:b7:0a:3a:a9:b1
        return (
            match.string[match.end() : match.end() + 1] != ":"
            and ":" not in match.string[max(0, match.start() - 2) : match.start()]
        )
    left, right = match["left"], match["right"]
    glued = match.start() > 0 and (match.string[match.start() - 1].isalnum() or match.string[match.start() - 1] == "_")
    if not any(map(str.isdecimal, left + right)) or (glued and ":" not in left):
        return False
    return bool((left and right) or ":" in left or (right and not left))
