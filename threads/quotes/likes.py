"""Votes and likes beside a quote: [+948, -66], 3.2万赞, 공감 1,234, "with 12k likes"."""

from __future__ import annotations

import re

from threads.model import SCALES
from threads.quotes.lexicon import cue, having
from threads.text.wordlists import either

_NUMBER = r"\d[\d,]{0,12}(?:\.\d{1,3})?\s?(?:k|m|K|M|万|萬|천|만|thousand|million)?"
VOTES = re.compile(
    r"[\[(]\s{0,9}\+\s?(?P<up>\d[\d,]{0,12})\s{0,9}[,/ ]\s{0,9}[-–−]\s?(?P<down>\d[\d,]{0,12})\s{0,9}[\])]"
)
_AFTER = either(cue(language, "likes_after") for language in having("likes_after"))
_BEFORE = either(cue(language, "likes_before") for language in having("likes_after"))
_LIKES = re.compile(rf"(?P<a>{_NUMBER})\s?{_AFTER}|{_BEFORE}(?:\s?수)?\s?[:：+]?\s?(?P<b>{_NUMBER})", re.IGNORECASE)
_FACTOR = SCALES | {"thousand": 10**3, "million": 10**6}


def read_likes(text: str) -> int | None:
    """Returns the first count of likes or up-votes that the text names, or None."""
    if votes := VOTES.search(text):
        return int(votes["up"].replace(",", ""))
    found = _LIKES.search(text)
    return _number(found["a"] or found["b"]) if found else None


def strip_likes(text: str) -> tuple[int, int]:
    """Returns where the text without votes and likes at its ends begins and stops."""
    start, end = 0, len(text)
    if votes := VOTES.match(text.lstrip()):
        start = len(text) - len(text.lstrip()) + votes.end()
    tail_from = max(start, end - 60)
    for found in (*VOTES.finditer(text, tail_from), *_LIKES.finditer(text, tail_from)):
        if not text[found.end() :].strip(" )）].。"):
            end = found.start()
            break
    while start < end and text[start] in " \t)）]":
        start += 1
    while end > start and text[end - 1] in " \t(（[,，|·-":
        end -= 1
    return start, end


def _number(words: str) -> int:
    found = re.match(r"([\d,]+(?:\.\d+)?)\s?(\D*)", words.strip())
    assert found is not None
    return round(float(found[1].replace(",", "")) * _FACTOR.get(found[2].strip().lower(), 1))
