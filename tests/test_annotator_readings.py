"""A larger model's codes as one more instrument: the same gate, the same codes, its errors beside ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import commentariat
from analysis.annotator.examples import ExampleSets
from analysis.annotator.excerpts import excerpts
from analysis.annotator.validity import validity
from analysis.coding.codebook import UNCLEAR, Codebook, codebook_for
from analysis.coding.codes import hand_labels
from commentariat.annotator.run import planned
from commentariat.front import make_study
from commentariat.settings import find_settings
from tests.command import run
from tests.conftest import ROOT
from threads.errors import BadParameter, CommentariatError, InputError

PAGES = ROOT / "raw_html"
Coder = Callable[[str, str], str]


@pytest.fixture
def study(sample_study: commentariat.Study) -> commentariat.Study:
    return sample_study


def book() -> Codebook:
    return codebook_for(("stance",), target="sending the defectors back")


def with_model(study: commentariat.Study, path: Path, code: Coder, *, leave: int = 0) -> commentariat.Study:
    """The study with a file of readings: of each reaction what `code` makes of its id and its hand code."""
    hand = hand_labels(study, "stance")
    names = list(excerpts(study))[leave:]
    rows = [{"reaction": n, "variable": "stance", "code": code(n, hand.get(n, "NONE")), "model": "m"} for n in names]
    pd.DataFrame(rows).to_csv(path, index=False)
    return make_study(study.corpus, find_settings([PAGES]).over(readings=path))


def favor(study: commentariat.Study) -> pd.DataFrame:
    table = study.layer("populations").table
    return table[(table["measure"] == "favor") & (table["coded"] > 0) & table["value"].notna()]


def test_no_reaction_is_shown_a_code_of_its_own_discussion(study: commentariat.Study) -> None:
    shown = excerpts(study)
    sets = ExampleSets(study, book(), shown)
    threads = study.reactions["thread"].astype(str)
    labels = hand_labels(study, "stance")
    home = {shown[name].text: threads[name] for name in labels if name in shown}
    assert len(sets) >= 6
    for name in shown:
        examples = sets.of(name)
        assert examples and all(home[one.excerpt.text] != threads[name] for one in examples)
        assert {one.codes["stance"] for one in examples} >= {"FAVOR", "AGAINST", "NONE"}
    plan = planned(study, book(), limit=20)
    assert all(name in labels for name in plan.names)  # a trial asks for those first that tell its errors


def test_a_useless_model_does_no_harm(study: commentariat.Study, tmp_path: Path) -> None:
    always = favor(with_model(study, tmp_path / "r.csv", lambda name, hand: "FAVOR"))
    assert len(always) >= 2
    assert (always["value"] - always["plain"]).abs().max() < 1e-9


def test_a_good_model_narrows_and_its_bias_is_taken_off(study: commentariat.Study, tmp_path: Path) -> None:
    def biased(name: str, hand: str) -> str:
        return "FAVOR" if hand == "FAVOR" or (hand == "AGAINST" and name[-1] in "02468ace") else hand

    model = with_model(study, tmp_path / "r.csv", biased)
    found = favor(model)
    width = found["high"] - found["low"]
    plain = found["plain_high"] - found["plain_low"]
    assert (width < plain).any()
    assert ((found["value"] - found["plain"]).abs() < width / 2).all() and (found["power"] > 0.2).all()
    notes = " ".join(model.layer("populations").notes)
    assert "stance are of what people coded, sharpened by the codes that m gave" in notes


def test_its_errors_stand_beside_ours_by_language(study: commentariat.Study, tmp_path: Path) -> None:
    table = with_model(study, tmp_path / "r.csv", lambda name, hand: hand).layer("confusions").table
    table = table[(table["measure"] == "favor") & (table["group"] == "language")]
    assert Counter(table["instrument"]) == {"learnt from codes": 3, "m": 3}
    ours, model = (table[table["instrument"] == name].set_index("name") for name in ("learnt from codes", "m"))
    assert model["accuracy"]["en"] > 0.9 and model["alpha"]["en"] > ours["alpha"]["en"]
    assert set(study.layer("confusions").table["instrument"]) == {"learnt from codes"}


def test_agreement_with_people_counts_abstention_as_an_answer(study: commentariat.Study, tmp_path: Path) -> None:
    hand = hand_labels(study, "stance")
    names = [name for name in excerpts(study) if hand.get(name) in ("FAVOR", "AGAINST")]
    given = pd.DataFrame({"reaction": names, "variable": "stance", "code": [hand[name] for name in names]})
    given.loc[:4, "code"] = UNCLEAR
    row = validity(study, given).loc["stance/all"]
    assert (row["coded"] - row["agreed"], row["abstained"]) == (5, 5) and row["low"] < row["alpha"] < row["high"] <= 1
    assert "→ UNCLEAR" in row["confusion"]


def test_readings_of_a_part_or_of_other_pages_are_refused(study: commentariat.Study, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="lack 7 of the"):
        with_model(study, tmp_path / "r.csv", lambda name, hand: hand, leave=7).layer("populations")
    (tmp_path / "other.csv").write_text("reaction,variable,code\nx/y,stance,FAVOR\n", encoding="utf-8")
    with pytest.raises(InputError, match="None of the readings"):
        make_study(study.corpus, find_settings([PAGES]).over(readings=tmp_path / "other.csv")).layer("populations")


def test_a_code_that_is_none_is_refused(study: commentariat.Study, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    with_model(study, path, lambda name, hand: hand)
    path.write_text(path.read_text(encoding="utf-8").replace("stance", "sentiment"), encoding="utf-8")
    with pytest.raises(BadParameter, match="A code for sentiment"):
        make_study(study.corpus, find_settings([PAGES]).over(readings=path)).layer("populations")


@pytest.mark.parametrize(
    ("text", "said"), [("a,b\n1,2\n", "lack the column"), ("", "is empty"), ("reaction,variable,code\n", "are none")]
)
def test_a_file_that_holds_no_readings_is_an_error_before_pages_are_read(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(text, encoding="utf-8")
    shown = run("compare", PAGES / "interview.txt", "--readings", path, "--codes", PAGES / "codes.csv")
    assert shown.exit_code == 1 and said in shown.output, shown.output


def test_readings_want_codes(page: Path, tmp_path: Path) -> None:
    shown = run("compare", page, "--readings", tmp_path / "r.csv")
    assert shown.exit_code == 1 and "give --codes with --readings" in shown.output, shown.output


def test_model_codes_pass_for_no_hand_codes(study: commentariat.Study, tmp_path: Path) -> None:
    with_model(study, tmp_path / "r.csv", lambda name, hand: hand)
    with pytest.raises(CommentariatError, match="coder"):
        study_with = make_study(study.corpus, find_settings([PAGES]).over(codes=tmp_path / "r.csv"))
        study_with.layer("populations")
