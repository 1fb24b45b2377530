"""Pages without comments that tempt a reader of records: nothing is invented, and the article stays."""

from __future__ import annotations

import pytest

import threads
from tests.tempting import PAGES, WITH_ARTICLE
from tests.tempting_words import PROSE


@pytest.mark.parametrize("language", list(PROSE))
@pytest.mark.parametrize("kind", list(PAGES))
def test_nothing_is_taken_for_a_comment(kind: str, language: str) -> None:
    thread = threads.split(PAGES[kind](language))
    assert [(c.author, c.text) for c in thread.comments] == []
    if kind in WITH_ARTICLE:
        assert all(said in thread.article.text for said in PROSE[language][:2])
