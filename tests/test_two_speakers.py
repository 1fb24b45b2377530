"""An owner's answer inside a reader's box is a comment of its own that answers the reader; quotations and notes are
none."""

from __future__ import annotations

import pytest

import threads

TALK = {
    "en": (
        "The bridge walk",
        "We walked along the gorge to the new bridge on Saturday, an hour and a half on an even path. " * 5,
        ["Is there parking on a Sunday?", "Too dear.", "We met nobody but two goats all day, a lovely place."],
        "Thank you for writing; we asked the warden and he says that there is room for twenty cars until eight.",
        "Hedge House",
        "Response from the owner",
    ),
    "zh": (
        "吊桥半日游",
        "上个周末我们沿着溪谷走到吊桥,全程大约一个半小时,路很平,带孩子也没有问题。" * 6,
        ["星期天好停车吗?", "太贵了", "一整天只遇到两只山羊,真是好地方。"],
        "谢谢留言!我们问过管理员,他说八点以前有二十个车位,十点以后就要停到学校那边了。",
        "溪边人家",
        "作者回复",
    ),
    "ko": (
        "출렁다리 반나절",
        "지난 주말에 계곡을 따라 출렁다리까지 걸었는데 한 시간 반쯤 걸렸고 길이 평탄했습니다. " * 6,
        ["일요일에 주차할 곳이 있나요?", "너무 비싸요", "하루 종일 염소 두 마리만 만났어요. 좋은 곳입니다."],
        "글 남겨 주셔서 고맙습니다. 관리인에게 물어보니 여덟 시 전에는 스무 대까지 댈 수 있다고 합니다.",
        "물가의집",
        "관리자 답변",
    ),
}
NAMES = ("mira", "Tom K", "老陈")


def boxed(k: int, said: str, told: str, owner: str, lead: str) -> str:
    return (
        f'<ul class="single-comment"><li class="info"><span class="user-name">{NAMES[k]}</span> <span>2019-03-0{k + 1} '
        f'10:1{k}</span></li><li class="text">{said}</li><li class="reply-text">{told}<p><a href="/owner">{owner}</a> '
        f"2019-03-0{k + 2} 20:0{k}</p></li></ul>"
    )


def led(k: int, said: str, told: str, owner: str, lead: str) -> str:
    return (
        f'<div class="review-comment"><b class="author">{NAMES[k]}</b> <i>2019-03-0{k + 1} 10:1{k}</i><p>{said}</p>'
        f"<div><h5>{lead}</h5><p>{told}</p></div></div>"
    )


def owned(k: int, said: str, told: str, owner: str, lead: str) -> str:
    return (
        f'<li class="comment" id="comment-{k + 70}"><div class="head"><a class="nick" href="/u/{k}">{NAMES[k]}</a>'
        f'<em>2019-03-0{k + 1} 10:1{k}</em></div><div class="body">{said}</div><div class="owner-reply">'
        f"{told}</div></li>"
    )


def page(language: str, box: object, *, answered: tuple[int, ...] = (0, 1, 2)) -> str:
    title, text, said, told, owner, lead = TALK[language]
    items = []
    for k, words in enumerate(said):
        whole = box(k, words, f"{NAMES[k]}: {told}", owner, lead)  # type: ignore[operator]
        items.append(whole if k in answered else whole.replace(f"{NAMES[k]}: {told}", ""))
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div><p>{text}</p></div>"
        f'<div id="comments"><h3>{len(said)} comments</h3>{"".join(items)}</div></body></html>'
    )


@pytest.mark.parametrize("box", [boxed, led, owned], ids=lambda box: box.__name__)
@pytest.mark.parametrize("language", list(TALK))
def test_the_owner_speaks_for_himself(language: str, box: object) -> None:
    _, _, said, told, owner, _ = TALK[language]
    thread = threads.split(page(language, box))
    readers, answers = thread.comments[::2], thread.comments[1::2]
    assert [(c.author, c.text) for c in readers] == list(zip(NAMES, said, strict=True))
    assert [c.text for c in answers] == [f"{name}: {told}" for name in NAMES]
    assert [c.parent for c in answers] == [c.id for c in readers]
    assert all(c.parent is None for c in readers)
    assert {c.author for c in answers} == {owner if box is boxed else None}
    assert all((c.posted is not None) == (box is boxed) for c in answers)
    assert all(c.posted is not None and c.posted.day == k + 1 for k, c in enumerate(readers))


def test_quotations_above_and_notes_below_the_words_are_no_answers() -> None:
    items = "".join(
        f'<div class="comment"><b class="author">{name}</b> <i>2019-03-0{k + 1} 10:1{k}</i>'
        f'<div class="reply-quote"><a href="/u/9">Ida</a> 2019-03-01 09:00 The toll is twice '
        f"what it was in spring.</div>"
        f"<p>It pays for the new rail, and that is worth it to me.</p>"
        f'<div class="reply-note">Edited by <a href="/u/{k}">{name}</a> 2019-03-0{k + 1} 11:00</div></div>'
        for k, name in enumerate(NAMES)
    )
    title, text, *_ = TALK["en"]
    thread = threads.split(f"<h1>{title}</h1><div><p>{text}</p></div><div id=comments><h3>3 comments</h3>{items}</div>")
    assert [c.author for c in thread.comments] == list(NAMES)
    assert all("that is worth it to me." in c.text for c in thread.comments)
