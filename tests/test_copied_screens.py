"""Screens that were copied by hand: nothing lost or invented, short words kept, what is not a comment told apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import threads
from tests.steps import LINEAR, growth
from threads.page import Page
from threads.parsers.copied import copied
from threads.parsers.copies.screens import SCREENS
from threads.text.letters import solid

GOLDEN = Path(__file__).parent / "golden"
COPIES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((GOLDEN / "copied").glob("*.txt"))}
PLATFORMS = (
    "bilibili",
    "disqus",
    "facebook",
    "naver",
    "ptt",
    "reddit",
    "threads",
    "weibo",
    "x",
    "youtube",
    "zhihu",
)
LINES = sorted({line for text in COPIES.values() for line in text.split("\n")})


def youtube(*said: tuple[str, str]) -> str:
    """A copy of a film's comments."""
    comments = "\n".join(f"@{name}\n2 years ago\n{words}\n12\nReply" for name, words in said)
    return f"The film\nA channel\n1.2K subscribers\n84 views  3 years ago\n{len(said)} Comments\nSort by\n{comments}\n"


def weibo(*said: tuple[str, str]) -> str:
    """A copy of a post's comments."""
    comments = "\n".join(f"{name}\n{words}\n01-23 来自湖北\n回复\n12" for name, words in said)
    return f"晚报\n01-22 来自 微博视频号\n渡船十月停航。\n转发 1\n评论 {len(said)}\n赞 3\n按热度\n{comments}\n"


def balance(text: str) -> None:
    """Every character other than space is kept or counted, and no count is negative."""
    page = Page(text)
    draft = copied(page)
    if draft is None:
        return
    kept = solid(draft.text) + sum(solid(comment.text) for comment in draft.comments)
    assert min(draft.dropped.values(), default=0) >= 0, draft.dropped
    assert kept + sum(draft.dropped.values()) == draft.total == solid(page.text)
    for n, comment in enumerate(draft.comments):
        assert comment.parent is None or (isinstance(comment.parent, int) and comment.parent < n)
        assert all(0 <= start < end <= len(comment.text) for start, end in comment.quoted)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_each_platform_has_a_copy_that_its_screen_reads(platform: str) -> None:
    own = [text for name, text in COPIES.items() if name.startswith(f"{platform}_")]
    assert own
    assert {threads.split(text).source.parser for text in own} == {"copied-v1"}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_with_windows_line_ends_and_marks_of_direction_reads_the_same(name: str) -> None:
    wanted = [(comment.author, comment.likes) for comment in threads.split(COPIES[name]).comments]
    marked = "\r\n".join(f"\u2068{line}\u2069" if line.startswith("@") else line for line in COPIES[name].split("\n"))
    assert [(comment.author, comment.likes) for comment in threads.split(marked).comments] == wanted


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(COPIES)), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(LINES)), max_size=6))
def test_a_damaged_copy_loses_no_character(name: str, changes: list[tuple[float, str]]) -> None:
    lines = COPIES[name].split("\n")
    for where, line in changes:
        lines[int(where * (len(lines) - 1))] = line
    balance("\n".join(lines))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_any_mix_of_a_screens_lines_is_kept_or_counted(lines: list[str]) -> None:
    balance("\n".join(["Sort by", "1.2K subscribers", *lines, "Reply"]))


@pytest.mark.parametrize("words", ["支持", "반대", "First", "Like", "+1", "12", "赞", "3 replies?", "😂😂", "ㅋㅋㅋ"])
def test_a_word_that_a_button_bears_stays_a_readers(words: str) -> None:
    said = ("ann", "My grandmother was married on that ferry."), ("bo", words), ("cy", "Nine miles is nothing.")
    for copy in (youtube(*said), weibo(*said)):
        assert [comment.text for comment in threads.split(copy).comments] == [text for _, text in said]


def test_only_what_the_copy_shows_is_a_reply() -> None:
    folded = youtube(("ann", "One."), ("bo", "Two.")).replace("One.\n12\nReply", "One.\n12\nReply\n2 replies")
    assert [comment.parent for comment in threads.split(folded).comments] == [None, None]
    shown = folded.replace("Two.\n12\nReply", "Two.\n12\nReply\nShow less replies\nHide replies")
    first, second = threads.split(shown).comments
    assert second.parent == first.id
    named = weibo(("小王", "好"), ("小李", "回复@小王:不好"), ("小张", "回复@老赵:不见了"))
    first, second, third = threads.split(named).comments
    assert (second.parent, third.parent) == (first.id, None)


def test_an_advertisement_between_comments_is_none_and_is_counted() -> None:
    advert = "u/lamps avatar\nu/lamps\n•\nPromoted\nLamps for every porch.\nLearn More\nlamps.example.com\n"
    text = COPIES["reddit_2021_en"].replace("level 1\npieth", f"{advert}level 1\npieth")
    thread = threads.split(text)
    assert [comment.author for comment in thread.comments] == ["tamoakes", "wren_of_lenn", "tamoakes", "pieth"]
    assert not any("Lamps" in comment.text for comment in thread.comments)
    assert thread.dropped["advertisement"] > 0


def test_a_time_that_counts_from_an_unknown_day_is_unknown() -> None:
    for when in ("昨天 09:27", "3小时前", "01-23", "刚刚"):
        copy = weibo(("小王", "好"), ("小李", "不好")).replace("01-23 来自湖北", f"{when} 来自湖北")
        assert [comment.posted for comment in threads.split(copy).comments] == [None, None], when


@pytest.mark.parametrize(
    "text",
    [
        "How to reply to comments\n\nPress Reply below a comment, write, and press Share.\n\nReply\nShare\nSave\n",
        "A tale of two bridges\n\nThe county voted on Monday. Upvote, downvote: nobody was sure what would help.\n\n"
        "Subscribe\nSort by\n3 hours ago\nA tale of three bridges\n4 hours ago\nNo bridge at all\n5 hours ago\n",
        "渡口停航\n\n县里说新桥修好了，渡船十月停航。\n\n"
        "来自 晚报\n按热度\n新桥通车\n昨天 09:27\n老桥拆除\n昨天 08:00\n",
    ],
)
def test_words_of_a_platform_alone_make_no_copy(text: str) -> None:
    assert copied(Page(text)) is None


@pytest.mark.parametrize("make", [youtube, weibo])
@pytest.mark.parametrize(
    "words", ["A comment of some words.", "Reply\nShare\n12\n3h", "name: x\nname: y", "@ann", "ad"]
)
def test_reading_is_linear_in_the_lines_of_a_copy(make: Callable[..., str], words: str) -> None:
    assert growth(lambda size: copied(Page(make(*((f"n{i}", words) for i in range(size))))), 150) < LINEAR


def test_screens_have_names_of_their_own_and_more_signs_than_they_need() -> None:
    names = [screen.name for screen, _ in SCREENS]
    assert len(set(names)) == len(names)
    assert all(len(screen.signs) > screen.enough for screen, _ in SCREENS)
