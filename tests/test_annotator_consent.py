"""What a larger model may cost, how many requests are under way, a kill, and where nothing goes without a yes."""

from __future__ import annotations

import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Barrier

import pytest

from commentariat.annotator.endpoint import endpoint_of
from tests.command import run
from tests.conftest import ROOT
from tests.modelling import FakeModel, annotate, made_table, rows, served, sides
from threads.errors import BadParameter


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return made_table(tmp_path)


def test_the_cap_on_cost_is_never_passed(table: Path) -> None:
    prices = ("--price-in", "1000", "--price-out", "1000", "--answer-tokens", "100")
    with served(sides) as model:
        # A request costs 1.02 EUR as reported, and at most about 1.1 by its size.
        shown = annotate(model, table, *prices, "--max-cost", "3")
        assert shown.exit_code == 0 and "Stopped:" in shown.output and "EUR" in shown.output, shown.output
        assert len(rows(table)) == len(model.requests) and 1 <= len(model.requests) <= 2
    assert annotate(model, table, "--max-cost", "3").exit_code == 2


def test_several_requests_at_once_give_the_same_table(table: Path) -> None:
    met = Barrier(3)  # three requests stand before the server together, or none of them is answered

    def together(server: FakeModel, handler: BaseHTTPRequestHandler) -> None:
        met.wait(5)
        server.answer(handler)

    with served(sides, FakeModel.answer, together, together, together) as model:
        shown = annotate(model, table, "--at-once", "3")
        assert shown.exit_code == 0, shown.output
        found = rows(table)
        assert len(model.requests) == 4
        assert annotate(model, table, out="second.csv").exit_code == 0
        assert len(model.requests) == 8 and rows(table, "second.csv") == found
        prices = ("--price-in", "1000", "--price-out", "1000", "--answer-tokens", "100", "--max-cost", "3")
        capped = annotate(model, table, "--at-once", "3", *prices, out="third.csv")
        assert "Stopped:" in capped.output and len(model.requests) <= 10, capped.output


def test_the_key_goes_in_the_header_and_never_unencrypted_to_another_machine(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMENTARIAT_MODEL_KEY", "secret-1")
    with served(sides) as model:
        shown = annotate(model, table, "--limit", "1")
        assert model.headers[0]["Authorization"] == "Bearer secret-1" and "secret-1" not in shown.output
        assert not any(b"secret-1" in path.read_bytes() for path in table.parents[1].iterdir() if path.is_file())
    shown = run("annotate", table, "--model", "http://models.example/v1", "--model-name", "m", "--yes")
    assert shown.exit_code == 2 and "unencrypted" in shown.output


def test_nothing_goes_to_another_machine_without_a_yes(table: Path) -> None:
    shown = run("annotate", table, "--model", "http://198.51.100.7/v1", "--model-name", "m", "-j", "1")
    assert shown.exit_code == 2 and "Nothing was sent" in shown.output, shown.output
    assert "That is another machine" in shown.output and "not encrypted" in shown.output
    shown = run("annotate", table, "--model", "https://models.example/v1", "--yes", "-j", "1")
    assert shown.exit_code == 2 and "--model-name" in shown.output


def test_a_run_killed_in_the_middle_goes_on_where_it_was(table: Path) -> None:
    running: list[subprocess.Popen[bytes]] = []

    def kill(server: FakeModel, handler: BaseHTTPRequestHandler) -> None:
        running[0].kill()

    with served(sides, FakeModel.answer, FakeModel.answer, kill) as model:
        words = ["--model", model.url, "--model-name", "small", "--for", "stance", "--target", "the bridge", "-j", "1"]
        out = table.parents[1] / "codes-by-model.csv"
        command = [sys.executable, "-m", "commentariat", "annotate", str(table), *words, "-o", str(out)]
        running.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        assert running[0].wait(120) != 0 and len(model.requests) == 3 and not out.exists()
        assert "(2 more are answered already" in annotate(model, table).output
        assert len(model.requests) == 5 and len(rows(table)) == 4


@pytest.mark.parametrize(
    "url",
    ["", "localhost:11434", "file:///etc/passwd", "http://", "http://a b/", "http://u:p@h/", "http://h/?key=1",
     "http://h:99999/", "http://[::1/", "ftp://h/", "http://h/\r\nX: y", "http://" + "a" * 70 + ".com/", "http://h:0/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(BadParameter):
        endpoint_of(url)


def test_addresses_are_read_as_people_write_them() -> None:
    assert endpoint_of("http://localhost:11434").base == "/v1" and endpoint_of("http://[::1]:1/v1/").loopback
    assert endpoint_of("https://x.example/api/chat/completions").base == "/api"
    assert not endpoint_of("http://localhost.example/v1").loopback and endpoint_of("http://127.9.9.9/").loopback
