"""Flattened text through the public door: conservation, shapes of comment lists, time linear in length."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import threads
from threads.lines.buttons import is_action, likes_in
from threads.lines.furniture import is_comment_form, is_copyright, is_furniture, placeholders
from threads.lines.headings import UNCOUNTED, comment_count, comment_heading
from threads.parsers.flattened import read_text
from threads.text.letters import solid

SHARED = Path(__file__).resolve().parents[2] / "shared"

PIECES = [
    "One thought on “A bridge”", "3 Comments", "Comments", "评论(2)", "댓글 3개", "Leave a Reply", "Reply", "[Reply]",
    "Like (3)",
    "Anna B. says:", "March 3, 2014 at 9:12 am", "11. Jul, 2012 / Bo says:",
    "Posted by: Cy | Sunday, May 06, 2012 at 09:48 PM",
    "小王 发表于 2013-04-02 08:15", "#1", "#2", "2楼", "3 days ago", "Kim: We came by boat.", "Osei: So did I.",
    "Q: And then?",
    "[photo]", "(continues)", "© 2020 A Paper", "Dana/Getty Images",
    "A longer sentence that holds a thought, and then another one.",
    "> quoted words", "Anna B. wrote:", "http://a.example.org Ina", "Pingback: Elsewhere", "Home",
    "A Title Without Stop", "•", "1.", "|", "a",
    "Name *", "Tags: one, two", "By Maren Holt", "[Some Paper]",
    "He said: this, too, is a sentence that goes on for a while.",
    "[Reply](http://a.example.org/?c=1#respond)", "**Anna B.** says:", "![](http://a.example.org/x.png)", "[3]Reply",
    "## 3 Comments", "on", "says:",
    "Top comment", "This comment was deleted.", "Senior Member", "2 replies", "Anna B. wrote:",
    "[–]anna_b 12 points 3 hours ago", "置顶", "热门评论",
    "Ann, Leeds 1/8/2008 5:49 PM and here it begins", "赞 12 回复", "Joined: Feb 3, 2016", "\u200b", "x" * 250,
]  # fmt: skip
LINES = st.tuples(
    st.integers(0, 3),
    st.sampled_from(["", "• ", "1. ", "12) ", "- ", "* "]),
    st.sampled_from(PIECES),
    st.integers(1, 3),
)


def _balance(text: str) -> tuple[int, int]:
    draft = read_text(text)
    assert min(draft.dropped.values(), default=0) >= 0
    kept = solid(draft.text) + sum(solid(comment.text) for comment in draft.comments)
    return kept + sum(draft.dropped.values()), solid(text)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=40))
def test_every_character_is_kept_or_counted_in_mixes_of_lists_headers_and_furniture(
    lines: list[tuple[int, str, str, int]],
) -> None:
    text = "".join(f"{'  ' * indent}{mark}{piece}{chr(10) * breaks}" for indent, mark, piece, breaks in lines)
    counted, total = _balance(text)
    assert counted == total == solid(text)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_every_character_is_kept_or_counted_in_any_text(text: str) -> None:
    counted, total = _balance(text)
    assert counted == total


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_parents_precede_and_spans_lie_within_their_texts(lines: list[tuple[int, str, str, int]]) -> None:
    draft = read_text(
        "".join(f"{'  ' * indent}{mark}{piece}{chr(10) * breaks}" for indent, mark, piece, breaks in lines)
    )
    for i, comment in enumerate(draft.comments):
        assert comment.parent is None or (isinstance(comment.parent, int) and comment.parent < i)
        assert all(0 <= start < end <= len(comment.text) for start, end in comment.quoted)
        assert comment.posted is None or comment.posted.tzinfo is not None
    assert all(0 <= turn.start < turn.end <= len(draft.text) for turn in draft.turns)


ARTICLE = (
    "A bridge for the valley\n\nThe bridge opened on Monday, after nine years of work and three of quarrel. Everybody "
    "came.\n\n"
)


def _thread(comments: str) -> list[threads.Comment]:
    return list(threads.split(ARTICLE + comments).comments)


def test_the_author_of_a_comment_without_a_name_stays_unknown() -> None:
    found = _thread(
        "One thought on “A bridge for the valley”\n\n  1. I walked over it twice, and I would do it again "
        "tomorrow.\n\nLeave a Reply\n"
    )
    assert [(comment.author, comment.number) for comment in found] == [(None, 1)]


def test_a_date_inside_a_comment_does_not_end_it() -> None:
    found = _thread(
        "3 Comments\n\nAnna B. says:\nMarch 3, 2014 at 9:12 am\n\nHere is what the paper wrote.\n\nMARCH 01, "
        "2014\n\nThe bridge is late again.\n\n"
        "Cy says:\nMarch 3, 2014 at 9:15 am\n\nLate is better than never.\n\nDora says:\nMarch 3, 2014 at 9:19 "
        "am\n\nI agree with both of you.\n\nLeave a Reply\n"
    )
    assert [comment.author for comment in found] == ["Anna B.", "Cy", "Dora"]
    assert "The bridge is late again." in found[0].text


def test_a_page_whose_comments_were_not_saved_says_so() -> None:
    page = threads.split(ARTICLE + "12 Comments\n\nPlease enable JavaScript to view the comments powered by Disqus.\n")
    assert not page.comments and any("12 comments" in note for note in page.notes)


def test_quoted_blocks_are_kept_apart_from_own_words() -> None:
    found = _thread(
        "2 Comments\n\nAnna B. says:\nMarch 3, 2014 at 9:12 am\n\nIt is too narrow for two carts.\n\n"
        "Cy says:\nMarch 3, 2014 at 9:15 am\n\n> It is too narrow for two carts.\n\nThen they must wait for each "
        "other.\n\nLeave a Reply\n"
    )
    assert found[1].own_text.strip() == "Then they must wait for each other."


def test_marks_of_markdown_are_counted_and_a_comment_says_where_it_stood() -> None:
    text = (
        "# A bridge for the valley\n\nThe bridge opened on [Monday](http://a.example.org/m), after nine years of work "
        "and three of quarrel.\n\n"
        "## 2 Comments\n\n**[Anna B.](http://anna.example.org/)** says:\n\n[March 3, 2014 at 9:12 "
        "am](http://a.example.org/b#comment-7)\n\nIt is _too_ narrow.\n\n"
        "**Cy** says:\n\n[March 3, 2014 at 9:15 am](http://a.example.org/b#comment-8)\n\nNot for a mule.\n\n## Leave "
        "a Reply\n"
    )
    page = threads.split(text)
    first, second = page.comments
    assert page.article.text == "The bridge opened on Monday, after nine years of work and three of quarrel."
    assert (first.author, first.author_url, first.permalink) == (
        "Anna B.",
        "http://anna.example.org/",
        "http://a.example.org/b#comment-7",
    )
    assert (first.text, second.text, second.author_url) == ("It is too narrow.", "Not for a mule.", None)
    start, end = map(int, (second.at or "").split()[1].split("-"))
    assert "Cy" in text[start:end] and "Not for a mule." in text[start:end] and "Anna" not in text[start:end]
    assert page.dropped["markup"] > 100


def test_verse_and_short_lines_are_not_joined() -> None:
    poem = (
        "A song of the bridge\n\n"
        + "The bridge is long, the bridge is low,\nand nobody knows where the muleteers go.\n\n" * 4
    )
    assert "low,\nand nobody" in threads.split(poem).article.text


def test_nested_items_answer_the_item_above() -> None:
    found = _thread(
        "3 Comments\n\n  • Anna B. — July 17th, 2012, 6:18 pm\n\n    First of all, thanks.\n\n    • Cy — July 17th, "
        "2012, 7:18 pm\n\n      You are welcome.\n\n"
        "  • Dora — July 18th, 2012, 6:18 pm\n\n    Me too.\n\nLeave a Reply\n"
    )
    assert [comment.parent for comment in found] == [None, found[0].id, None]
    assert found[1].replies_to[0].basis == "nesting"


def test_a_page_of_posts_with_counts_has_no_comments() -> None:
    post = (
        "A day by the sea\n\nPosted by Nils at 7:10 AM\n\nThe water was cold and I went in anyway, twice before "
        "breakfast.\n\n2 comments\n\n"
    )
    assert not threads.split(post * 6).comments


def test_headings_forms_and_buttons_are_told_from_sentences() -> None:
    headings = {"Comments (18)": 18, "8 users responded in “Books”": 8, "One thought on “X”": 1, "No comments": 0,
        "Comments": UNCOUNTED,
                "共12条评论": 12, "댓글 3개": 3, "网友评论": UNCOUNTED,
                "{ 14 comments… read them below or add one }": 14}  # fmt: skip
    assert {line: comment_heading(line) for line in headings} == headings
    assert comment_heading("I read all comments on this page with care.") is None
    assert comment_heading("Comments are closed.") is None
    assert comment_count("Filed under: Travel | 48 Comments »") == 48
    for line in (
        "Leave a Reply",
        "Your email address will not be published.",
        "发表评论",
        "댓글 쓰기",
        "Click here to cancel reply.",
    ):
        assert is_comment_form(line), line
    for line in (
        "[Reply]",
        "Reply / Like / Share / Report",
        "回复 赞(3) 举报",
        "답글 공감 3 비공감 0 신고",
        "ReplyDelete",
    ):
        assert is_action(line), line
    assert not is_action("I like it") and not is_comment_form(
        "I will leave a reply later today, if I find the time to do it well."
    )
    assert [likes_in(line) for line in ("12 likes", "+8", "回复 赞(23) 举报", "답글 2 공감 31 비공감 0", "Reply")] == [
        12,
        8,
        23,
        31,
        None,
    ]
    assert is_furniture("Play Live Radio") and is_copyright("Copyright 2023 A Paper. All rights reserved.")
    assert placeholders("[imText1]Varga: we (continues)") == [(0, 9), (19, 30)]


def test_a_long_thread_is_read_whole() -> None:
    one = (
        "Reader {n} says:\nMarch 3, 2014 at 9:12 am\n\nThis is comment number {n}, and it says about as much as "
        "comments say. It ends here.\n\nReply\n\n"
    )

    count = 1600
    text = ARTICLE + f"{count} Comments\n\n" + "".join(one.format(n=n) for n in range(count)) + "Leave a Reply\n"
    assert len(read_text(text).comments) == count


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the measuring data is not beside the checkout")
def test_the_seed_pages_read_as_their_gold_says() -> None:
    gold = json.loads((SHARED / "seeds" / "gold.json").read_text(encoding="utf-8"))
    for name, want in gold.items():
        thread = threads.split(SHARED / "seeds" / name)
        body = " ".join(thread.article.text.split())
        assert thread.article.title == want["title"]
        assert (
            " ".join(want["article_first"].split()) in body[:1500]
            and " ".join(want["article_last"].split()) in body[-1500:]
        )
        assert [c.author for c in thread.comments] == [w["author"] for w in want["comments"]]
        assert [t.speaker for t in thread.article.turns] == want.get("turn_speakers", [])
        assert "not accounted for" not in thread.dropped


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the measuring data is not beside the checkout")
def test_reading_a_seed_twice_gives_the_same_bytes() -> None:
    page = next((SHARED / "seeds").glob("002*.txt"))
    digests = {
        hashlib.sha256(json.dumps(threads.split(page).to_json(), default=str).encode()).hexdigest() for _ in range(2)
    }
    assert len(digests) == 1
