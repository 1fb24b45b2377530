"""Measures over sampled reply trees: the draws follow the probabilities, the arrays agree with the threads they stand
for."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.base import Study
from analysis.camps import find_camps, tree_sides
from analysis.network.layer import _exchanges
from analysis.network.talk import pooled
from analysis.trees import LOST, NOBODY, Trees, depths, draw_trees, turns
from threads.corpus.store import Corpus
from threads.model import Comment, Reply, Thread
from threads.replies.sampling import sample_replies


def open_thread() -> Thread:
    def comment(k: int, *replies: Reply, root: float = 0.0) -> Comment:
        return Comment(
            id=f"c{k}", number=k, author="abcd"[k % 4], text="Yes.", replies_to=replies, root_probability=root
        )

    def reply(parent: int, p: float, **more: object) -> Reply:
        return Reply(parent=f"c{parent}", probability=p, basis="model", **more)  # type: ignore[arg-type]

    return Thread(id="t", comments=(
        comment(1, root=1.0), comment(2, reply(1, 0.7, alternatives=(("gone", 0.1),)), root=0.2), comment(3, reply(2,
            0.9), reply(1, 0.6), root=0.1),
        comment(4, Reply(parent="c3", basis="nesting")), comment(5, reply(4, 0.5, alternatives=(("c1", 0.3),)),
            root=0.2),
    ), missing=("gone",))  # fmt: skip


def test_the_arrays_are_drawn_as_sample_replies_draws() -> None:
    thread = open_thread()
    trees, sampled = draw_trees(thread, 4_000, seed=1), sample_replies(thread, 4_000, seed=2)
    names = {NOBODY: None, LOST: "gone", **{i: f"c{i + 1}" for i in range(5)}}
    for i, one in enumerate(trees.ids):
        columns = np.flatnonzero(trees.child == i)
        mine = Counter(frozenset(names[int(p)] for p in row if p != NOBODY) for row in trees.parent[:, columns])
        theirs = Counter(frozenset(r.parent for r in tree.comment(one).replies_to) for tree in sampled)
        for parents in mine.keys() | theirs.keys():
            assert abs(mine[parents] - theirs[parents]) / 4_000 < 0.04, (one, parents)
    assert (draw_trees(thread, 50, seed=1).parent == draw_trees(thread, 50, seed=1).parent).all()


def test_what_the_platform_kept_is_one_tree() -> None:
    kept = Thread(id="k", comments=(Comment(id="1"), Comment(id="2", replies_to=(Reply(parent="1", basis="nesting"),))))
    assert draw_trees(kept, 200).parent.tolist() == [[NOBODY, 0]]


@st.composite
def linked(draw: st.DrawFn) -> Thread:
    """Threads with several parents, nameless authors and parents that are lost, on a page newest first or oldest
    first."""
    comments = []
    for k in range(draw(st.integers(1, 14))):
        parents = draw(st.lists(st.integers(-1, k - 1), max_size=3, unique=True)) if k else []
        replies = tuple(
            Reply(
                parent="gone" if p < 0 else f"c{p}", basis="model", probability=draw(st.sampled_from([0.2, 0.6, 1.0]))
            )
            for p in parents
        )
        comments.append(
            Comment(
                id=f"c{k}",
                number=k,
                author=draw(st.sampled_from(["ann", "bob", "cy", None])),
                replies_to=replies,
                root_probability=0.0 if replies else 0.5,
            )
        )
    return Thread(id="t", comments=tuple(comments[:: draw(st.sampled_from([1, -1]))]), missing=("gone",))


def author_at(trees: Trees, place: int) -> str | None:
    number = int(trees.author[place])
    return None if number < 0 else trees.people[number]


def as_thread(trees: Trees, row: int) -> Thread:
    """The thread that one row of the arrays stands for."""
    found: dict[int, list[Reply]] = {}
    for column, parent in enumerate(trees.parent[row].tolist()):
        if parent != NOBODY:
            name = "gone" if parent == LOST else trees.ids[parent]
            found.setdefault(int(trees.child[column]), []).append(Reply(parent=name))
    comments = tuple(
        Comment(id=one, author=author_at(trees, i), replies_to=tuple(found.get(i, ())))
        for i, one in enumerate(trees.ids)
    )
    return Thread(id="t", comments=comments, missing=("gone",))


@settings(max_examples=150, deadline=None)
@given(linked(), st.integers(0, 5))
def test_depths_and_turns_are_those_of_the_thread(thread: Thread, seed: int) -> None:
    trees = draw_trees(thread, 4, seed=seed)
    level, length = depths(trees), turns(trees)
    for row in range(len(trees.parent)):
        tree = as_thread(trees, row)
        place = {one: i for i, one in enumerate(trees.ids)}
        assert {comment.id: depth for depth, comment in tree.walk()} == {
            name: int(level[row, i]) for name, i in place.items()
        }
        longest: dict[tuple[str, str], int] = {}
        for column in np.flatnonzero(length[row]):
            ends = trees.child[column], trees.parent[row, column]
            names = sorted(str(author_at(trees, int(end))) for end in ends)
            longest[names[0], names[1]] = max(longest.get((names[0], names[1]), 0), int(length[row, column]))
        assert longest == _exchanges(tree)


def test_a_deep_chain_is_climbed() -> None:
    chain = tuple(
        Comment(id=f"c{i}", author=f"a{i % 2}", replies_to=(Reply(parent=f"c{i - 1}"),) if i else ())
        for i in range(5_000)
    )
    trees = draw_trees(Thread(id="t", comments=chain), 200)
    assert depths(trees).max() == 4_999 and turns(trees).max() == 5_000


def test_layers_carry_the_spread_of_the_trees() -> None:
    study = Study(Corpus([open_thread()]))
    authors = study.layer("network").table.set_index("author")
    ann = authors.loc["b"]  # wrote c1 and c5: answered by c2 (.7), c3 (.6), and in part by nobody
    assert ann["received_low"] == 0 and ann["received_high"] >= 2 and 0.9 < ann["received_mean"] < 1.7
    pairs = study.layer("pairs").table
    assert (pairs["replies_low"] <= pairs["replies"]).all() and (pairs["longest_exchange_high"] >= 2).all()
    talk = study.layer("talk").table
    assert (
        talk.loc["t/answering", "carries"] == "links"
        and talk.loc["t/answering", "low"] < talk.loc["t/answering", "high"] <= 0.8
    )
    assert talk.loc["t/deepest", "shown"] == 4
    candidates = study.layer("tree").table.loc["t/c5", "candidates"]
    assert candidates[0] == ["t/c4", 0.5] and [None, 0.2] in candidates
    assert Study(Corpus([open_thread()])).layer("talk").table.equals(talk)


def test_a_thread_of_its_own_links_has_no_interval_of_links() -> None:
    kept = [
        Thread(
            id=f"k{i}",
            comments=tuple(
                Comment(
                    id=f"{j}", author=f"a{j % 3}", replies_to=(Reply(parent=f"{j - 1}"),) if j and (i + j) % 3 else ()
                )
                for j in range(9)
            ),
        )
        for i in range(6)
    ]
    talk = Study(Corpus(kept)).layer("talk")
    assert talk.table.loc["k0/answering", "carries"] == "nothing" and np.isnan(talk.table.loc["k0/answering", "low"])
    every = talk.table.loc["all threads/answering"]
    assert every["carries"] == "threads" and every["low"] <= every["estimate"] == every["shown"] <= every["high"]
    assert "kept by the platform" in talk.notes[0]


def test_trees_and_threads_are_pooled_as_rubin_pools() -> None:
    rng = np.random.default_rng(0)
    sizes = np.full((200, 12), 40.0)
    fixed = rng.binomial(40, 0.5, 12).astype(float)
    same = pooled(np.repeat(fixed[None, :], 200, axis=0), sizes)
    moved = pooled(np.clip(fixed + rng.normal(0, 4, (200, 12)), 0, 40), sizes)
    assert same[4] == "threads" and moved[4] == "links and threads"
    assert moved[2] - moved[1] > same[2] - same[1]
    alone = pooled(np.arange(40.0)[:, None], np.full((40, 1), 40.0))
    assert alone[3:] == (1, "links") and alone[1] < alone[0] < alone[2]
    assert pooled(np.clip(fixed[:2] + rng.normal(0, 4, (200, 2)), 0, 40), sizes[:, :2])[4] == "links"
    assert np.isnan(pooled(np.zeros((3, 2)), np.zeros((3, 2)))[0])


def test_intervals_over_threads_cover() -> None:
    """Threads with a rate of their own, links drawn at random: the pooled interval holds the truth about 95 times in
    100."""
    rng = np.random.default_rng(5)
    hits = 0
    for _ in range(200):
        rates = np.clip(rng.normal(0.5, 0.1, 14), 0.05, 0.95)
        sure = rng.random((14, 30)) < rates[:, None]
        chance = np.where(sure, 0.8, 0.2) * 1.0
        trees = rng.random((60, 14, 30)) < chance
        truth = (0.8 * 0.5) + 0.2 * 0.5
        low, high = pooled(trees.sum(axis=2).astype(float), np.full((60, 14), 30.0))[1:3]
        hits += low <= truth <= high
    assert 180 <= hits <= 200


def test_camps_of_many_trees_are_those_of_each() -> None:
    rng = np.random.default_rng(2)
    tree, first, second = rng.integers(0, 6, 150), rng.integers(0, 9, 150), rng.integers(0, 9, 150)
    apart = first != second
    tree, first, second = tree[apart], first[apart], second[apart]
    sides = tree_sides(tree, first, second, (6, 9))
    for row in range(6):
        here = tree == row
        camps = find_camps(
            [str(i) for i in range(9)], [(str(a), str(b), 1.0) for a, b in zip(first[here], second[here], strict=True)]
        )
        given = np.array([{0: 1, 1: -1, None: 0}[camps[str(i)]] for i in range(9)])
        assert (given == sides[row]).all() or (given == -sides[row]).all()


@pytest.mark.parametrize("count", [0, 1])
def test_almost_nothing_has_no_trees_to_speak_of(count: int) -> None:
    thread = Thread(id="t", comments=tuple(Comment(id=str(i), root_probability=0.5) for i in range(count)))
    study = Study(Corpus([thread]))
    for name in ("network", "pairs", "tree", "talk"):
        assert len(study.layer(name).table) >= 0
