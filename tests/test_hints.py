"""Parts of words that are looked for before a costly pattern: each match must hold one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest

from tests.pattern_steps import parsed
from threads.lines.grammar import words_of
from threads.lines.hints import Hints
from threads.lines.notices import is_gone_author


def test_a_text_in_ascii_is_asked_for_hints_in_ascii_only() -> None:
    hints = Hints(["回复", "reply"])
    assert hints.among("a reply") and hints.among("回复 12") and hints.among("naïve reply")
    assert not hints.among("a Reply") and not hints.among("")


def _shortest(tree: Iterable[Any]) -> list[str]:
    """A text for each way through a small pattern, with as few repeats as it allows."""
    found = [""]
    for code, value in tree:
        match str(code):
            case "LITERAL":
                ways = [chr(value)]
            case "IN":
                kind, what = value[0]
                ways = [chr(what) if str(kind) == "LITERAL" else "1" if "DIGIT" in str(what) else "x"]
            case "BRANCH":
                ways = [way for branch in value[1] for way in _shortest(branch)]
            case "SUBPATTERN":
                ways = _shortest(value[-1])
            case "MAX_REPEAT":
                ways = [way * value[0] for way in _shortest(value[2])] if value[0] else [""]
            case _:
                ways = [""]
        found = [before + way for before in found for way in ways]
    return found


def test_each_offer_holds_one_of_its_signs() -> None:
    signs = Hints(word.replace("\\", "") for word in words_of("offer_signs"))
    for word in words_of("offers"):
        tree: Any = parsed(re.compile(word))
        assert [text for text in _shortest(tree) if not signs.among(text)] == [], word


@pytest.mark.parametrize(
    "name", ["[deleted]", "[Removed]", "Deleted user", "已注销", "匿名用户已注销", "账号已注销", "탈퇴한 회원"]
)
def test_what_stands_for_an_author_who_left_is_no_name(name: str) -> None:
    assert is_gone_author(name)


@pytest.mark.parametrize("name", ["Ann", "deleted scenes", "注销", "王已注销", "탈퇴"])
def test_a_name_is_nobody_who_left(name: str) -> None:
    assert not is_gone_author(name)
