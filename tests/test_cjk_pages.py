"""What comment pages say besides words, in English, Chinese and Korean: removals, badges, offers, services, sources,
dates."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

import threads
from tests.lists import BUTTONS, HEADS, NAMES, STORY, TITLE, WORDS, listed, page
from threads.dates import find_date
from threads.lines.notices import is_removed
from threads.lines.promotion import is_promotion


@pytest.mark.parametrize("language", ["en", "zh", "ko"])
def test_every_field_of_a_comment_is_read(language: str) -> None:
    comments = threads.split(page(listed(language), language)).comments
    assert [(c.author, c.text) for c in comments] == list(zip(NAMES[language], WORDS[language], strict=True))
    for k, comment in enumerate(comments):
        assert (comment.author_url, comment.likes, comment.number, comment.permalink) == (
            f"/user/{k}",
            k + 2,
            k + 1,
            f"#k{k}5",
        )
        assert comment.posted == datetime(2015, 5, k + 1, 9, 10 + k, tzinfo=UTC)


REMOVED = {
    "en": (
        "This comment was removed by a moderator.", "This comment violated our policy and has been removed.",
        "[deleted]", "This comment is awaiting moderation.",
        "This user's comment has been hidden", "Removed by moderator",
        "Comment removed for violating the community guidelines",
    ),
    "zh": (
        "该评论已被删除", "抱歉，此微博已被作者删除。", "该条评论因违规已被屏蔽", "内容已被管理员屏蔽",
        "该楼层疑似违规已被系统折叠", "此条评论涉嫌违规，已被删除",
        "该用户已被封禁，内容不可见", "作者删除了该评论", "评论正在审核中",
    ),
    "ko": (
        "작성자에 의해 삭제된 댓글입니다.", "운영규정 미준수로 인해 삭제된 댓글입니다.",
        "클린봇이 부적절한 표현을 감지한 댓글입니다.", "비밀 댓글입니다.",
        "신고로 인해 블라인드 처리된 댓글입니다.", "이 댓글은 게시물 작성자가 삭제하였습니다.",
        "사용자의 요청으로 삭제되었습니다.", "댓글이 삭제되었습니다.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "notice"), [(language, notice) for language, notices in REMOVED.items() for notice in notices]
)
def test_a_removed_comment_is_marked_in_html_and_in_text(language: str, notice: str) -> None:
    kinds = [comment.kind for comment in threads.split(page(listed(language, second=notice), language)).comments]
    assert kinds == ["comment", "deleted", "comment", "comment"]
    lines = [
        f"{name}\n2015-05-0{k + 1} 09:1{k}\n{notice if k == 1 else words}\n{BUTTONS[language][0]}"
        for k, (name, words) in enumerate(zip(NAMES[language], WORDS[language], strict=True))
    ]
    flat = threads.split("\n\n".join([TITLE[language], STORY[language], STORY[language], HEADS[language], *lines]))
    assert [comment.kind for comment in flat.comments] == kinds


@pytest.mark.parametrize(
    "words",
    [
        "我的评论又被删除了",
        "왜 삭제된 댓글이 많죠?",
        "This comment is why he should be removed.",
        "The post was removed from the river bank last year.",
        "이 글은 정말 삭제해야 합니다",
    ],
)
def test_readers_who_speak_of_removals_are_not_removed(words: str) -> None:
    assert not is_removed(words)


@pytest.mark.parametrize(
    ("language", "badge"),
    [
        ("en", "Featured comment"),
        ("en", "Editors' pick"),
        ("zh", "置顶"),
        ("zh", "热评"),
        ("ko", "BEST"),
        ("ko", "베플"),
        ("en", "Sponsored"),
    ],
)
def test_a_badge_promotes_a_comment_and_is_none_of_its_words(language: str, badge: str) -> None:
    for where in ("badge", "inside"):
        comments = threads.split(
            page(listed(language, **{where: f'<span class="b">{badge}</span> '}), language)
        ).comments
        assert [c.promoted for c in comments] == [True, False, False, False]
        assert [(c.author, c.text) for c in comments] == list(zip(NAMES[language], WORDS[language], strict=True))


def test_a_button_that_all_comments_have_is_no_badge() -> None:
    rows = listed("zh").replace('<a class="nick"', '<a>置顶</a> <a class="nick"')
    assert not any(comment.promoted for comment in threads.split(page(rows, "zh")).comments)


@pytest.mark.parametrize(
    ("language", "offer"),
    [
        ("en", "Make $500 a day working from home! Visit http://easy.example now"), ("en",
            "Cheap designer handbags and watches, free shipping: www.bags.example"),
        ("zh", "加微信 abc12345，日赚千元，轻松兼职"), ("zh", "专业办证刻章，电话13800000000"), ("ko",
            "카톡 abc123 문의 주세요. 하루 오십만원 수익 보장!"), ("ko",
            "무료 체험 이벤트 http://free.example 바로가기 클릭"),
    ],
)  # fmt: skip
def test_an_offer_stays_in_and_is_marked(language: str, offer: str) -> None:
    comments = threads.split(page(listed(language, second=offer), language)).comments
    assert [c.promoted for c in comments] == [False, True, False, False]
    assert comments[1].text == offer.replace("13800000000", "[…]")


@pytest.mark.parametrize(
    "words",
    [
        "I read it at http://news.example and disagree.",
        "I make $500 a day and pay my taxes.",
        "微信上都在传这件事",
        "저도 부업을 하지만 이건 아니죠.",
    ],
)
def test_an_address_or_money_alone_is_no_offer(words: str) -> None:
    assert not is_promotion(words)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "<em>This article originally appeared in the Harbour Gazette.</em>"), ("en",
            'Via <a href="http://x">Harbour Gazette</a>'), ("en", "Source: Harbour Gazette"),
        ("en", "Reprinted with permission from the Harbour Gazette, April 2, 2014"), ("zh",
            "（转载自《南岸晚报》，原作者：王小明）"), ("zh", "本文转载自：南岸晚报"), ("ko", "출처: 남쪽신문"),
    ],
)  # fmt: skip
def test_where_a_text_was_taken_from_is_its_outlet(language: str, line: str) -> None:
    want = {"en": "Harbour Gazette", "zh": "南岸晚报", "ko": "남쪽신문"}[language]
    below = page("", language, story=f"<p>{STORY[language]}</p>" * 3 + f"<p>{line}</p>")
    assert threads.split(below).article.outlet == want
    assert threads.split(page("", language, above=f"<p>{line}</p>")).article.outlet == want


@pytest.mark.parametrize(
    ("language", "lead", "byline", "outlet"),
    [
        ("ko", "[남쪽신문 김하늘 기자] ", "김하늘", "남쪽신문"),
        ("ko", "(서울=남쪽신문) 김하늘 기자 = ", "김하늘", "남쪽신문"),
        ("zh", "南岸晚报讯（记者 王小明）", "王小明", "南岸晚报"),
        ("zh", "本报讯（记者王小明）", "王小明", None),
    ],
)
def test_papers_name_the_reporter_as_the_text_begins(language: str, lead: str, byline: str, outlet: str | None) -> None:
    article = threads.split(
        page("", language, story=f"<p>{lead}{STORY[language]}</p>" + f"<p>{STORY[language]}</p>" * 2)
    ).article
    assert (article.byline, article.outlet) == (byline, outlet)


@pytest.mark.parametrize(
    ("words", "language", "when"),
    [
        ("半小时前", None, "2020-04-02T17:30"), ("大约3小时前", None, "2020-04-02T15:00"), ("04-02 14:05", None,
            "2020-04-02T14:05"), ("12-25 09:30", None, "2019-12-25T09:30"),
        ("04.02 14:05:11", "ko", "2020-04-02T14:05:11"), ("04.02 14:05", "de", None), ("어제 14:05", None,
            "2020-04-01T14:05"), ("22-4-2 14:00", "zh-CN", "2022-04-02T14:00"),
        ("13.04.02 14:05", "ko", "2013-04-02T14:05"), ("2013년 4월 2일 오후 2:05", None, "2013-04-02T14:05"),
        ("2021.04.02. 14:05", None, "2021-04-02T14:05"),
    ],
)  # fmt: skip
def test_dates_as_chinese_and_korean_sites_write_them(words: str, language: str | None, when: str | None) -> None:
    found = find_date(words, captured=datetime(2020, 4, 2, 18, tzinfo=UTC), language=language)
    assert found is not None
    assert found.when == (datetime.fromisoformat(when).replace(tzinfo=UTC) if when else None)


def test_stated_likes_and_answers_are_read_in_order() -> None:
    likes = {
        "@type": "InteractionCounter",
        "interactionType": "https://schema.org/LikeAction",
        "userInteractionCount": 7,
    }
    answer = {"@type": "Answer", "text": WORDS["en"][1], "author": {"name": "Bertram"}, "interactionStatistic": [likes]}
    other = {"@type": "Answer", "text": WORDS["en"][2], "author": {"name": "Mina K"}, "upvoteCount": 3}
    asked = {
        "@type": "Question",
        "text": WORDS["en"][0],
        "author": {"name": "Orla Finch"},
        "suggestedAnswer": [other],
        "acceptedAnswer": answer,
    }
    stated = json.dumps({"@context": "https://schema.org", "@type": "QAPage", "mainEntity": asked})
    shown = "".join(f"<p>{words}</p>" for words in WORDS["en"][:3])
    head = f'<head><script type="application/ld+json">{stated}</script></head>'
    comments = threads.split(f"<html>{head}<body>{shown}</body></html>").comments
    assert [(c.author, c.likes) for c in comments] == [("Orla Finch", None), ("Bertram", 7), ("Mina K", 3)]
    assert [c.parent for c in comments] == [None, comments[0].id, comments[0].id]


def test_messages_passed_on_are_quoted() -> None:
    comments = threads.split(
        page(listed("zh", second="说得好//@老陈不老:没地方停车//@江城日报:旧仓库将改图书馆"), "zh")
    ).comments
    assert comments[1].own_text == "说得好"
