"""Words, then a name and a place, again and again, without date, class or button."""

from __future__ import annotations

import pytest

import threads

ARTICLE = {
    "en": "The new liner was named on Monday, and the bottle did not break against her bow, to nobody's surprise. " * 5,
    "zh": "新邮轮星期一下水命名,香槟瓶没有在船头打碎,码头上看热闹的人并不觉得意外。" * 6,
    "ko": "새 여객선이 월요일에 이름을 얻었는데 샴페인 병이 뱃머리에서 깨지지 않았다고 합니다. " * 6,
}
TALK = {
    "en": (
        ("I got a bad stomach on a cruise some years ago, and I doubt that I will ever go again.", "Blake B, Leeds"),
        ("Why throw a good bottle at a ship? A custard pie would do less harm.", "Jean Booth, The Hague, Holland"),
        ("She is a superb ship and I do not care what they hit her with.", "Frances M, Mallorca, Spain"),
        ("My grandfather built her namesake and would have laughed about all this fuss.", "Tom Reed, Hull"),
    ),
    "zh": (
        ("前年坐过一次邮轮,回来拉了一个星期的肚子,以后大概再也不会坐了,谁爱坐谁坐。", "林海, 青岛"),
        ("好好的一瓶酒为什么要往船上砸呢?用蛋糕砸不是更好,油漆也不会掉,大家还能笑一笑。", "老船长, 大连"),
        ("船是好船,谁来命名、用什么东西砸,我一点都不在乎,只希望船票能便宜一些就好了。", "小雨, 上海"),
        ("我爷爷当年造过同名的船,他要是看到现在这么热闹,一定会笑出声来,真的。", "阿成, 宁波"),
    ),
    "ko": (
        ("재작년에 여객선을 탔다가 일주일 동안 배탈이 났습니다. 다시는 타지 않을 생각입니다.", "김바다, 부산"),
        ("멀쩡한 술병을 왜 배에 던집니까? 크림 파이를 던지면 칠도 벗겨지지 않을 텐데요.", "이선장, 인천"),
        ("배는 훌륭하고 누가 이름을 지었는지는 상관없습니다. 표 값이나 내렸으면 좋겠습니다.", "박하늘, 목포"),
        ("할아버지가 같은 이름의 배를 만드셨는데 이 소동을 보셨다면 크게 웃으셨을 겁니다.", "최모래, 여수"),
    ),
}  # fmt: skip


def page(language: str, *, about: str = '<a href="#form">Have your say</a><textarea></textarea>') -> str:
    lines = "".join(
        f'<p class="small pad">{said}</p><div class="gap"></div><p class="small grey">{who}</p>'
        for said, who in TALK[language]
    )
    return (
        f"<html><body><h1>{ARTICLE[language][:20]}</h1><div><p>{ARTICLE[language]}</p></div><div>{lines}</div>{about}"
        "</body></html>"
    )


@pytest.mark.parametrize("language", list(TALK))
def test_words_and_names_in_turn_are_comments(language: str) -> None:
    thread = threads.split(page(language))
    assert [c.text for c in thread.comments] == [said for said, _ in TALK[language]]
    assert [c.author for c in thread.comments] == [who.partition(",")[0] for _, who in TALK[language]]


def test_quotations_on_a_page_that_speaks_of_no_comments_are_none() -> None:
    assert threads.split(page("en", about="")).comments == ()
