"""Our own tables: what R, Stata and Excel read, and the threads that come back from them."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import commentariat
from commentariat.export import export
from threads.exchange.cells import guarded_text, unguarded_text
from threads.exchange.exports import read_export
from threads.exchange.own.cells import LONGEST, escaped, pieces, unescaped
from threads.model import Article, Comment, Quote, Reply, Source, Thread, Turn

FORMS = ("csv", "xlsx", "parquet")
NOON = datetime(2022, 3, 1, 12, 30, 15, tzinfo=timezone(timedelta(hours=9)))
TRAM = Thread(
    id="tram",
    source=Source(path="tram.html", url="https://example.org/tram", sha256="ab", encoding="utf-8", form="html",
        parser="records-v1"),
    article=Article(id="a", title="전차가 멈췄다", text="“It is gone,” said a commuter. Why?", byline="J. Moss",
        outlet="The Quay", published=NOON, language="en", turns=(Turn(speaker="Q", start=31, end=35),)),
    comments=(
        Comment(id="1", text="=1+1\r\nWho pays for the bus?", author="@Ada", author_url="https://example.org/ada",
            posted=NOON, number=1, root_probability=0.9, likes=0, promoted=True, at="p:1", extra={"votes": "007"}),
        Comment(id="-2", text="没有人付。", author="'=Bo", posted=NOON + timedelta(minutes=5, microseconds=123),
            likes=3, language="zh", root_probability=0.1, permalink="https://example.org/tram#2",
            replies_to=(Reply(parent="1", probability=1 / 3, basis="model", evidence="pays", start=0, end=2,
                alternatives=(("0", 0.2),)),), extra={"badge": "＝gold", "votes": "1e5"}),
        Comment(id="3", text="“Nobody does.” True.", quoted=((0, 14),), root_probability=0.05, kind="comment",
            replies_to=(Reply(parent="-2", probability=0.9, basis="quote"), Reply(parent="0", probability=0.6))),
        Comment(id="4", kind="deleted", copy_of="1"),
    ),
    missing=("0",),
    quotes=(
        Quote(id="q", owner="a", start=1, end=12, text="It is gone,", speaker="a commuter", speaker_start=19,
            speaker_end=29, speaker_kind="public", decided_by="commuter", group="commuters", place="the quay",
            manner="shouted", verbatim=False, original="그것은 사라졌다", likes=4),
    ),
    dropped={"menu": 40},
    notes=("Two comments were cut.",),
    announced=5,
)  # fmt: skip


def back(threads: list[Thread], folder: Path, form: str) -> list[Thread]:
    export(threads, folder, to=form)
    corpus = commentariat.read(folder)
    assert corpus.skipped == ()
    return list(corpus)


@pytest.mark.parametrize("form", FORMS)
def test_threads_come_back_as_they_were(tmp_path: Path, form: str) -> None:
    second = Thread(id="second", comments=(Comment(id="1", text="Same id, other page."),))
    assert back([TRAM, second], tmp_path, form) == [TRAM, second]


@pytest.mark.parametrize("form", [*FORMS, "convokit"])
def test_ids_that_look_like_those_that_are_given_are_told_apart(tmp_path: Path, form: str) -> None:
    ids = ["a", "a", "a~2", "a~2", "a~3", "a/b", "b"]
    threads = [Thread(id=name, comments=(Comment(id=f"b/{i}", text=f"{i}"),)) for i, name in enumerate(ids)]
    threads.append(Thread(id="x", comments=(Comment(id="a/b", text="7"), Comment(id="b/0", text="8"))))
    texts = [comment.text for thread in back(threads, tmp_path, form) for comment in thread.comments]
    assert sorted(texts) == [str(i) for i in range(9)]


def test_the_thread_of_that_test_leaves_no_field_of_the_model_at_its_default() -> None:
    comments: list[Any] = [*TRAM.comments, *(reply for comment in TRAM.comments for reply in comment.replies_to)]
    for record in ([TRAM], [TRAM.source], [TRAM.article], TRAM.quotes, comments[:4], comments[4:]):
        for one in fields(record[0]):
            assert any(getattr(each, one.name) not in (one.default, {}, ()) for each in record), one.name


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20) | st.sampled_from(
    ["=1+1", "'=1", "''", "＋1", "-5", "'-5", "_x0041_", "x005F_", "_x005F_x0041_", "a\rb\r\n", " \t", "#N/A", "1e5",
        "TRUE", "12:30", "null", "<b>&amp;", '"', "\u202e나쁜", "\x01\x1f", "\ufffe"]
)  # fmt: skip
MOMENT = st.datetimes(datetime(1600, 1, 1), datetime(9998, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
MAYBE = st.none() | TEXT


@st.composite
def threads(draw: st.DrawFn) -> Thread:
    """A thread of any words, in which comments answer earlier ones or one that is gone."""
    comments: list[Comment] = []
    names = draw(st.lists(TEXT, max_size=5, unique=True).map(lambda found: [one for one in found if one != "article"]))
    for name in names:
        parents = draw(st.lists(st.sampled_from([*(one.id for one in comments), "gone!"]), max_size=2, unique=True))
        replies = tuple(
            Reply(parent=one, probability=draw(st.floats(0, 1)), basis="model", evidence=draw(MAYBE))
            for one in parents if one not in names or one in {made.id for made in comments}
        )  # fmt: skip
        comments.append(
            Comment(
                id=name, text=draw(TEXT | st.just("")), author=draw(MAYBE), posted=draw(st.none() | MOMENT),
                likes=draw(st.none() | st.integers(1 - 2**63, 2**63 - 1)), replies_to=replies, at=draw(MAYBE),
                extra=draw(st.dictionaries(TEXT, TEXT, max_size=2)),
            )
        )  # fmt: skip
    known = {comment.id for comment in comments}
    gone = {reply.parent for comment in comments for reply in comment.replies_to} - known
    return Thread(
        id=draw(TEXT), comments=tuple(comments), missing=tuple(sorted(gone)),
        notes=tuple(draw(st.lists(TEXT, max_size=1))),
        article=Article(title=draw(MAYBE), text=draw(TEXT | st.just("")), published=draw(st.none() | MOMENT)),
    )  # fmt: skip


@settings(max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(threads(), min_size=1, max_size=3, unique_by=lambda thread: thread.id), st.sampled_from(FORMS))
def test_any_threads_come_back_as_they_were(made: list[Thread], form: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        [file] = [file for file in export(made, name, to=form) if file.stem == "comments" or form == "xlsx"]
        assert list(read_export(file)) == made


@given(TEXT)
def test_guarded_cells_and_escaped_texts_come_back(text: str) -> None:
    assert unguarded_text(guarded_text(text)) == unescaped(escaped(text)) == text
    assert guarded_text(text)[0] not in "=@\t\r\n＝＋－＠"


@given(st.text(st.sampled_from("ax\U0001f600\x01_나"), max_size=60).map(lambda text: text * 700))
def test_pieces_fit_a_cell_of_excel(text: str) -> None:
    found = pieces(text)
    assert "".join(found) == text
    assert all(len(escaped(piece).encode("utf-16-le")) <= 2 * LONGEST for piece in found)


@pytest.mark.parametrize("letter", ["w", "나", "\U0001f600", "\x01"])
def test_a_text_longer_than_a_cell_is_cut_and_stands_whole_beside(tmp_path: Path, letter: str) -> None:
    long = Thread(id="long", comments=(Comment(id="1", text=letter * 70_000), Comment(id="2", text="short")))
    assert back([long], tmp_path, "xlsx") == [long]
    book = openpyxl.load_workbook(tmp_path / "threads.xlsx")
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if isinstance(cell.value, str)]
    assert max(len(cell.value.encode("utf-16-le")) // 2 for cell in cells) < 32_767
    cut = next(cell.value for cell in cells if "long_texts" in cell.value and cell.value.startswith(escaped(letter)))
    assert cut.endswith("text 1]")
    assert book["long_texts"]["A1"].value == "text"


def test_words_that_look_like_a_cut_are_words(tmp_path: Path) -> None:
    said = "No … [cut; whole in the sheet long_texts, text 1]"
    told = Thread(id="t", comments=(Comment(id="1", text=said), Comment(id="2", text="y" * 40_000)))
    assert back([told], tmp_path, "xlsx") == [told]


def test_the_workbook_is_one_that_excel_opens_and_does_not_run(tmp_path: Path) -> None:
    [file] = export([TRAM], tmp_path, to="xlsx")
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["threads", "comments", "replies", "quotes", "reactions", "definitions"]
    sheet = book["comments"]
    place = {cell.value: cell.column_letter for cell in sheet[1]}
    assert sheet.freeze_panes == "A2" and all(cell.font.bold for cell in sheet[1])
    text, posted = sheet[f"{place['text']}2"], sheet[f"{place['posted']}2"]
    assert (text.data_type, text.quotePrefix) == ("s", True) and text.value.startswith("=1+1")
    assert posted.is_date and posted.value == datetime(2022, 3, 1, 3, 30, 15)
    assert sheet[f"{place['extra_votes']}2"].value == "007"
    first = file.read_bytes()
    export([TRAM], tmp_path, to="xlsx")
    assert file.read_bytes() == first


def test_pandas_and_arrow_read_the_tables_with_their_types(tmp_path: Path) -> None:
    export([TRAM], tmp_path / "p", to="parquet")
    export([TRAM], tmp_path / "c", to="csv")
    export([TRAM], tmp_path / "x", to="xlsx")
    types = {field.name: str(field.type) for field in pq.read_schema(tmp_path / "p" / "comments.parquet")}
    assert (types["posted"], types["likes"], types["probability"], types["promoted"]) == (
        "timestamp[us, tz=UTC]", "int64", "double", "bool",
    )  # fmt: skip
    arrow = pd.read_parquet(tmp_path / "p" / "comments.parquet")
    plain = pd.read_csv(tmp_path / "c" / "comments.csv", dtype={"id": str, "parent": str})
    sheet = pd.read_excel(tmp_path / "x" / "threads.xlsx", "comments", dtype={"id": str, "parent": str})
    assert list(arrow.columns) == list(plain.columns) == list(sheet.columns)
    assert arrow["likes"].sum() == plain["likes"].sum() == sheet["likes"].sum() == 3
    assert (tmp_path / "c" / "comments.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert plain["text"].iloc[0].startswith("'=1+1") and plain["extra_badge"].iloc[1] == "'＝gold"
    assert plain["posted"].iloc[0] == "2022-03-01T12:30:15+09:00"


@pytest.mark.parametrize("form", FORMS)
def test_each_column_of_each_table_is_defined(tmp_path: Path, form: str) -> None:
    files = export([TRAM], tmp_path, to=form, measured=("sentiment", "population", "camps"))
    if form == "xlsx":
        tables = pd.read_excel(files[0], None)
    else:
        tables = {file.stem: pd.read_csv(file) if form == "csv" else pd.read_parquet(file) for file in files}
    said = tables["definitions"].dropna(subset=["column"])
    assert {(name, column) for name, table in tables.items() for column in table.columns} == set(
        zip(said["table"], said["column"], strict=True)
    )
    assert said["meaning"].notna().all()
    assert {"sentiment", "population", "camp"} <= set(tables["comments"].columns)


def test_a_part_of_an_export_is_read_with_its_comments(tmp_path: Path) -> None:
    export([TRAM], tmp_path, to="csv")
    assert list(read_export(tmp_path / "comments.csv")) == [TRAM]
    for name in ("threads", "reactions", "quotes"):
        corpus = commentariat.read(tmp_path / f"{name}.csv")
        assert len(corpus) == 0 and "comments.csv" in corpus.skipped[0].reason


def test_comments_alone_keep_their_parents(tmp_path: Path) -> None:
    export([TRAM], tmp_path / "all", to="csv")
    (tmp_path / "comments.csv").write_bytes((tmp_path / "all" / "comments.csv").read_bytes())
    [thread] = commentariat.read(tmp_path / "comments.csv")
    assert [(one.id, one.author, one.posted, one.parent, one.extra) for one in thread.comments] == [
        (one.id, one.author, one.posted, one.parent, one.extra) for one in TRAM.comments
    ]
    assert thread.missing == () and thread.article.title is None


def test_a_cell_that_was_bent_costs_its_thread_and_is_named(tmp_path: Path) -> None:
    second = replace(TRAM, id="second")
    export([TRAM, second], tmp_path, to="csv")
    path = tmp_path / "comments.csv"
    with path.open(encoding="utf-8-sig", newline="") as data:
        lines = list(csv.reader(data))
    lines[1][lines[0].index("likes")] = "many"
    with path.open("w", encoding="utf-8-sig", newline="") as data:
        csv.writer(data).writerows(lines)
    corpus = commentariat.read(tmp_path)
    assert list(corpus) == [second]
    assert "“many” in the column likes of the table comments is no whole number" in corpus.skipped[0].reason
