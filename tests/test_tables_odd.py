"""Tables as people have them: encodings, headings, ids and parents that spreadsheets spoilt, and hostile ones."""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.exports import write
from tests import command
from threads.corpus.store import Skipped
from threads.errors import InputError
from threads.exchange.exports import is_export, read_export
from threads.exchange.json_items import ListCutOff, json_items
from threads.exchange.opened import HEAD
from threads.exchange.read_options import ReadOptions
from threads.exchange.tables import read_table
from threads.exchange.unread import KnownAndUnread
from threads.model import Thread
from threads.text.json_text import read_json

KOREAN = "번호,상위댓글ID,작성자,댓글내용,추천\n" + "".join(
    f"{i},{i - 1 if i > 1 else ''},철수{i},배가 없으면 출근은 어떻게 하나요 똠방각하 펲시,{i}\n" for i in range(1, 30)
)
CHINESE = "评论ID,父评论ID,昵称,评论内容,点赞\n" + "".join(
    f"{i},{i - 1 if i > 1 else ''},海边人{i},一路上都是支持停航的人，这条渡轮早就该停了,{i}\n" for i in range(1, 30)
)
ENGLISH = "id,parent_id,author,comment\n1,,Ann,The ferry should stay for all of us\n2,1,Bob,It costs far too much\n"


def threads_in(path: Path) -> list[Thread]:
    return [one for one in read_table(path) if isinstance(one, Thread)]


def told_in(path: Path) -> str:
    return " ".join(one.reason for one in read_table(path) if isinstance(one, Skipped))


def answers(path: Path) -> list[tuple[str, str | None]]:
    return [(comment.id, comment.parent) for thread in threads_in(path) for comment in thread.comments]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KOREAN, "cp949"), (KOREAN, "utf-8-sig"), (KOREAN, "utf-16"), (KOREAN, "utf-16-le"), (KOREAN, "utf-16-be"),
        (CHINESE, "gb18030"), (CHINESE, "utf-8"), (CHINESE, "utf-16"), (CHINESE, "utf-16-le"), (CHINESE, "utf-16-be"),
        (ENGLISH, "utf-16-le"),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    [thread] = threads_in(path)
    lines = [line.split(",") for line in text.splitlines()[1:]]
    assert [(c.id, c.author, c.text) for c in thread.comments] == [(line[0], line[2], line[3]) for line in lines]
    assert [c.parent for c in thread.comments] == [line[1] or None for line in lines]


@pytest.mark.parametrize(
    ("words", "encoding"),
    [("이 배는 꼭 있어야 합니다 똠", "cp949"), ("这条渡轮早就该停了", "gb18030"), ("Fähre", "utf-8")],
)
def test_an_encoding_is_found_where_the_head_is_ascii(tmp_path: Path, words: str, encoding: str) -> None:
    path = tmp_path / "table.csv"
    rows = [f"{i},Ann,The ferry should stay for all of us {'x' * 80}\n" for i in range(HEAD // 100)]
    last = "".join(f"{len(rows) + i},Bo,{words}\n" for i in range(20))
    path.write_bytes(f"id,author,comment\n{''.join(rows)}".encode() + last.encode(encoding))
    assert path.stat().st_size > HEAD
    [thread] = threads_in(path)
    assert {comment.text for comment in thread.comments[-20:]} == {words}


def heads() -> Iterator[tuple[str, str]]:
    rows = ENGLISH.partition("\n")[2]
    yield "sep=;", "sep=;\n" + ENGLISH.replace(",", ";")
    yield "semicolons", ENGLISH.replace(",", ";")
    yield "tabs", ENGLISH.replace(",", "\t")
    yield "pipes", ENGLISH.replace(",", "|")
    yield "a title", "Comments on the ferry\nSaved on 3 May 2024\n\n" + ENGLISH
    yield (
        "duplicate headers",
        "id,parent_id,author,comment,author\n" + rows.replace("us\n", "us,x\n").replace("much\n", "much,y\n"),
    )
    yield "a mark", "\ufeff" + ENGLISH
    yield "zeros", ENGLISH.replace("ferry", "fer\0ry")
    yield "status rows", ENGLISH + "\nTotal rows: 2\n"
    yield "ends of lines", ENGLISH.replace("\n", "\r\n")
    yield "floats", "id,parent_id,author,comment\n1.0,,Ann,The ferry stays with us\n2.0,1.0,Bob,It costs far too much\n"
    yield "repeated downloads", ENGLISH + rows


@pytest.mark.parametrize(("name", "text"), list(heads()), ids=[name for name, _ in heads()])
def test_headings_and_rows(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8", newline="")
    found = [pair for pair in answers(path) if pair[0] in ("1", "2")]
    assert found == [("1", None), ("2", "1")], name
    if name == "repeated downloads":
        assert "stands before (2)" in told_in(path)


def test_parents_that_are_names(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "author,reply_to,comment\nAnn,,The ferry should stay\n海边人,@Ann,早就该停了\n조,海边人,왜요 정말\n"
        "Ann,@조,Because\n",
        encoding="utf-8",
    )
    [thread] = threads_in(path)
    places = {comment.id: place for place, comment in enumerate(thread.comments)}
    assert [places[comment.parent] if comment.parent else None for comment in thread.comments] == [None, 0, 1, 2]


def test_ids_cut_short_by_a_spreadsheet_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "id,parent_id,author,comment\n"
        + "".join(f"4.19939E+15,4.19939E+15,u{i},The ferry should stay {i}\n" for i in range(4))
    )
    assert "spreadsheet cut short" in told_in(path) and all(not c.parent for t in threads_in(path) for c in t.comments)


objects = st.lists(
    st.dictionaries(st.text(max_size=3), st.recursive(st.none() | st.text(max_size=6) | st.integers(), st.lists)),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(objects, st.integers(1, 40), st.sampled_from([None, 1]))
def test_lists_of_json_are_read_in_pieces_of_any_size(
    rows: list[dict[str, object]], step: int, indent: int | None
) -> None:
    text = json.dumps(rows, indent=indent)
    whole = StringIO(text + "\n")
    assert list(json_items(whole.read, step=step, longest=10_000)) == read_json(text)
    half = StringIO(text[: len(text) // 2])
    given_of_it: list[object] = []
    with pytest.raises(ListCutOff):
        given_of_it.extend(json_items(half.read, step=step, longest=10_000))
    assert given_of_it == read_json(text)[: len(given_of_it)]


def test_a_list_of_json_that_is_broken_off_gives_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    write(path, 50)
    path.write_bytes(path.read_bytes()[:-40])
    assert sum(len(thread.comments) for thread in threads_in(path)) == 49 and "breaks off (1)" in told_in(path)


def test_circles_of_answers_are_opened_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("id,parent_id,comment\n" + "".join(f"c{i},c{(i + 1) % 50},The ferry {i}\n" for i in range(50)))
    [thread] = threads_in(path)
    assert len(thread.comments) == 50 and "ran in a circle (1)" in told_in(path)


@pytest.mark.parametrize("suffix", [".csv", ".ndjson"])
def test_tables_as_wide_as_none_are_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"wide{suffix}"
    names = ["id", "comment", *(f"c{i}" for i in range(100_000))]
    rows = [dict.fromkeys(names, "The ferry stays") for _ in range(3)]
    path.write_text(
        "\n".join([",".join(names), *(",".join(row.values()) for row in rows)])
        if suffix == ".csv"
        else "\n".join(map(json.dumps, rows))
    )
    with pytest.raises(InputError, match="100,002 columns"):
        list(read_export(path))


def test_wrong_types_cost_no_row_but_their_value(tmp_path: Path) -> None:
    path = tmp_path / "odd.ndjson"
    rows = [
        {"id": 1, "author": {"name": "Ann"}, "comment": "The ferry should stay", "likes": 2, "time": "soon"},
        {"id": [2], "author": 7, "comment": "It costs far too much", "likes": 1e400, "time": -5},
        {"id": 3, "author": None, "comment": {"text": "왜요"}, "parent_id": True, "likes": {}},
        {"id": 4, "author": "Bo", "comment": "这条渡轮早就该停了", "parent_id": 1.0, "likes": "1.2K"},
    ]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n7\n[1]\nnull\n{half", encoding="utf-8")
    kept = {comment.text: comment for thread in threads_in(path) for comment in thread.comments}
    assert kept["这条渡轮早就该停了"].likes == 1200 and kept["这条渡轮早就该停了"].parent == "1"
    assert kept["It costs far too much"].likes is None and kept["The ferry should stay"].posted is None
    assert "lines that are no JSON object (4)" in told_in(path)


def long_window_frame(text: bytes) -> bytes:
    """A zstandard frame (RFC 8878, 3.1.1) that says a window of 2^28 bytes, its one block not compressed."""
    return struct.pack("<IBB", 0xFD2FB528, 0, 18 << 3) + (1 | len(text) << 3).to_bytes(3, "little") + text


def test_a_long_window_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "dump.ndjson.zst"
    path.write_bytes(long_window_frame(b'{"id": "1", "author": "Ann", "comment": "The ferry should stay"}\n' * 2))
    with pytest.raises(InputError, match="--long-window"):
        list(read_export(path))
    found = list(read_export(path, ReadOptions(long_window=True)))
    assert [len(one.comments) for one in found if isinstance(one, Thread)] == [1]


def test_without_zstandard_a_sentence_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dump.ndjson.zst"
    write(path, 3)
    monkeypatch.setitem(sys.modules, "zstandard", None)
    shown = command.run("parse", path, "-o", tmp_path / "out", "-j", "1")
    assert shown.exit_code == 1 and "dump.ndjson.zst" in shown.output, shown.output
    assert "pip install 'commentariat[zst]'" in " ".join(shown.output.split()), shown.output
    assert "Traceback" not in shown.output and not (tmp_path / "out").exists()


@pytest.mark.parametrize("form", ["csv", "csv.gz", "ndjson.zst", "json"])
def test_packed_and_listed_tables_read_alike(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"made.{form}"
    write(path, 300)
    assert is_export(path)
    comments = [comment for one in read_export(path) if isinstance(one, Thread) for comment in one.comments]
    assert len(comments) == 300 and sum(comment.parent is not None for comment in comments) > 100


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("comments.json", '{"comments_v2": [{"timestamp": 1, "title": "Ann commented"}]}', "Facebook"),
        ("post_comments_1.json", '[{"string_map_data": {"Comment": {"value": "Nice"}}}]', "Instagram"),
        ("user_data.json", '{"Comment": {"Comments": {"CommentsList": []}}}', "TikTok"),
        ("tweets.js", 'window.YTD.tweets.part0 = [{"tweet": {}}]', "X (Twitter)"),
        ("_chat.txt", "[01.03.24, 10:00:00] Pier: Messages and calls are end-to-end encrypted.", "WhatsApp"),
        ("채팅.txt", "2024. 3. 1. 오전 10:00 - 메시지와 통화는 종단간 암호화되어", "WhatsApp"),
        ("messages.html", '<title>Exported Data</title><link href="css/style.css" rel="stylesheet"/>', "result.json"),
        ("dump.sql", "-- MySQL dump 10.13  Distrib 8.0\n", "SQL"),
        ("codes.sav", "$FL2", "SPSS"),
    ],
)
def test_known_formats_that_are_not_read_are_named(tmp_path: Path, name: str, text: str, sentence: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert is_export(path)
    with pytest.raises(KnownAndUnread) as error:
        list(read_export(path))
    assert sentence in str(error.value) and str(path) in str(error.value)
