"""A place's offset of "answers nobody": fitted, applied, and left alone where the page says whom a comment answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threads import Article, Comment, Reply, Thread, link
from threads.errors import BadParameter, InputError
from threads.replies import NobodyOffset, fit_nobody, fit_stated, relink
from threads.replies.model import shifted
from threads.replies.nobody import fitted_offset, open_comments

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
SAID = {
    "en": ("The night ferry was {k} minutes late.", "My bus was late by {k} too.", "Who pays {k} for a ticket?"),
    "zh": ("夜里的渡轮晚了{k}分钟。", "我的公交车也晚了{k}分钟。", "谁会花{k}块钱买票？"),
    "ko": ("밤 배가 {k}분 늦었어요.", "제 버스도 {k}분 늦었어요.", "표 한 장에 {k}원을 누가 내요?"),
}


def talk(language: str = "en", size: int = 12, name: str = "t") -> Thread:
    """A talk of three people without a stated reply."""
    comments = tuple(
        Comment(
            id=str(k), number=k + 1, author=f"Rider {k % 3}", text=SAID[language][k % 3].format(k=k + 2),
            posted=NOON + timedelta(minutes=k),
        )
        for k in range(size)
    )  # fmt: skip
    return Thread(
        id=name, article=Article(id=f"{name}-a", title="The ferry", text="It stops in May."), comments=comments
    )


def stated_talk(parents: list[int | None], name: str = "s") -> Thread:
    """A talk of which the platform says whom each comment answers."""
    bare = talk(size=len(parents), name=name)
    return bare.with_comments(
        tuple(
            replace(
                c, root_probability=1.0 if p is None else 0.0, replies_to=() if p is None else (Reply(parent=str(p)),)
            )
            for c, p in zip(bare.comments, parents, strict=True)
        )
    )


@pytest.mark.parametrize("language", SAID)
def test_an_offset_moves_whether_a_comment_answers_anybody_and_not_whom(language: str) -> None:
    thread = talk(language)
    chances = []
    for offset in (-40.0, -1.0, None, 1.0, 40.0):
        linked = link(thread, nobody=offset)
        chances.append([comment.root_probability or 0.0 for comment in linked.comments])
        assert (link(thread) == linked) == (offset is None)
    assert all(low <= high for below, above in pairwise(chances) for low, high in zip(below, above, strict=True))
    assert min(chances[-1]) > 0.9
    assert chances[0][0] == 1.0  # nobody stands before the first
    few, many = link(thread, nobody=-2.0), link(thread, nobody=-12.0)
    firm = [(a.replies_to[0].parent, b.replies_to[0].parent) for a, b in zip(few.comments, many.comments, strict=True)
        if a.replies_to and b.replies_to]  # fmt: skip
    assert firm and all(a == b for a, b in firm)


@given(st.lists(st.lists(st.floats(0.001, 1), min_size=4, max_size=4), min_size=1, max_size=5), st.floats(-9, 9))
def test_odds_of_nobody_are_multiplied_and_those_of_others_kept(rows: list[list[float]], offset: float) -> None:
    given_ = np.array(rows) / np.array(rows).sum(axis=1, keepdims=True)
    moved = shifted(given_, offset)
    assert np.allclose(moved.sum(axis=1), 1)
    assert np.allclose(
        moved[:, 0] / moved[:, 1:].sum(axis=1), np.exp(offset) * given_[:, 0] / given_[:, 1:].sum(axis=1)
    )
    assert np.allclose(moved[:, 1:] * given_[:, 1:2], given_[:, 1:] * moved[:, 1:2])


def test_what_is_certain_stays_certain() -> None:
    certain = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    assert (shifted(certain, 3.0) == certain).all()


@pytest.mark.parametrize("wrong", ["much", float("nan"), float("inf"), [1.0]])
def test_an_offset_that_is_no_number_is_told(wrong: object) -> None:
    with pytest.raises(BadParameter, match="log-odds"):
        link(talk(), nobody=wrong)  # type: ignore[arg-type]


@settings(max_examples=30, deadline=None)
@given(st.floats(-2.5, 2.5), st.integers(0, 1000))
def test_the_offset_that_made_the_answers_is_found(true: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 1.5, 3_000)
    answers = rng.random(3_000) < 1 / (1 + np.exp(-(logits + true)))
    found = fitted_offset((1 / (1 + np.exp(-logits))).tolist(), answers.tolist())
    assert found.standard_error is not None
    assert abs(found.estimate - true) < 5 * found.standard_error
    assert (found.codes, found.coded_nobody) == (3_000, int(answers.sum()))


def test_few_codes_are_drawn_towards_none_and_their_error_is_wide() -> None:
    few, many = (fitted_offset([0.5] * n, [True] * n) for n in (10, 1_000))
    assert 0 < few.estimate < many.estimate < 12
    even = fitted_offset([0.5] * 10, [True, False] * 5)
    assert abs(even.estimate) < 1e-6 and even.applied == 0.0
    assert even.standard_error is not None and few.standard_error is not None and many.standard_error is not None
    assert fitted_offset([0.5] * 100, [True, False] * 50).standard_error < even.standard_error


def test_an_offset_within_its_error_is_not_applied_and_a_given_one_is() -> None:
    assert float(NobodyOffset(estimate=0.4, standard_error=0.5, codes=12)) == 0.0
    assert float(NobodyOffset(estimate=-0.6, standard_error=0.5, codes=12)) == -0.6
    assert float(NobodyOffset(estimate=0.01)) == 0.01


@pytest.mark.parametrize("language", SAID)
def test_codes_of_a_place_move_its_links(language: str) -> None:
    threads = [link(talk(language, name=f"t{k}")) for k in range(2)]
    nobody: dict[str, str | None] = {f"t{k}/{c}": None for k in range(2) for c in range(1, 12)}
    above: dict[str, str | None] = {f"t{k}/{c}": str(c - 1) for k in range(2) for c in range(1, 12)}
    up, down = fit_nobody(threads, nobody), fit_nobody(threads, above)
    assert up.estimate > down.estimate
    assert (up.codes, up.coded_nobody, down.coded_nobody) == (22, 22, 0)
    links = [sum(bool(c.replies_to) for t in threads for c in relink(t, nobody=one).comments) for one in (up, down)]
    assert links[0] < links[1]


def test_too_few_codes_are_refused_with_how_to_get_more() -> None:
    thread = link(talk())
    with pytest.raises(InputError, match=r"wants 10 comments.* there are 9\. .*sample"):
        fit_nobody([thread], {f"t/{k}": None for k in range(1, 10)} | {"t/none": None, "other/1": None})
    with pytest.raises(InputError, match="there are 0"):
        fit_stated([thread])


def test_what_the_page_states_is_no_code_and_stays() -> None:
    bare = talk()
    first = replace(bare.comments[5], replies_to=(Reply(parent="2", basis="markup"),))
    mixed = link(bare.with_comments(tuple(first if c.id == "5" else c for c in bare.comments)))
    assert "5" not in {c.id for c in open_comments(mixed)}
    assert fit_nobody([mixed], {f"t/{k}": None for k in range(1, 12)}).codes == 10
    moved = relink(mixed, nobody=9.0)
    assert moved.comment("5").replies_to == first.replies_to
    assert all(not c.replies_to for c in moved.comments if c.id != "5")
    assert [c.quoted for c in moved.comments] == [c.quoted for c in mixed.comments]


def test_a_platform_that_says_all_is_a_witness_and_its_threads_stay() -> None:
    alone = stated_talk([None, 0, *[None] * 18])
    chain = stated_talk([None, *range(19)])
    assert relink(alone, nobody=5.0) is alone
    assert not list(open_comments(chain))
    assert fit_stated([alone]).estimate > fit_stated([chain]).estimate
    assert fit_stated([alone, talk()]) == fit_stated([alone])
    half = alone.with_comments((*alone.comments[:-1], replace(alone.comments[-1], root_probability=0.4)))
    with pytest.raises(InputError):
        fit_stated([half])


def test_no_thread_is_too_small() -> None:
    empty = Thread(id="e")
    assert relink(empty, nobody=2.0) == empty == link(empty, nobody=2.0)
    assert relink(talk(size=1), nobody=-5.0).comments[0].root_probability == 1.0
