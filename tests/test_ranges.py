"""Numbers and dates that cannot be are unknown, wherever they are read, and stop no run."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import commentariat
import threads
from commentariat.run import parse_pages
from tests.test_privacy import BODY
from threads import Comment, Thread
from threads.exchange import read_convokit
from threads.model import read_number

NUMBERS: tuple[tuple[Any, int | None], ...] = (
    (5, 5), (0, 0), (-3, -3), (5.0, 5), ("12", 12), ("1,234", 1234), ("1.2K", 1200), ("3万", 30_000), ("1.5만", 15_000),
    ("2M", 2_000_000), ("−4", -4), (10**30, None), (-(10**30), None), (2**63, None), (2**63 - 1, 2**63 - 1),
    (float("nan"), None), (float("inf"), None), (1e300, None), (True, None), (None, None), ("many", None), ("", None),
    ("9" * 5000, None), ([1], None), (0.5, None), ("1.2345K", None),
)  # fmt: skip
FAR = ("0001-01-01T00:00:00+00:00", "1601-01-01T00:00:00+00:00", "1969-12-31T23:59:59+00:00",
       "9999-12-31T23:59:59+00:00",
       "9999-12-31T23:59:59-23:59",
       (datetime.now(UTC) + timedelta(days=3)).isoformat(), "2014-05-05T10:00:00+99:00", 12345,
       "tomorrow")  # fmt: skip


@pytest.mark.parametrize(("value", "number"), NUMBERS, ids=lambda one: f"{one!r:.12}")
def test_numbers_as_they_are_written(value: Any, number: int | None) -> None:
    assert read_number(value) == number


def lines(tmp_path: Path, **fields: Any) -> list[Thread]:
    record = json.loads(
        Thread(id="t", comments=(Comment(id="1", text="A word"), Comment(id="2", text="Two"))).to_json()
    )
    record["comments"][0] |= fields
    (tmp_path / "threads.jsonl").write_text(json.dumps(record) + "\n")
    return list(commentariat.read(tmp_path / "threads.jsonl"))


@pytest.mark.parametrize("posted", FAR, ids=range(len(FAR)))
def test_a_written_thread_with_a_date_that_cannot_be(posted: Any, tmp_path: Path) -> None:
    [thread] = lines(tmp_path, posted=posted)
    assert thread.comments[0].posted is None and any("date" in note for note in thread.notes)


@pytest.mark.parametrize("likes", [10**30, float("nan"), float("inf"), "many", True, [3], {"a": 1}])
def test_a_written_thread_with_a_number_that_cannot_be(likes: Any, tmp_path: Path) -> None:
    [thread] = lines(tmp_path, likes=likes, number=likes, root_probability=likes)
    first = thread.comments[0]
    assert (first.likes, first.number) == (None, None) and any("numbers" in note for note in thread.notes)
    commentariat.read(tmp_path / "threads.jsonl").reactions()


def test_a_line_that_is_no_thread_is_skipped_with_its_number(tmp_path: Path) -> None:
    good = Thread(id="t", comments=(Comment(id="1", text="A word"),)).to_json()
    bad = ("{", "[]", '{"id":"x","comments":5}', '{"id":"x","comments":[{"id":"1","text":["a"]}]}',
           '{"id":"x","dropped":[1]}', '{"id":"x","notes":"a"}', "[" * 100_000, '{"comments":[]}',
           '{"id":"x","quotes":[{"start":1e400,"end":2,"text":"a"}]}')  # fmt: skip
    (tmp_path / "all.jsonl").write_text("\n".join([good, *bad, good.replace('"t"', '"u"')]) + "\n\xff\n")
    corpus = commentariat.read(tmp_path / "all.jsonl")
    assert [thread.id for thread in corpus] == ["t", "u"]
    assert [row.path.rpartition("line ")[2] for row in corpus.skipped] == [str(k) for k in (*range(2, 11), 12)]


def test_a_table_with_numbers_and_dates_that_cannot_be(tmp_path: Path) -> None:
    cells = [("1e30", "1400000000"), ("NaN", "1400000000000"), ("1.2K", "1400000000000000"), ("-7", "-5"),
             ("9" * 40, "1e400"), ("inf", "20140505"), ("1,234", "9999-12-31T23:59:59-23:59"),
             ("x", "0001-01-01")]  # fmt: skip
    usual = [("3", "1400000000")] * 40
    with (tmp_path / "table.csv").open("w", newline="") as file:
        rows = ((k, f"A word about boat {k}", *cell) for k, cell in enumerate([*cells, *usual]))
        csv.writer(file).writerows([("id", "text", "likes", "time"), *rows])
    [thread] = commentariat.read(tmp_path / "table.csv")
    told = thread.comments[: len(cells)]
    assert [one.likes for one in told] == [None, None, 1200, -7, None, None, 1234, None]
    assert [one.posted and one.posted.year for one in told] == [2014, 2014, 2014, None, None, 2014, None, None]


def test_a_corpus_of_another_program_with_times_that_cannot_be(tmp_path: Path) -> None:
    times = [1_400_000_000, -5, 10**30, float("nan"), True, "1e999", 253402300799, "1400000000"]
    rows = [{"id": str(k), "conversation_id": "0", "text": "A word", "speaker": "Bert", "meta": {}, "timestamp": time,
             "reply-to": None if k == 0 else "0"} for k, time in enumerate(times)]  # fmt: skip
    (tmp_path / "utterances.jsonl").write_text("\n".join(map(json.dumps, rows)))
    [thread] = read_convokit(tmp_path)
    assert [one.posted and one.posted.year for one in thread.comments] == [2014, *[None] * 6, 2014]


def stated(votes: str, when: str = "2014-05-05T10:00:00Z") -> str:
    comments = ",".join(
        f'{{"@type":"Comment","text":"A word about boats, number {k}","author":{{"@type":"Person","name":"Bert{k}"}},'
        f'"upvoteCount":{votes},"dateCreated":"{when}"}}' for k in range(3)
    )  # fmt: skip
    return (
        f"<html><body><article><h1>Ferries</h1><p>{BODY}</p></article><script type='application/ld+json'>"
        f'{{"@type":"Article","commentCount":{votes},"comment":[{comments}]}}</script></body></html>'
    )


@pytest.mark.parametrize(
    "votes", ["1" + "0" * 30, "9" * 5000, "NaN", "Infinity", "-Infinity", "1e400", "true", '"x"', "[]"]
)
def test_json_ld_with_a_number_that_cannot_be(votes: str) -> None:
    thread = threads.split(stated(votes))
    assert [one.likes for one in thread.comments] == [None] * 3 and thread.announced is None


@pytest.mark.parametrize(
    "when", ["0001-01-01", "1601-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2014-13-45", "2014-05-05T99:99"]
)
def test_json_ld_with_a_date_that_cannot_be(when: str) -> None:
    posted = [one.posted for one in threads.split(stated("3", when)).comments]
    assert [moment is None or moment.year == 2014 for moment in posted] == [True] * 3


def test_a_date_after_the_page_was_saved_is_unknown() -> None:
    saved = "<!-- Page cached by LiteSpeed Cache 5.0 on 2013-05-05 10:00:00 -->"
    page = stated("3", "2013-05-06T08:00:00Z").replace("</body>", f"{saved}</body>")
    assert [one.posted is None for one in threads.split(page).comments] == [False] * 3
    later = threads.split(page.replace("2013-05-06", "2014-05-06"))
    assert [one.posted for one in later.comments] == [None] * 3 and any("3 dates" in note for note in later.notes)


def test_one_huge_number_among_many_pages_stops_nothing(tmp_path: Path) -> None:
    pages = []
    for k in range(60):
        path = tmp_path / f"{k}.html"
        path.write_text(
            stated("1" + "0" * 40 if k == 30 else "3").replace("Ferries", f"Ferries {k}").replace("boats", f"boats {k}")
        )
        pages.append(path)
    corpus = parse_pages(pages, tmp_path / "out")
    assert len(corpus) + len(corpus.skipped) == 60 and corpus.reactions()["likes"].isna().sum() == 3
