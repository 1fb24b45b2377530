"""Boards without telling class words: the writer's box beside the post, a list's head and foot, a topic over posts."""

from __future__ import annotations

import pytest

import threads

TALK = {
    "en": (
        "Old clocks",
        (
            "My clock stops at noon.",
            "Mine too, it needs oil.",
            "Not oil, the spring.",
            "Mine runs back.",
            "A picture, please.",
        ),
    ),
    "zh": (
        "老钟",
        (
            "爷爷的钟一到中午就停。",
            "我家的也是,该上油了。",
            "不是油,是发条松了。",
            "我有一个倒着走的。",
            "发张照片看看。",
        ),
    ),
    "ko": (
        "오래된 시계",
        (
            "시계가 정오만 되면 멈춥니다.",
            "기름을 쳐야 해요.",
            "태엽 문제입니다.",
            "거꾸로 가요.",
            "사진 좀 올려 주세요.",
        ),
    ),
}
NAMES = ("Tick", "bell", "Spring9", "Tick", "hand")
RE = {"en": "Re: ", "zh": "回复: ", "ko": "답글: "}


def profile(name: str) -> str:
    return (
        f'<a class="xa" href="/member.php?u={name}">{name}</a><p class="xb">Member since Dec 2007</p>'
        '<p class="xb">Posts: 12</p>'
    )


def beside(name: str, k: int, title: str, said: str) -> str:
    """The writer's box, then the post, in an element around both."""
    return (
        f'<li class="xq"><div class="xbox">{profile(name)}</div><div class="xpost"><div><a class="xd" href="#p{k}">'
        f'2014-05-0{k + 1} 10:0{k}</a> <a href="#p{k}">#{k + 1}</a></div><div class="xw"><p>{said}</p></div></div></li>'
    )


def cells(name: str, k: int, title: str, said: str) -> str:
    """Two cells of one class, both dated."""
    date = f'<time datetime="2014-05-0{k + 1}T10:0{k}:00Z">May {k + 1}, 2014</time>'
    return (
        f'<article class="xq"><div class="xcell"><a class="xa" href="/member.php?u={name}">{name}</a><h5>Member</h5>'
        f'{date}</div><div class="xcell">{date} <a href="#p{k}">#{k + 1}</a><div class="xw"><p>{said}</p></div></div>'
        "</article>"
    )


def titled(name: str, k: int, title: str, said: str, prefix: str = "") -> str:
    """The topic's title over every post, and the writer's name in a heading."""
    return (
        f'<li class="xq"><div><h3 class="xn">{name}</h3> <span class="xd">2014-05-0{k + 1} 10:0{k}</span></div>'
        f'<div><b class="xt">{prefix if k else ""}{title}</b><div class="xw"><p>{said}</p></div>'
        '<a href="#q">Quote</a></div></li>'
    )


def page(posts: str) -> str:
    return f"<html><body><h1>Clocks and watches</h1><p>For those who wind.</p><ol>{posts}</ol></body></html>"


@pytest.mark.parametrize("post", [beside, cells], ids=lambda post: post.__name__)
@pytest.mark.parametrize("language", list(TALK))
def test_the_writer_beside_the_post_is_found(language: str, post: object) -> None:
    title, said = TALK[language]
    told = enumerate(zip(NAMES, said, strict=True))
    posts = "".join(post(name, k, title, words) for k, (name, words) in told)  # type: ignore[operator]
    found = threads.split(page(posts)).comments
    assert [(c.author, c.text) for c in found] == list(zip(NAMES, said, strict=True))
    assert [c.posted is not None and c.posted.day for c in found] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("language", list(TALK))
def test_a_topic_s_title_over_every_post_is_no_name(language: str) -> None:
    title, said = TALK[language]
    posts = "".join(
        titled(name, k, title, words, RE[language]) for k, (name, words) in enumerate(zip(NAMES, said, strict=True))
    )
    assert [c.author for c in threads.split(page(posts)).comments] == list(NAMES)


@pytest.mark.parametrize("language", list(TALK))
def test_the_head_and_the_foot_of_a_list_are_no_posts(language: str) -> None:
    title, said = TALK[language]
    posts = "".join(
        f'<div class="xrow"><b class="author">{name}</b> <i>2014-05-0{k + 1} 10:0{k}</i>'
        f'<div class="content">{words}</div><a href="#q">Quote</a></div>'
        for k, (name, words) in enumerate(zip(NAMES, said, strict=True))
    )
    head = '<div class="xrow">A board for those who wind clocks, and for those who only listen to them.</div>'
    foot = '<div class="xrow">Display posts from previous: All posts. Sort by author or subject.</div>'
    found = threads.split(f"<html><body><h1>{title}</h1><div>{head}{posts}{foot}</div></body></html>").comments
    assert [(c.author, c.text) for c in found] == list(zip(NAMES, said, strict=True))


def test_a_name_s_address_is_taken_from_where_the_page_has_it() -> None:
    said = TALK["en"][1]
    posts = "".join(
        f'<div class="comment"><span class="author">{name}</span> <i>2014-05-0{k + 1} 10:0{k}</i>'
        f'<p class="text">{words}</p></div>'
        for k, (name, words) in enumerate(zip(NAMES, said, strict=True))
    )
    online = '<p>Who is here: <a href="/members/tick-12">Tick</a>, <a href="/members/hand-3">hand</a></p>'
    found = threads.split(f"<html><body><h1>Clocks</h1><h2>5 comments</h2>{posts}{online}</body></html>").comments
    assert [c.author_url for c in found] == ["/members/tick-12", None, None, "/members/tick-12", "/members/hand-3"]
