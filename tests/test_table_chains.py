"""Chains of replies in tables of comments: long ones, circles, and rows that answer themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threads.corpus.store import Skipped
from threads.exchange.chains import Chains
from threads.exchange.post import Post
from threads.exchange.tables import read_table
from threads.model import Thread

ROWS = 100_000


def steps_of(work: Callable[[], object]) -> int:
    """How often Python calls something, a dictionary's look-up among it, while the work is done."""
    count = 0

    def tick(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def ends_of(parents: list[tuple[str, str]]) -> dict[str, str | None]:
    """The thread in which each row stands that names none."""
    chains = Chains()
    for key, parent in parents:
        chains.add(Post(text="", thread=None, key=key, parent=parent))
    return {str(post.key): post.thread for post in chains}


def chain(count: int) -> list[tuple[str, str]]:
    return [(f"c{k}", f"c{k - 1}" if k else "post") for k in range(count)]


def ring(count: int) -> list[tuple[str, str]]:
    return [(f"c{k}", f"c{(k + 1) % count}") for k in range(count)]


MADE: dict[str, Callable[[int], list[tuple[str, str]]]] = {
    "parents first": chain,
    "parents last": lambda count: chain(count)[::-1],
    "a circle": ring,
    "each its own parent": lambda count: [(f"c{k}", f"c{k}") for k in range(count)],
}


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
def test_steps_grow_as_the_rows_do(made: Callable[[int], list[tuple[str, str]]]) -> None:
    few, many = (steps_of(lambda n=n: ends_of(made(n))) for n in (1_000, 8_000))
    assert many < 8.8 * few


def test_a_chain_of_a_hundred_thousand_rows_ends_at_one_thread() -> None:
    assert set(ends_of(chain(ROWS)[::-1]).values()) == {"post"}
    assert len(set(ends_of(ring(ROWS)).values())) == 1


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefghij")))
def test_who_answers_one_another_stands_in_one_thread(parents: dict[str, str]) -> None:
    ends: dict[str, Any] = ends_of(list(parents.items()))
    for key, parent in parents.items():
        if parent in ends:
            assert ends[key] == ends[parent]


def test_one_conversation_of_a_long_chain_is_one_thread(tmp_path: Path) -> None:
    count = 5_000
    lines = ["id,parent,title,text", "p,,The ferry stops,", *(
        f"c{k},{f'c{k - 1}' if k else 'p'},,The boat number {k} was late." for k in range(count))]  # fmt: skip
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    [thread] = read_table(path)
    assert isinstance(thread, Thread)
    assert len(thread.comments) == count
    assert [reply.parent for reply in thread.comments[-1].replies_to] == [thread.comments[-2].id]


def test_rows_in_a_circle_do_not_take_others_down(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "id,parent,thread,text\na,b,1,One.\nb,a,1,Two.\nc,c,2,내가 나에게.\nd,,3,渡轮停了。\n", encoding="utf-8"
    )
    found = list(read_table(path))
    texts = {comment.text for one in found if isinstance(one, Thread) for comment in one.comments}
    assert texts == {"One.", "Two.", "내가 나에게.", "渡轮停了。"}
    assert any("circle" in one.reason for one in found if isinstance(one, Skipped))
