"""HTML pages to threads: nothing lost, nothing twice, linear time, and what a page does not say stays unknown."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import threads
from threads.draft import solid
from threads.page import Page

WORDS = st.sampled_from(["rain", "Mara Quill says:", "June 5, 2011 at 8:02", "Reply", "12 Comments", "a long line of prose, " * 6, "回复", "3 hours ago", "  ", "&amp;", "<", "댓글"])
TAGS = st.sampled_from(["div", "p", "li", "ul", "span", "a", "td", "tr", "table", "blockquote", "h2", "dt", "dd", "dl", "article", "select", "noscript", "time", "br", "form", "textarea", "title", "b"])
CLASSES = st.sampled_from(["", ' class="comment depth-1" id="comment-7"', ' class="comment-body"', ' class="comment-author"', ' class="nav"', ' itemscope itemtype="http://schema.org/Comment"', ' style="display:none"'])


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
    head = "<html><head><title>Long thread</title></head><body><h1>Long thread</h1><p>" + "An article about the harbour and its many ships. " * 10 + "</p><div id=comments>"
    items = [
        f'<div class="comment" id="comment-{k}"><span class="author">Reader {k}</span> <span class="date">June {1 + k % 28}, 2011 at 8:{k % 60:02}</span>'
        f'<p>What number {k} has to say about ships and about the sea.</p>{"" if nested else "</div>"}'
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
    [('<div id="disqus_thread"></div>', "Disqus"), ('<fb:comments href="x"></fb:comments>', "Facebook"), ('<div class="livefyre"></div>', "Livefyre")],
)
def test_comments_that_a_script_loads_are_said_to_be_missing(markup: str, service: str) -> None:
    page = f"<html><body><h1>Ice</h1><p>{'By Tuesday the ducks were walking on the basin. ' * 4}</p>{markup}</body></html>"
    thread = threads.split(page)
    assert not thread.comments
    assert thread.notes == (f"This page's comments were not saved with it ({service} loads them in the browser).",)


def test_deleted_comments_are_kept_and_marked() -> None:
    page = thread_page(4).replace("What number 2 has to say about ships and about the sea.", "This comment has been removed by a moderator.")
    assert [comment.kind for comment in threads.split(page).comments] == ["comment", "comment", "deleted", "comment"]


def test_a_page_saved_as_xml_is_not_swallowed_by_its_scripts() -> None:
    page = thread_page(3).replace("<h1>", '<script src="x.js"/><h1>')
    assert len(threads.split(page).comments) == 3


def test_a_thread_for_readers_without_scripts_is_read() -> None:
    page = thread_page(6).replace("<body>", "<body><div id=app></div><noscript>").replace("</body>", "</noscript></body>")
    assert len(threads.split(page).comments) == 6


def test_an_author_that_the_page_does_not_name_stays_unknown() -> None:
    page = thread_page(5).replace('<span class="author">Reader 3</span>', "")
    authors = [comment.author for comment in threads.split(page).comments]
    assert authors == ["Reader 0", "Reader 1", "Reader 2", None, "Reader 4"]
