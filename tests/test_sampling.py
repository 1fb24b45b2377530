"""What is drawn to be coded: chances that are known and kept, groups and threads all there, none drawn twice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.base import Study
from analysis.coding.codebook import codebook_for
from analysis.sampling.design import chances, systematic
from analysis.sampling.draw import EarlierDraw, draw
from tests.command import run
from threads import Comment, Corpus, Thread
from threads.corpus.populations import Rules
from threads.errors import BadParameter, EmptyInput

LANGUAGES = {"a": "en", "b": "de", "c": "fr"}
BOOK = codebook_for(["stance"], target="the day")


def study(sizes: dict[str, list[int]]) -> Study:
    """Groups of threads of these sizes."""
    pages = [
        Thread(id=f"{group}{i}", comments=[
            Comment(id=str(k), author=f"{group}{i}w{k}", text=f"Word {group} {i} {k}", language=LANGUAGES[group])
            for k in range(size)])
        for group, counts in sizes.items() for i, size in enumerate(counts)
    ]  # fmt: skip
    rules = Rules.of([{"language": language, "population": group} for group, language in LANGUAGES.items()])
    return Study(Corpus(pages, rules=rules))


MADE = study({"a": [40, 1, 1, 2, 9, 30, 3, 8], "b": [5] * 8, "c": [4, 4]})


@settings(deadline=None)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.data())
def test_chances_sum_to_the_number_drawn_and_a_draw_keeps_each(sizes: list[int], data: st.DataObject) -> None:
    threads = np.repeat(np.arange(len(sizes)), sizes)
    n = data.draw(st.integers(1, len(threads)))
    found = chances(threads, n)
    assert found.sum() == pytest.approx(n) and (found > 0).all() and (found <= 1).all()
    drawn = systematic(threads, found, np.random.default_rng(data.draw(st.integers(0, 99))))
    assert len(drawn) == len(set(drawn.tolist())) == n
    if n >= 2 * len(sizes):
        assert set(threads[drawn].tolist()) == set(range(len(sizes)))


def test_each_reaction_is_drawn_as_often_as_its_chance_says() -> None:
    frame = draw(MADE, codebook=BOOK, n=40).frame
    rounds = 600
    drawn = [name for seed in range(rounds) for name in draw(MADE, codebook=BOOK, n=40, seed=seed).key["reaction"]]
    counts = pd.Series(drawn).value_counts().reindex(frame.index, fill_value=0)
    assert counts.sum() == len(drawn)  # none beside those that have a chance
    errors = (counts / rounds - frame) / np.sqrt(np.maximum(frame * (1 - frame), 1e-9) / rounds)
    certain = frame > 1 - 1e-9
    assert (counts[certain] == rounds).all()
    assert np.abs(errors[~certain]).max() < 4.5 and 0.6 < np.sqrt((errors[~certain] ** 2).mean()) < 1.4


def test_groups_have_equal_parts_and_one_of_too_few_threads_is_left_out_unless_asked_for() -> None:
    found = draw(MADE, codebook=BOOK, n=60)
    assert found.key["population"].value_counts().to_dict() == {"a": 30, "b": 30}
    assert len(found.left_out) == 1 and "c is left out: 2 discussions" in found.left_out[0]
    asked = draw(MADE, codebook=BOOK, n=60, groups=("a", "c"))
    assert asked.key["population"].value_counts().to_dict() == {"a": 52, "c": 8}
    assert (asked.key.loc[asked.key["population"] == "c", "inclusion"] == 1).all()


def test_a_half_width_is_reached_with_no_more_codes_than_it_wants_and_said_where_it_cannot_be() -> None:
    even = study({"a": [50] * 30, "b": [50] * 30})
    wide, close = (draw(even, codebook=BOOK, half_width=h) for h in (0.15, 0.1))
    assert 0 < len(wide.key) < len(close.key) < 3_000
    for found, wanted in ((wide, 0.15), (close, 0.1)):
        assert found.half_widths is not None
        [reached] = found.half_widths.values()
        assert wanted * 0.97 <= reached <= wanted * 1.0001
    beyond = draw(MADE, codebook=BOOK, half_width=0.02)
    assert beyond.half_widths is not None and beyond.half_widths["a", "b"] > 0.02
    assert len(beyond.key) == 94 + 40


def test_the_active_part_is_beside_the_random_one_and_has_no_chance() -> None:
    found = draw(MADE, codebook=BOOK, n=30, active=8)
    parts = found.key.groupby("part")["inclusion"]
    assert parts.size().to_dict() == {"active": 8, "random": 30}
    assert parts.count().to_dict() == {"active": 0, "random": 30}
    assert found.key["reaction"].is_unique


def test_a_later_draw_takes_none_again_and_puts_the_chances_together() -> None:
    """Weighted by the chances put together, both draws count each group right on average (Horvitz & Thompson 1952)."""
    sums: dict[str, list[float]] = {"a": [], "b": []}
    for seed in range(150):
        first = draw(MADE, codebook=BOOK, n=30, seed=seed)
        taken = EarlierDraw(chances=first.frame, drawn=frozenset(first.key["reaction"]))
        again = draw(MADE, codebook=BOOK, n=30, earlier=taken, seed=seed + 1000)
        assert len(again.key) == 30 and not taken.drawn & set(again.key["reaction"])
        both = pd.concat([first.key, again.key])
        weights = 1 / again.frame[both["reaction"]].to_numpy()
        for name, total in sums.items():
            total.append(float(weights[(both["population"] == name).to_numpy()].sum()))
    assert np.mean(sums["a"]) == pytest.approx(94, rel=0.03)
    assert np.mean(sums["b"]) == pytest.approx(40, rel=0.03)


def test_overlap_is_read_by_all_and_the_rest_goes_round() -> None:
    coders = draw(MADE, codebook=BOOK, n=60, coders=("A", "B", "C"), overlap=0.2).key["coders"]
    assert coders.value_counts()["A;B;C"] == 12
    assert coders.value_counts().drop("A;B;C").to_dict() == {"A": 16, "B": 16, "C": 16}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "one of both"),
        ({"n": 5, "half_width": 0.1}, "one of both"),
        ({"n": 0}, "At least one"),
        ({"half_width": 7.0}, "between 0.005 and 1"),
        ({"n": 5, "by": "colour"}, "no column 'colour'"),
        ({"n": 5, "groups": ("x",)}, "no group 'x'"),
        ({"n": 5, "coders": ("A", "a")}, "names of their own"),
        ({"n": 5, "coders": ("A;B",)}, "no semicolon"),
        ({"n": 5, "overlap": 2.0}, "share from 0 to 1"),
    ],
)
def test_what_cannot_be_drawn_is_said(asked: dict[str, object], said: str) -> None:
    with pytest.raises(BadParameter, match=said):
        draw(MADE, codebook=BOOK, **asked)  # type: ignore[arg-type]


def test_pages_without_a_reaction_give_nothing_to_code() -> None:
    with pytest.raises(EmptyInput, match="nothing to code"):
        draw(study({"a": []}), codebook=BOOK, n=5)


def test_more_is_drawn_beside_an_earlier_sample_and_never_over_it(tmp_path: Path) -> None:
    first, more = tmp_path / "first", tmp_path / "more"
    assert run("sample", "raw_html", "-n", "10", "-o", first, "-q").exit_code == 0
    again = run("sample", "raw_html", "-n", "10", "-o", first)
    assert again.exit_code == 1 and f"--after {first}" in again.stderr
    shown = run("sample", "raw_html", "-n", "10", "-o", more, "--after", first, "-q")
    assert shown.exit_code == 0, shown.output
    keys = [pd.read_csv(folder / "key.csv") for folder in (first, more)]
    assert not set(keys[0]["reaction"]) & set(keys[1]["reaction"])
    neither = run("sample", "raw_html", "-o", tmp_path / "x")
    assert neither.exit_code == 2 and "--half-width 0.1" in neither.stderr


def test_many_groups_are_told_in_few_sentences_and_coders_of_one_name_at_once(tmp_path: Path) -> None:
    shown = run("sample", "raw_html", "-n", "20", "--by", "thread", "--active", "9000", "-o", tmp_path / "sheets")
    assert shown.exit_code == 0 and "the closest and the widest of" in shown.stderr, shown.output
    assert shown.stderr.count("will be known to") == 2 and "9000 were asked for" in shown.stderr
    half = run("sample", "raw_html", "-n", "40", "--for", "stance", "--coders", "A,B", "-o", tmp_path / "two")
    assert "About 13 minutes a coder" in half.stderr, half.output  # 12 are read by both, 14 by each alone
    alike = run("sample", tmp_path, "-n", "20", "--coders", "☃,😀", "-o", tmp_path / "other")
    assert alike.exit_code == 1 and "too alike" in alike.stderr and not (tmp_path / "other").exists()
