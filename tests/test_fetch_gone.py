"""`commentariat fetch` without a network: copies of what is gone, redirects that lead home, the pause between pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

import pytest

from commentariat.fetching import Fetcher, FetchLimits, fetcher
from commentariat.fetching.requests import Answered
from commentariat.fetching.requests import ask as really_ask

GONE = "https://news.example/story"
SNAPSHOT = "https://web.archive.example/web/2021/https://news.example/story"
PAGE = b"<html><body><p>The quay is closed since Monday, the harbour master said.</p></body></html>"
Answers = dict[str, Answered]


def answered(url: str, status: int, body: bytes = b"", **headers: str) -> Answered:
    told = {"Content-Type": "text/html; charset=utf-8", **headers}
    return Answered(url, status, "", tuple(told.items()), body)


def looked_up(url: str) -> str:
    return fetcher.ARCHIVE + quote(url, safe="")


def known_copy(address: object) -> bytes:
    return json.dumps({"archived_snapshots": {"closest": {"url": address}}}).encode()


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answers], list[str]]:
    """Puts answers in the web's place; hosts that are not among them are really asked, and refused where private."""

    def put(answers: Answers) -> list[str]:
        asked: list[str] = []

        def ask(url: str, headers: Mapping[str, str], limits: FetchLimits) -> Answered:
            asked.append(url)
            if url.endswith("/robots.txt") and ".example/" in url:
                return answered(url, 404)
            return answers[url] if url in answers else really_ask(url, headers, limits)

        monkeypatch.setattr(fetcher, "ask", ask)
        return asked

    return put


@pytest.mark.parametrize("status", [404, 410, 451])
def test_a_copy_of_what_is_gone_is_kept_where_it_is_asked_for(
    web: Callable[[Answers], list[str]], tmp_path: Path, status: int
) -> None:
    asked = web({
        GONE: answered(GONE, status),
        looked_up(GONE): answered(looked_up(GONE), 200, known_copy(SNAPSHOT.replace("https", "http", 1))),
        SNAPSHOT: answered(SNAPSHOT, 200, PAGE),
    })  # fmt: skip
    told = Fetcher(tmp_path / "not", sleep=lambda _: None).fetch(GONE)
    assert told.what == "failed" and f"{status}" in told.why and "--archive" in told.why
    assert looked_up(GONE) not in asked  # nobody else is told of the address unasked
    kept = Fetcher(tmp_path / "yes", archive=True, sleep=lambda _: None).fetch(GONE)
    assert kept.what == "kept" and kept.file is not None and kept.file.read_bytes() == PAGE
    assert kept.url == GONE and asked[-2:] == [looked_up(GONE), SNAPSHOT]


@pytest.mark.parametrize("said", [b"{}", b"no JSON", known_copy(None), known_copy("file:///etc/passwd"), b"[]"])
def test_what_is_gone_without_a_copy_is_a_sentence(
    web: Callable[[Answers], list[str]], tmp_path: Path, said: bytes
) -> None:
    web({GONE: answered(GONE, 404), looked_up(GONE): answered(looked_up(GONE), 200, said)})
    told = Fetcher(tmp_path, archive=True, sleep=lambda _: None).fetch(GONE)
    assert told.what == "failed" and "404" in told.why and not list(tmp_path.glob("*.html"))


@pytest.mark.parametrize("home", ["http://169.254.169.254/latest/", "http://127.0.0.1:1/", "http://[::1]:1/"])
def test_a_redirect_to_a_private_address_is_refused(
    web: Callable[[Answers], list[str]], tmp_path: Path, home: str
) -> None:
    web({GONE: answered(GONE, 302, Location=home)})
    told = Fetcher(tmp_path, sleep=lambda _: None).fetch(GONE)
    assert told.what == "failed" and "no public address" in told.why


def test_pages_of_one_host_are_asked_for_after_a_pause(web: Callable[[Answers], list[str]], tmp_path: Path) -> None:
    pages = [f"https://news.example/{number}" for number in range(3)] + ["https://other.example/1"]
    web({url: answered(url, 200, PAGE) for url in pages})
    waits: list[float] = []
    one = Fetcher(tmp_path, rate=5.0, sleep=waits.append)
    assert [one.fetch(url).what for url in pages] == ["kept"] * 4
    assert [round(wait) for wait in waits] == [5, 5, 5, 5]  # also after each host's robots.txt
