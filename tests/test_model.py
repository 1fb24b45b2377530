"""The data model keeps its promises whatever it is built from."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from threads import Article, Comment, Quote, Reply, Source, Thread, Turn
from threads.errors import InvalidThread
from threads.model import without_spans
from threads.model.guard import guarded

text = st.text(max_size=40)
moments = st.none() | st.datetimes(timezones=st.just(UTC))


@st.composite
def random_threads(draw: st.DrawFn) -> Thread:
    count = draw(st.integers(0, 12))
    order = draw(st.permutations(range(count)))
    comments = []
    for i in range(count):
        parents = draw(st.sets(st.integers(0, i - 1), max_size=2)) if i else set()
        comments.append(
            Comment(
                id=f"c{i}",
                text=draw(text),
                number=i + 1,
                author=draw(st.none() | text),
                posted=draw(moments),
                likes=draw(st.none() | st.integers(0, 10**6)),
                replies_to=[
                    Reply(parent=f"c{p}", probability=draw(st.floats(0, 1)), basis="model", alternatives=[("c0", 0.5)])
                    for p in sorted(parents)
                ],
            )
        )
    body = draw(text)
    return Thread(
        id="t",
        source=Source(path=draw(st.none() | text), form="text"),
        article=Article(
            id="a",
            title=draw(text),
            text=body,
            published=draw(moments),
            turns=[Turn(speaker="x", start=0, end=len(body))],
        ),
        comments=[comments[i] for i in order],
        quotes=[Quote(start=0, end=len(body), text=body, owner="a", speaker_kind="public")],
        dropped={"title": draw(st.integers(0, 99))},
        missing=["gone"],
    )


@given(random_threads())
@example(Thread(id="t", source=Source(form="text"), article=Article(id="a", title="0.0.0.0", text="")))
def test_json_brings_back_an_equal_thread(thread: Thread) -> None:
    thread = guarded(thread)  # hypothesis finds addresses, which are dropped when they are read
    assert Thread.from_json(thread.to_json()) == thread
    assert Thread.from_json(json.loads(thread.to_json())) == thread


@given(random_threads())
def test_parents_stand_before_children_in_any_order_of_input(thread: Thread) -> None:
    seen: set[str] = set()
    for comment in thread.comments:
        assert {reply.parent for reply in comment.replies_to} <= seen
        seen.add(comment.id)
    assert sorted(c.id for _, c in thread.walk()) == sorted(c.id for c in thread.comments)


def test_a_chain_of_ten_thousand_replies_works() -> None:
    chain = [Comment(id="0")] + [Comment(id=str(i), replies_to=[Reply(parent=str(i - 1))]) for i in range(1, 10_000)]
    thread = Thread(id="deep", comments=chain[::-1])
    assert max(depth for depth, _ in thread.walk()) == 9_999
    assert Thread.from_json(thread.to_json()) == thread


@pytest.mark.parametrize(
    ("comments", "says"),
    [
        ([Comment(id="a"), Comment(id="a")], "stands twice"),
        ([Comment(id="a", replies_to=[Reply(parent="b")])], "not on the page"),
        ([Comment(id="a", replies_to=[Reply(parent="a")])], "circle"),
        ([Comment(id="a", replies_to=[Reply(parent="b")]), Comment(id="b", replies_to=[Reply(parent="a")])], "circle"),
    ],
)
def test_what_is_no_thread_is_refused_in_a_sentence(comments: list[Comment], says: str) -> None:
    with pytest.raises(InvalidThread, match=says):
        Thread(id="t", comments=comments)


def test_a_parent_that_the_page_lost_is_kept_as_missing() -> None:
    thread = Thread(id="t", comments=[Comment(id="a", replies_to=[Reply(parent="gone")])], missing=["gone"])
    assert thread.comments[0].parent == "gone"
    assert [c.id for _, c in thread.walk()] == ["a"]


@pytest.mark.parametrize("line", ["", "[]", "{", '{"id": 3, "comments": 5}', "null", '{"id":"t","comments":[{}]}'])
def test_a_line_that_is_no_thread_is_refused(line: str) -> None:
    with pytest.raises(InvalidThread):
        Thread.from_json(line)


def test_own_text_leaves_out_what_repeats_others() -> None:
    comment = Comment(id="a", text="They froze. I disagree. They froze.", quoted=[(0, 11), (24, 35)])
    assert comment.own_text == "I disagree."


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_spans_may_overlap_or_lie_outside(text: str, spans: list[tuple[int, int]]) -> None:
    inside = {i for start, end in spans for i in range(start, end)}
    expected = "".join(letter for i, letter in enumerate(text) if i not in inside)
    assert without_spans(text, tuple(spans)).strip() == expected.strip()


def test_a_datetime_keeps_its_zone() -> None:
    comment = Comment(id="a", posted=datetime(2024, 3, 5, 9, 30, tzinfo=UTC))
    [back] = Thread.from_json(Thread(id="t", comments=[comment]).to_json()).comments
    assert back.posted == comment.posted
