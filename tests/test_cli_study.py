"""What a study is given on the command line: settings, codes and parameters that cannot be used are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import run

BAD_SETTINGS = [
    ('[[population]]\ngroup = "("\npopulation = "x"', "regular expression"),
    ('[population]\na = "b"', "[[population]]"),
    ("[[population]]\npopulation = 5", "no text"),
    ('[[population]]\nchannel = "tv"\npopulation = "x"', "channels: comment, quoted"),
    ("title = 5", "`title` is a text"),
    ('note = ["a"]', "`note` is a text"),
    ('[stance]\ntarget = "t"\nfavour = ["x"]', "Did you mean 'favor'?"),
    ('[stance]\ntarget = "t"\nfavor = "x"', "list of statements"),
    ('[stance]\nfavor = ["x"]', "no target"),
    ('[stance]\ntarget = "t"\nfavor = ["x"]', "none `against`"),
    ('[stance]\ntarget = "t"\nagainst = ["x"]', "none `favor`"),
    ('stance = "x"', "[stance]"),
    ('codes = "nowhere.csv"', "nowhere.csv cannot be read"),
    ("codes = 1", "`codes` is a text"),
    ("title = ", "not valid TOML"),
    ('titel = "x"', "Did you mean 'title'?"),
]


@pytest.mark.parametrize("verb", ["report", "analyse"])
@pytest.mark.parametrize(("text", "said"), BAD_SETTINGS)
def test_bad_settings_stop_the_run_before_it_begins(
    verb: str, text: str, said: str, page: Path, tmp_path: Path
) -> None:
    (tmp_path / "study.toml").write_text(text, encoding="utf-8")
    words = ["report", page, "-o", tmp_path / "out"] if verb == "report" else ["analyse", "sentiment", page]
    shown = run(*words)
    assert shown.exit_code == 1 and shown.stderr.startswith("commentariat: ") and said in shown.stderr, shown.output
    assert "study.toml" in shown.stderr or "nowhere.csv" in shown.stderr
    assert not (tmp_path / "out").exists()


def test_statements_of_one_side_stop_the_run_before_it_begins(page: Path, tmp_path: Path) -> None:
    for words in (["report", page, "-o", tmp_path / "out"], ["compare", page]):
        shown = run(*words, "--target", "the tram", "--favor", "Build the tram.")
        assert shown.exit_code == 1 and "none `against`" in shown.stderr, shown.output
    assert not (tmp_path / "out").exists()


def test_topics_asked_for_beyond_the_texts_are_said_to_be(page: Path) -> None:
    shown = run("analyse", "topics", page, "-p", "n_topics=99", "-j", "1")
    assert shown.exit_code == 0 and "; 99 were asked for, but there are only " in shown.stderr, shown.output


BAD_CODES = [
    ("coder,variable,code,digest\nA,sentiment,positiv,0\n", "positiv"),
    ("coder,variable,code,digest\nA,sentiment,7,0\n", "from −1 to 1"),
    ("coder,variable,code,digest\nA,stance,positive,0\n", "FAVOR, AGAINST, NONE"),
    ("coder,variable,digest\nA,stance,0\n", "lack the column 'code'"),
    ("coder,variable,code,digest\n", "no code"),
    ("", "cannot be read"),
    (None, "cannot be read"),
]


@pytest.mark.parametrize(("text", "said"), BAD_CODES)
def test_bad_codes_stop_the_run_before_it_begins(text: str | None, said: str, page: Path, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "codes.csv").write_text(text, encoding="utf-8")
    for words in (["report", page, "-o", tmp_path / "out"], ["compare", page], ["analyse", "populations", page]):
        shown = run(*words, "--codes", tmp_path / "codes.csv")
        assert shown.exit_code == 1 and said in shown.stderr and "codes.csv" in shown.stderr, shown.output
    assert not (tmp_path / "out").exists()


def test_codes_that_match_nothing_are_told(page: Path, tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text(
        "coder,variable,code,page,starts\nA,sentiment,positive,nope.html,This\n", encoding="utf-8"
    )
    shown = run("analyse", "coding", page, "--codes", tmp_path / "codes.csv")
    assert shown.exit_code == 0 and ("0 of 1" in shown.stderr or "None of the 1" in shown.stderr), shown.output


@pytest.mark.parametrize("given", ["n_topics=four", "n_topics=0", "n_topics=-3", "n_topics=2.5", "n_topics=true"])
def test_a_parameter_of_the_wrong_kind_is_an_error_with_a_sentence(page: Path, given: str) -> None:
    shown = run("analyse", "topics", page, "-p", given)
    assert shown.exit_code == 1 and "n_topics" in shown.stderr and "Traceback" not in shown.output, shown.output
