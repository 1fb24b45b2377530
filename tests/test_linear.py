"""Hostile text costs time by its size: each pattern of the tree on texts made to be hard for it, and what reads pages,
exports and texts on input of the double size.
"""

from __future__ import annotations

import re

import pytest

from tests.patterns import Found, patterns
from tests.pumps import CUBIC, LINEAR, Subject


def _hard(found: Found) -> str | None:
    most = CUBIC if found.bounded else LINEAR
    worst = Subject(found.pattern, anywhere=found.anywhere, whole=found.whole, most=most).worst()
    return worst and f"{found.at} ({', '.join(sorted(found.methods)) or 'any use'}): {worst[0]!r} + {worst[1]!r}…"


@pytest.mark.parametrize("package", ["threads", "analysis", "reports", "commentariat"])
def test_no_pattern_takes_more_than_a_texts_size(package: str) -> None:
    """Where one does: let what repeats stand apart from what repeats beside it, look behind whether a run began before,
    or bound the repeat or the text.
    """
    asked = [found for found in patterns() if found.at.startswith(f"{package}.")]
    assert asked
    assert [said for found in asked if (said := _hard(found)) is not None] == []


@pytest.mark.parametrize(
    "pattern",
    [r"\s+$", r"(?:a+)+b", r"(?:a|a)+b", r"\s*;?\s*;", r".*x.*y", r"<a [^>]*>", r"(?:\w+\s?)+!", r"(?<=x)\w+;",
     r"(?m)^[\s:]+!", r"a(?=.*b)", r"(?!.*b)c", r"(?:대.{1,9}|댓)+$", r"(?:[。！]|\.+(?=\s))",
     r".{0,5000}b"],
)  # fmt: skip
def test_a_pattern_that_takes_more_is_told(pattern: str) -> None:
    assert Subject(re.compile(pattern)).worst() is not None


@pytest.mark.parametrize(
    "pattern",
    [r"\s{1,9}$", r"(?<!\s)\s+$", r"\s+", r"a*", r"(?:ab)+c?", r"<a [^<>]*>", r"(?<!\w)\w+;", r"「[^「」]*」",
     r"(?m)^[^\S\n]*!", r"(?:网友|댓글|says){1,9}:"],
)  # fmt: skip
def test_a_pattern_that_takes_no_more_passes(pattern: str) -> None:
    assert Subject(re.compile(pattern)).worst() is None


def test_what_only_begins_or_fills_a_text_is_tried_there() -> None:
    spaces = re.compile(r"\s+x")
    assert Subject(spaces).worst() is not None
    assert Subject(spaces, anywhere=False).worst() is None
    assert Subject(re.compile(r"a*(?:a*)"), anywhere=False).worst() is None
    assert Subject(re.compile(r"a*(?:a*)"), anywhere=False, whole=True).worst() is not None


def test_short_texts_bear_what_is_no_worse_than_the_cube() -> None:
    assert Subject(re.compile(r"\s*,?\s*;"), most=CUBIC).worst() is None
    assert Subject(re.compile(r"(?:对.{1,9}|对)+$"), most=CUBIC).worst() is not None


def test_patterns_are_found_wherever_they_are_held() -> None:
    at = {found.at.partition("[")[0]: found for found in patterns()}
    assert "threads.dates.captured._NOTES" in at, "within tuples"
    assert any(":" in found for found in at), "in calls"
    assert at["threads.quotes.numbered._NAME"].methods == {"match"}
    assert at["threads.dates.captured._NOTES"].bounded, "searched in a window"
