"""Who wrote each post and when, on pages of no known platform: read from what the posts' headers share."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import threads
from threads.model import Comment
from threads.page.clock import year_by_weekday

WORDS = [
    "The gutter fills with leaves every autumn, so I put a net over it and the water runs again.",
    "A net helps for a year, then the moss grows through it and you climb the ladder all the same.",
    "Mine is copper and nothing grows near it, though it cost more than the shed that it drains.",
    "Copper gets stolen around here; the neighbours woke up to a dry wall and an empty bracket.",
    "Paint it brown and nobody will look twice at it, that has worked for my cousin since spring.",
]


def page(posts: list[str], *, above: str = "", below: str = "", lang: str = "en") -> str:
    return (
        f"<!DOCTYPE html><html lang='{lang}'><head><title>Gutters</title></head><body><h1>Gutters</h1>{above}<div "
        f"id='thread'>{''.join(posts)}</div>{below}</body></html>"
    )


def comments(html: str) -> list[Comment]:
    return list(threads.split(html).comments)


def authors(html: str) -> list[str | None]:
    return [comment.author for comment in comments(html)]


def moments(html: str) -> list[str | None]:
    return [comment.posted.isoformat(timespec="minutes") if comment.posted else None for comment in comments(html)]


NAMES = ["Ottilie", "Bram", "Ottilie", "Bram", "Quill"]


def test_a_name_is_told_from_ranks_labels_and_join_dates_around_it() -> None:
    ranks = {"Ottilie": "Roof Walker", "Bram": "Ladder Holder", "Quill": "Ladder Holder"}
    posts = [
        "<div class='item'><div class='left'><b><a "
        f"href='/who.cgi?member={name}'>{name}</a></b><div>{ranks[name]}</div><div>Registered since</div><div>Mar "
        f"2011</div><a href='/who.cgi?member={name}'>Card</a></div><div class='right'><div>May {k + 3}, 2014, 10:2{k} "
        f"AM</div><div>{words}</div></div></div>"
        for k, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    ]
    found = comments(page(posts))
    assert [comment.author for comment in found] == NAMES
    assert [comment.author_url for comment in found] == [f"/who.cgi?member={name}" for name in NAMES]
    assert [comment.posted.day for comment in found if comment.posted] == [3, 4, 5, 6, 7]


def test_whom_a_comment_answers_is_not_who_wrote_it() -> None:
    posts = [
        f"<div class='response'><div class='top'><a href='/user/{name}'><img alt='{name}' class='avatar'></a><a "
        f"href='/user/{name}'>{name}</a> <span>in reply to</span> <a href='/user/Nobody'>Nobody</a></div>"
        f"<time datetime='2020-06-1{k}T13:36:54Z'>1{k} June 2020</time><p>{words}</p></div>"
        for k, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    ]
    assert authors(page(posts)) == NAMES


def test_a_picture_tells_the_name_where_no_text_does() -> None:
    posts = [
        (
            f"<div class='post'><a href='/profile/{k}'><img class='avatar' alt='{name}' "
            f"src='/avatars/{k}.png'></a><span class='date'>June {k + 1}, 2015 at 9:1{k} pm</span><div "
            f"class='body'><p>{words}</p></div></div>"
        )
        for k, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    ]
    assert authors(page(posts)) == NAMES


def test_a_day_and_its_clock_may_have_elements_of_their_own() -> None:
    posts = [
        (
            f"<li class='post'><div class='head'><span class='day'>0{k + 2}.11.2009,</span> <span "
            f"class='clock'>1{k}:49</span></div><a class='username' href='member.php?u={k}'>{name}</a><div "
            f"class='content'><p>{words}</p></div></li>"
        )
        for k, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    ]
    assert moments(page(posts, lang="de")) == [f"2009-11-0{k + 2}T1{k}:49+00:00" for k in range(5)]


def test_the_clock_beside_a_stamp_gives_its_zone() -> None:
    posts = [
        (
            f"<div class='entry'><strong>{name}</strong> says:<br><small><time datetime='2005-06-18T17:2{k}:27Z'>Sat, "
            f"Jun 18 '05, 10:2{k} AM</time></small><br><p>{words}</p></div>"
        )
        for k, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    ]
    assert moments(page(posts)) == [f"2005-06-18T10:2{k}-07:00" for k in range(5)]


def yearless(shown: str) -> list[str]:
    return [
        (
            f"<div class='post'><a class='user' href='/u/{name}'>{name}</a> <span class='date'>{shown}</span><div "
            f"class='body'><p>{words}</p></div></div>"
        )
        for name, words in zip(NAMES, WORDS, strict=True)
    ]


def test_a_day_without_a_year_is_of_the_year_that_the_boards_clock_shows() -> None:
    clock = "<p>It is currently <b>Wed Jun 03, 2020 5:17 am</b></p>"
    assert moments(page(yearless("11:43pm on Apr 23"), below=clock)) == ["2020-04-23T23:43+00:00"] * 5
    assert moments(page(yearless("11:43pm on Dec 23"), below=clock)) == ["2019-12-23T23:43+00:00"] * 5


def test_a_day_without_a_year_stays_unknown_where_nothing_tells() -> None:
    assert moments(page(yearless("11:43pm on Apr 23"), below="<p>© 2020 Gutter Club</p>")) == [None] * 5


def test_a_weekday_fits_one_of_the_last_years() -> None:
    assert (
        moments(page(yearless("Sunday 8th March"), below="<p>© 2020 Gutter Club</p>")) == ["2020-03-08T00:00+00:00"] * 5
    )
    assert (
        moments(page(yearless("Friday 8th March"), below="<p>© 2020 Gutter Club</p>")) == ["2019-03-08T00:00+00:00"] * 5
    )
    assert moments(page(yearless("Tuesday 8th March"), below="<p>© 2020 Gutter Club</p>")) == [None] * 5


@given(
    st.dates(min_value=datetime(2001, 1, 1, tzinfo=UTC).date(), max_value=datetime(2030, 12, 31, tzinfo=UTC).date()),
    st.integers(0, 1),
)
def test_a_year_by_weekday_is_the_dates_own(day: object, later: int) -> None:
    written = f"{day:%A, %B} {day:%d}".replace(" 0", " ")
    end = year_by_weekday(written, day.year + later)  # type: ignore[attr-defined]
    if f"{day:%m-%d}" != "02-29":
        assert end is not None and end.year == day.year  # type: ignore[attr-defined]


def test_rows_that_hold_the_headers_belong_to_the_rows_below_them() -> None:
    rows = [
        (
            f"<tr><td class='who'><b>{name}</b></td><td class='small'>#{k + 1} posted: 2{k}. Apr 2020, <span "
            f"class='time'>19:4{k}</span></td></tr><tr class='words'><td><div "
            f"class='words-text'>{words}</div></td></tr>"
        )
        for k, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    ]
    html = page([f"<table><tbody>{''.join(rows)}</tbody></table>"])
    assert moments(html) == [f"2020-04-2{k}T19:4{k}+00:00" for k in range(5)]
    assert authors(html) == NAMES


def test_numeric_dates_follow_the_order_that_the_page_shows() -> None:
    days = ["11/04/2012", "11/05/2012", "11/09/2012", "11/14/2012", "11/20/2012"]
    posts = [
        (
            f"<div class='post'><a class='user' href='/u/{name}'>{name}</a> <span class='date'>{day} 10:15</span><div "
            f"class='body'><p>{words}</p></div></div>"
        )
        for name, day, words in zip(NAMES, days, WORDS, strict=True)
    ]
    assert [comment.posted.day for comment in comments(page(posts)) if comment.posted] == [4, 5, 9, 14, 20]


QUESTION = (
    "<script "
    'type="application/ld+json">{{"@context":"http://schema.org","@type":"{kind}","mainEntity":{{"@type":"Question","n'
    'ame":"Gutters","text":"{text}","dateCreated":"2020-01-31T10:59:03+00:00","author":{{"@type":"Person","name":"Aske'
    'r"}},"suggestedAnswer":[{{"@type":"Answer","text":"{answer}","author":{{"@type":"Person","name":"Bram"}}}}]}}}}</'
    "script>"
)


def test_the_question_that_a_page_states_opens_its_answers() -> None:
    asked = "How do you keep the leaves out of a gutter that hangs below two old lime trees?"
    posts = [
        (
            f"<div class='answer'><a class='user' href='/u/{name}'>{name}</a> <span class='date'>February {k + 1}, "
            f"2020</span><div class='body'><p>{words}</p></div></div>"
        )
        for k, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    ]
    stated = QUESTION.format(kind="QAPage", text=asked, answer=WORDS[1])
    found = comments(page(posts, above=f"{stated}<section><em>Asker</em><p>{asked}</p></section>"))
    assert [(comment.author, comment.text) for comment in found[:2]] == [("Asker", asked), ("Ottilie", WORDS[0])]
    assert found[0].posted == datetime(2020, 1, 31, 10, 59, 3, tzinfo=UTC)
    assert len(found) == 6


@pytest.mark.parametrize("kind", ["FAQPage"])
def test_questions_that_a_site_asks_itself_are_no_comments(kind: str) -> None:
    stated = QUESTION.format(kind=kind, text="What does it cost?", answer="Nothing until May.")
    assert comments(page([f"<p>{WORDS[0]}</p>"], above=stated)) == []


def test_a_post_that_stands_in_a_blockquote_is_no_quotation() -> None:
    posts = [
        (
            f"<li class='post'><a class='user' href='/u/{name}'>{name}</a> <span class='date'>June {k + 1}, "
            "2015</span><blockquote class='content'><div "
            f"class='quote'>{WORDS[k - 1][:40]}</div><p>{words}</p></blockquote></li>"
        )
        for k, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    ]
    found = comments(page([f"<ol>{''.join(posts)}</ol>"]))
    assert [[comment.text[a:b] for a, b in comment.quoted] for comment in found] == [
        [WORDS[k - 1][:40].strip()] for k in range(5)
    ]


def test_dots_and_a_year_of_four_digits_put_the_day_first_unless_the_page_shows_otherwise() -> None:
    def dated(days: list[str]) -> str:
        return page([
            (
                f"<div class='post'><a class='user' href='/u/{name}'>{name}</a> <span class='date'>{day} "
                f"10:15</span><div class='body'><p>{words}</p></div></div>"
            )
            for name, day, words in zip(NAMES, days, WORDS, strict=False)
        ])  # fmt: skip

    assert moments(dated(["01.06.2006", "02.06.2006", "03.06.2006"])) == [
        f"2006-06-0{k}T10:15+00:00" for k in (1, 2, 3)
    ]
    assert moments(dated(["06.01.2006", "06.02.2006", "06.23.2006"])) == [
        f"2006-06-{k}T10:15+00:00" for k in ("01", "02", "23")
    ]
