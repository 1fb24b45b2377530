"""No number without the right to stand: what is printed without codes, with few, with many, and what is asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from analysis.base import Study
from analysis.compare.gate import LEVELS, standings
from threads import Comment, Corpus, Thread
from threads.corpus.populations import Rules

WORDS = ("What a good and happy day for us.", "This is a bad, sad and cruel thing.", "They left at noon by bus.")
SAID = ("FAVOR", "AGAINST", "NONE")
LANGUAGES = {"a": "en", "b": "de", "c": "fr"}


def study(folder: Path, *, threads: int = 8, coded: dict[str, int] | None = None, twice: bool = True) -> Study:
    """Three populations of so many threads with six comments each, of which the first `coded` threads are coded."""
    pages = [
        Thread(id=f"{group}{i}", comments=[
            Comment(id=str(k), author=f"{group}{i}w{k}", text=f"{WORDS[(i + k) % 3]} {i} {k}", language=language)
            for k in range(6)])
        for group, language in LANGUAGES.items() for i in range(threads)
    ]  # fmt: skip
    rows = ["id,coder,variable,code,part,inclusion"]
    for group, count in (coded or {}).items():
        for i in range(count):
            for k in range(6):
                for coder in ("A", "B") if twice else ("A",):
                    side = (i * i + k * (i + len(group) + ord(group))) % 3
                    for variable, code in (("stance", SAID[side]), ("sentiment", 1 - side)):
                        rows.append(f"{group}{i}/{k},{coder},{variable},{code},random,{count / threads}")
    (folder / "codes.csv").write_text("\n".join(rows), encoding="utf-8")
    rules = Rules.of([{"language": language, "population": group} for group, language in LANGUAGES.items()])
    defaults: dict[str, dict[str, object]] = {
        "stance": {"target": "the day", "favor": ("It is good.",), "against": ("It is bad.",)}
    }
    if coded:
        defaults["coding"] = {"codes": str(folder / "codes.csv")}
    return Study(Corpus(pages, rules=rules), defaults=defaults)


def test_without_codes_no_side_and_no_level_stands_and_the_reader_is_told_what_to_do(tmp_path: Path) -> None:
    made = study(tmp_path)
    table = made.layer("populations").table
    assert table[["value", "low", "high", "plain"]].isna().all(axis=None) and set(table["level"]) == {"none"}
    assert table["todo"].str.contains(r"Code 48 of a.*commentariat sample .* --for stance -n 48").any()
    stance = made.layer("stance")
    assert stance.refusal is not None and stance.table["label"].isna().all()
    assert not stance.table.astype(str).isin(["FAVOR", "AGAINST"]).any(axis=None)


def test_without_codes_the_sentiment_of_a_machine_is_compared_as_unchecked_alone(tmp_path: Path) -> None:
    table = study(tmp_path).layer("compare").table
    assert (table["claim"] == "none").all() and table["p"].isna().all()
    unchecked = table[table["measure"] == "sentiment"]
    assert unchecked["sentence"].str.startswith("Unchecked here").all() and unchecked["estimate"].notna().all()
    assert unchecked["first_mean"].isna().all()
    assert table.loc[table["variable"] == "stance", "estimate"].isna().all()


def test_a_population_of_few_threads_is_for_reading(tmp_path: Path) -> None:
    made = study(tmp_path, threads=3, coded={"a": 3, "b": 3})
    assert set(made.layer("populations").table["level"]) == {"read"}
    assert "read them, don’t count them" in made.layer("populations").table["why"].iloc[0]
    assert made.layer("compare").table["estimate"].isna().all()


def test_a_pair_is_compared_only_where_both_sides_are_coded(tmp_path: Path) -> None:
    made = study(tmp_path, coded={"a": 8, "b": 8})
    table = made.layer("compare").table.set_index(["measure", "first", "second"])
    assert table.loc[("favor", "a", "b"), "claim"] == "inferential"
    for pair in (("a", "c"), ("b", "c")):
        assert np.isnan(table.loc[("favor", *pair), "estimate"]) and table.loc[("favor", *pair), "claim"] == "none"
        assert "Nobody has coded stance for c" in table.loc[("favor", *pair), "sentence"]
    family = table["p_holm"].notna()
    assert set(table[family].index.droplevel("measure")) == {("a", "b")}


def test_one_group_has_one_value_and_one_n_everywhere(tmp_path: Path) -> None:
    made = study(tmp_path, coded={"a": 8, "b": 8, "c": 8})
    values = made.layer("populations").table.set_index(["measure", "population"])
    assert values["n"].nunique() == 1
    for row in made.layer("compare").table.itertuples():
        for side, mean, n in ((row.first, row.first_mean, row.first_n), (row.second, row.second_mean, row.second_n)):
            assert mean == pytest.approx(values.loc[(row.measure, side), "value"], abs=1e-9)
            assert n == values.loc[(row.measure, side), "n"]


def test_the_level_follows_the_codes(tmp_path: Path) -> None:
    few = standings(study(tmp_path, coded={"a": 4}), "stance")["a"]
    assert (few.level, few.coded) == ("descriptive", 24) and "24 codes are few" in few.why
    full = standings(study(tmp_path, coded={"a": 8}), "stance")["a"]
    assert (full.level, full.why) == ("inferential", "")
    alone = standings(study(tmp_path, coded={"a": 8}, twice=False), "stance")["a"]
    assert alone.level == "descriptive" and "twice" in alone.why
    assert [few.stands, full.stands] == [True, True] and LEVELS.index(few.level) < LEVELS.index(full.level)


def test_coders_who_agree_by_chance_have_measured_nothing(tmp_path: Path) -> None:
    made = study(tmp_path, coded={"a": 8})
    path = tmp_path / "codes.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    turned = [line.replace("FAVOR", "NONE") if ",B,stance" in line and i % 4 else line for i, line in enumerate(lines)]
    path.write_text("\n".join(turned), encoding="utf-8")
    found = standings(made, "stance")["a"]
    assert found.level == "none" and "agree too little" in found.why and "agree" in found.todo


def test_what_was_drawn_to_train_estimates_nothing(tmp_path: Path) -> None:
    made = study(tmp_path, coded={"a": 8})
    path = tmp_path / "codes.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",random,", ",active,"), encoding="utf-8")
    assert standings(made, "stance")["a"].coded == 0
    assert made.layer("populations").table["value"].isna().all()
