"""Sides said in so many words, in three languages, and what is no side; invented sentences of this file's writer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.stance.explicit import ExplicitReader
from analysis.stance.tongues import FOLDER, OPERATORS, SIGNS, SILENT, tongues
from threads.text.toml_text import read_toml

READERS = {
    "back": ExplicitReader(
        "sending North Korean defectors back",
        favor=["They entered illegally, so they should be sent back.", "应该把他们遣返。", "탈북민을 북송해야 한다."],
        against=[
            "They are refugees and must be protected.",
            "China must not send them back.",
            "必须保护难民，不能遣返。",
            "강제 북송에 반대한다. 그들을 보호해야 한다.",
        ],
    ),
    "week": ExplicitReader(
        "a four-day week",
        favor=["I support a four-day week.", "我支持四天工作制。", "주 4일제를 도입해야 한다."],
        against=["We should not introduce a four-day week.", "不应该实行四天工作制。", "주 4일제에 반대한다."],
    ),
    "cars": ExplicitReader(
        "banning private cars from the old town",
        favor=["Private cars should be banned.", "老城应该禁止私家车。", "구시가지에서 자가용을 금지해야 한다."],
        against=["Shops need customers who come by car.", "我反对老城禁车。", "자가용 금지에 반대한다."],
    ),
    "plant": ExplicitReader(
        "building a nuclear power station",
        favor=["We need nuclear power.", "应该建核电站。", "원전을 건설해야 한다."],
        against=["No nuclear plant here.", "我反对建核电站。", "원전 건설에 반대한다."],
    ),
    "age": ExplicitReader(
        "raising the retirement age",
        favor=["People live longer, so they should work longer.", "应该延迟退休。", "정년을 연장해야 한다."],
        against=["The retirement age must stay as it is.", "我反对延迟退休。", "정년 연장에 반대한다."],
    ),
}
IN_FAVOUR = [
    ("back", "I support sending them back."),
    ("back", "Send them back already."),
    ("back", "I see no reason not to send them back."),
    ("back", "I can't support not sending them back."),
    ("back", "我不是不支持遣返。"),
    ("back", "我坚决支持遣返脱北者"),
    ("back", "나는 북송에 찬성한다."),
    ("back", "북송에 반대하지 않는다."),
    ("week", "I'm all for the four-day week."),
    ("week", "应该尽快实行四天工作制！"),
    ("week", "주 4일제 찬성합니다"),
    ("cars", "Ban cars from the old town!"),
    ("cars", "Keep cars out of the old town."),
    ("cars", "我支持老城禁止私家车进入"),
    ("cars", "구시가지 자가용 금지에 찬성합니다."),
    ("plant", "Build it, we need the power station."),
    ("plant", "我赞成建核电站"),
    ("plant", "원전 건설을 지지합니다"),
    ("age", "I agree that the retirement age should be raised."),
    ("age", "정년을 올려야 합니다"),
]
AGAINST = [
    ("back", "I oppose sending defectors back to North Korea."),
    ("back", "Don't send them back!"),
    ("back", "They must not be sent back."),
    ("back", "I don't think we should send these people back."),
    ("back", "We have to protect them."),
    ("back", "Sending them back is wrong."),
    ("back", "China should stop sending refugees back."),
    ("back", "我反对遣返。"),
    ("back", "绝对不能把他们遣返！"),
    ("back", "请保护他们。"),
    ("back", "탈북민을 북송하면 안 된다."),
    ("back", "강제 북송을 중단하라!"),
    ("back", "북송을 지지하지 않는다."),
    ("back", "그들을 보호해야 한다."),
    ("week", "I don't support a four day week at all."),
    ("week", "A four-day week is a bad idea."),
    ("week", "四天工作制我坚决反对。"),
    ("week", "주 4일제는 도입하면 안 된다."),
    ("cars", "Don't ban cars."),
    ("cars", "I'm against the ban."),
    ("cars", "Cars should be allowed in the old town."),
    ("cars", "不应该禁止私家车"),
    ("cars", "자가용 금지는 절대 안 된다."),
    ("plant", "I say no to nuclear power."),
    ("plant", "We must never build a nuclear power station here."),
    ("plant", "核电站不能建"),
    ("plant", "원전을 지으면 안 된다"),
    ("age", "Don't raise the retirement age."),
    ("age", "Keep the retirement age where it is."),
    ("age", "我不同意延迟退休"),
    ("age", "As for raising the retirement age, I'm against it."),
    ("age", "延迟退休，我坚决反对！"),
]
NO_SIDE = [
    ("back", "I support the defectors."),
    ("back", "I oppose the defectors."),
    ("back", "Should we send them back?"),
    ("back", "He says he supports sending them back."),
    ("back", "According to the minister, they must be sent back."),
    ("back", "I don't know whether to support sending them back."),
    ("back", "If I supported sending them back, I would say so."),
    ("back", "I support sending aid to the villages."),
    ("back", "应该遣返吗？"),
    ("back", "他说支持遣返。"),
    ("back", "我支持脱北者。"),
    ("back", "북송해야 하나?"),
    ("back", "정부는 북송을 지지한다고 했다."),
    ("back", "탈북민을 지지한다."),
]
HARD = [
    "",
    "\x00",
    "支持" * 40_000,
    "not " * 25_000,
    "지 않" * 30_000,
    "“" * 100_000,
    "I support " + "sending " * 12_000,
    "a," * 50_000,
    "别" * 100_000,
    "send them back and " * 5_000,
    "送" * 99_999 + "。",
    "<script>alert('send them back')</script>" * 2_000,
]


@pytest.mark.parametrize(("target", "text"), IN_FAVOUR)
def test_what_favours_the_target_in_words(target: str, text: str) -> None:
    found = READERS[target].read(text)
    assert found is not None and (found.side, found.piece) == ("FAVOR", text)


@pytest.mark.parametrize(("target", "text"), AGAINST)
def test_what_opposes_the_target_in_words(target: str, text: str) -> None:
    found = READERS[target].read(text)
    assert found is not None and (found.side, found.piece) == ("AGAINST", text)


@pytest.mark.parametrize(("target", "text"), NO_SIDE)
def test_questions_reports_suppositions_doubts_and_other_matters_are_no_side(target: str, text: str) -> None:
    assert READERS[target].read(text) is None


def test_the_piece_is_the_sentence_that_says_it_and_both_sides_are_none() -> None:
    long = "What a day that was. The bridge was full. I oppose sending them back. Now I am going home."
    found = READERS["back"].read(long)
    assert found is not None and found.piece == "I oppose sending them back."
    assert READERS["back"].read("I oppose sending them back. I support sending them back.") is None


def test_words_in_quotation_marks_are_anothers_unless_they_are_the_whole() -> None:
    slogan = "“They must be sent back!”"
    found = READERS["back"].read(slogan)
    assert found is not None and found.side == "FAVOR"
    assert READERS["back"].read(f"A man at the gate had painted {slogan} in red letters on his old lorry.") is None


def test_a_word_that_both_sides_demand_weighs_nothing() -> None:
    reader = ExplicitReader("the reform", favor=["We must protect jobs."], against=["The state must protect jobs."])
    assert reader.matter_.actions == {}
    assert reader.read("You must protect jobs.") is None


def test_a_side_turns_where_favour_and_against_change_places() -> None:
    statements = ["They must be protected."], ["They must be returned."]
    text = "We should protect them."
    first, second = ExplicitReader("x", *statements).read(text), ExplicitReader("x", *statements[::-1]).read(text)
    assert first is not None and second is not None
    assert (first.side, second.side) == ("FAVOR", "AGAINST")


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_long_and_odd_texts_are_read_to_the_end(text: str) -> None:
    assert READERS["back"].read(text + "\n") == READERS["back"].read_all([text])[0]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300), st.text(max_size=60), st.lists(st.text(max_size=80), max_size=3))
def test_any_target_statement_and_text_is_read(text: str, target: str, statements: list[str]) -> None:
    found = ExplicitReader(target, statements, statements).read(text)
    assert found is None or found.side in ("FAVOR", "AGAINST")


def test_each_language_file_has_every_list() -> None:
    for path in FOLDER.glob("*.toml"):
        table = read_toml(path)
        assert {*SIGNS, *SILENT} - {"command"} <= set(table), path.name
    assert {tongue.script for tongue in tongues()} == {"word", "han", "hangul"}
    assert all(set(tongue.kinds.values()) & OPERATORS for tongue in tongues())
