"""Codes given to `commentariat serve`: added and never changed, lost by no crash, each coder's apart."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.command import run
from tests.serving import BOOK, REPLIES, SEVERAL, Server, code, rows, sheets
from tests.straining import deep_thread
from threads import Comment, Reply, Thread


def test_codes_are_added_and_never_changed_and_the_last_counts(tmp_path: Path) -> None:
    with Server(sheets(tmp_path)) as server:
        assert code(server, 1, "FAVOR")[1]["progress"]["done"] == 1
        assert code(server, 1, "against")[1]["code"] == "AGAINST"
        assert code(server, 2, "UNCLEAR")[0] == 200
        assert server.send("undo", {"coder": "A"})[1]["n"] == 2
        assert server.send("undo", {"coder": "A"})[1]["n"] == 1
        assert server.send("undo", {"coder": "A"})[0] == 400
        assert [given for *_, given in rows(tmp_path)] == ["FAVOR", "AGAINST", "UNCLEAR", "", ""]
        assert server.ask("sheet?coder=A")["units"][0]["codes"] == {}
        with sqlite3.connect(tmp_path / "codes.sqlite") as base:
            for change in ("UPDATE codes SET code = 'NONE'", "DELETE FROM codes"):
                with pytest.raises(sqlite3.IntegrityError, match="only added"):
                    base.execute(change)
            assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            reaction, at = base.execute("SELECT reaction, at FROM codes").fetchone()
        assert "/" in reaction and at.endswith("+00:00")


def test_a_killed_server_has_lost_nothing(tmp_path: Path) -> None:
    sheets(tmp_path)
    for n in range(1, 7):
        with Server(tmp_path) as server:
            assert server.ask("sheet?coder=A")["progress"]["done"] == n - 1
            assert code(server, n, "NONE")[0] == 200
            server.kill()
        assert len(rows(tmp_path)) == n


def test_two_coders_are_kept_apart(tmp_path: Path) -> None:
    with Server(sheets(tmp_path)) as server:
        code(server, 1, "FAVOR")
        code(server, 1, "AGAINST", coder="B")
        code(server, 2, "NONE", coder="B")
        mine = server.ask("sheet?coder=A")
        assert [one["codes"] for one in mine["units"][:2]] == [{"stance": "FAVOR"}, {}]
        assert server.ask("unit?coder=A&n=2")["codes"] == {}
        assert server.send("undo", {"coder": "A"})[1]["n"] == 1
        assert server.ask("sheet?coder=B")["progress"]["done"] == 2
        assert [one["done"] for one in server.ask("overview")["coding"]["coders"]] == [0, 2]
        assert server.ask("threads?coder=A&coded=yes")["threads"] == []
        place = server.ask("threads?coder=B&coded=yes")["threads"][0]["place"]
        assert [one["coded"] for one in server.ask(f"thread?place={place}&coder=B")["comments"]][:3] == [
            True,
            True,
            False,
        ]
        assert not any(one["coded"] for one in server.ask(f"thread?place={place}&coder=A")["comments"])


def test_a_coder_has_only_what_the_sheet_says_and_a_name_may_be_free(tmp_path: Path) -> None:
    sheets(tmp_path / "one", coders=())
    with Server(tmp_path / "one") as server:
        assert server.ask("overview")["coding"]["coders"] == []
        assert code(server, 1, "NONE", coder="  김 코더 ")[0] == 200
        assert server.ask("overview")["coding"]["coders"][0]["coder"] == "김 코더"
    sheets(tmp_path / "two")
    path = tmp_path / "two" / "units.jsonl"
    units = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    units[0]["coders"] = ["B"]
    path.write_text("".join(json.dumps(one) + "\n" for one in units), encoding="utf-8")
    with Server(tmp_path / "two") as server:
        assert [one["n"] for one in server.ask("sheet?coder=A")["units"]] == [2, 3, 4, 5, 6]
        assert code(server, 1, "NONE")[0] == 404
        assert server.raw("/api/unit?coder=A&n=1", **server.key)[0] == 404


def test_several_answers_and_whom_a_comment_answers(tmp_path: Path) -> None:
    nested = Thread(
        id="nested",
        comments=[
            Comment(id="1", number=1, text="One."),
            Comment(id="2", number=2, text="Two.", replies_to=[Reply(parent="1", basis="markup")]),
        ],
    )
    with Server(sheets(tmp_path, book=BOOK + SEVERAL + REPLIES, more=(nested,))) as server:
        unit = server.ask("unit?coder=A&n=5")
        assert [(one["number"], one["author"]) for one in unit["candidates"]][1:] == [(3, "Cem"), (2, "Bo"), (1, "Ann")]
        bo = unit["candidates"][2]["id"]
        assert code(server, 5, "MONEY;OLD", variable="themes")[1]["code"] == "OLD;MONEY"
        assert code(server, 5, "MONEY;", variable="themes")[0] == 400
        assert code(server, 5, bo, variable="replies")[1]["code"] == bo
        assert code(server, 5, "somebody else", variable="replies")[0] == 400
        assert code(server, 1, bo, variable="replies")[0] == 400  # stands after the comment
        assert code(server, 1, "NOBODY", variable="replies")[0] == 200
        assert server.ask("sheet?coder=A")["progress"]["done"] == 0
        assert code(server, 5, "UNCLEAR")[1]["progress"]["done"] == 1
        page = server.ask("thread?place=1")
        assert page["flat"] and all(one["answers"] is None for one in page["comments"])


def test_codes_of_an_earlier_sample_in_the_folder_are_not_those_of_this_one(tmp_path: Path) -> None:
    with Server(sheets(tmp_path)) as server:
        code(server, 1, "FAVOR")
    path = tmp_path / "units.jsonl"
    units = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    units[0]["reaction"], units[1]["reaction"] = units[1]["reaction"], units[0]["reaction"]
    path.write_text("".join(json.dumps(one) + "\n" for one in units), encoding="utf-8")
    with Server(tmp_path) as server:
        assert server.ask("sheet?coder=A")["progress"]["done"] == 0


def test_minutes_left_go_by_the_coders_own_pace_without_the_breaks(tmp_path: Path) -> None:
    from commentariat.serve.ledger import CodeLedger

    ledger = CodeLedger(tmp_path / "codes.sqlite")
    assert ledger.pace("A") is None
    with sqlite3.connect(tmp_path / "codes.sqlite") as base:
        for n, minute in enumerate((0, 1, 2, 3, 50, 51, 52)):
            for coder in "AB":
                row = (coder, n, "r", "v", "x", f"2024-01-01T10:{minute:02}:00.000+00:00")
                base.execute("INSERT INTO codes(coder, n, reaction, variable, code, at) VALUES(?,?,?,?,?,?)", row)
    assert ledger.pace("A") == 60.0 and ledger.pace("C") is None
    ledger.close()


def test_a_folder_without_sheets_is_read_and_says_how_to_draw_some(tmp_path: Path) -> None:
    out = tmp_path / "my out"
    out.mkdir()
    (out / "threads.jsonl").write_text(deep_thread(3).to_json() + "\n", encoding="utf-8")
    with Server(out) as server:
        found = server.ask("overview")
        assert found["coding"] is None and found["sample"].startswith(f"commentariat sample '{out}' ")
        assert server.send("code", {"coder": "A"})[0] == 404
        status, words = server.stop()
    assert status == 0 and "Stopped" in words and not (out / "codes.sqlite").exists()


def test_ctrl_c_ends_well_and_says_where_the_codes_are(tmp_path: Path) -> None:
    with Server(sheets(tmp_path)) as server:
        code(server, 1, "FAVOR")
        status, words = server.stop()
    assert status == 0 and str(tmp_path / "codes.sqlite") in words and "Traceback" not in words
    assert len(rows(tmp_path)) == 1


def test_what_cannot_be_served_is_a_sentence(tmp_path: Path) -> None:
    with Server(sheets(tmp_path / "taken")) as server:
        shown = run("serve", tmp_path / "taken", "--no-open", "--port", str(server.port))
        assert shown.exit_code == 1 and f"Port {server.port} cannot be used" in shown.output
    (tmp_path / "empty").mkdir()
    for folder in ("empty", "nowhere"):
        shown = run("serve", tmp_path / folder, "--no-open")
        assert shown.exit_code == 1 and "holds no threads.jsonl" in shown.output and "report" in shown.output
    for name, content, said in (
        ("units.jsonl", '{"n": 1}\n', "line 1"),
        ("units.jsonl", "[]\n", "line 1"),
        ("codes.sqlite", "no database, but long enough to be taken for one" * 40, "cannot hold codes"),
        ("codebook.toml", "question = 1", "codebook.toml"),
    ):
        broken = sheets(tmp_path / f"broken {name} {len(content)}")
        (broken / name).write_text(content, encoding="utf-8")
        shown = run("serve", broken, "--no-open")
        assert shown.exit_code == 1 and said in shown.output, shown.output
    (broken / "codebook.toml").unlink()
    assert "commentariat sample" in run("serve", broken, "--no-open").output
