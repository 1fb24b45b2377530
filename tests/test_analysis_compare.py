"""Comparisons that a referee would try: no false alarms, refusals, corrections, cautions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare import compare
from analysis.compare.cautions import CAUTIONS
from analysis.compare.stats import least_p, mean_interval, share_interval, t_interval
from threads.errors import BadParameter


def simulated(threads: int, *, seed: int, gap: float = 0.0, size: int = 20) -> pd.DataFrame:
    """Values with an intraclass correlation of .2 in so many threads a side."""
    draw = np.random.default_rng(seed)
    values = np.repeat(draw.normal(0, 0.2**0.5, 2 * threads), size) + draw.normal(0, 0.8**0.5, 2 * threads * size)
    group = np.repeat(["a", "b"], threads * size)
    return pd.DataFrame(
        {"value": values + gap * (group == "b"), "group": group, "thread": np.repeat(np.arange(2 * threads), size)}
    )


@pytest.mark.parametrize(("threads", "runs"), [(6, 150), (12, 50)])
def test_false_alarms_stay_near_five_per_cent(threads: int, runs: int) -> None:
    alarms = [compare(simulated(threads, seed=seed), "value", "group", "thread").p < 0.05 for seed in range(runs)]
    assert np.mean(alarms) <= 0.10


def test_p_and_interval_agree() -> None:
    for seed in range(20):
        found = compare(simulated(6, seed=seed, gap=0.5), "value", "group", "thread")
        assert (found.p <= 0.05) == (not found.low <= 0 <= found.high)


def test_a_real_difference_is_found_with_its_sign() -> None:
    found = compare(simulated(12, seed=1, gap=1.5), "value", "group", "thread")
    assert found.claim == "inferential"
    assert found.p < 0.01
    assert 0 < found.low < 1.5 < found.high + 1
    assert found.groups == ("a", "b")
    assert "differs" in found.sentence


def test_three_threads_a_side_are_refused_with_the_reason() -> None:
    found = compare(simulated(3, seed=0, gap=5), "value", "group", "thread")
    assert found.claim == "none"
    assert found.p >= 0.1
    assert "few-clusters" in found.warnings
    assert "too few" in found.sentence
    assert "0.10" in found.sentence
    assert least_p((3, 3)) == pytest.approx(0.1)
    assert least_p((2_000, 1_500)) == 0.0


def test_less_than_one_degree_of_freedom_gives_no_interval() -> None:
    """One thread that holds half of all comments leaves next to none, and a quantile past all numbers."""
    assert t_interval(0.1, 0.2, 0.02, "any").low == -np.inf
    assert t_interval(0.1, 0.2, 1.0, "any").high == pytest.approx(0.1 + 12.706 * 0.2, abs=1e-3)


@pytest.mark.parametrize("threads", [1, 2])
def test_numbers_even_where_nothing_can_be_claimed(threads: int) -> None:
    found = compare(simulated(threads, seed=0), "value", "group", "thread")
    assert found.claim == "none"
    assert not np.isnan([found.estimate, found.low, found.high, found.p]).any()


def test_one_group_and_no_rows_are_said_plainly() -> None:
    table = simulated(2, seed=0)
    assert "only one group" in compare(table[table["group"] == "a"], "value", "group", "thread").sentence
    assert "one-group" in compare(table.iloc[:0], "value", "group", "thread").warnings


def instrument(seed: int) -> pd.DataFrame:
    """The same truth in both languages, read by a classifier that errs more in one; 150 codes a side."""
    draw = np.random.default_rng(seed)
    parts = []
    for language, hit, reject in (("en", 0.9, 0.9), ("zh", 0.7, 0.95)):
        for thread in range(10):
            truth = draw.random(60) < np.clip(draw.normal(0.5, 0.15), 0.05, 0.95)
            read = np.where(truth, draw.random(60) < hit, draw.random(60) > reject)
            parts.append(
                pd.DataFrame(
                    {"language": language, "thread": f"{language}{thread}", "truth": truth.astype(float), "read": read}
                )
            )
    table = pd.concat(parts, ignore_index=True)
    table["gold"] = np.nan
    for language in ("en", "zh"):
        chosen = draw.choice(table.index[table["language"] == language], 150, replace=False)
        table.loc[chosen, "gold"] = table.loc[chosen, "truth"]
    return table


def test_hand_codes_take_the_instruments_own_gap_away() -> None:
    plain, mended, covered = [], [], 0
    for seed in range(12):
        table = instrument(seed)
        plain.append(compare(table, "read", "language", "thread").estimate)
        found = compare(table, "read", "language", "thread", gold="gold")
        mended.append(found.estimate)
        covered += found.low <= 0 <= found.high
        assert found.claim == "inferential"
    assert np.mean(plain) < -0.09
    assert abs(np.mean(mended)) < 0.04
    assert covered >= 10


def test_without_codes_in_both_languages_nothing_is_inferred() -> None:
    table = instrument(0)
    assert compare(table, "read", "language", "thread").claim == "descriptive"
    table.loc[table["language"] == "zh", "gold"] = np.nan
    found = compare(table, "read", "language", "thread", gold="gold")
    assert "instrument-not-validated" in found.warnings
    assert found.claim == "descriptive"


def test_inclusion_probabilities_weigh_the_codes() -> None:
    table = instrument(3)
    table["chance"] = np.where(table["read"], 0.5, 0.25)
    found = compare(table, "read", "language", "thread", gold="gold", weight="chance")
    assert np.isfinite(found.estimate)
    with pytest.raises(BadParameter, match="above 0"):
        compare(table.assign(chance=0.0), "read", "language", "thread", weight="chance")


def test_several_ways_of_clustering() -> None:
    table = simulated(8, seed=2)
    table["author"] = [f"{group}{i % 25}" for i, group in enumerate(table["group"])]
    both = compare(table, "value", "group", ["thread", "author"])
    assert "multiway" in both.method
    nested = compare(table.assign(author=np.arange(len(table))), "value", "group", ["thread", "author"])
    assert nested.method == "permutation"


def test_threads_that_hold_both_groups() -> None:
    table = simulated(8, seed=2)
    table["group"] = np.random.default_rng(0).permutation(table["group"].to_numpy())
    found = compare(table, "value", "group", "thread")
    assert "crossed" in found.method
    assert found.group_clusters == (16, 16)


def test_cautions_are_read_off_the_table() -> None:
    table = simulated(6, seed=0).assign(author="everybody", chosen_by=np.repeat(["editor", "platform"], 120))
    table.loc[0, "value"] = np.nan
    found = compare(table, "value", "group", "thread")
    assert {"selection-editor", "single-author-dominates", "overlap", "missing-values"} <= set(found.warnings)
    assert found.claim == "descriptive"
    assert all(found.cautions)
    assert set(found.warnings) <= CAUTIONS.keys()


def test_unsuitable_columns_are_refused_in_a_sentence() -> None:
    table = simulated(2, seed=0)
    with pytest.raises(BadParameter, match="no column 'nothing'"):
        compare(table, "nothing", "group", "thread")
    with pytest.raises(BadParameter, match="must hold numbers"):
        compare(table.assign(value="much"), "value", "group", "thread")
    with pytest.raises(BadParameter, match="Two groups"):
        compare(table, "value", "thread", "group")


def test_equal_seeds_give_equal_numbers() -> None:
    table = simulated(12, seed=5)
    assert compare(table, "value", "group", "thread", seed=3) == compare(table, "value", "group", "thread", seed=3)


@given(st.lists(st.tuples(st.floats(-1, 1), st.integers(0, 5)), min_size=1, max_size=40))
@settings(max_examples=100, deadline=None)
def test_an_interval_holds_its_mean(rows: list[tuple[float, int]]) -> None:
    values, clusters = np.array([v for v, _ in rows]), np.array([c for _, c in rows])
    found = mean_interval(values, clusters)
    assert found.low <= found.estimate + 1e-9
    assert found.estimate <= found.high + 1e-9
    share = share_interval(values > 0, clusters)
    assert -1e-9 <= share.estimate <= 1 + 1e-9


def test_two_or_three_clusters_give_no_interval_and_no_spread_gives_none() -> None:
    for threads in (1, 2, 3):
        found = mean_interval(np.linspace(-1, 1, 12), np.repeat(np.arange(threads), 12 // threads))
        assert np.isinf(found.low) and np.isinf(found.high)
        assert np.isinf(share_interval(np.arange(12) % 2 == 0, np.repeat(np.arange(threads), 12 // threads)).low)
    assert np.isinf(mean_interval(np.full(200, -0.05), np.arange(200)).low)
    same = pd.DataFrame({"value": [0.3] * 12 + [0.1] * 12, "group": ["a"] * 12 + ["b"] * 12, "thread": range(24)})
    found = compare(same, "value", "group", "thread")
    assert found.claim == "none"
    assert "do not vary" in found.sentence


def test_a_refusal_prints_no_p_and_no_interval() -> None:
    found = compare(simulated(3, seed=0, gap=5), "value", "group", "thread")
    assert "p = " not in found.sentence
    assert "interval" not in found.sentence


def test_the_words_follow_the_adjusted_p_and_name_it_once() -> None:
    alone = compare(simulated(8, seed=1, gap=1.0), "value", "group", "thread")
    assert alone.p < 0.05
    assert "differs from" in alone.sentence
    among = replace(alone, p_holm=0.08, among=4)
    assert "does not differ demonstrably" in among.sentence
    assert among.sentence.count("0.080") == 1
    assert "among 4 comparisons" in among.sentence


def test_the_unit_counted_is_the_unit_named() -> None:
    table = simulated(30, seed=3, size=8)
    table["writer"] = [f"{group}{i % 5}" for i, group in enumerate(table["group"])]
    found = compare(table, "value", "group", ["thread", "writer"])
    assert found.unit == "writer"
    assert found.group_clusters == (5, 5)
    assert "5 and 5 writers" in found.sentence


def test_a_side_partly_chosen_by_an_editor_is_said_and_speaks_of_the_texts_only() -> None:
    table = simulated(8, seed=2).assign(chosen_by="platform")
    table.loc[table.index[-40:], "chosen_by"] = "editor"
    found = compare(table, "value", "group", "thread")
    assert "selection-mixed" in found.warnings
    assert found.claim == "descriptive"
    table["chosen_by"] = ["editor", "translator"] * (len(table) // 2)
    assert not {"selection-mixed", "selection-editor"} & set(compare(table, "value", "group", "thread").warnings)
