"""Cues of whom a comment answers, in each language, and what the linker makes of them."""

from __future__ import annotations

import pytest

from tests.conversations import SQUARE, make
from threads.replies import link

MARKET = (
    ("山间清风", "昨天下雨了，路上全是水，公交车晚点了四十分钟。"),
    ("小北", "菜市场的西红柿又涨价了，一斤要八块钱。"),
    ("老王头", "图书馆九月份搬到新校区，旧楼要拆掉。"),
    ("大海", "停车费一个小时十五块，谁还敢开车进城？"),
    ("阿May88", "我家孩子最喜欢那个阅览室。"),
    ("东方", "早上地铁挤得上不去。"),
)
HARBOUR = (
    ("푸른바다", "어제 비가 와서 길이 너무 막혔어요."),
    ("김철수", "도서관이 문을 닫고 카페만 세 개 생겼습니다."),
    ("달빛소나기", "주차비가 한 시간에 오천 원이라니 말이 됩니까?"),
    ("하늘", "우리 아이는 그 열람실을 제일 좋아했어요."),
    ("mina_77", "버스가 또 그냥 지나갔어요."),
    ("이영희", "오월 회의록에 반대 의견이 모두 적혀 있습니다."),
)
CUES = {
    "English": (
        SQUARE,
        {
            "In reply to #5, the timetable changed in June": {5}, "Comment #3 is right about the minutes": {3},
            "Post 4: same here": {4},
            ">>2\n>>4\nboth of you are right": {2, 4}, ">>2-4 no": {2, 3, 4}, "#2-4 all miss the point": {2, 3, 4},
            "#2, #4: agreed": {2, 4},
            "#2 and #3: thanks both": {2, 3}, "#1 It is the flour.\n\n#3 Where can I read them?": {1, 3},
            "Ines Duarte #4, which room?": {4},
            "Hi Ines, which room was it?": {4}, "@Ines Duarte which room?": {4}, "Ms. Duarte, which room?": {4},
            "@petra where?": {3},
            "Petra: thank you": {3}, "Hopper-Lee: take the bus then": {6}, "Tom and Petra: thanks both": {2, 3},
            "Tom: no.\n\nPetra: yes.": {2, 3},
            "@old_tom42 @petraLind thanks both": {2, 3}, "I agree with @petraLind here": {3},
            "Will, which line was that?": {5},
            "Will they ever ask the residents?": set(), "I will ask about parking.": set(),
            "So “closed the library and opened three coffee shops” is your whole complaint?": {2},
            "“They closed the library and opened ... coffee shops” – four by now.": {2},
            "They closed the library and opened three coffee shops. Four, in fact.": {2},
            "old_tom42 wrote:\n“They closed the library and opened three coffee shops.”\nFour by now.": {2},
        },
    ),
    "Chinese": (
        MARKET,
        {
            "@3楼 哪里写的": {3}, "4L正解": {4}, "第3楼的消息准吗": {3}, "回覆 2 樓：哪裡買的？": {2},
            ">>3 真的吗": {3}, "楼上说的对": {6},
            "2-4楼说的都对": {2, 3, 4}, "2、4楼说得都对": {2, 4}, "2楼和4楼都说得对": {2, 4},
            "回复 @小北 ：哪个市场？": {2}, "老王头，什么时候拆？": {3},
            "老王头说得对": {3}, "大海，你可以坐地铁": {4}, "阿May，我家也是": {5}, "东方卫视昨天报道了": set(),
            "我昨天去看大海了，真美": set(),
            "转发了//@小北:菜市场的西红柿又涨价了//@山间清风:昨天下雨了": {2}, "//@大海:停车费一个小时十五块": {4},
            "“菜市场的西红柿又涨价了，一斤要八块钱。” 我们这里十块。": {2},
            "西红柿又涨价了，一斤要八块钱，你在哪个城市？": {2},
            "引用 3 楼 的话：图书馆九月份搬到新校区\n不是十月吗": {3}, "买了4L牛奶": set(),
        },
    ),
    "Korean": (
        HARBOUR,
        {
            "3번 댓글에 동의합니다": {3}, "#4 저도요": {4}, ">>2 맞습니다": {2}, "2번, 4번 댓글 둘 다 공감": {2, 4},
            "윗분 말씀대로 회의록을 봤습니다": {6},
            "@김철수 언제 닫았나요?": {2}, "김철수님 언제 닫았나요?": {2}, "김철수 님, 언제 닫았나요?": {2},
            "철수님 언제요?": {2}, "영희씨 어디서 볼 수 있나요?": {6},
            "mina_77님 몇 번 버스예요?": {5}, "하늘님 저희 아이도요": {4}, "하늘이 참 맑네요": set(),
            "날씨 참 좋네요": set(),
            "“도서관이 문을 닫고 카페만 세 개 생겼습니다” 네 개예요.": {2},
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, (_, rows) in CUES.items() for text in rows]
)
def test_cues_of_each_language(language: str, text: str) -> None:
    thread, rows = CUES[language]
    replies = link(make(*thread, ("walker", text))).comment("c7").replies_to
    assert {int(reply.parent[1:]) for reply in replies} == rows[text]
    assert all(reply.basis != "model" for reply in replies)


def test_an_at_sign_in_the_middle_of_a_line_speaks_of_somebody() -> None:
    """The first comment is answered by position and words; "@name" within a sentence leaves that open, at its head it
    does not."""
    inside = link(make(*SQUARE, ("walker", "It was, as I think @petraLind once wrote, a plan of the county."))).comment(
        "c7"
    )
    head = link(make(*SQUARE, ("walker", "@petraLind it was a plan of the county."))).comment("c7")
    chance = [max([r.probability for r in c.replies_to if r.parent == "c3"], default=0.0) for c in (inside, head)]
    assert chance[0] < chance[1]


def test_the_quotation_with_which_a_comment_begins_counts_most() -> None:
    text = (
        "“Council minutes from May list every objection that was filed against the library plan.” Not mine.\n\n"
        "And then “They closed the library and opened three coffee shops” on top."
    )
    replies = link(make(*SQUARE, ("walker", text))).comment("c7").replies_to
    assert replies[0].parent == "c3"


def test_a_link_that_is_hardly_probable_is_not_stood_by() -> None:
    people = [(f"person {k}", f"Word{k} number{k} thing{k}.") for k in range(40)]
    thread = link(make(*people, ("person 3", "Hm."), minutes=1.0))
    assert all(reply.probability >= 0.15 for comment in thread.comments for reply in comment.replies_to[:1])
