"""Golden pairs: every page in tests/golden/<parser>/ is split and compared with the reading beside it.

A reading holds only the keys that it wants compared: title, byline, outlet, published, text (or first_words,
last_words, not_in_text), notes (words that one must hold), turns (speaker, starts, ends) and comments (any of their
fields; `parent` is an index, `quoted` the spans or their words).
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import threads
from threads.model import Thread

GOLDEN = Path(__file__).parent / "golden"
PAGES = sorted(
    path for path in GOLDEN.glob("*/*") if path.suffix in (".txt", ".html") and path.with_suffix(".json").exists()
)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_page_reads_as_its_golden_pair_says(page: Path) -> None:
    wanted = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    thread = threads.split(page)
    _compare_article(thread, wanted)
    if "comments" in wanted:
        _compare_comments(thread, wanted["comments"])
    assert all(any(words in note for note in thread.notes) for words in wanted.get("notes", ()))
    assert "not accounted for" not in thread.dropped, dict(thread.dropped)


def test_every_page_has_its_reading() -> None:
    alone = [path.name for path in GOLDEN.glob("*/*") if path.suffix in (".txt", ".html") and path not in PAGES]
    assert not alone, f"no .json beside {', '.join(alone)}"


def _compare_article(thread: Thread, wanted: dict[str, Any]) -> None:
    article = thread.article
    for key in ("title", "byline", "outlet", "text"):
        if key in wanted:
            assert _flat(getattr(article, key)) == _flat(wanted[key]), key
    if "published" in wanted:
        assert article.published == _moment(wanted["published"])
    flat = _flat(article.text) or ""
    assert flat.startswith(_flat(wanted.get("first_words", "")) or "")
    assert flat.endswith(_flat(wanted.get("last_words", "")) or "")
    for words in wanted.get("not_in_text", ()):
        assert words not in flat
    if "turns" in wanted:
        _compare_turns(thread, wanted["turns"])


def _compare_turns(thread: Thread, wanted: list[dict[str, Any]]) -> None:
    turns = thread.article.turns
    assert [turn.speaker for turn in turns] == [turn["speaker"] for turn in wanted]
    for turn, want in zip(turns, wanted, strict=True):
        words = thread.article.text[turn.start : turn.end]
        assert words.startswith(want.get("starts", "")), words[:60]
        assert words.endswith(want.get("ends", "")), words[-60:]


def _compare_comments(thread: Thread, wanted: list[dict[str, Any]]) -> None:
    comments = sorted(thread.comments, key=lambda comment: _place(thread, comment.id))
    assert [comment.author for comment in comments if comment.author] == [
        w["author"] for w in wanted if w.get("author")
    ] or any("author" not in w for w in wanted)
    assert len(comments) == len(wanted), [(c.author, c.text[:40]) for c in comments]
    ids = [comment.id for comment in comments]
    for comment, want in zip(comments, wanted, strict=True):
        for key, value in want.items():
            if key == "parent":
                assert comment.parent == (None if value is None else ids[value]), comment.text
            elif key == "posted":
                assert comment.posted == _moment(value), comment.text
            elif key == "quoted":
                spans = [
                    list(span) if not value or isinstance(value[0], list) else comment.text[slice(*span)]
                    for span in comment.quoted
                ]
                assert spans == value, comment.text
            elif key == "text":
                assert comment.text == value
            else:
                assert getattr(comment, key) == value, (key, comment.text)


def _place(thread: Thread, comment_id: str) -> int:
    return next(i for i, comment in enumerate(thread.comments) if comment.id == comment_id)


def _moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def _flat(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())
