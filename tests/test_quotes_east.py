"""Voices in Chinese and Korean: place and group words, readers with a name, captions and polls that are no voice."""

from __future__ import annotations

import pytest

import commentariat
import threads
from tests.voices import only
from threads.quotes import find_quotes
from threads.quotes.kinds import PLURAL_GROUPS


@pytest.mark.parametrize(
    ("who", "place", "group"),
    [
        ("一位家长网友", None, "网友"),
        ("多位杭州网友", "杭州", "网友"),
        ("一位自称渔民的网友", None, "网友"),
        ("另有网友", None, "网友"),
        ("三名热心网友", None, "网友"),
        ("一名退休司机网友", None, "网友"),
        ("两名来自大连的网民", "大连", "网民"),
        ("不少福建网友", "福建", "网友"),
        ("四川省绵阳市网友", "四川省绵阳市", "网友"),
        ("一名瀋陽網友", "瀋陽", "網友"),
        ("部分韩国网友", None, "韩国网友"),
    ],
)
def test_places_and_groups_in_chinese(who: str, place: str | None, group: str) -> None:
    (quote,) = find_quotes(f"{who}说：“渡船走得太早，没有人等我们。”")
    assert (quote.speaker_kind, quote.place, quote.group) == ("public", place, group)


@pytest.mark.parametrize(
    ("who", "place"),
    [
        ("대전의 한 누리꾼은", "대전"), ("울산 지역 주민은", "울산"), ("전남 목포 시민들은", "전남 목포"),
        ("인천 연수구의 한 주민은", "인천 연수구"), ("충청도 주민은", "충청도"),
        ("익명의 한 누리꾼은", None), ("대부분의 누리꾼은", None), ("카페의 한 이용자는", None),
        ("군산에 사는 한 시민은", "군산"),
    ],
)  # fmt: skip
def test_places_in_korean(who: str, place: str | None) -> None:
    (quote,) = find_quotes(f'{who} "배가 너무 일찍 떠났다"라고 적었다.')
    assert (quote.speaker_kind, quote.place) == ("public", place)


@pytest.mark.parametrize(
    ("text", "speaker", "words", "verbatim"),
    [
        ("网友@东山月 留言：渡船走得太早了。", "东山月", "渡船走得太早了", True),
        (
            "网友@东山月 留言：渡船走得太早了。没有人等我们。\n市政府没有回应。",
            "东山月",
            "渡船走得太早了。没有人等我们",
            True,
        ),
        ("视频发布以后引起了很多人的关注和讨论，有网友称，渡船走得太早了。", "有网友", "渡船走得太早了", False),
        ("有网友称，早该这样。", "有网友", "早该这样", False),
        ("网民小林说：‘好’。", "网民小林", "好", True),
        ("网民小林说，他没有赶上渡船。", "小林", "他没有赶上渡船", False),
    ],
)
def test_readers_without_marks_or_between_single_ones(
    text: str,
    speaker: str,
    words: str,
    verbatim: bool,  # noqa: FBT001
) -> None:
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.text, quote.verbatim, quote.speaker_kind) == (speaker, words, verbatim, "public")


def test_words_that_only_look_like_a_name_are_none() -> None:
    assert find_quotes("网友无法理解这种说法，认为应当公开时刻表。") == []


@pytest.mark.parametrize(
    "text",
    [
        "Rider’s caption: “I take this ferry every morning and it never waits.”",
        "“I take this ferry every morning,” the caption under a user’s video said.",
        "“Should the ferry wait?” one blogger asked. “Yes,” “no” and “I swim.”",
        "In a poll on Friday a blogger asked, “Should the ferry wait for late passengers?”",
        "有网友的视频字幕写道：“这班渡船我每天都坐，从来不等人。”",
        "一名博主发起投票：“渡船应该等人吗？”",
        '한 누리꾼이 올린 영상의 자막에는 "이 배를 매일 탄다"라고 적혀 있었다.',
        '한 블로거는 설문에서 "배가 기다려야 할까요?"라고 물었다.',
    ],
)
def test_a_caption_and_a_polls_question_are_nobodys_voice(text: str) -> None:
    assert [quote.speaker_kind for quote in find_quotes(text)] == ["unknown"]


@pytest.mark.parametrize(
    "text",
    [
        "“Who would wait?” one user asked. “Nobody I know,” another wrote.",
        "Under the poll one user asked: “Where is the fourth answer to this?”",
    ],
)
def test_a_readers_question_is_a_voice(text: str) -> None:
    assert {quote.speaker_kind for quote in find_quotes(text)} == {"public"}


@pytest.mark.parametrize(
    ("headline", "group"),
    [
        ("What Korean web users said about the ferry", "Korean web users"),
        ("Ferry Delay Angers Chinese Netizens", "Chinese Netizens"),
        ("Young South Korean netizens disagree", "Young South Korean netizens"),
        ("Why Hong Kong Facebook users stay away", "Hong Kong Facebook users"),
    ],
)
def test_a_headlines_other_words_are_no_group(headline: str, group: str) -> None:
    found = PLURAL_GROUPS.search(headline)
    assert found is not None and found.group() == group


def test_a_foreign_netizen_at_the_end_leaves_the_others_their_own_country() -> None:
    own = (
        "微博上的争论持续了一夜。一位网友说：“修路的钱到底花在哪里了，没有人说得清楚。"
        "”另一名网民写道：“我每天走这条路，坑比去年还多。”"
    )
    text = own + "市政部门没有回应。" * 30 + "一位韩国网友说：“我们那边也是一样，修了三年还没修好。”"
    corpus = commentariat.Corpus([threads.parse(f"修路修了三年\n\n{text}")])
    found = corpus.reactions()["population"].tolist()
    assert found[:2] == ["Chinese netizens"] * 2 and "Korean netizens" in found[2:]


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "words"),
    [
        ("有网友愤怒地表示：“他们根本不该被送回去。”", "有网友", "public", "他们根本不该被送回去。"),
        ("“他们根本不该被送回去。”一位网民写道。", "一位网民", "public", "他们根本不该被送回去。"),
        ("对此，微博用户“海边的猫”评论道：「他们根本不该被送回去」。", "海边的猫", "public", "他们根本不该被送回去"),
        ("外交部发言人李国强在记者会上表示：“我们依法处理此事。”", "李国强", "official", "我们依法处理此事。"),
        ("北京大学教授陈明认为，“这件事没有那么简单。”", "陈明", "expert", "这件事没有那么简单。"),
        ("家住天津的张女士告诉记者：“那天晚上我什么都没听见。”", None, "public", "那天晚上我什么都没听见。"),
    ],
)
def test_chinese(text: str, speaker: str | None, kind: str, words: str) -> None:
    quote = only(text)
    assert (quote.text, quote.speaker_kind) == (words, kind)
    assert speaker is None or quote.speaker == speaker


def test_chinese_group_manner_and_terms() -> None:
    text = (
        "消息引发中国网友热议。有网友愤怒地表示：“不应该这样对待他们。”另一位网友则称：“法律就是法律。"
        "”所谓的“难民”问题仍在讨论。"
    )
    quotes = find_quotes(text)
    assert [(quote.speaker_kind, quote.group) for quote in quotes] == [("public", "中国网友")] * 2
    assert quotes[0].manner == "愤怒"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ('한 네티즌은 "이건 정말 너무하다"라고 적었다.', "public", "이건 정말 너무하다"),
        ("누리꾼들은 “왜 이제야 밝히나”며 분노했다.", "public", "왜 이제야 밝히나"),
        ("아이디 'sky12'인 누리꾼은 \"다시는 이런 일이 없기를\"이라고 썼다.", "public", "다시는 이런 일이 없기를"),
        ('외교부 당국자는 이날 "관련 동향을 주시하고 있다"고 밝혔다.', "official", "관련 동향을 주시하고 있다"),
        ('서울에 사는 이모(34)씨는 "밤새 잠을 못 잤다"고 말했다.', "public", "밤새 잠을 못 잤다"),
        ('김민수 한강대 교수는 "쉽게 풀릴 문제가 아니다"라고 말했다.', "expert", "쉽게 풀릴 문제가 아니다"),
    ],
)
def test_korean(text: str, kind: str, words: str) -> None:
    quote = only(text)
    assert (quote.text, quote.speaker_kind) == (words, kind)


def test_korean_series_and_terms() -> None:
    quotes = find_quotes(
        '중국 네티즌들은 "불쌍하다", "법대로 해야 한다", "남의 일이 아니다" 등의 반응을 보였다. 이른바 \'탈북 '
        "브로커' 문제다."
    )
    assert [quote.speaker_kind for quote in quotes] == ["public"] * 3
    assert {quote.group for quote in quotes} == {"중국 네티즌들"}
