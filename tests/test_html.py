"""HTML pages to threads: nothing lost, nothing twice, linear time, and what a page does not say stays unknown."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import threads
from threads.page import Page
from threads.text.letters import solid

WORDS = st.sampled_from(
    [
        "rain",
        "Mara Quill says:",
        "June 5, 2011 at 8:02",
        "Reply",
        "12 Comments",
        "a long line of prose, " * 6,
        "回复",
        "3 hours ago",
        "  ",
        "&amp;",
        "<",
        "댓글",
    ]
)
TAGS = st.sampled_from(
    [
        "div",
        "p",
        "li",
        "ul",
        "span",
        "a",
        "td",
        "tr",
        "table",
        "blockquote",
        "h2",
        "dt",
        "dd",
        "dl",
        "article",
        "select",
        "noscript",
        "time",
        "br",
        "form",
        "textarea",
        "title",
        "b",
    ]
)
CLASSES = st.sampled_from(
    [
        "",
        ' class="comment depth-1" id="comment-7"',
        ' class="comment-body"',
        ' class="comment-author"',
        ' class="nav"',
        ' itemscope itemtype="http://schema.org/Comment"',
        ' style="display:none"',
    ]
)


@st.composite
def markup(draw: st.DrawFn) -> str:
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 40))):
        kind = draw(st.integers(0, 3))
        if kind == 0:
            parts.append(draw(WORDS))
        elif kind == 1:
            parts.append(f"</{draw(TAGS)}>")
        else:
            parts.append(f"<{draw(TAGS)}{draw(CLASSES)}>")
    return "<html><body>" + "".join(parts)


def account(page: str) -> tuple[int, int]:
    thread = threads.split(page)
    kept = solid(thread.article.text) + sum(solid(comment.text) for comment in thread.comments)
    assert "not accounted for" not in thread.dropped, thread.dropped
    return kept + sum(thread.dropped.values()), Page(page).tree.total


@given(markup())
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_visible_character_has_one_label(page: str) -> None:
    counted, shown = account(page)
    assert counted == shown


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_between_tags_is_accounted_for(text: str) -> None:
    page = f"<html><body><div><p>{text}</p></div></body></html>"
    if text.strip():
        counted, shown = account(page)
        assert counted == shown


def thread_page(n: int, *, nested: bool = False) -> str:
    head = (
        "<html><head><title>Long thread</title></head><body><h1>Long thread</h1><p>"
        + "An article about the harbour and its many ships. " * 10
        + "</p><div id=comments>"
    )
    items = [
        f'<div class="comment" id="comment-{k}"><span class="author">Reader {k}</span> <span class="date">June '
        f"{1 + k % 28}, 2011 at 8:{k % 60:02}</span>"
        f"<p>What number {k} has to say about ships and about the sea.</p>{'' if nested else '</div>'}"
        for k in range(n)
    ]
    return head + "".join(items) + "</div>" * (n if nested else 0) + "</div></body></html>"


def test_many_comments_are_all_read() -> None:
    assert len(threads.split(thread_page(3000)).comments) == 3000


def test_a_chain_of_a_thousand_answers_keeps_its_parents() -> None:
    thread = threads.split(thread_page(1000, nested=True))
    assert len(thread.comments) == 1000
    parents = {comment.id: comment.parent for comment in thread.comments}
    assert parents["comment-999"] == "comment-998" and parents["comment-0"] is None


def test_deep_nesting_ends_in_a_result() -> None:
    thread = threads.split("<html><body>" + "<div>" * 20_000 + "bottom " * 30)
    assert "not accounted for" not in thread.dropped


@pytest.mark.parametrize(
    ("markup", "service"),
    [
        ('<div id="disqus_thread"></div>', "Disqus"),
        ('<fb:comments href="x"></fb:comments>', "Facebook"),
        ('<div class="livefyre"></div>', "Livefyre"),
    ],
)
def test_comments_that_a_script_loads_are_said_to_be_missing(markup: str, service: str) -> None:
    page = (
        f"<html><body><h1>Ice</h1><p>{'By Tuesday the ducks were walking on the basin. ' * 4}</p>{markup}</body></html>"
    )
    thread = threads.split(page)
    assert not thread.comments
    assert thread.notes == (f"This page's comments were not saved with it ({service} loads them in the browser).",)


def test_deleted_comments_are_kept_and_marked() -> None:
    page = thread_page(4).replace(
        "What number 2 has to say about ships and about the sea.", "This comment has been removed by a moderator."
    )
    assert [comment.kind for comment in threads.split(page).comments] == ["comment", "comment", "deleted", "comment"]


def test_a_page_saved_as_xml_is_not_swallowed_by_its_scripts() -> None:
    page = thread_page(3).replace("<h1>", '<script src="x.js"/><h1>')
    assert len(threads.split(page).comments) == 3


def test_a_thread_for_readers_without_scripts_is_read() -> None:
    page = (
        thread_page(6).replace("<body>", "<body><div id=app></div><noscript>").replace("</body>", "</noscript></body>")
    )
    assert len(threads.split(page).comments) == 6


def test_an_author_that_the_page_does_not_name_stays_unknown() -> None:
    page = thread_page(5).replace('<span class="author">Reader 3</span>', "")
    authors = [comment.author for comment in threads.split(page).comments]
    assert authors == ["Reader 0", "Reader 1", "Reader 2", None, "Reader 4"]


def test_relative_dates_count_from_the_day_the_page_was_saved() -> None:
    page = thread_page(4)
    for k in range(4):
        page = page.replace(f"June {1 + k}, 2011 at 8:{k:02}", f"{k + 1} days ago")
    assert [comment.posted for comment in threads.split(page).comments] == [None] * 4
    saved = page.replace(
        "</body>", "</body><!--\n     FILE ARCHIVED ON 10:20:30 Mar 15, 2012 AND RETRIEVED FROM THE\n-->"
    )
    assert [comment.posted.day for comment in threads.split(saved).comments if comment.posted] == [14, 13, 12, 11]


def test_an_answer_that_names_somebody_goes_below_their_comment() -> None:
    said = [
        ("Anke", "The ferry leaves from the other pier now."),
        ("Bo", "Since when?"),
        ("Anke", "回复 @Bo :Since the storm took the old one."),
        ("Cem", "@Dora thanks anyway"),
    ]
    inner = [
        (
            f'<div class="reply" data-id="r{k}"><b class="name">{who}</b> <span class="time">June {k + 1}, 2011 at '
            f"9:00</span><p>{text}</p>"
        )
        for k, (who, text) in enumerate(said)
    ]
    page = (
        f"<html><body><h1>Pier</h1><div "
        f'class="comments">{inner[0]}{"".join(part + "</div>" for part in inner[1:])}</div></div></body></html>'
    )
    comments = threads.split(page).comments
    by_id = {comment.id: k for k, comment in enumerate(comments)}
    assert [by_id[comment.parent] if comment.parent else None for comment in comments] == [None, 0, 1, 0]
    assert comments[2].replies_to[0].basis == "mention"


def test_comments_stated_side_by_side_keep_the_parent_that_they_name() -> None:
    stated = (
        '{"@type": "Article", "comment": [{"@type": "Comment", "@id": "#a", "author": "Io", "text": "First word on '
        'the locks."},'
        '{"@type": "Comment", "@id": "#b", "author": "Uma", "text": "Second word on them.", "parentItem": {"@id": '
        '"#a"}}]}'
    )
    page = (
        f"<html><head><script "
        f'type="application/ld+json">{stated}</script></head><body><p>{"The locks were shut. " * 9}</p></body></html>'
    )
    first, second = threads.split(page).comments
    assert second.parent == first.id


def test_entries_of_an_index_are_no_comments() -> None:
    entry = (
        '<div class="post" id="post-{k}"><h1>Day {k} on the canal</h1><span class="date">June {k}, '
        '2011</span><p>{words}</p><a href="/{k}">{k} Comments</a></div>'
    )
    entries = "".join(
        entry.format(k=k, words=f"Lock number {k} was slow and the boats were many. " * 3) for k in range(1, 9)
    )
    assert not threads.split(f"<html><body><div id=main>{entries}</div></body></html>").comments


def test_a_hidden_copy_of_a_comment_counts_once() -> None:
    page = thread_page(5)
    for k in range(5):
        text = f"What number {k} has to say about ships and about the sea."
        page = page.replace(
            f"<p>{text}</p>", f'<div style="display:none">{text} And more.</div><p>{text}<br>And more.</p>'
        )
    assert [comment.text.count("ships") for comment in threads.split(page).comments] == [1] * 5


def test_lines_are_read_where_the_markup_sets_nothing_apart() -> None:
    article = "".join(
        f"<p>Paragraph {k} of a report on the tide tables, which were wrong again this year.</p>" for k in range(6)
    )
    page = (
        f"<html><body><h1>Tides</h1><div>{article}</div><h3>Comments</h3><div>Posted by: Wim, Delft on 5 March "
        "2011</div><p>They were wrong last year too, and nobody at the harbour office said a word about it.</p><a "
        "href='#'>Report</a></body></html>"
    )
    thread = threads.split(page)
    assert [(comment.author, comment.posted is not None) for comment in thread.comments] == [("Wim", True)]
    assert "last year too" not in thread.article.text and "not accounted for" not in thread.dropped


def test_a_short_post_is_not_lost_to_a_long_sidebar() -> None:
    aside = "".join(
        f"<p>About this blog, part {k}: the author has written for many years on boats and on those who sail them.</p>"
        for k in range(5)
    )
    menu = "".join(f"<li><a href='/{k}'>Part {k}</a></li>" for k in range(9))
    page = (
        f'<html><head><title>Fog</title></head><body><ul>{menu}</ul><div class="w"><div class="x"><h2>Fog on the '
        f"river</h2><p>No boats today, and none tomorrow.</p></div></div><div "
        f'class="sidebar">{aside}</div></body></html>'
    )
    page = page.replace("<title>Fog</title>", "<title>Fog on the river</title>")
    assert threads.split(page).article.text == "No boats today, and none tomorrow."
