"""No class word alone makes a list of comments: an article and its cards stay what they are, whatever their names."""

from __future__ import annotations

import pytest

import threads

WORDS = ("comment", "comments", "commented", "box-comments", "pb-comment-wrapper", "commentlist", "comment_body",
         "replies", "message", "reviews", "discussion", "guestbook", "reaction", "pinglun", "u_cbox_area")  # fmt: skip
PROSE = {
    "en": ("The ferry stops at night", (
        "The harbour master said that the ferry will stop at eleven from May, and that the bus goes by the bridge.",
        "The council voted last week after a long evening in which nobody wanted to begin with the costs of the pier.",
        "In June the engineers will look at the piles again, as they did in the year of the flood.",
        "A ticket costs two crowns more than in the winter, children under six go free.")),
    "zh": ("渡轮夜间停航", (
        "港务局长说，从五月起渡轮十一点停航，公交车改走大桥。",
        "市议会上周开了一个漫长的会议，谁也不想先谈码头的费用。",
        "六月工程师们会再检查一次桩基，就像发大水那年一样。", "票价比冬天贵两块钱，六岁以下儿童免费。")),
    "ko": ("밤에 배가 멈춘다", (
        "항만청장은 오월부터 배가 열한 시에 멈추고 버스는 다리로 돌아간다고 말했다.",
        "시의회는 지난주 긴 회의를 열었지만 아무도 부두 비용을 먼저 말하려 하지 않았다.",
        "유월에는 기술자들이 홍수가 났던 해처럼 말뚝을 다시 살펴본다.",
        "표는 겨울보다 이천 원 비싸고 여섯 살 아래 어린이는 무료다.")),
}  # fmt: skip


def named(shape: str, word: str, prose: tuple[str, ...]) -> str:
    """The prose as a page's body in which this word names: each paragraph, each card, all of it, or cards below it."""
    plain = "".join(f"<p>{text}</p>" for text in prose)
    cards = "".join(
        f'<div class="{word}"><h3><a href="/{k}">{text[:12]}</a></h3><p>{text}</p></div>'
        for k, text in enumerate(prose)
    )
    return {
        "paragraphs": plain.replace("<p>", f'<p class="{word}">'),
        "ids": "".join(f'<div id="{word}-{k}"><p>{text}</p></div>' for k, text in enumerate(prose)),
        "cards": cards,
        "all": f'<div class="{word}">{plain}</div>',
        "below": f"<article>{plain}</article>{cards}",
    }[shape]


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("shape", ["paragraphs", "ids", "cards", "all", "below"])
def test_a_word_makes_no_comments(shape: str, language: str) -> None:
    title, prose = PROSE[language]
    for word in WORDS:
        html = f"<html><body><div><h1>{title}</h1>{named(shape, word, prose)}</div></body></html>"
        assert threads.split(html).comments == (), word
