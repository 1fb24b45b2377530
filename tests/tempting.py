"""Pages that nobody comments on and that look as if somebody did: dated, named, repeated parts, in three languages."""

from __future__ import annotations

from collections.abc import Callable

PROSE = {
    "en": (
        "The library will close for repairs until the end of May, and readers may use the branch in Mill Lane.",
        "The council has set aside forty thousand for the roof, which has let in water since the storm of January.",
        "Books that were lent before the first of March need not be returned until the doors open again.",
        "The reading room for newspapers moves to the school hall, where it opens on three afternoons a week.",
        "Whoever wants to help with the packing is asked to come on Saturday at nine with gloves and good shoes.",
        "A van will bring ordered books to the old people's home on every second Thursday of the month.",
    ),
    "zh": (
        "图书馆因维修将闭馆到五月底,读者可以到磨坊路的分馆借阅图书和报刊。",
        "镇里拨出四万元修理屋顶,一月的暴风雨之后屋顶一直漏水,书库也受了影响。",
        "三月一日以前借出的图书可以等重新开馆以后再归还,不会收取任何费用。",
        "报刊阅览室搬到学校礼堂,每周开放三个下午,座位比原来少了一半。",
        "愿意帮忙打包的居民请在星期六上午九点来,最好带上手套,穿方便的鞋。",
        "每月第二和第四个星期四有一辆车把预订的图书送到养老院,请提前登记。",
    ),
    "ko": (
        "도서관은 수리를 위해 오월 말까지 문을 닫으며 이용자는 방앗간길 분관을 이용할 수 있습니다.",
        "의회는 지붕 공사에 사만을 배정했는데 지붕은 일월 폭풍 이후로 계속 물이 샜습니다.",
        "삼월 일일 이전에 빌린 책은 다시 문을 열 때까지 돌려주지 않아도 되고 연체료도 없습니다.",
        "신문 열람실은 학교 강당으로 옮기며 일주일에 세 번 오후에만 문을 엽니다.",
        "짐 싸는 일을 도와주실 분은 토요일 아홉 시에 장갑을 끼고 와 주시기 바랍니다.",
        "매달 둘째 주 목요일에는 차가 주문한 책을 양로원으로 가져다 드립니다.",
    ),
}
NAMES = {
    "en": ("Ann Becker", "Tom Field", "Ruth Adler", "Jon Marsh", "Ida Stone", "Max Weaver"),
    "zh": ("李晓明", "王芳", "陈建国", "赵敏", "刘洋", "孙丽"),
    "ko": ("김민수", "이영희", "박철수", "최수진", "정다은", "한지훈"),
}
TITLES = {
    "en": ("The library closes", "A roof for the books", "What the van brings", "Packing day", "Old papers, new room", "Mill Lane branch"),
    "zh": ("图书馆闭馆通知", "给图书修屋顶", "送书车来了", "打包日", "旧报纸新房间", "磨坊路分馆"),
    "ko": ("도서관 휴관 안내", "책을 위한 지붕", "책 실은 차", "짐 싸는 날", "헌 신문 새 방", "방앗간길 분관"),
}  # fmt: skip
LABEL = {
    "en": ("Comments", "Leave a comment", "Read more", "Reply", "Question", "comments"),
    "zh": ("评论", "发表评论", "阅读全文", "回复", "问题", "条评论"),
    "ko": ("댓글", "댓글 쓰기", "더 보기", "답글", "질문", "개의 댓글"),
}


def day(k: int) -> str:
    return f"2019-03-{k + 11:02d} 10:{k}4"


def whole(language: str, body: str, *, title: str | None = None) -> str:
    shown = title or TITLES[language][0]
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{shown}</title></head><body>'
        f'<nav><a href="/">Home</a> <a href="/about">About</a></nav>{body}<footer>© 2019 Town</footer></body></html>'
    )


def each(language: str, item: Callable[[int, str, str, str], str], count: int = 6) -> str:
    parts = zip(NAMES[language], PROSE[language], TITLES[language], strict=True)
    return "".join(item(k, name, said, title) for k, (name, said, title) in enumerate(parts) if k < count)


def article(language: str) -> str:
    return f"<h1>{TITLES[language][0]}</h1>" + "".join(f"<p>{said}</p>" for said in PROSE[language])


def questions(language: str) -> str:
    items = each(language, lambda k, n, s, t: f'<dt class="post-q">{t}?</dt><dd class="reply">{s}</dd>')
    return whole(language, f'<h1>FAQ</h1><dl class="discussion">{items}</dl>')


def accordion(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="answer-item" id="answer-{k}"><h3>{LABEL[language][4]} {k + 1}: {t}</h3><div>{s}</div></div>'
        ),
    )
    return whole(language, f'<h1>FAQ</h1><div class="responses">{items}</div>')


def changelog(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<li class="entry"><b>2.{k}.0</b> <time>{day(k)}</time> <span class="author">{n}</span><p>{s}</p></li>'
        ),
    )
    return whole(language, f"<h1>Changelog</h1><ul>{items}</ul>")


def minutes(language: str) -> str:
    items = each(language, lambda k, n, s, t: f"<p><b>{n}:</b> {s}</p>")
    return whole(language, f"<h1>{TITLES[language][1]}</h1><div>{article(language)[:400]}{items}</div>")


def events(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="event post"><h3><a href="/e/{k}">{t}</a></h3><div class="date">{day(k)}</div><p>{s}</p></div>'
        ),
    )
    return whole(language, f"<h1>{TITLES[language][3]}</h1>{items}")


def products(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<li class="product"><a href="/p/{k}">{t}</a><span class="rating">{k + 3}.{k}</span> <a href="/p/{k}#reviews">{k + 12} {LABEL[language][5]}</a><p>{s}</p><b>{k + 9}.99</b></li>'
        ),
    )
    return whole(language, f"<h1>{TITLES[language][2]}</h1><ul>{items}</ul>")


def teasers(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="post"><h2><a href="/{k}">{t}</a></h2><span class="author">{n}</span> <span class="date">{day(k)}</span><p>{s}</p><a href="/{k}#comments">{k + 2} {LABEL[language][5]}</a></div>'
        ),
    )
    return whole(language, items)


def home(language: str) -> str:
    """A blog's front page: whole entries, each with its own "Leave a comment"."""
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="post" id="post-{k + 30}"><h3>{t}</h3><div class="meta">{n} {day(k)}</div><div class="entry"><p>{s}</p><p>{PROSE[language][(k + 1) % 6]}</p></div><p class="postmetadata"><a href="/{k}#respond">{LABEL[language][1]}</a></p></div>'
        ),
    )
    return whole(language, f'<div id="content">{items}</div>')


def endless(language: str) -> str:
    """Articles one below another, each with its title, writer and date."""
    items = each(
        language,
        lambda k, n, s, t: (
            f'<section class="detail"><header><p class="date">{day(k)}</p><h1>{t}</h1><span class="detail__author">{n}</span></header><div class="detail__content">{"".join(f"<p>{x}</p>" for x in PROSE[language])}</div></section>'
        ),
        4,
    )
    return whole(language, f'<div class="topic__list">{items}</div>')


def lone(language: str) -> str:
    """An article whose own element is called "commented" and counts its replies."""
    return whole(
        language,
        f'<article class="post hentry commented" id="post_90"><header><h1>{TITLES[language][0]}</h1><a class="author fn" href="/u/a">{NAMES[language][0]}</a> <span class="updated">{day(1)}</span> <span class="reply-count">146</span></header><div class="post-content">{"".join(f"<p>{s}</p>" for s in PROSE[language])}</div></article><div class="reply-area"><div>{LABEL[language][0]}</div></div>',
    )


def policy(language: str) -> str:
    """The boxes that explain badges of commenters."""
    items = each(
        language,
        lambda k, n, s, t: f'<div class="badge-box comment-badge"><h4>{t}</h4><p>{s}</p></div>',
        3,
    )
    return whole(
        language,
        f'{article(language)}<div class="pb-comment-wrapper" id="comments"><div class="comment-policy">{items}</div></div>',
    )


def references(language: str) -> str:
    items = each(language, lambda k, n, s, t: f'<li id="cite_note-{k}">{n} ({day(k)[:10]}). <i>{t}</i>. {s}</li>')
    return whole(language, f'{article(language)}<ol class="references">{items}</ol>')


def ticker(language: str) -> str:
    """A live page by the editors: a clock and a text each."""
    items = each(
        language,
        lambda k, n, s, t: f'<div class="live-entry" id="entry-{k}"><time>1{k}:0{k}</time><h3>{t}</h3><p>{s}</p></div>',
    )
    return whole(language, f'<h1>{TITLES[language][1]}</h1><div class="liveblog">{items}</div>')


def timeline(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: f'<div class="timeline-item"><span class="date">{day(k)[:10]}</span><p>{s}</p></div>',
    )
    return whole(language, f"<h1>{TITLES[language][4]}</h1><p>{PROSE[language][0]}</p><div>{items}</div>")


def team(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="member"><img class="avatar" src="/u/{k}.jpg" alt="{n}"><h4>{n}</h4><p>{s}</p></div>'
        ),
    )
    return whole(language, f"<h1>{TITLES[language][5]}</h1>{items}")


def dialog(language: str) -> str:
    """An interview: two speakers in turn."""
    items = each(
        language,
        lambda k, n, s, t: f'<p class="speaker"><strong>{NAMES[language][k % 2]}:</strong> {s}</p>',
    )
    return whole(
        language, f"<h1>{TITLES[language][2]}</h1><div class='interview'><p>{PROSE[language][0]}</p>{items}</div>"
    )


def board(language: str) -> str:
    """A list of topics of a forum with who wrote last."""
    items = each(
        language,
        lambda k, n, s, t: (
            f'<tr class="topic-row"><td><a href="/t/{k}">{t}</a></td><td class="replies">{k + 4}</td><td class="lastpost">{day(k)} <a href="/u/{k}">{n}</a></td></tr>'
        ),
    )
    return whole(language, f'<h1>Forum</h1><table class="forum topics">{items}</table>')


def opening(language: str) -> str:
    """A forum's topic that nobody has answered: its opening post is the page's text."""
    return whole(
        language,
        f'<h1>{TITLES[language][0]}</h1><div class="post" id="p1"><div class="postbody"><p>{"</p><p>".join(PROSE[language])}</p></div></div><p>0 {LABEL[language][5]}</p>',
    )


def related(language: str) -> str:
    """Teasers in an element with a comment's name, below an article."""
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="box-comments__item"><a href="/a/{k}"><h4>{t}</h4></a><span class="by">{n}</span><p>{s}</p></div>'
        ),
        4,
    )
    return whole(language, f'{article(language)}<div class="box-comments"><h3>{LABEL[language][2]}</h3>{items}</div>')


def steps(language: str) -> str:
    items = each(language, lambda k, n, s, t: f'<li class="post-step"><h3>{k + 1}. {t}</h3><p>{s}</p></li>')
    return whole(language, f'<h1>{TITLES[language][3]}</h1><p>{PROSE[language][1]}</p><ol class="thread">{items}</ol>')


def commentary(language: str) -> str:
    """Verses with a scholar's commentary."""
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="verse"><b>{k + 1}</b> {t}</div><div class="religiouscommentary" id="commentary-{k}">{s}</div>'
        ),
    )
    return whole(language, f"<h1>{TITLES[language][4]}</h1>{items}")


def facts(language: str) -> str:
    """What, when, where of one event."""
    items = each(
        language, lambda k, n, s, t: f'<div class="message-field"><span>{t}:</span> <div>{day(k)} {s}</div></div>', 4
    )
    return whole(language, f"{article(language)}<div class='feedback-box'>{items}</div>")


def references_by_date(language: str) -> str:
    """Links with dates within an article."""
    links = each(
        language, lambda k, n, s, t: f'<p>{s} <a href="/{k}">{t} ({day(k)[:10]})</a> {PROSE[language][(k + 2) % 6]}</p>'
    )
    return whole(language, f"<article><h1>{TITLES[language][0]}</h1>{links}</article>")


PAGES: dict[str, Callable[[str], str]] = {
    make.__name__: make
    for make in (
        questions, accordion, changelog, minutes, events, products, teasers, home, endless, lone, policy, references,
        ticker, timeline, team, dialog, board, opening, related, steps, commentary, facts, references_by_date,
    )
}  # fmt: skip
WITH_ARTICLE = ("endless", "lone", "policy", "references", "related", "facts", "references_by_date")
"""Pages whose article must stay whole: its first two paragraphs are looked for."""
