"""What a report's view says in words and numbers, before it is laid out."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

import commentariat
from reports.pictures import Picture, Undrawn, attempt
from reports.shown import anchor, excerpt, sentence, shown, signed
from reports.tables import guarded
from reports.view.threads import segments, thread_view
from tests.straining import deep_thread, hostile_thread
from threads import Article, Comment, Corpus, Quote, Reply, Thread


def test_a_link_shows_its_basis_its_probability_and_its_rivals() -> None:
    thread = Thread(
        id="t",
        comments=[
            Comment(id="1", number=1, author="Ann", text="One."),
            Comment(id="2", author="Ben", text="Two.", root_probability=0.9),
            Comment(id="3", number=3, author="Cho", text="#1 and you both are wrong.", replies_to=[
                Reply(parent="1", probability=0.97, basis="index", evidence="“#1”"),
                Reply(parent="2", probability=0.5, basis="model", alternatives=[("1", 0.3), ("gone", 0.1)]),
            ]),
            Comment(id="4", number=4, text="Me too.", replies_to=[Reply(parent="2", probability=0.4, basis="model")]),
        ],
    )  # fmt: skip
    rows = {row["number"]: row for row in thread_view(thread, {})["rows"]}
    assert set(rows) == {"#1", "¶2", "#3", "#4"}
    first, second = rows["#3"]["links"]
    assert (first["to"], first["evidence"], first["sure"]) == ("#1 Ann", "#1", True)
    assert (second["to"], second["sure"], [one["to"] for one in second["alternatives"]]) == ("¶2 Ben", False, ["#1"])
    assert [rows[name]["state"] for name in ("#1", "¶2", "#3", "#4")] == ["unknown", "nobody", "sure", "unsure"]


def test_answering_nobody_and_not_knowing_look_different() -> None:
    thread = Thread(
        id="t",
        comments=[
            Comment(id="1", number=1, text="One.", root_probability=1.0),
            Comment(id="2", number=2, text="Two.", root_probability=0.55),
            Comment(id="3", number=3, text="Three.", root_probability=0.1, replies_to=[Reply(parent="2",
                probability=0.6, basis="model", start=0, end=5)]),
            Comment(id="4", number=4, text="Four."),
        ],
    )  # fmt: skip
    candidates = {"t/2": [(None, 0.55), ("1", 0.4)], "t/3": [("2", 0.6), ("1", 0.3), (None, 0.1)]}
    rows = thread_view(thread, {}, candidates)["rows"]
    assert {row["number"]: row["state"] for row in rows} == {
        "#1": "nobody",
        "#2": "open",
        "#3": "unsure",
        "#4": "unknown",
    }
    found = {row["number"]: row for row in rows}
    assert [(one["to"], one["probability"]) for one in found["#2"]["open"]] == [("nobody", 0.55), ("#1", 0.4)]
    [link] = found["#3"]["links"]
    assert (link["basis"], link["probability"], link["part"]) == ("model", 0.6, "Three")
    assert [(one["to"], one["probability"]) for one in link["alternatives"]] == [("#1", 0.3), ("nobody", 0.1)]


def test_ten_thousand_deep_replies_are_rows_of_a_list() -> None:
    rows = thread_view(deep_thread(10_000), {})["rows"]
    assert len(rows) == 10_000 and max(row["depth"] for row in rows) == 8 and rows[-1]["level"] == 9_999


spans = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=8)


@given(text=st.text(st.characters(exclude_characters="\n"), max_size=36), quoted=spans, voices=spans)
def test_cutting_a_text_loses_nothing_and_opens_each_voice_once(
    text: str, quoted: list[tuple[int, int]], voices: list[tuple[int, int]]
) -> None:
    found = [Quote(start=start, end=end, text="", owner="a", speaker_kind="public") for start, end in voices]
    pieces = segments(text, quoted, found, "t")
    assert "".join(piece["text"] for piece in pieces) == shown(text)
    anchors = [name for piece in pieces for name in piece["anchors"]]
    valid = {anchor(f"t/a/{start}-{end}") for start, end in voices if 0 <= start < min(end, len(text))}
    assert len(anchors) == len(set(anchors)) and set(anchors) == valid
    at = 0
    for piece in pieces:
        assert piece["quoted"] == any(max(start, 0) <= at < end for start, end in quoted) or not piece["text"]
        at += len(piece["text"])


@given(st.text(), st.text())
def test_different_reactions_have_different_addresses(first: str, second: str) -> None:
    assert re.fullmatch(r"r-[A-Za-z0-9_-]*", anchor(first))
    if first.replace("/", "-") != second.replace("/", "-"):
        assert anchor(first) != anchor(second)


def test_words_for_numbers() -> None:
    assert (
        signed(-0.124, share=False) == "−0.12"
        and signed(-0.004, share=False) == "0.00"
        and signed(0.5, share=True) == "50%"
    )
    assert sentence("from -0.2 to +0.1 in re-2 on 2024-05-06") == "from −0.2 to +0.1 in re-2 on 2024-05-06"
    assert excerpt("one\n\ntwo " * 200, longest=12) == "one two one…" and excerpt("short") == "short"


def test_figures_are_whole_svg_and_those_not_drawn_are_named() -> None:
    odd = Thread(
        id="o",
        article=Article(id="a", title="Odd \x07 $\\frac{1}$ --> 소식", text="A story."),
        comments=hostile_thread().comments,
    )
    figures = attempt(commentariat.Study(Corpus([odd])))
    for picture in (one for one in figures if isinstance(one, Picture)):
        ElementTree.fromstring(picture.svg)  # a control character in a label would break it
        assert picture.png.startswith(b"\x89PNG") and picture.title and picture.alt
    missing = {one.name: one.reason for one in figures if isinstance(one, Undrawn)}
    assert "--target" in missing["stance_by_population"] and "timeline" in missing


@given(st.lists(st.text(max_size=12), max_size=6))
def test_no_cell_begins_a_formula(cells: list[str]) -> None:
    safe = guarded(pd.DataFrame({"text": cells, "n": range(len(cells))}))
    number = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")  # which runs nothing
    assert not [cell for cell in safe["text"] if cell[:1] in set("=+-@\t\r") and not number.fullmatch(cell)]
    assert safe["n"].tolist() == list(range(len(cells)))
