"""Voices of one article are counted with one population: netizens are not split by the words for each of them."""

from __future__ import annotations

import pytest

import threads
from threads.corpus.populations import Rules
from threads.corpus.reactions import reactions_of
from threads.model import Article, Source, Thread
from threads.quotes import add_quotes


def populations(text: str, language: str, title: str = "") -> list[str]:
    article = Article(id="article", title=title, text=text, language=language)
    thread = add_quotes(Thread(id="t", source=Source(path="t.txt"), article=article))
    return [row["population"] for row in reactions_of(thread, Rules())]


@pytest.mark.parametrize(
    ("language", "text", "population"),
    [
        (
            "ko",
            "기사에는 “우산값이 두 배”라는 댓글이 달렸다. 한 누리꾼은 “비보다 비싸다”고 했다. "
            "아이디 'moon****'은 “뛰었다”고 적었다. 다른 이용자는 "
            "“젖었다”고 했다.",
            "Korean netizens",
        ),
        (
            "zh",
            "网友“山里人”说：“十五块不多。”评论区有人问：“钱去了哪里？”“夜猫子”发帖说：我不过桥。一名"
            "用户写道：“桥不过我。”",
            "Chinese netizens",
        ),
        (
            "en",
            "South Korean netizens were quick. “Give the swans a vote,” wrote one netizen. A user "
            "who had lived in China added: “They "
            "vote there too, with bread.” “Best turnout in years,” read a comment.",
            "Korean netizens",
        ),
        (
            "zh",
            "韩国网友热议此事。一名在中国工作的网友说：“我们这里不下雪。”另一名网友说：“我们这里下。”",
            "Korean netizens",
        ),
    ],
)
def test_netizens_of_one_article_are_one_population(language: str, text: str, population: str) -> None:
    found = populations(text, language)
    assert len(found) >= 2
    assert set(found) == {population}


def test_two_peoples_that_the_article_names_are_two() -> None:
    text = "중국 네티즌들은 “얇다”고 주장했다. 반면 한국 네티즌들은 “두께로 정하느냐”고 되물었다."
    assert populations(text, "ko") == ["Chinese netizens", "Korean netizens"]


def test_residents_are_no_netizens() -> None:
    text = "住在江边的李先生说：“水到了台阶第三级。”有网友说：“我家在山上。”"
    assert populations(text, "zh") == ["Members of the public, quoted", "Chinese netizens"]


def test_a_page_of_flat_text_gives_its_numbered_voices() -> None:
    page = (
        "渡口的新船\n\n县里的渡口昨日换了新船，船长二十米，能坐六十个人，上午九点开了第一班。\n\n这条"
        "船引起了外国网友的关注：\n1、Inca "
        "Pepper\nI have waited for this since my wedding, my uncle had one and lost "
        "it\n2、Lucia\nHow do you cook on it? We cannot even "
        "boil an egg here!\n"
    )
    thread = threads.parse(page)
    said = [quote.text for quote in thread.quotes if quote.speaker_kind == "public"]
    said += [comment.text for comment in thread.comments]
    assert any("since my wedding" in text for text in said)
    assert any("boil an egg" in text for text in said)


@pytest.mark.parametrize(
    "text",
    [
        "有网友说：“我家在山上。”住在江边的李先生说：“水到了台阶第三级。”司机老宋说：“我们停在桥上等。”",
        "네티즌들은 “대박”이라고 했다. 가게 주인 박모 씨는 “얼떨떨하다”며 웃었다.",
    ],
)
def test_who_is_met_in_the_street_is_of_no_crowd_online(text: str) -> None:
    first, *rest = populations(text, "zh" if "网" in text else "ko")
    assert first.endswith("netizens")
    assert set(rest) == {"Members of the public, quoted"}
