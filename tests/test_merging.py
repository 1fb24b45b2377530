"""Pages with one address: the same page, another page or save of one discussion, or another page; nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import commentariat
from threads import Article, Comment, Corpus, Reply, Source, Thread
from threads.corpus.merging import settle_saves

STORY = "The ferry to Norsund stops running in October, the harbour board decided on Tuesday after a long evening."
OTHER = "A bakery on Pier Street gives its unsold bread to the school, and the pupils write the labels themselves."
Said = tuple[str, str, str, str | None]


def page(
    comments: Sequence[Said],
    *,
    story: str = STORY,
    title: str = "The ferry stops",
    url: str = "https://example.org/ferry",
) -> str:
    items = "".join(
        f'<li class="comment" id="comment-{key}"><div class="comment-author vcard"><cite '
        f'class="fn">{author}</cite></div>'
        f'<div class="comment-meta"><a href="#comment-{key}">June 3, 2021 at 8:{int(key) % 60:02d} '
        f"am</a></div><p>{text}</p>"
        f"{'' if parent is None else f'<p>@{parent}</p>'}</li>"
        for key, author, text, parent in comments
    )
    return (
        f'<html><head><title>{title}</title><link rel="canonical" href="{url}"></head><body><h1>{title}</h1>'
        f'<article><p>{story}</p></article><ol class="commentlist">{items}</ol></body></html>'
    )


def read(folder: Path, **pages: str) -> Corpus:
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return commentariat.read(folder)


FIRST: list[Said] = [
    ("1", "Ann", "My mother takes that boat to the hospital every week.", None),
    ("2", "Bo", "The board never asked anybody on the island.", None),
]
SECOND: list[Said] = [
    ("3", "Cho", "There was a hearing in March, and nobody came.", None),
    ("4", "Dee", "I was there, Cho, and the room was full.", None),
]


def test_a_second_page_of_comments_joins_the_discussion_and_counts_once(tmp_path: Path) -> None:
    corpus = read(tmp_path / "in", a=page(FIRST), b=page(SECOND))
    [thread] = corpus
    assert [comment.author for comment in thread.comments] == ["Ann", "Bo", "Cho", "Dee"]
    assert [comment.number for comment in thread.comments] == [1, 2, 3, 4]
    assert thread.article.text.count("harbour board") == 1
    assert any("2 files hold this discussion" in note for note in thread.notes)
    [row] = corpus.skipped
    assert row.path.endswith("b.html") and "another page or save" in row.reason and "2 of its 2 comments" in row.reason
    assert len(corpus.reactions()) == 4


def test_a_later_save_adds_what_is_new_and_keeps_what_is_gone(tmp_path: Path) -> None:
    [thread] = read(tmp_path / "in", a=page(FIRST), b=page([FIRST[1], *SECOND]))
    assert [comment.author for comment in thread.comments] == ["Ann", "Bo", "Cho", "Dee"]


def test_the_same_page_is_skipped_and_a_changed_one_is_not(tmp_path: Path) -> None:
    changed = [FIRST[0], ("2", "Eve", "Somebody else said this, and the page gives it the same id.", None)]
    corpus = read(tmp_path / "in", a=page(FIRST), b=page(FIRST), c=page(changed))
    [thread] = corpus
    assert [comment.author for comment in thread.comments] == ["Ann", "Bo", "Eve"]
    assert sorted(Path(row.path).name for row in corpus.skipped) == ["b.html", "c.html"]
    assert any("the same page as" in row.reason for row in corpus.skipped)


def test_pages_of_a_site_with_one_address_for_all_stay_two_threads(tmp_path: Path) -> None:
    corpus = read(tmp_path / "in", a=page(FIRST), b=page(SECOND, story=OTHER, title="Bread for the school"))
    first, second = corpus
    assert first.id != second.id and not corpus.skipped
    assert (len(first.comments), len(second.comments)) == (2, 2)
    assert "a thread of its own" in second.notes[-1]
    assert len(set(corpus.reactions()["id"])) == 4


def test_the_number_of_workers_does_not_matter(tmp_path: Path) -> None:
    pages = {f"p{i:02d}": page([(str(i), f"Name{i}", f"Words of person {i} on the boat.", None)]) for i in range(40)}
    one = read(tmp_path / "in", **pages)
    two = commentariat.read(tmp_path / "in", jobs=2)
    assert list(one) == list(two) and len(one) == 1 and len(next(iter(one)).comments) == 40


def thread(*comments: Comment, text: str = STORY, missing: tuple[str, ...] = (), **source: str) -> Thread:
    return Thread(
        id="t", source=Source(**{"url": "https://example.org/t", "form": "html", **source}),
        article=Article(id="t-article", title="The ferry", text=text),
        comments=comments, missing=missing, dropped={"navigation": 5},
    )  # fmt: skip


def test_a_parent_that_stood_on_the_other_page_is_found_again() -> None:
    first = thread(Comment(id="1", author="Ann", text="A word"))
    second = thread(Comment(id="2", author="Bo", text="An answer", replies_to=(Reply(parent="1"),)), missing=("1",))
    [whole], _ = settle_saves([first, second])
    assert whole.comment("2").parent == "1" and not whole.missing


def test_what_was_deleted_later_is_still_there() -> None:
    [whole], _ = settle_saves(
        [
            thread(Comment(id="1", kind="deleted", text="[deleted]")),
            thread(Comment(id="1", author="Ann", text="A word")),
        ]
    )
    assert [(c.kind, c.text) for c in whole.comments] == [("comment", "A word")]


def test_links_that_would_run_in_a_circle_keep_the_pages_apart() -> None:
    first = thread(Comment(id="1", text="x", replies_to=(Reply(parent="2"),)), missing=("2",))
    second = thread(Comment(id="2", text="y", replies_to=(Reply(parent="1"),)), missing=("1",))
    whole, _ = settle_saves([first, second])
    assert len(whole) == 2 and whole[0].id != whole[1].id


def test_conversations_that_two_exports_number_alike_stay_apart() -> None:
    export = Source(form="convokit", path="x")
    one, two = (Thread(id="1", source=export, comments=(Comment(id="1", text=text),)) for text in ("a", "b"))
    found, skipped = settle_saves([one, two, one])
    assert [t.comments[0].text for t in found] == ["a", "b"] and len(skipped) == 1


names = st.sampled_from(["1", "2", "3", "1~2"])
said = st.builds(
    Comment,
    id=names,
    author=st.sampled_from([None, "Ann", "Bo"]),
    text=st.sampled_from(["", "yes", "no"]),
    number=st.none() | st.integers(1, 3),
)
threads_of_one_address = st.lists(
    st.builds(
        lambda comments, text, url, sha: thread(*{c.id: c for c in comments}.values(), text=text, url=url, sha256=sha),
        st.lists(said, max_size=4), st.sampled_from(["", STORY, OTHER]), st.sampled_from(["https://example.org/t"]),
        st.sampled_from(["a", "b", "c", "d", "e"]),
    ),
    max_size=5,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(threads_of_one_address)
def test_ids_are_unique_and_no_words_of_anybody_are_lost(given_threads: list[Thread]) -> None:
    found, skipped = settle_saves(given_threads)
    assert len({one.id for one in found}) == len(found)
    assert len(found) + len(skipped) == len(given_threads)
    held = {(c.author, c.text) for one in found for c in one.comments}
    same_bytes: dict[str | None, Thread] = {}
    for one in given_threads:
        if same_bytes.setdefault(one.source.sha256, one) is one:
            assert all((c.author, c.text) in held or any(text == c.text for _, text in held) for c in one.comments)


def test_bytes_that_are_the_same_are_one_page_whatever_their_names(tmp_path: Path) -> None:
    corpus = read(
        tmp_path / "in", a=page(FIRST, url="https://example.org/x"), b=page(FIRST, url="https://example.org/x")
    )
    assert len(corpus) == 1 and "the same page as" in corpus.skipped[0].reason


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_long_id_of_an_export_is_read_whole(tmp_path: Path, jobs: int) -> None:
    one = Thread(id="n" * 9_000 + "é", comments=(Comment(id="1", text="Hello there"),))
    (tmp_path / "a.jsonl").write_text(one.to_json() + "\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(one.to_json() + "\n", encoding="utf-8")
    corpus = commentariat.read([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], jobs=jobs)
    assert [thread.id for thread in corpus] == [one.id] and len(corpus.skipped) == 1
