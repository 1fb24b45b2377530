"""What comment pages say besides words, in English, Chinese and Korean: removals, badges, offers, services, sources,
dates."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import threads
from threads.dates import find_date
from threads.lines.notices import is_removed
from threads.lines.promotion import is_promotion

TITLE = {
    "en": "The weir mill will grind again",
    "zh": "江边旧仓库将改成图书馆",
    "ko": "강변 옛 창고, 도서관으로 바뀐다",
}
STORY = {
    "en": (
        "The old mill by the weir will grind flour again from spring, its new owners told the parish council on "
        "Monday evening."
    ),
    "zh": "市文化局周三宣布，位于南岸的旧仓库明年春天将改建为社区图书馆，预计投入八百万元，可藏书六万册。",
    "ko": (
        "시 문화국은 수요일 남쪽 강변의 옛 창고를 내년 봄까지 마을 도서관으로 고쳐 짓겠다고 밝혔다. 예산은 사십억 "
        "원이다."
    ),
}
WORDS = {
    "en": (
        "I learned to swim below that weir.",
        "Who pays for the sluice, though?",
        "My uncle was the last miller there.",
        "You can still buy their bread.",
    ),
    "zh": (
        "保留砖墙这个决定好。",
        "停车怎么办？周末就堵死了。",
        "孩子放学有地方写作业，支持。",
        "八百万够不够还不好说。",
    ),
    "ko": (
        "벽돌 벽을 살린다니 다행이네요.",
        "주차는 어떻게 하나요?",
        "아이들이 갈 곳이 생겨서 저는 찬성입니다.",
        "사십억으로 될지 모르겠네요.",
    ),
}
NAMES = {
    "en": ("Orla Finch", "Bertram", "Mina K", "Old Tom"),
    "zh": ("山间明月", "老陈不老", "七里香", "江南倦客"),
    "ko": ("봄날의곰", "달빛정원", "오래된책", "구름한점"),
}
HEADS = {"en": "Comments (4)", "zh": "评论（4）", "ko": "댓글 4개"}
BUTTONS = {"en": ("Reply", "Like", "Report"), "zh": ("回复", "赞", "举报"), "ko": ("답글", "공감", "신고")}


def page(below: str, language: str, *, above: str = "", story: str = "", head: str = "") -> str:
    article = f"<h1>{TITLE[language]}</h1>{above}" + (story or f"<p>{STORY[language]}</p>" * 3)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>{TITLE[language]}</title>{head}</head><body><div '
        f'class="entry-content">{article}</div>{below}</body></html>'
    )


def listed(language: str, *, second: str | None = None, badge: str = "", inside: str = "") -> str:
    """Four comments with names, addresses, dates, likes and numbers; the second's words, and what stands beside the
    first's, as given."""
    reply, like, report = BUTTONS[language]
    rows = []
    for k, (name, words) in enumerate(zip(NAMES[language], WORDS[language], strict=True)):
        said = second if k == 1 and second else words
        rows.append(
            f'<div class="comment" id="k{k}5"><div class="hd">{badge if not k else ""}<a class="nick" '
            f'href="/user/{k}">{name}</a> <span class="date">2015-05-0{k + 1} 09:1{k}</span></div>'
            f'<div class="text">{inside if not k else ""}{said}</div><div class="ft"><a href="#k{k}5">#{k + 1}</a> '
            f"<a>{reply}</a> <a>{like} <b>{k + 2}</b></a> <a>{report}</a></div></div>"
        )
    return f'<section class="comments"><h3>{HEADS[language]}</h3>{"".join(rows)}</section>'


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
    assert comments[1].text == offer


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


SERVICES = {
    "Disqus": '<div id="disqus_thread"></div>', "Facebook": '<div class="fb-comments" data-href="x"></div>',
    "Livefyre": '<div id="livefyre-comments"></div>',
    "Coral": '<div id="coral_thread"></div>',
    "OpenWeb": '<div data-x></div><script src="https://launcher.spot.im/spot/sp_1"></script>',
    "Hyvor": '<hyvor-talk-comments website-id="1"></hyvor-talk-comments>',
    "giscus": '<script src="https://giscus.app/client.js"></script>',
    "utterances": '<script src="https://utteranc.es/client.js"></script>',
    "Changyan": '<div id="SOHUCS" sid="1"></div>', "Uyan": '<div id="uyan_frame"></div>',
    "Duoshuo": '<div class="ds-thread" data-thread-key="1"></div>', "LiveRe": '<div id="lv-container"></div>',
    "Naver": '<div id="cbox_module"></div>',
    "Daum": '<div id="alex-area"></div>', "a script": "<div>Loading comments...</div>",
}  # fmt: skip


@pytest.mark.parametrize("service", SERVICES)
def test_comments_that_a_script_loads_are_said_to_be_missing(service: str) -> None:
    assert [
        note
        for note in threads.split(page(SERVICES[service], "en")).notes
        if "were not saved with it" in note and service in note
    ]


@pytest.mark.parametrize(
    "below",
    [
        listed("en") + SERVICES["Disqus"],
        "<p>Comments are closed.</p>",
        '<script src="//x.disqus.com/count.js"></script>',
        '<div class="fb-like"></div>',
        '<div class="blog-comments"></div>',
        '<p class="ads-thread">x</p>',
    ],
)
def test_no_comments_are_said_to_be_missing_where_none_are(below: str) -> None:
    assert threads.split(page(below, "en")).notes == ()


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


GOLDEN = Path(__file__).parent / "golden" / "records"
_NAMED = re.compile(r'(class|id)="([^"]*)"')


def _nameless(words: re.Match[str]) -> str:
    """The same class words and ids as hashes that say nothing, as bundlers write them; numbers go with them."""
    return (
        f'{words[1]}="'
        + " ".join(
            f"x{hashlib.md5(re.sub('[0-9]', '', word).encode()).hexdigest()[:8].translate(_LETTERS)}"
            for word in words[2].split()
        )
        + '"'
    )


_LETTERS = str.maketrans("0123456789", "ghijklmnop")


@pytest.mark.parametrize(
    "name",
    [
        "changyan_drawn",
        "clien_rows",
        "daum_alex",
        "dcinside_replies",
        "korean_paper_dates",
        "korean_paper_table",
        "nate_pann",
        "netease_hours_ago",
        "sina_news",
        "weibo_2022",
        "weibo_desktop",
        "xiaohongshu",
        "zhihu_comments",
    ],
)
def test_authors_and_words_are_found_without_telling_class_words(name: str) -> None:
    html = _NAMED.sub(_nameless, (GOLDEN / f"{name}.html").read_text(encoding="utf-8"))
    wanted = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))["comments"]
    assert [(c.author, c.text) for c in threads.split(html).comments] == [(c["author"], c["text"]) for c in wanted]
