"""Camps: who is in doubt, what agrees in three languages, names from codes alone, and what both camps answer kindly."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import commentariat
from analysis.base import Study
from analysis.camps import agreement, agreements, find_camps
from reports.blocks import Table
from reports.document import make
from reports.pieces import plain
from threads.corpus.store import Corpus
from threads.model import Comment, Reply, Thread

AGREE = """I agree with every word of this.|I couldn't agree more.|Exactly.|Well said!|Good point.
You're absolutely right about the gate.|Yeah, that was odd.|+1
@marta no doubt about it|I don't disagree.|You are not wrong.
我赞同你的看法。|同意楼上|说得对！|回复 @小明: 支持你|确实，那天桥上没有人|說得好|我沒有不同意|不能同意更多
동의합니다.|맞는 말이네요|저도 공감합니다|그러게요 다리가 비었더군요|틀린 말은 아니네요"""
DISAGREE = """I don't agree.|I disagree with the first half.|You're wrong about the gate.|No.|That is simply not true.
I can't say I agree with it.|Nonsense, nobody closed it.|How can you say so?|I never agreed to that.
不同意楼上|我并不赞同|你错了|無法認同這種說法|胡说八道|我没有赞成|난 동의 못 합니다|동의하지 않습니다|공감이 안 가네요
그건 아니죠|말도 안 되는 소리|맞는 말이 아닙니다"""
NEITHER = """The bridge opened at nine.
I agree, but the gate was shut by then.|同意，但是桥已经关了|맞는 말이지만 다리는 닫혔어요
他们应该被送回去|그 사람들은 어디로 갔나요|Send them home.|"""


def lines(text: str) -> list[str]:
    return [one for line in text.split("\n") for one in line.split("|")]


@pytest.mark.parametrize(("texts", "sign"), [(AGREE, 1), (DISAGREE, -1), (NEITHER, 0)])
def test_agreement_is_read_in_three_languages_negated_and_not(texts: str, sign: int) -> None:
    wrong = [text for text, found in zip(lines(texts), agreements(lines(texts)), strict=True) if found != sign]
    assert not wrong


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_agrees_disagrees_or_neither(text: str) -> None:
    assert agreement(text) in (-1, 0, 1)


@pytest.mark.parametrize("text", ["agree " * 20_000, "不" * 99_999, "…" * 9999 + "no", "\ud800 i agree", "안 " * 9999])
def test_long_and_broken_texts_are_read_by_their_first_words(text: str) -> None:
    assert agreement(text) in (-1, 0, 1)


def debate(seed: int, *, size: int = 40, replies: int = 120) -> tuple[dict[str, int], list[tuple[str, str, float]]]:
    draw = Random(seed)
    side = {f"author {k}": k % 2 for k in range(size)}
    edges: list[tuple[str, str, float]] = []
    while len(edges) < replies:
        one, other = draw.sample(sorted(side), 2)
        if (side[one] != side[other]) == (draw.random() < 0.75):
            edges.append((one, other, 1.0))
    return side, edges


def rightly(camp: dict[str, int | None], side: dict[str, int]) -> tuple[int, int]:
    placed = [name for name in side if camp.get(name) is not None]
    same = sum(camp[name] == side[name] for name in placed)
    return max(same, len(placed) - same), len(placed)


def test_those_in_doubt_are_left_out_and_the_rest_are_surer() -> None:
    every, sure = [0, 0], [0, 0]
    for seed in range(10):
        side, edges = debate(seed)
        whole, camp = find_camps(sorted(side), edges, doubtful=True), find_camps(sorted(side), edges)
        assert all(camp[name] in (None, whole[name]) for name in side)
        for sums, found in ((every, whole), (sure, camp)):
            sums[0], sums[1] = (a + b for a, b in zip(sums, rightly(found, side), strict=True))
    assert sure[1] < every[1] and sure[1] >= 0.55 * every[1]
    assert sure[0] / sure[1] > every[0] / every[1] + 0.02


def test_replies_that_agree_join() -> None:
    ring = [(f"a{k}", f"b{(k + j) % 6}", 1.0) for k in range(6) for j in (0, 1, 2)]
    names = [*(f"{one}{k}" for one in "ab" for k in range(6)), "guest"]
    for friend in ("a1", "b1"):
        camp = find_camps(names, [*ring, *[(friend, "guest", -1.0)] * 4])
        assert camp["guest"] == camp[friend] is not None
        parted = find_camps(names, [*ring, *[(friend, "guest", 1.0)] * 4])
        assert parted["guest"] != parted[friend] and parted["guest"] is not None


def thread(ident: str = "t", *, kind: bool = True) -> Thread:
    """Two camps of five that answer each other, and a comment of a stranger that one or two of each answer kindly."""
    made = [Comment(id="c0", number=1, author="guest", text="Both of you want the children home safely.")]
    for k in range(5):
        made.append(Comment(id=f"a{k}", author=f"ann{k}", text="They must stay here."))
        for j in range(3):
            made.append(Comment(id=f"b{k}{j}", author=f"bob{(k + j) % 5}", text="They must go back.",
                                replies_to=(Reply(parent=f"a{k}"),)))  # fmt: skip
    words = "I agree with you, well said." if kind else "I disagree, nonsense."
    made += [Comment(id="k1", author="ann1", text=words, replies_to=(Reply(parent="c0"),)),
             Comment(id="k2", author="bob1", text="동의합니다", replies_to=(Reply(parent="c0"),)),
             Comment(id="k3", author="bob2", text="赞同楼上", replies_to=(Reply(parent="c0"),))]  # fmt: skip
    return Thread(id=ident, comments=tuple(made))


def test_what_both_camps_answer_kindly_bridges_them() -> None:
    table = Study(Corpus([thread()])).layer("bridging").table
    assert table["id"].tolist() == ["t/c0"]
    row = table.iloc[0]
    assert {row["answers_a"], row["answers_b"]} == {1, 2} and row["unkind_a"] == row["unkind_b"] == 0
    assert set(row["kind_answers"]) == {"t/k1", "t/k2", "t/k3"} and row["kindness"] == pytest.approx(2 / 3)
    assert Study(Corpus([thread(kind=False)])).layer("bridging").table.empty
    assert Study(Corpus([])).layer("bridging").refusal is not None


def test_the_layer_says_why_an_author_has_no_camp() -> None:
    more = (Comment(id="x", author="lone", text="Hm."), Comment(id="y", author="wolf", text="Hm?",
            replies_to=(Reply(parent="x"),)))  # fmt: skip
    made = thread()
    study = Study(Corpus([Thread(id="t", comments=(*made.comments, *more))]))
    table = study.layer("camps").table.set_index("author")
    assert table.loc["lone", "why"] == table.loc["wolf", "why"] == "not joined"
    assert table.loc["ann0", "why"] == "" and table.loc["ann0", "margin"] > 1
    doubtful = table[table["why"] == "doubtful"]
    assert doubtful["camp"].isna().all() and doubtful["margin"].notna().all()
    assert table["side"].isna().all(), "nobody was coded"
    sides = study.layer("camp_sides").table
    assert sides["camp"].tolist() == ["A", "B"] and sides["not_joined"].tolist() == [2, 2]
    assert sides["authors"].sum() == table["camp"].notna().sum()


@pytest.mark.parametrize("told", [True, False])
def test_codes_name_the_sides_and_nothing_else_does(tmp_path: Path, *, told: bool) -> None:
    """Five authors a camp: coded apart they are named (p = .008), coded alike they are not."""
    made = thread()
    path = tmp_path / "codes.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "coder", "variable", "code"])
        for k in range(5):
            writer.writerow([f"t/a{k}", "Ann", "stance", "AGAINST"])
            writer.writerow([f"t/b{k}0", "Ann", "stance", "FAVOR" if told else "AGAINST"])
    study = Study(Corpus([made]), defaults={"coding": {"codes": str(path)}, "stance": {"target": "going back"}})
    sides = study.layer("camp_sides").table
    people = study.layer("camps").table.set_index("author")
    if told:
        assert set(sides["side"]) == {"FAVOR", "AGAINST"} and (sides["p"] < 0.01).all()
        assert people.loc["ann0", "side"] == "AGAINST" and people.loc["bob0", "side"] == "FAVOR"
        assert "the codes name the sides" in " ".join(study.layer("camps").notes)
    else:
        assert sides["side"].isna().all() and people["side"].isna().all()


def test_the_report_shows_camps_doubts_and_bridges(tmp_path: Path) -> None:
    odd = thread("<b>t</b>")
    commentariat.report(Corpus([odd]), tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Comments that both camps answered kindly" in page and "Both of you want the children home safely." in page
    document = make(Study(Corpus([odd])), version="0")
    [talk] = [section for section in document.sections if section.id == "conversation"]
    [people] = [block for block in talk.blocks if isinstance(block, Table)]
    assert {plain(row[-1]) for row in people.rows} <= {"A", "B", "in doubt", "–"}


@pytest.mark.shared
def test_camps_of_debates_are_mostly_right(shared: Path) -> None:
    from benchmarks.camps import debates, measure
    from benchmarks.data import half

    known = debates(shared / "data" / "stance")
    chosen = [debate for number, debate in known.items() if half(number, bit=1) == 1]
    authors, posts, placed, _ = measure(chosen)
    one_camp = measure(chosen, one_camp=True)
    assert authors >= 0.80 and posts >= 0.90 and placed >= 0.65
    assert authors > one_camp[0] and posts > one_camp[1]
