"""What a short text looks like on its own: a date, a button, "X says", a heading; computed once for each text."""

from __future__ import annotations

import re

from threads.dates.words import AGO_UNITS, MONTHS
from threads.lines.grammar import LinePattern, kept, words_of
from threads.lines.headings import comment_heading
from threads.lines.limits import DIGIT

_MONTH = "|".join(sorted((re.escape(word) for word in MONTHS), key=len, reverse=True))
_UNIT = "|".join(sorted((re.escape(word) for word in AGO_UNITS), key=len, reverse=True))
DATEISH = LinePattern(
    rf"\b(?:{_MONTH})(?:[.,]{{1,2}}\s{{0,2}}|\s{{1,2}})\d{{1,4}}|\d(?:st|nd|rd|th|\.)?\s?(?:of |de )?(?:{_MONTH})\b",
    rf"\b(?:{_MONTH})\d{{1,2}},?\s?(?:19|20)\d\d",
    r"(?<!\d)\d{1,4}[/.\-]\d{1,2}(?:[/.\-]\d{2,4}|\.?,\s?(?:19|20)\d\d)(?!\d)",
    r"(?<![\d:])\d{1,2}:\d\d(?!:?\d\d:)|[年년]\s?\d|\d\s?[月월]\s?\d",
    rf"\d\+?\s?(?:{_UNIT})s?\s?(?:ago\b|之?前|전)|半(?:{_UNIT})前|\b(?:an?|one)\s(?:{_UNIT})\sago\b",
    r"\bvor \d|\bil y a \d|\bhace \d|\byesterday\b|昨天|어제|刚刚|방금",
    cased=True,
)
"""A cheap sign of a date in small letters (a third faster than heeding no case), for structure only; the date itself is
read by threads.dates."""

_DIGITS = re.compile(
    r"(?<!\d)\d{1,4}[/.\-]\d{1,2}(?:[/.\-]\d{2,4}|\.?,\s?(?:19|20)\d\d)(?!\d)|(?<![\d:])\d{1,2}:\d\d(?!:?\d\d:)"
)
"""The dates of DATEISH that are digits only."""
_IN_DATES = frozenset(word.lower() for word in MONTHS) | {"ago", "yesterday", "vor", "il", "hace"}
_WORDS = re.compile(r"[a-z]{2,12}")
_DIGIT = re.compile(r"[0-9]")
_MAY_BE_DATE = re.compile(r"\d|ago\b|yesterday|半|昨天|어제|刚刚|방금")
LONGEST_BUTTON = 40
SAYS = LinePattern(
    r"(?:^|\s|\u00a0){said.spaced}(?: {at})?\s?(?::|\.\.\.|…|,|-|$)",
    r"{said.glued}|{said_before_colon.glued}[:：]|{posted_at.glued}|(?:^|\s){name_ends}\s?:?$",
)
REPLY = LinePattern(r"\W{0,3}(?:{reply_buttons}|#\d{0,6})\W{0,3}(?:\(?\d{0,5}\)?)\W{0,3}", cased=True)
COUNTED = LinePattern(r"(?:\d|\bno\b).{0,12}{comments}|(?:{comments.spaced}|{comments.glued}).{0,4}\d", cased=True)
"""A number of comments, as an index shows beside each entry; a comment's own "3 replies" and 回复 are none."""


DATED, REPLIES, SAID, HEADS, COUNTS, NUMBERS = 1, 2, 4, 8, 16, 32


@kept()
def _plain_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words of REPLY and SAYS in ASCII: a text in ASCII matches only if it holds one of them, or "#" for REPLY."""
    buttons, saying = (
        frozenset(part for word in words_of(idea) for part in _WORDS.findall(word))
        for idea in ("reply_buttons", "said")
    )
    return buttons, saying


def _plain_look(text: str) -> int:
    """DATED, REPLIES, SAID and NUMBERS of a text in ASCII: a glance at its words spares nine of ten searches."""
    look = 0
    buttons, saying = _plain_words()
    low = text.lower()
    words = _WORDS.findall(low)
    if _DIGIT.search(text) is None:
        dated = ("ago" in words or "yesterday" in words) and DATEISH.search(low) is not None
    else:
        look = NUMBERS
        dated = _DIGITS.search(text) is not None or (
            not _IN_DATES.isdisjoint(words) and DATEISH.search(low) is not None
        )
    if dated:
        look |= DATED
    if (
        len(text) <= LONGEST_BUTTON
        and (not buttons.isdisjoint(words) or "#" in text)
        and REPLY.fullmatch(low) is not None
    ):
        look |= REPLIES
    if not saying.isdisjoint(words) and SAYS.search(text) is not None:
        look |= SAID
    return look


def _look(text: str) -> int:
    """The same of any text."""
    low = text.lower()
    look = NUMBERS if DIGIT.search(text) is not None else 0
    if _MAY_BE_DATE.search(low) is not None and DATEISH.search(low) is not None:
        look |= DATED
    if len(text) <= LONGEST_BUTTON and REPLY.fullmatch(low) is not None:
        look |= REPLIES
    return look | SAID if SAYS.search(text) is not None else look


@kept(50_000)
def looks_of(text: str) -> int:
    """What a short text looks like, as a sum of DATED, REPLIES, SAID, HEADS, COUNTS and NUMBERS, a digit.

    A third of a page's short texts stand on it twice or on the page before; the cheap tests come first.
    """
    look = _plain_look(text) if text.isascii() else _look(text)
    if len(text) <= 90 and comment_heading(text) is not None:
        look |= HEADS
        if len(text) <= 40 and COUNTED.search(text.lower()) is not None:
            look |= COUNTS
    return look


LONGEST_HEADER = 120
"""Characters of a piece of text that may be a comment's header; longer pieces are prose even if they name a day."""


def says(text: str) -> bool:
    """Whether a text, of whatever length, holds a verb of saying as headers do: "Ann says:", 王说道："""
    return bool(looks_of(text) & SAID) if len(text) <= LONGEST_HEADER else SAYS.search(text) is not None
