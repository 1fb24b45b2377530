"""What one speaker says in one passage is one statement, whatever marks cut it into; repeats across pages are
marked."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import threads
from analysis.base import Study
from threads.corpus.populations import Rules
from threads.corpus.reactions import reactions_of, text_digest
from threads.corpus.store import Corpus
from threads.model import Article, Comment, Quote, Source, Thread
from threads.quotes import add_quotes
from threads.quotes.statements import public_statements, statements


def page(text: str, *, name: str = "t", title: str | None = None) -> Thread:
    return add_quotes(Thread(id=name, source=Source(path=f"{name}.txt"), article=Article(title=title, text=text)))


def said(text: str) -> list[str]:
    return [statement.text for statement in public_statements(page(text))]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        (
            "“The ferry left early,” one commuter said. “Nobody waited for us.”",
            ["The ferry left early, Nobody waited for us."],
        ),
        ("“We knew,” shoppers said, “that the price would rise.”", ["We knew, that the price would rise."]),
        (
            "One user wrote, “The ferry left early.” “Nobody waited,” the user added.",
            ["The ferry left early. Nobody waited,"],
        ),
        (
            "A resident of Lund wrote: “The river rose.\n\n“Nobody warned us at all.”",
            ["The river rose. Nobody warned us at all."],
        ),
        ("“船早就开走了，”一位网友说，“没有人等我们。”", ["船早就开走了，没有人等我们。"]),
        ("网民小林说：“船早就开走了。”他还说：“没有人等我们。”", ["船早就开走了。没有人等我们。"]),
        (
            '한 누리꾼은 "배가 먼저 떠났다"며 "아무도 기다리지 않았다"고 적었다.',
            ["배가 먼저 떠났다 아무도 기다리지 않았다"],
        ),
    ],
)
def test_pieces_of_one_speaker_are_one_statement(text: str, together: list[str]) -> None:
    assert said(text) == together


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Netizens were split: “Long overdue,” “Far too harsh for a boy” and “Who pays for this now?”", 3),
        ("Some users wrote, “The ferry left early.” Others replied, “Nobody waits for you.”", 2),
        ("One user wrote, “The ferry left early.”\n\nOne user wrote, “Nobody waits for you.”", 2),
        ("One user wrote, “The ferry left early.” Another agreed. “Nobody waits for you,” the user said.", 2),
        ("网友纷纷留言：“船早就开走了。”“没有人等我们。”", 2),
        ('누리꾼들은 "배가 먼저 떠났다", "아무도 기다리지 않았다" 등의 반응을 보였다.', 2),
        ("Comments from the page:\n\nreed77: the ferry left early\nreed78: nobody waited\nreed77: they never do\n", 3),
    ],
)
def test_several_people_stay_several(text: str, count: int) -> None:
    assert len(said(text)) == count


def test_a_run_is_one_reaction_under_the_id_of_its_first_piece() -> None:
    thread = page("“The ferry left early,” one commuter said. “Nobody waited.”\n\n“They never do,” said a netizen.")
    rows = list(reactions_of(thread, Rules()))
    assert [row["id"] for row in rows] == [
        f"t/article/{one.first.start}-{one.first.end}" for one in public_statements(thread)
    ]
    assert [row["text"] for row in rows] == ["The ferry left early, Nobody waited.", "They never do,"]
    assert rows[0]["digest"] == text_digest("The ferry left early, Nobody waited.")
    assert [quote.text for quote in thread.quotes] == ["The ferry left early,", "Nobody waited.", "They never do,"]


_QUOTES = st.lists(
    st.builds(
        Quote, start=st.integers(-5, 60), end=st.integers(-5, 60), text=st.sampled_from(["a", "B,", "好，", ""]),
        owner=st.sampled_from(["article", "c"]),
        speaker=st.sampled_from([None, "he", "Mary", "some users", "网友"]), speaker_start=st.one_of(st.none(),
            st.integers(0, 50)),
        speaker_end=st.one_of(st.none(), st.integers(0, 50)), speaker_kind=st.sampled_from(["public", "unknown"]),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(_QUOTES)
def test_each_quote_is_in_one_statement(quotes: list[Quote]) -> None:
    text = "Mary said, “a” and he said\n“B” 网友 some users wrote: “c” more words"
    thread = Thread(id="t", article=Article(text=text), comments=(Comment(id="c", text=text),), quotes=tuple(quotes))
    found = [id(quote) for statement in statements(thread) for quote in statement.pieces]
    assert sorted(found) == sorted(id(quote) for quote in quotes)


def test_the_same_short_sentence_of_the_same_speaker_is_one_voice() -> None:
    texts = ["“Nobody sends bread back,” said a baker.", "On Monday “Nobody sends bread back,” said a baker.",
        "“Nobody sends bread back,” said a nurse.",
             "“Well said!” wrote one user.", "“Well said!” wrote one user."]  # fmt: skip
    table = Study(Corpus([page(text, name=f"p{place}") for place, text in enumerate(texts)])).layer("voices").table
    assert table["first"].tolist() == [True, False, True, True, True]
    assert table["pages"].tolist()[:2] == [2, 2]


def test_a_statement_is_a_row_of_the_voices() -> None:
    table = Study(Corpus([page("“The ferry left early,” one commuter said. “Nobody waited.”")])).layer("voices").table
    assert table["pieces"].tolist() == [2]
    assert table["text"].tolist() == ["The ferry left early, Nobody waited."]
    assert table["reaction"].tolist() == table["id"].tolist()


def test_two_apostrophes_are_marks_where_the_page_has_no_others() -> None:
    text = "''The ferry left early,'' one commuter said. The council''s clock is slow."
    assert said(text) == ["The ferry left early,"]
    assert said(text + " A sign reads “Closed”.") == []


PAGES = Path(__file__).resolve().parents[1] / "raw_html"
LISTED = re.findall(
    r"\| `([\w.-]+)` \|[^|]*\| (\d+) (?:quoted|listed) \|", (PAGES / "README.md").read_text(encoding="utf-8")
)


def test_the_readme_counts_voices() -> None:
    assert len(LISTED) >= 7


@pytest.mark.parametrize(("name", "count"), LISTED)
def test_as_many_statements_as_the_readme_of_the_samples_says(name: str, count: str) -> None:
    gold = json.loads((Path(__file__).parent / "samples_gold.json").read_text(encoding="utf-8"))
    doubtful = sum(quote["kind"] == "any" for quote in gold[name]["quotes"])
    assert int(count) <= len(public_statements(threads.parse(PAGES / name))) <= int(count) + doubtful
