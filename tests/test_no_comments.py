"""Pages without comments that tempt a reader of records: nothing is invented, and the article stays."""

from __future__ import annotations

import pytest

import threads
from tests.tempting import PAGES, WITH_ARTICLE, whole
from tests.tempting_more import MORE_PAGES
from tests.tempting_words import PROSE, TITLES


@pytest.mark.parametrize("language", list(PROSE))
@pytest.mark.parametrize("kind", [*PAGES, *MORE_PAGES])
def test_nothing_is_taken_for_a_comment(kind: str, language: str) -> None:
    thread = threads.split((PAGES | MORE_PAGES)[kind](language))
    assert [(c.author, c.text) for c in thread.comments] == []
    if kind in WITH_ARTICLE:
        assert all(said in thread.article.text for said in PROSE[language][:2])


@pytest.mark.parametrize("language", list(PROSE))
def test_the_opening_post_of_a_topic_that_nobody_answered_is_the_page_s_text(language: str) -> None:
    said = "<br>".join(PROSE[language])

    def post(k: int, words: str) -> str:
        return (
            f'<div class="post" id="post_{k}"><div class="author_information"><span class="largetext"><a href="/u/{k}">'
            f'Ann{k}</a></span></div><div class="post_head"><div class="float_right"><a href="#pid{k}">#{k}</a></div>'
            f'<span class="post_date">01-0{k}-2020, 10:04 AM</span></div><div class="post_body">{words}</div></div>'
        )

    alone = threads.split(whole(language, f"<h1>{TITLES[language][0]}</h1>{post(1, said)}"))
    assert alone.source.parser == "mybb-v1"
    assert alone.comments == ()
    assert PROSE[language][0] in alone.article.text
    assert alone.article.byline == "Ann1"
    assert "not accounted for" not in alone.dropped
    both = threads.split(whole(language, f"<h1>{TITLES[language][0]}</h1>{post(1, said)}{post(2, PROSE[language][3])}"))
    assert [c.author for c in both.comments] == ["Ann1", "Ann2"]
    later = threads.split(whole(language, post(9, said)))
    assert [c.number for c in later.comments] == [9]
