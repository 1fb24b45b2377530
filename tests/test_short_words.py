"""A reader's word is his own however short: sections of "+1", 支持 and 반대, in many markups and three languages."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

import commentariat
import threads

ARTICLE = {
    "en": (
        "The ferry stops at night",
        "The company will run no ferry after eleven from May, the harbour master said on Monday. " * 5,
    ),
    "zh": ("夜间渡轮停航", "港务局周一表示,从五月起晚上十一点以后不再有渡轮,居民可以改乘巴士过桥。" * 6),
    "ko": (
        "심야 여객선 운항 중단",
        "항만청은 오월부터 밤 열한 시 이후에는 여객선을 운항하지 않는다고 월요일에 밝혔다. " * 6,
    ),
}
WORDS = {
    "en": ["+1", "Like", "First!", "Agree", "No", "Recommend", "This is what Bert said", "Share", "R.I.P.",
           "The bus is slower than the ferry was"],
    "zh": ["支持", "反对", "顶", "赞", "沙发", "转发", "推荐", "收藏", "感谢", "公交车比渡轮慢多了"],
    "ko": ["반대", "추천", "공감", "찬성", "ㅋㅋㅋ", "좋아요", "신고", "공유", "비추천", "버스가 배보다 훨씬 느려요"],
}  # fmt: skip
NAMES = {
    "en": ["anna", "Bert", "cy99", "Dee Fox", "eve", "fay", "gus", "Hal", "ivo", "joan"],
    "zh": ["海风", "老船长", "渡口人", "小林", "夜猫", "阿成", "桥南", "青山", "白鹭", "过客"],
    "ko": ["바다", "선장", "kimo", "별하", "choi", "새벽", "모래", "jin7", "하늘", "나그네"],
}
BUTTONS = {"en": ("Reply", "Like"), "zh": ("回复", "赞"), "ko": ("답글", "공감")}
HEADING = {"en": "{} comments", "zh": "评论 {}", "ko": "댓글 {}"}


def day(k: int) -> str:
    return f"2021-04-{k + 10} 10:{k + 10}"


def by_class(name: str, k: int, words: str, reply: str, like: str) -> str:
    return (
        f'<div class="comment"><span class="author">{name}</span> <time>{day(k)}</time><p class="text">{words}</p>'
        f'<a href="#">{reply}</a> <a href="#">{like}</a></div>'
    )


def in_a_box(name: str, k: int, words: str, reply: str, like: str) -> str:
    return (
        f'<li class="cmt-item" id="cmt-{k}"><div class="cmt-head"><b class="nick">{name}</b>'
        f'<em class="date">{day(k)}</em>'
        f'</div><div class="cmt-body">{words}</div><div class="cmt-tools"><button>{reply}</button>'
        f"<button>{like}</button></div></li>"
    )


def bare_text(name: str, k: int, words: str, reply: str, like: str) -> str:
    return (
        f'<div class="comment"><a class="user" href="/u/{k}">{name}</a> <span class="date">'
        f"{day(k)}</span><br>{words}<br>"
        f'<a href="#r">{reply}</a></div>'
    )


def hashed(name: str, k: int, words: str, reply: str, like: str) -> str:
    return (
        f'<li id="comment-{k}"><div class="xqzdb"><a class="xkkw" href="/user/{k}">{name}</a>'
        f'<span class="xyyt">{day(k)}'
        f'</span></div><div class="xmmrv">{words}</div><div><a href="#">{reply}</a><a href="#">{like}</a></div></li>'
    )


def rows(name: str, k: int, words: str, reply: str, like: str) -> str:
    return (
        f'<tr class="comment-row"><td class="name">{name}</td><td class="content">{words}</td>'
        f'<td class="date">{day(k)}</td></tr>'
    )


def spans(name: str, k: int, words: str, reply: str, like: str) -> str:
    return (
        f'<div class="reply-item"><span class="name">{name}</span><span class="msg">{words}</span>'
        f'<span class="time">{day(k)}</span><span class="like-btn">{like} 3</span><span '
        f'class="reply-btn">{reply}</span></div>'
    )


def wordpress(name: str, k: int, words: str, reply: str, like: str) -> str:
    return (
        f'<li class="comment even depth-1" id="comment-{k}"><div class="comment-body"><div class="comment-author">'
        f'<cite class="fn">{name}</cite> <span class="says">says:</span></div><div class="comment-meta">'
        f'<a href="#comment-{k}">{day(k)}</a></div><p>{words}</p><div class="reply"><a href="?replytocom={k}#respond">'
        f"{reply}</a></div></div></li>"
    )


def paragraphs(name: str, k: int, words: str, reply: str, like: str) -> str:
    return f'<div class="cmt"><p><b>{name}</b> - {day(k)}</p><p>{words}</p><p><a href="#">{reply}</a></p></div>'


def nameless_cells(name: str, k: int, words: str, reply: str, like: str) -> str:
    return f"<tr><td><b>{name}</b><br>{day(k)}</td><td>{words}</td></tr>"


def date_below(name: str, k: int, words: str, reply: str, like: str) -> str:
    return (
        f'<li class="xa"><div class="xb"><span class="xc">{name}</span></div><div class="xd"><span class="xe">{words}'
        f'</span></div><div class="xf"><span class="xg">{day(k)}</span></div><div><a href="#">{reply}</a></div></li>'
    )


def twin_spans(name: str, k: int, words: str, reply: str, like: str) -> str:
    return (
        f'<div class="item"><div class="hd"><span>{name}</span><span>{day(k)}</span></div><div class="bd">{words}</div>'
        f'<div class="ft"><span>{reply}</span><span>{like}(3)</span></div></div>'
    )


MARKUP = (
    by_class, in_a_box, bare_text, hashed, rows, spans, wordpress, paragraphs, nameless_cells, date_below, twin_spans,
)  # fmt: skip


LISTED = (in_a_box, hashed, wordpress, date_below)


def section(language: str, markup: object, words: list[str]) -> str:
    title, text = ARTICLE[language]
    items = "".join(
        markup(name, k, said, *BUTTONS[language])  # type: ignore[operator]
        for k, (name, said) in enumerate(zip(itertools.cycle(NAMES[language]), words, strict=False))
    )
    tag = "table" if markup in (rows, nameless_cells) else "ul" if markup in LISTED else "div"
    return (
        f'<html lang="{language}"><head><title>{title}</title></head><body><article><h1>'
        f"{title}</h1><p>{text}</p></article>"
        f'<div class="comments" id="comments"><h3>{HEADING[language].format(len(words))}</h3>'
        f"<{tag}>{items}</{tag}></div>"
        "</body></html>"
    )


@pytest.mark.parametrize("markup", MARKUP, ids=lambda one: one.__name__)
@pytest.mark.parametrize("language", list(WORDS))
def test_every_short_word_is_kept_beside_longer_ones(language: str, markup: object) -> None:
    thread = threads.split(section(language, markup, WORDS[language]))
    assert [(c.author, c.text) for c in thread.comments] == list(zip(NAMES[language], WORDS[language], strict=True))
    assert thread.article.text.strip() == ARTICLE[language][1].strip()


@pytest.mark.parametrize("markup", MARKUP, ids=lambda one: one.__name__)
@pytest.mark.parametrize("language", list(WORDS))
def test_a_section_of_hardly_anything_but_votes_keeps_every_one(language: str, markup: object) -> None:
    words = [WORDS[language][k % 4] for k in range(8)] + [WORDS[language][-1]]
    thread = threads.split(section(language, markup, words))
    assert [c.text for c in thread.comments] == words
    assert [c.author for c in thread.comments] == NAMES[language][:9]


@pytest.mark.parametrize("markup", MARKUP, ids=lambda one: one.__name__)
@pytest.mark.parametrize("language", list(WORDS))
def test_a_word_that_all_say_is_kept_each_time(language: str, markup: object) -> None:
    words = [WORDS[language][0]] * 10
    assert [c.text for c in threads.split(section(language, markup, words)).comments] == words


@pytest.mark.parametrize("language", list(WORDS))
def test_buttons_stay_buttons_where_a_comment_has_no_words(language: str) -> None:
    words = [*WORDS[language][:3], '<img src="/pic.png" alt="">', *WORDS[language][-3:]]
    for markup in (by_class, in_a_box, hashed, spans):
        found = threads.split(section(language, markup, words)).comments
        assert [c.text for c in found] == ["" if said.startswith("<img") else said for said in words]


def phpbb(name: str, k: int, words: str, reply: str, like: str) -> str:
    return (
        f'<div id="p{k}" class="post bg2"><div class="postbody"><h3><a href="#p{k}">Re: Ferry</a></h3>'
        f'<p class="author">by <strong><a href="./memberlist.php?u={k}" class="username">{name}</a></strong> » '
        f"{day(k)}</p>"
        f'<div class="content">{words}</div></div></div>'
    )


def hashed_blocks(name: str, k: int, words: str, reply: str, like: str) -> str:
    return (
        f'<div class="sc-bd kXyz"><div class="sc-ht"><a href="/user/{k}" class="sc-if">{name}</a><span class="sc-EH">'
        f'{day(k)}</span></div><div class="sc-bZ"><p>{words}</p></div><div class="sc-gz"><button>{reply}</button>'
        f"<button>{like}</button></div></div>"
    )


MORE = {
    "en": ["same", "reply", "share", "7", "x", "👍", "LOL", "10/10", "edit", "-1", "ok", "^", "me too", "???",
           "This"],
    "zh": ["666", "👍", "回复", "举报", "路过", "板凳", "2333", "。。。", "分享", "同意", "1", "楼上说得对", "顶！",
           "不", "dd"],
    "ko": ["ㅠㅠ", "1", "👍", "답글", "ㅇㅇ", "동감", "1빠", "!", "수정", "삭제", "111", "헐", "추천합니다",
           "ㄴㄴ",
           "네"],
}  # fmt: skip
CLASSLESS = (paragraphs, nameless_cells, twin_spans, date_below)


def mixed(language: str, every: int) -> list[str]:
    """Words of which one in `every` is short, else a sentence."""
    long = WORDS[language][-1]
    short = itertools.cycle(MORE[language])
    return [next(short) if k % every == 1 else f"{long}, {k}" for k in range(10)]


@pytest.mark.parametrize("every", [2, 3, 5])
@pytest.mark.parametrize(
    "markup", [*CLASSLESS, phpbb, hashed_blocks, by_class, wordpress], ids=lambda one: one.__name__
)
@pytest.mark.parametrize("language", list(WORDS))
def test_a_short_word_among_sentences_is_its_writers(language: str, markup: object, every: int) -> None:
    """Where no class word tells a name from the words, words stand where the others' do."""
    words = mixed(language, every)
    thread = threads.split(section(language, markup, words))
    assert [(c.author, c.text) for c in thread.comments] == list(zip(NAMES[language], words, strict=True))


FLAT = {
    "says": "{name} says:\nApril {k}, 2021 at 10:12 am\n{words}\n{reply}\n",
    "name and date": "{name}\n2021-04-{k} 10:12\n{words}\n{reply}\n{like}\n",
    "one line": "#{n} Posted by {name} on April {k}, 2021 10:12\n{words}\n\n",
    "age": "{name} {k} hours ago\n{words}\n{reply}\n",
}


@pytest.mark.parametrize("every", [1, 2, 3, 5])
@pytest.mark.parametrize("form", FLAT)
@pytest.mark.parametrize("language", list(WORDS))
def test_short_words_of_flattened_text_are_kept(language: str, form: str, every: int) -> None:
    if every == 1 and form == "one line":
        return  # nothing but headers and words like buttons': no sign is left that readers said them
    words = mixed(language, every) if every > 1 else [*MORE[language][:9], WORDS[language][-1]]
    title, text = ARTICLE[language]
    reply, like = BUTTONS[language]
    told = "\n".join(
        FLAT[form].format(name=name, k=k + 10, n=k + 1, words=said, reply=reply, like=like)
        for k, (name, said) in enumerate(zip(NAMES[language], words, strict=True))
    )
    thread = threads.split(f"{title}\n\n{text}\n\n{HEADING[language].format(10)}\n\n{told}")
    assert [(c.author, c.text) for c in thread.comments] == list(zip(NAMES[language], words, strict=True))


@pytest.mark.parametrize("language", list(WORDS))
def test_buttons_of_flattened_text_are_no_words(language: str) -> None:
    title, text = ARTICLE[language]
    words = [*(f"{WORDS[language][-1]}, {k}" for k in range(4)), "", WORDS[language][-1]]
    told = "\n".join(
        FLAT["name and date"].format(name=name, k=k + 10, words=said, reply=BUTTONS[language][0], like="").rstrip()
        + "\n"
        for k, (name, said) in enumerate(zip(NAMES[language], words, strict=False))
    )
    found = threads.split(f"{title}\n\n{text}\n\n{HEADING[language].format(6)}\n\n{told}").comments
    assert [c.text for c in found if c.text] == [said for said in words if said]


@pytest.mark.parametrize("said", [["+1"] * 6, ["+1"] * 4 + ["No.", "Yes"], ["ㅋㅋ"] * 6, ["顶"] * 6, ["Agreed"] * 6])
@pytest.mark.parametrize("form", ["{name}\n2024-03-0{n} 11:0{n}\n{text}", "{name} 2024-03-0{n} 11:0{n}\n{text}\nReply"])
def test_what_all_say_in_a_flattened_section_is_said(said: list[str], form: str) -> None:
    names = ("Ann", "Bodo", "Cyd", "Dora", "Eve", "Finn")
    shown = [form.format(name=name, n=n, text=text) for n, (name, text) in enumerate(zip(names, said, strict=True), 1)]
    body = "The council closes the swimming hall, and it asked nobody of those who swim there every week. " * 6
    thread = threads.split(f"The hall closes\n\n{body}\n\n6 comments\n\n" + "\n\n".join(shown) + "\n")
    assert [(one.author, one.text) for one in thread.comments] == list(zip(names, said, strict=True))


@pytest.mark.parametrize(
    "said", [["+1"] * 6, ["+1"] * 5 + ["No."], ["👍"] * 6, ["666"] * 6, ["?", "!", "…", "+1", "1", "-1"]]
)
def test_a_table_of_signs_is_one_of_comments(said: list[str], tmp_path: Path) -> None:
    rows = "".join(f"{n},Reader{n},2024-03-0{n} 10:00,{text}\n" for n, text in enumerate(said, 1))
    (tmp_path / "t.csv").write_text("id,author,date,text\n" + rows, encoding="utf-8")
    assert [one.text for thread in commentariat.read(tmp_path / "t.csv") for one in thread.comments] == said
