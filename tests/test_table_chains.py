"""Chains of replies in tables of comments: long ones, circles, and rows that answer themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threads.exchange.tables import chain_ends, read_table
from threads.model import Thread

ROWS = 100_000


class Counted(dict[str, str]):
    """A table of parents that counts how often it is asked."""

    asked = 0

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        self.asked += 1
        return super().get(key, default)


def walked(name: str, parents: dict[str, str]) -> str:
    """The end of one chain, walked by itself."""
    seen = set()
    while name not in seen and parents.get(name):
        seen.add(name)
        name = parents[name]
    return name


@pytest.mark.parametrize("order", [1, -1], ids=["parents first", "parents last"])
def test_a_chain_is_walked_once_however_long_it_is(order: int) -> None:
    links = [(f"c{k}", f"c{k - 1}" if k else "post") for k in range(ROWS)][::order]
    parents = Counted(links)
    ends = chain_ends(parents)
    assert len(ends) == ROWS + 1
    assert set(ends.values()) == {"post"}
    assert parents.asked <= 2 * ROWS + 2


def test_circles_are_walked_once_too() -> None:
    ring = ROWS // 2
    parents = Counted({f"r{k}": f"r{(k + 1) % ring}" for k in range(ring)})
    parents |= {f"t{k}": f"t{k - 1}" if k else "r7" for k in range(ROWS - ring)}
    parents["self"] = "self"
    ends = chain_ends(parents)
    assert ends["r0"] == "r0"
    assert ends["self"] == "self"
    assert ends[f"t{ROWS - ring - 1}"] == "r7"
    assert parents.asked <= 2 * ROWS + 2


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["", *"abcdefghij"])))
def test_ends_are_those_of_each_chain_by_itself(parents: dict[str, str]) -> None:
    ends = chain_ends(parents)
    assert {name: ends[name] for name in parents} == {name: walked(name, parents) for name in parents}


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


def test_rows_in_a_circle_are_refused_with_a_reason_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "id,parent,thread,text\na,b,1,One.\nb,a,1,Two.\nc,c,2,내가 나에게.\nd,,3,渡轮停了。\n", encoding="utf-8"
    )
    found = list(read_table(path))
    assert sum(len(one.comments) for one in found if isinstance(one, Thread)) >= 1
    assert len(found) == 3
