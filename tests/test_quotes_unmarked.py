"""Speech with straight marks, without marks, and in announced lists, in English, Chinese and Korean."""

from __future__ import annotations

import pytest

from tests.pattern_steps import pattern_steps
from tests.steps import LINEAR, growth
from threads.quotes import find_quotes, indirect, items, kinds, marks, nicknames, tokens, unmarked, words_ko, words_zh

# The patterns that meet a whole text.
WHOLE_TEXTS = [
    indirect._ACCORDING, indirect._CHINESE, indirect._KOREAN, unmarked.NAMED_CHINESE, marks._DOUBLE, marks._TAG,
    marks._SINGLE, marks._TWO_SINGLE, kinds.PLURAL_GROUPS, words_zh.GROUP, words_zh.NICKNAMED, words_zh.CUES.online,
    words_ko.GROUP, words_ko.NICKNAMED, words_ko.CUES.online, nicknames.ENGLISH, tokens._TOKEN, items.ANNOUNCEMENT,
]  # fmt: skip
Told = list[tuple[str, str | None]]


def public(text: str) -> Told:
    """The public voices of a text: what was said, and by whom."""
    return [(quote.text, quote.speaker) for quote in find_quotes(text) if quote.speaker_kind == "public"]


# -- straight marks ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            '"雨大得看不见路,"司机老宋说,"我们就停在桥上等。"村民"山羊"留言:"桥也在等。"',
            ["雨大得看不见路,", "我们就停在桥上等。", "桥也在等。"],
        ),
        ('他把这间屋子叫"避风港"。"风进不来,人也进不来。"他的邻居说。', ["风进不来,人也进不来。"]),
        ('有网友说:"修桥的钱够买船了。""船又不会塌。"另一名网友说。', ["修桥的钱够买船了。", "船又不会塌。"]),
        ("网友'山里人'说:'十五块不多。'另一位网友则说:'凭什么交钱?'", ["十五块不多。", "凭什么交钱?"]),
        (
            '网民"北风"说:"暖气才来。\n我的关节早就到了。"另一人说:"别急。"',
            ["暖气才来。\n我的关节早就到了。", "别急。"],
        ),
        ('한 시민은 "다리가 흔들린다"고 했고 "아니다"라는 시민도 있었다.', ["다리가 흔들린다", "아니다"]),
    ],
)
def test_straight_marks_without_spaces_pair_in_turn(text: str, found: list[str]) -> None:
    quotes = find_quotes(text)
    assert [quote.text for quote in quotes] == found
    assert not any(mark in (quote.speaker or "") for quote in quotes for mark in "\"'")


def test_what_stands_between_two_quotations_is_none() -> None:
    text = '"真吵。"她说。住在楼上的退休教师林国栋认为,钟声以后小了。网友"早起的猫"表示:"钟比闹钟准。"'
    assert [quote.text for quote in find_quotes(text)] == ["真吵。", "钟比闹钟准。"]


def test_doubled_marks_of_an_export_stay_one_mark() -> None:
    assert [quote.text for quote in find_quotes('有网友说:""渡船走得太早了。""')] == ["渡船走得太早了。"]


# -- statements on lines of their own ----------------------------------------------------------------------------
def test_a_statement_stands_below_the_line_that_announces_it() -> None:
    text = (
        "Weibo user 小船不回家 posted [zh]:\n\n桥没了，我每天多走两公里。\n\nThe bridge is gone and "
        "I walk two more kilometres every "
        "day.\n\nCommenter @ridge_runner wrote:\n\nTake the boat, it is empty anyway.\n\nThe county has not answered."
    )
    first, second = find_quotes(text)
    assert (first.text, first.original) == (
        "The bridge is gone and I walk two more kilometres every day.",
        "桥没了，我每天多走两公里。",
    )
    assert (first.speaker_kind, first.verbatim, first.group) == ("public", True, "Weibo users")
    assert "小船不回家" in (first.speaker or "")
    assert (second.text, second.speaker) == ("Take the boat, it is empty anyway.", "@ridge_runner")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "在知乎上，一位自称前员工的用户写道：\n\n公司每个月都说明年会好，我听了六个明年。\n\n公司没有回应。",
            [("公司每个月都说明年会好，我听了六个明年。", "一位自称前员工的用户")],
        ),
        (
            "한 누리꾼은 다음과 같이 적었다:\n\n우리 아버지는 그 다리를 건너 출근하셨다.\n\n시는 답하지 않았다.",
            [("우리 아버지는 그 다리를 건너 출근하셨다.", "한 누리꾼")],
        ),
        ("One user of the forum wrote: I waited for two hours. Nobody came.",
         [("I waited for two hours. Nobody came.", "One user of the forum")]),
        ("网友“爬坡的鸭”在转发“渡口发布”的消息时附言：我在这里等了六年。“渡口发布”回复称：船在修！",
         [("我在这里等了六年", "爬坡的鸭")]),
        ("“夜跑的猫头鹰”在论坛发帖说：昨晚桥上没有灯，我摔了两跤。",
         [("昨晚桥上没有灯，我摔了两跤", "夜跑的猫头鹰")]),
        ("网友“灯下黑”讲了他修灯的经过：\n\n灯下黑：那盏灯我修了三回，第四回它自己亮了。",
         [("那盏灯我修了三回，第四回它自己亮了。", "灯下黑")]),
        ("住在后街的何小姐指出，戏台太旧，她说还有一个理由：\n\n后街何姐：台下的椅子全是借的。",
         [("台下的椅子全是借的。", "后街何姐")]),
    ],
)  # fmt: skip
def test_speech_after_a_colon_needs_no_marks(text: str, found: Told) -> None:
    assert public(text) == found


def test_a_body_that_answers_after_a_colon_is_no_reader() -> None:
    assert public("“幸福里物业”在微博回复称：已安排人员更换灯泡。") == []
    assert public("The ministry said in a statement: The bridge is safe and will stay open.") == []


# -- lists -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "下面是三位外国网友的看法：\n\n① Copper Kettle\nMy village has had such a bus for ten "
            "years.\n这样的巴士我们村有十年了。\n"
            "② 마리\n우리 동네에도 있었으면 좋겠다.\n③ Old Tom\nWho pays for it?",
            [("My village has had such a bus for ten years.", "Copper Kettle"),
             ("우리 동네에도 있었으면 좋겠다.", "마리"), ("Who pays for it?", "Old Tom")],
        ),
        ("누리꾼 의견\n1. 감자꽃\n왜 이제야 고치나요\n2. 푸른바다\n고치기는 하는 건가요",
         [("왜 이제야 고치나요", "감자꽃"), ("고치기는 하는 건가요", "푸른바다")]),
        ("Here is what foreign netizens said:\n\n1. Paco\nI would cross the sea for that soup.\n2. "
         "Mei\nThe soup would cross it "
         "first.", [("I would cross the sea for that soup.", "Paco"), ("The soup would cross it first.", "Mei")]),
        ("网友评论：\n\n@坐不下来：请把售票处也拆了。\n\n@一双旧鞋：走到山顶一路没地方坐。",
         [("请把售票处也拆了。", "坐不下来"), ("走到山顶一路没地方坐。", "一双旧鞋")]),
    ],
)  # fmt: skip
def test_lists_that_are_announced(text: str, found: Told) -> None:
    assert public(text) == found


def test_numbered_steps_are_no_comments() -> None:
    text = "What users need:\n\n1. Soap\nAny soap will do.\n3. Water\nWarm water is best."
    assert public(text) == []


# -- linear time -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "pump",
    ["\n", "—\n", "“a b c d e.”\n— ", "a: b\n", "网友：", "网友说：你好\n", "网友“", '"你好"', "1、a\n",
     "One user wrote:\n\n",
     "그는 \"다 그렇다고 했다\"", "한 누리꾼은 ", "'a ", "netizens\n\n", "第一，", "“…”(가)", "— ", "—", "“", "- ",
     "John Smith said: “We think so.” He said: “No, we do not.” ", "그는 “가나다라 마바사.”라고 했다. "],
)  # fmt: skip
def test_work_grows_with_the_text(pump: str) -> None:
    assert growth(lambda size: find_quotes(pump * size), 300) < LINEAR


@pytest.mark.parametrize("after", ["", "网友", "누리꾼은", "said"])
@pytest.mark.parametrize("pump", [" ", "\n", "—", "\n—", "网友", "누리꾼 ", "users "])
def test_no_pattern_goes_through_a_run_again_from_each_place_in_it(pump: str, after: str) -> None:
    worst = {}
    for pattern in WHOLE_TEXTS:
        one, two = (pattern_steps(pattern, pump * size + after) for size in (40, 80))
        worst[pattern.pattern[:40]] = round((two + 1) / (one + 1), 1)
    assert {pattern: ratio for pattern, ratio in worst.items() if ratio > 2.6} == {}
