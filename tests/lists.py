"""Comment lists in English, Chinese and Korean, written for the tests."""

from __future__ import annotations

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
