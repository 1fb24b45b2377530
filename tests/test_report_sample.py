"""Of more comments than a report carries it carries a stated sample, and every number stays over all of them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.base import Study
from benchmarks.made_threads import threads
from reports import ids, numbers, typical
from reports.document import Document, make
from reports.ids import Ids, ids_at, ids_where, joined, rows_by, shared_words, taken
from reports.material import Material
from reports.pages import print as paper
from reports.pages.html import render
from reports.pages.html.walk import printed_words
from reports.typical import first_readable, readable
from reports.view.examples import Examples
from reports.view.sample import FIRST, drawn
from reports.words import Words
from tests.page_elements import Elements, unpacked
from threads import Corpus

MOST = 150


@pytest.fixture(scope="module")
def study() -> Study:
    return Study(Corpus(list(threads(500, seed=4))), seed=7)


@pytest.fixture(scope="module")
def whole(study: Study) -> Document:
    return make(study, version="0", title="All")


@pytest.fixture(scope="module")
def part(study: Study) -> Document:
    return make(study, version="0", title="All", most=MOST)


def test_numbers_are_over_all_comments_and_open_on_those_carried(whole: Document, part: Document) -> None:
    told, wanted = (numbers.numbers_table(numbers.numbers(one)) for one in (part, whole))
    pd.testing.assert_frame_equal(told, wanted)
    held = {row["key"] for thread in part.threads for row in thread["rows"]}
    for fact in part.facts.values():
        for group, all_of_them in zip(fact.behind, whole.facts[fact.id].behind, strict=True):
            assert group.n == len(all_of_them.ids) and list(group.ids[:FIRST]) == list(all_of_them.ids[:FIRST])
            assert {key for key in group.ids if part.reactions[key]["channel"] == "comment"} <= held


def test_the_page_and_the_prints_say_that_they_carry_a_sample(whole: Document, part: Document) -> None:
    assert whole.sample is None and not whole.sampled
    data, page = unpacked(render(part, [])), Elements(render(part, []))
    held = sum(len(thread["rows"]) for thread in part.threads)
    assert MOST <= held < 500 and data["sample"] == {"held": held, "all": 500, "limit": MOST}
    assert f"{held} of 500 comments" in part.sampled and "seed 7" in part.sampled
    assert [words for _, words in page.classed("p", "alarm") if part.sampled in words]
    assert any("how these comments were drawn" in words for words in printed_words(part))
    assert sum(thread["count"] + thread.get("left", 0) for thread in data["threads"]) <= 500
    assert paper.comments(part).startswith(b"%PDF") and paper.comments(part) == paper.comments(part)


def test_equal_seeds_draw_equal_samples(study: Study, part: Document) -> None:
    again = make(study, version="0", title="All", most=MOST)
    assert again.sample == part.sample and render(again, []) == render(part, [])
    other = make(Study(study.corpus, seed=8), version="0", most=MOST)
    assert other.sample is not None and part.sample is not None and other.sample.ids != part.sample.ids


def made(sizes: dict[str, int]) -> tuple[pd.DataFrame, pd.Series[str]]:
    """A table of threads of these sizes, each comment but the first of three in a row an answer; the first letter of a
    thread's name is its population."""
    rows = [(f"{name}/{i}", name, i % 3) for name, size in sizes.items() for i in range(size)]
    table = pd.DataFrame(rows, columns=["id", "thread", "depth"]).set_index("id")
    return table, table["thread"].str[0]


def test_a_sample_is_of_whole_threads_spread_over_populations() -> None:
    table, populations = made({f"a{i}": 30 for i in range(50)} | {f"b{i}": 30 for i in range(5)})
    sample = drawn(table, populations, limit=300, seed=1)
    assert sample is not None and (len(sample.ids), sample.all) == (300, 1650)
    held = table.loc[sorted(sample.ids), "thread"]
    assert set(held.value_counts()) == {30}
    assert (held.str[0] == "b").sum() == 150
    assert drawn(table, populations, limit=1650, seed=1) is None


def test_of_a_thread_larger_than_the_sample_whole_branches_are_drawn() -> None:
    table, populations = made({"a": 1000, "b": 20})
    sample = drawn(table, populations, limit=100, seed=1)
    assert sample is not None and len(sample.ids) in (98, 99, 100)
    places = sorted(int(key[2:]) for key in sample.ids if key.startswith("a/"))
    assert all({place - place % 3 + i for i in range(3)} <= {*places, 1000, 1001} for place in places)
    assert sum(key.startswith("b/") for key in sample.ids) == 20
    one = drawn(table.assign(depth=[0] + [1] * 1019), populations, limit=10, seed=1)
    assert one is not None and len(one.ids) == 10


@pytest.mark.parametrize("kind", ["object", "string[pyarrow]"])
def test_ids_are_those_at_their_places(kind: str) -> None:
    index = pd.Index(["a", "b", "c", "d"], dtype=kind)
    some = ids_at(index, ["d", "x", "b", "d"])
    assert list(some) == ["d", "b"] and some[0] == "d" and list(some[1:]) == ["b"] and len(some) == 2
    mask = ids_where(index, [True, False, False, True])
    assert list(joined(index, [mask, some])) == ["a", "d", "d", "b"]
    assert list(some.where(index.isin(["b"]))) == ["b"] and ids_at(index, some) is some
    assert list(ids_at(index, ())) == [] == list(Ids(index, some.places[:0]))


@pytest.mark.parametrize("kind", ["object", "string[pyarrow]"])
def test_rows_of_a_layer_and_shared_words(kind: str) -> None:
    index, keys = pd.Index(["a", "b", "c", "d"], dtype=kind), pd.Index(["d", "x", "b"], dtype=kind)
    assert rows_by(index, keys).tolist() == [-1, 2, -1, 0] and rows_by(index, keys[:0]).tolist() == [-1] * 4
    column = pd.Series(["re", "mi", "re", None], dtype=kind)
    words = shared_words(column)
    assert words.tolist() == column.astype(str).tolist() and words[0] is words[2]


@pytest.mark.parametrize("places", [[], [6], [0, 1, 2, 3, 4, 5, 6], [6, 2, 0, 2, 5, 6], [4, 3]])
def test_rows_taken_by_blocks_are_those_taken_at_once(monkeypatch: pytest.MonkeyPatch, places: list[int]) -> None:
    words = ["a", "b", None, "d", "e", "f", "g"]
    table = pd.DataFrame(
        {"word": pd.array(words, dtype="str"), "number": pd.array([1, None, *range(5)], dtype="Int64")},
        index=pd.Index([*"tuvwxyz"], dtype="str"),
    )
    for size in (1, 3, 7, 9):
        monkeypatch.setattr(ids, "BLOCK", size)
        for kind in ("str", object):
            table.index = table.index.astype(kind)
            found = taken(table, np.array(places, dtype=np.int64))
            pd.testing.assert_frame_equal(found, table.take(places))


def test_the_largest_rows_are_the_first_of_all_in_order(study: Study) -> None:
    layer = study.layer("network")
    material = Material(
        study=study, words=Words("en"), layers={"network": layer}, failed={}, view={}, version="0"
    )  # fmt: skip
    table = layer.table.assign(name=layer.table.index.astype(str))
    order = table.sort_values(["received", "given", "name"], ascending=[False, False, True])["name"].tolist()
    for most in (1, 7, len(table) + 5):
        found = material.largest("network", "received", "given", most=most)
        assert [row["id"] for row in found] == order[:most]
    assert material.largest("pairs", "replies", most=3) == []


def test_the_first_readable_are_those_of_a_good_length_in_turn(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = Examples(study, {})
    material = Material(
        study=study, words=Words("en"), layers={}, failed={}, view={"examples": examples}, version="0"
    )  # fmt: skip
    ids = material.ids(study.reactions.index)
    good = [key for key in ids if readable(examples[key]["text"])]
    assert examples.texts([*ids]) == [examples[key]["text"] for key in ids]
    assert 3 < len(good) < len(ids)
    with pytest.raises(KeyError, match="nobody"):
        examples.texts([ids[0], "nobody"])
    found = first_readable(material, ids, most=3)
    monkeypatch.setattr(typical, "READ_AT_ONCE", 2)
    assert found == good[:3] == first_readable(material, ids, most=3)
    short = ids.where(~ids.names.isin(good))
    assert first_readable(material, short, most=2) == [*short[:2]]
