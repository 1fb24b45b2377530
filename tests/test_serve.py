"""`commentariat serve`: codes that no crash loses, coders kept apart and blind, nobody else let in, nothing hostile
run."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.serving import Server, sheets
from tests.straining import deep_thread, hostile_thread
from threads import Article, Comment, Reply, Thread


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for tests that leave no code behind, or only such as no other test looks at."""
    folder = tmp_path_factory.mktemp("serve")
    modelled = Thread(
        id="modelled",
        article=Article(title="Inferred", text="A story."),
        comments=[
            Comment(id="1", number=1, author="Ann", text="First."),
            Comment(
                id="2",
                number=2,
                author="Bo",
                text="Second.",
                root_probability=0.271828,
                replies_to=[Reply(parent="1", basis="model", probability=0.314159)],
            ),
            Comment(id="3", number=3, author="Cem", text="Third.", replies_to=[Reply(parent="1", basis="markup")]),
        ],
    )
    sheets(folder, more=(hostile_thread(), deep_thread(10_000), modelled))
    with (folder / "threads.jsonl").open("a", encoding="utf-8") as out:
        out.write("no thread\n[1]\n\n")
    with Server(folder) as started:
        yield started


def test_the_overview_says_what_is_here_and_how_far_each_coder_is(server: Server) -> None:
    found = server.ask("overview")
    assert (found["threads"], found["comments"], found["broken"]) == (4, 10_016, 2)
    assert [one["coder"] for one in found["coding"]["coders"]] == ["A", "B"]
    assert all(one["units"] == 6 and 0 < one["minutes"] <= 3 for one in found["coding"]["coders"])


def test_nobody_gets_in_without_the_key(server: Server) -> None:
    port, key = server.port, server.key
    wrong = {"Cookie": f"commentariat-{port}=x{server.token}"}
    for path in ("/", "/serve.js", "/serve.css", "/api/overview", "/api/unit?coder=A&n=1", "/nothing", "/?token=x"):
        assert server.raw(path)[0] == 403
        assert server.raw(path, **wrong)[0] == 403
    assert server.raw(f"/api/overview?token={server.token}")[0] == 403  # in an address only the first page takes it
    assert server.raw("/api/overview", X_Commentariat_Token=server.token)[0] == 200
    assert server.raw("/nothing", **key)[0] == 404
    status, headers, page = server.raw(f"/?token={server.token}")
    assert status == 200 and b"<main" in page
    assert "HttpOnly" in headers["set-cookie"] and "SameSite=Strict" in headers["set-cookie"]


def test_a_name_that_was_pointed_at_this_machine_is_refused(server: Server) -> None:
    for host in ("evil.example.org", f"evil.example.org:{server.port}", "127.0.0.1", "127.0.0.1:1", ""):
        assert server.raw("/api/overview", Host=host, Cookie=server.key["Cookie"])[0] in {400, 403}
    assert server.raw("/api/overview", Host=f"localhost:{server.port}", Cookie=server.key["Cookie"])[0] == 200


def test_other_pages_cannot_write_and_cannot_read(server: Server) -> None:
    body = json.dumps({"coder": "A", "n": 1, "variable": "stance", "code": "FAVOR"})
    cookie = {"Cookie": server.key["Cookie"], "Content_Type": "application/json"}
    for origin in (
        "http://evil.example.org",
        "null",
        f"http://127.0.0.1:{server.port + 1}",
        f"http://evil:{server.port}",
    ):
        assert server.raw("/api/code", method="POST", body=body, Origin=origin, **cookie)[0] == 403
    assert server.raw("/api/code", method="POST", body=body, **cookie)[0] == 403
    assert server.raw("/api/overview", Sec_Fetch_Site="cross-site", **cookie)[0] == 403
    assert server.raw("/api/overview", Sec_Fetch_Site="same-site", **cookie)[0] == 403
    assert server.raw("/api/code", method="PUT", body=body, **server.key)[0] == 405
    assert server.ask("sheet?coder=A")["progress"]["done"] == 0


def test_every_answer_carries_the_policy(server: Server) -> None:
    for path, key in (("/", {}), ("/api/overview", server.key), (f"/?token={server.token}", {})):
        headers = server.raw(path, **key)[1]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store" and "access-control-allow-origin" not in headers
        assert "server" not in headers


def test_the_coder_sees_nothing_that_the_draw_or_a_machine_knows(server: Server) -> None:
    seen = server.raw("/api/unit?coder=A&n=2", **server.key)[2] + server.raw("/api/sheet?coder=A", **server.key)[2]
    seen += server.raw("/api/overview", **server.key)[2]
    assert b"zz" not in seen and b"0.123" not in seen
    unit = server.ask("unit?coder=A&n=2")
    assert (unit["author"], unit["parent"]["author"]) == ("Bo", "Ann") and "pont" in unit["original"]
    assert unit["candidates"] == []
    place = next(row["place"] for row in server.ask("threads")["threads"] if row["title"] == "Inferred")
    page = server.raw(f"/api/thread?place={place}", **server.key)[2]
    assert b"0.31" not in page and b"0.27" not in page and b"model" not in page
    assert [one["depth"] for one in json.loads(page)["comments"]] == [0, 1, 0]  # Cem below Ann, Bo only inferred
    for path in ("/key.csv", "/codes.sqlite", "/../key.csv", "/static/serve.js"):
        assert server.raw(path, **server.key)[0] == 404


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"[]",
        b"null",
        b'{"coder": "A"',
        b"\xff\xfe",
        b"[" * 15_000,
        b'{"coder": "A", "n": ' + b"9" * 9_000 + b"}",
        {"coder": "A", "n": 99, "variable": "stance", "code": "FAVOR"},
        {"coder": "A", "n": True, "variable": "stance", "code": "FAVOR"},
        {"coder": "A", "n": "1", "variable": "stance", "code": "FAVOR"},
        {"coder": "A", "n": 1, "variable": "mood", "code": "FAVOR"},
        {"coder": "A", "n": 1, "variable": "stance", "code": "MAYBE"},
        {"coder": "A", "n": 1, "variable": "stance", "code": ""},
        {"coder": "A", "n": 1, "variable": "stance", "code": None},
        {"coder": "C", "n": 1, "variable": "stance", "code": "FAVOR"},
        {"coder": "", "n": 1, "variable": "stance", "code": "FAVOR"},
        {"coder": "\ud800", "n": 1, "variable": "stance", "code": "FAVOR"},
        {"coder": ["A"], "n": 1, "variable": "stance", "code": "FAVOR"},
    ],
)
def test_what_is_no_code_gets_a_sentence_and_leaves_nothing(server: Server, given: object) -> None:
    status, answer = server.send("code", given)
    assert status in {400, 404} and answer["error"].endswith(".")
    assert server.ask("sheet?coder=A")["progress"]["done"] == 0


def test_what_is_too_large_or_of_another_kind_is_refused(server: Server) -> None:
    large = b'{"coder": "' + b"A" * 20_000 + b'"}'
    kind = {"Content_Type": "application/json"}
    assert server.raw("/api/code", method="POST", body=large, **kind, **server.key)[0] == 413
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(large), large)
    given = {"Transfer_Encoding": "chunked", **kind, **server.key}
    assert server.raw("/api/code", method="POST", body=chunked, **given)[0] == 413
    assert server.raw("/api/code", method="POST", body=b"a=1", Content_Type="text/plain", **server.key)[0] == 415


@pytest.mark.parametrize(
    "path",
    ["thread", "thread?place=99", "thread?place=-1", "thread?place=x", "thread?place=" + "9" * 40, "unit?coder=A&n=7",
     "unit?coder=C&n=1", "unit?n=1", "sheet", "sheet?coder=C", "threads?channel=x", "threads?start=x",
     "threads?coder=C&coded=yes"],
)  # fmt: skip
def test_a_wrong_question_gets_a_sentence(server: Server, path: str) -> None:
    status, _, body = server.raw(f"/api/{path}", **server.key)
    assert status in {400, 404} and json.loads(body)["error"].endswith(".")


def test_threads_are_found_by_words_author_language_channel_and_page(server: Server) -> None:
    def titles(ask: str) -> list[tuple[str, int]]:
        from urllib.parse import quote

        found = server.ask(f"threads?{quote(ask, safe='=&')}")
        assert found["next"] is None
        return [(one["title"][:8], one["hits"]) for one in found["threads"]]

    assert titles("q=北岸") == [] and titles("q=老人")[0][1] == 1
    assert titles("q=PRAM bridge")[0][1] == 1 and titles("q=pram ferry") == []
    assert titles("q=江边人")[0][1] == 1
    assert titles("q=第三国") == [("<i>Title", 1)] and titles('q="click"') == [("<i>Title", 1)]
    assert titles("q=number 9999") == [("Deep", 1)]
    assert titles("channel=quoted") == [("<i>Title", 1)]
    assert titles("page=inferred") == [("Inferred", 0)]
    assert len(titles("")) == 4


def test_ten_thousand_answers_to_answers_come_in_pages(server: Server) -> None:
    place = next(row["place"] for row in server.ask("threads")["threads"] if row["title"] == "Deep")
    last = server.ask(f"thread?place={place}&start=9950&q=9999")
    assert (last["total"], last["start"], len(last["comments"])) == (10_000, 9_900, 100)
    assert last["comments"][-1]["depth"] == 9_999 and last["hits"] == [9_999]
    assert server.ask(f"thread?place={place}&at=5000")["start"] == 5_000
    assert server.ask(f"thread?place={place}&start=123456")["start"] == 9_900


def test_hostile_text_is_sent_as_text_and_shown_without_its_tricks(server: Server) -> None:
    place = next(row["place"] for row in server.ask("threads")["threads"] if "Title" in row["title"])
    status, headers, page = server.raw(f"/api/thread?place={place}", **server.key)
    texts = ["".join(part["text"] for part in one["parts"]) for one in json.loads(page)["comments"]]
    assert status == 200 and headers["content-type"] == "application/json"
    assert any("<script>" in text for text in texts) and any("�gnp.exe" in text for text in texts)
