"""Whom a comment answers where its page says so; what says so is none of its words, number or name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

import threads
from threads.comments.html.nesting import by_address
from threads.dates import find_date
from threads.draft import CommentDraft

SAID = {
    "en": (
        "Reply to <b>#{n}</b> by <b>{name}</b>",
        ("The night train was full.", "Not on Mondays.", "Mine was empty.", "I walk."),
    ),
    "de": (
        "Antwort auf <b>#{n}</b> von <b>{name}</b>",
        ("Der Nachtzug war voll.", "Montags nicht.", "Meiner war leer.", "Ich gehe zu Fuß."),
    ),
    "zh": (
        "回复 <b>#{n}</b> <b>{name}</b>",
        ("夜车挤满了人。", "星期一不挤。", "我坐的那趟没什么人。", "我走路。"),
    ),
    "ko": (
        "답글 <b>#{n}</b> <b>{name}</b>",
        ("밤 기차가 꽉 찼어요.", "월요일은 아니에요.", "제가 탄 건 비었어요.", "저는 걷습니다."),
    ),
}
NAMES = ("Rail Fan", "geiss", "Curly", "Nightowl")
NUMBERS = ("1", "1.1", "1.2", "2")
ANSWERED = (None, 0, 1, None)


def page(language: str, form: object) -> str:
    statement, said = SAID[language]
    items = []
    for k, (name, words) in enumerate(zip(NAMES, said, strict=True)):
        above = ANSWERED[k]
        told = ""
        if above is not None:
            told = form(statement.format(n=NUMBERS[above], name=NAMES[above]), above)  # type: ignore[operator]
        items.append(
            f'<article class="comment" id="cid-{5100 + k}"><h4 class="author"><a href="/p/{k}">{name}</a></h4>'
            f'<a class="when" href="#cid-{5100 + k}">#{NUMBERS[k]} — 14 January 2020, 10:0{k}</a>'
            f'<div class="body"><p>{words}</p></div>{told}<button>Reply</button></article>'
        )
    text = "The last night train left the old station on Sunday, and a hundred people waved from the platform. " * 4
    return (
        f'<html lang="{language}"><body><h1>The night train</h1><p>{text}</p><section class="comments">'
        f"<h3>4 comments</h3>{''.join(items)}</section></body></html>"
    )


def in_button(statement: str, above: int) -> str:
    return (
        f'<form action="/rail#cid-{5100 + above}"><input type="hidden" name="cid"><button>{statement}</button></form>'
    )


def in_link(statement: str, above: int) -> str:
    return f'<p class="origin"><a href="#cid-{5100 + above}">{statement}</a></p>'


def in_text(statement: str, above: int) -> str:
    return f"<div>{statement}</div>"


@pytest.mark.parametrize("form", [in_button, in_link, in_text], ids=lambda form: form.__name__)
@pytest.mark.parametrize("language", list(SAID))
def test_a_statement_of_whom_it_answers_is_a_link(language: str, form: object) -> None:
    found = threads.split(page(language, form)).comments
    by_id = {comment.id: k for k, comment in enumerate(found)}
    assert [c.text for c in found] == list(SAID[language][1])
    assert [c.author for c in found] == list(NAMES)
    assert [by_id.get(c.parent or "") for c in found] == list(ANSWERED)
    assert all(reply.basis == "markup" for c in found for reply in c.replies_to)


def test_a_number_below_a_number_stands_below_it() -> None:
    found = threads.split(page("en", lambda statement, above: "")).comments
    assert [c.parent for c in found] == [None, found[0].id, found[0].id, None]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("回复 @东岸老李 :至少通个公交车吧。", "至少通个公交车吧。"),
        ("回复 3楼：可是公交车会堵车啊。", "可是公交车会堵车啊。"),
        ("Reply to #2 by Rail Fan\nNot on Mondays.", "Not on Mondays."),
        ("Antwort auf #2 von Rail Fan:\nMontags nicht.", "Montags nicht."),
        ("#9\nThe night train was full.", "The night train was full."),
        ("새벽님에게 답글: 월요일은 아니에요.", "월요일은 아니에요."),
        ("In reply to all of you, I say no.", "In reply to all of you, I say no."),
        ("回复很快,谢谢。", "回复很快,谢谢。"),
    ],
)
def test_own_words_have_no_marker_of_whom_they_answer(text: str, own: str) -> None:
    lines = text.replace("\n", "<br>")
    items = "".join(
        f'<div class="comment"><b class="author">{name}</b> <i>2020-01-14 10:0{k}</i><p class="text">{said}</p></div>'
        for k, (name, said) in enumerate(zip(NAMES, ("The night train was full.", lines, "I walk."), strict=False))
    )
    found = threads.split(
        f"<h1>Rail</h1><p>{'The train left the station. ' * 9}</p><h3>3 comments</h3>{items}"
    ).comments
    assert found[1].own_text == own


def test_names_are_as_they_are_seen_and_dates_as_they_are_meant() -> None:
    names = ("\u200bmei\u200b", "mei", "\u202eevil\u202c", "bob")
    items = "".join(
        f'<li id="comment-{k}"><p>{said}</p><cite>Comment by {name} — 17.07, 2011 @ <a href="#comment-{k}">'
        f"1{k}:02</a></cite>"
        for k, (name, said) in enumerate(zip(names, SAID["en"][1], strict=True))
    )
    found = threads.split(f"<h1>Rail</h1><p>{'The train left. ' * 20}</p><h2>4 Comments</h2><ol>{items}</ol>").comments
    assert [c.author for c in found] == ["mei", "mei", "evil", "bob"]
    assert [c.posted for c in found] == [datetime(2011, 7, 17, 10 + k, 2, tzinfo=UTC) for k in range(4)]
    captured = datetime(2024, 3, 5, 1, 0, tzinfo=timezone(timedelta(hours=8)))
    shown = find_date("昨天 09:27", captured=captured)
    assert shown is not None
    assert shown.when == datetime(2024, 3, 4, 1, 27, tzinfo=UTC)


def test_the_newest_comment_first_answers_one_below_it() -> None:
    html = page("en", in_link)
    start, end = html.index("<article"), html.rindex("</article>") + len("</article>")
    items = [part + "</article>" for part in html[start:end].split("</article>") if part]
    found = threads.split(html[:start] + "".join(reversed(items)) + html[end:]).comments
    name = {comment.id: comment.author for comment in found}
    assert {c.author: name.get(c.parent or "") for c in found} == {
        "Rail Fan": None,
        "geiss": "Rail Fan",
        "Curly": "geiss",
        "Nightowl": None,
    }


@pytest.mark.parametrize("said", ["回复 Bo：不", "in reply to Bo, no", "Antwort an Bo: nein", "Svar till Bo: nej"])
def test_an_answer_that_opens_with_a_name_stands_below_that_persons_last_comment(said: str) -> None:
    drafts = [
        CommentDraft("The bridge is closed.", author="Ann"),
        CommentDraft("Since Monday.", author="Bo", parent=0),
        CommentDraft(said, author="Cy", parent=0),
    ]
    by_address(drafts)
    assert (drafts[2].parent, drafts[2].basis) == (1, "mention")
