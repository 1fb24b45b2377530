"""`commentariat fetch` against a local server that misbehaves: bounded, polite, nothing private, nothing twice."""

from __future__ import annotations

import contextlib
import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator

import commentariat
from commentariat.cli import main
from commentariat.fetching import Fetcher, FetchLimits
from commentariat.fetching.hosts import FetchRefused, checked, host_and_port, is_public

PAGE = (
    "<html><head><title>The quay</title></head><body><article><h1>The quay</h1><p>The quay is closed since Monday, the "
    "harbour master said to this paper.</p></article><h3>1 Comment</h3><ol class='commentlist'><li class='comment' "
    "id='comment-1'><cite>小明</cite> <a href='#comment-1'>4 May 2021</a><p>早就该关了。</p></li></ol></body></html>"
)
ROBOTS = "User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n"
BOMB = gzip.compress(b"0" * 50_000_000)  # made before a request's time runs


class Misbehaving(BaseHTTPRequestHandler):
    """Answers by the path; `asked` counts, `seen` keeps the headers of each request."""

    asked: ClassVar[list[str]] = []
    seen: ClassVar[list[dict[str, str]]] = []
    robots: tuple[int, str] = (200, ROBOTS)

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}.items():
            if name.replace("-", "_") not in headers:
                self.send_header(name, value)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.seen.append(dict(self.headers.items()))
        name = self.path.strip("/").split("/")[0].replace("-", "_").partition("?")[0].partition(".")[0]
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"page_{name}", self.page_missing)()

    def page_robots(self) -> None:
        self.say(self.robots[0], self.robots[1].encode())

    def page_story(self) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            self.say(304)
        else:
            self.say(200, PAGE.encode(), ETag='"1"', Set_Cookie="a=b")

    def page_private(self) -> None:
        self.say(200, PAGE.encode())

    def page_missing(self) -> None:
        self.say(404, b"<p>gone</p>")

    def page_loop(self) -> None:
        self.say(302, Location="/loop")

    def page_inside(self) -> None:
        self.say(302, Location="http://169.254.169.254/latest/meta-data/")

    def page_file(self) -> None:
        self.say(302, Location="file:///etc/passwd")

    def page_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(10_000):
            self.wfile.write(b"x" * 100_000)

    def page_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def page_dripping(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(60):
            self.wfile.write(f"X-{number}: y\r\n".encode())
            self.wfile.flush()
            time.sleep(0.1)

    def page_bomb(self) -> None:
        self.say(200, BOMB, Content_Encoding="gzip")

    def page_packed(self) -> None:
        self.say(200, gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def page_half_packed(self) -> None:
        self.say(200, gzip.compress(PAGE.encode())[:-20], Content_Encoding="gzip")

    def page_nowhere(self) -> None:
        self.say(302, Location="http://[x/")

    def page_unasked(self) -> None:
        self.say(304)

    def page_short(self) -> None:
        self.say(200, b"<p>half", Content_Length="9000")

    def page_picture(self) -> None:
        self.say(200, b"\x89PNG", Content_Type="image/png")

    def page_heads(self) -> None:
        self.say(200, PAGE.encode(), **{f"X_{i}": "y" for i in range(300)})

    def page_later(self) -> None:
        if self.asked.count("/later") < 2:
            self.say(503, Retry_After="1")
        else:
            self.say(200, PAGE.encode())

    def page_tomorrow(self) -> None:
        self.say(429, Retry_After="86400")

    def page_mislabelled(self) -> None:
        page = PAGE.replace("<head>", '<head><meta charset="utf-8">').encode("gb18030", "replace")
        self.say(200, page, Content_Type="text/html; charset=iso-8859-1")


@pytest.fixture
def site() -> Iterator[str]:
    Misbehaving.asked, Misbehaving.seen, Misbehaving.robots = [], [], (200, ROBOTS)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetcher(folder: Path, *, again: bool = False, waits: list[float] | None = None) -> Fetcher:
    limits = FetchLimits(timeout=1.5, most=1_000_000, private=True)
    return Fetcher(folder, limits=limits, again=again, sleep=(waits if waits is not None else []).append)


def test_a_page_is_kept_once_with_its_archive_and_read(site: str, tmp_path: Path) -> None:
    first = fetcher(tmp_path).fetch(f"{site}/story#comment-1")
    assert first.what == "kept" and first.file is not None and first.file.read_bytes() == PAGE.encode()
    assert fetcher(tmp_path).fetch(f"{site}/story").what == "there already" and Misbehaving.asked.count("/story") == 1
    assert fetcher(tmp_path, again=True).fetch(f"{site}/story").what == "unchanged"
    with (tmp_path / "fetched.warc.gz").open("rb") as stream:
        kinds = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI")) for record in ArchiveIterator(stream)
        ]
    assert sorted(kinds) == [("request", f"{site}/story"), ("response", f"{site}/story")]
    [thread] = commentariat.read(tmp_path)
    assert thread.comments[0].author == "小明"
    [archived] = commentariat.read(tmp_path / "fetched.warc.gz")
    assert archived.comments[0].text == thread.comments[0].text and (archived.source.url or "").endswith("/story")
    assert "commentariat/" in Misbehaving.seen[-1]["User-Agent"] and "Cookie" not in Misbehaving.seen[-1]


def test_robots_are_asked_once_and_obeyed(site: str, tmp_path: Path) -> None:
    waits: list[float] = []
    one = fetcher(tmp_path, waits=waits)
    assert "robots.txt" in one.fetch(f"{site}/private/page").why
    assert [one.fetch(f"{site}/{name}").what for name in ("story", "packed")] == ["kept", "kept"]
    assert Misbehaving.asked.count("/robots.txt") == 1 and "/private/page" not in Misbehaving.asked
    assert max(waits) > 6.0  # the site asks for seven seconds
    Misbehaving.robots = (503, "")
    Misbehaving.asked.clear()
    other = fetcher(tmp_path / "other")
    assert all("cannot be had" in other.fetch(f"{site}/{name}").why for name in ("story", "packed", "story"))
    assert set(Misbehaving.asked) == {"/robots.txt"} and len(Misbehaving.asked) == 3  # asked once, patiently


def test_a_name_that_leads_home_is_refused(site: str, tmp_path: Path) -> None:
    one = Fetcher(tmp_path, limits=FetchLimits(timeout=1.5), sleep=lambda _: None)
    for address in (site, site.replace("127.0.0.1", "localhost"), site.replace("127.0.0.1", "2130706433"), "http://[x"):
        outcome = one.fetch(f"{address}/story")
        assert outcome.what == "failed" and ("no public address" in outcome.why or "no address" in outcome.why)
    assert not Misbehaving.asked


def test_long_names_in_any_script_are_cut(site: str, tmp_path: Path) -> None:
    names = [fetcher(tmp_path).fetch(f"{site}/story/{'서울' * 90}/{number}").file for number in range(2)]
    assert all(name is not None and len(name.name.encode()) < 200 for name in names) and len(set(names)) == 2


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("loop", "redirected more than 5 times"),
        ("inside", "redirected"),
        ("file", "neither http:// nor https://"),
        ("endless", "more than 1 MB"),
        ("slow", "within 1.5 seconds"),
        ("dripping", "within 1.5 seconds"),
        ("bomb", "more than 1 MB"),
        ("short", "broke off"),
        ("half-packed", "broke off"),
        ("nowhere", "no address"),
        ("unasked", "304"),
        ("picture", "image/png"),
        ("heads", "headers"),
        ("missing", "404"),
        ("tomorrow", "86400 seconds"),
    ],
)
def test_what_misbehaves_ends_in_a_sentence(site: str, tmp_path: Path, path: str, said: str) -> None:
    outcome = fetcher(tmp_path).fetch(f"{site}/{path}")
    if path == "inside":  # with private addresses allowed it would be asked: the guard itself says no
        with pytest.raises(FetchRefused, match="no public address"):
            checked("169.254.169.254", 80, private=False)
        return
    assert outcome.what == "failed" and said in outcome.why
    assert not list(tmp_path.glob("*.html")) and not list(tmp_path.glob("*.part"))


def test_what_is_busy_is_asked_again(site: str, tmp_path: Path) -> None:
    waits: list[float] = []
    assert fetcher(tmp_path, waits=waits).fetch(f"{site}/later").what == "kept" and 2.0 in waits


def test_bytes_are_kept_as_they_came(site: str, tmp_path: Path) -> None:
    outcome = fetcher(tmp_path).fetch(f"{site}/mislabelled")
    assert outcome.file is not None and "小明".encode("gb18030") in outcome.file.read_bytes()
    [thread] = commentariat.read(outcome.file)
    assert thread.comments[0].author == "小明"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fe80::1", "fd00::1",
     "::ffff:10.0.0.1", "64:ff9b::a00:1", "224.0.0.1", "2002:a00:1::"],
)  # fmt: skip
def test_private_addresses_are_refused(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_are_not() -> None:
    assert is_public("93.184.216.34") and is_public("2606:2800:220:1::1")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "example.org",
        "http://a:b@example.org/",
        "http://",
        "http://x:99999/",
    ],
)
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(FetchRefused):
        host_and_port(url)


def test_the_command(site: str, tmp_path: Path) -> None:
    sources = tmp_path / "SOURCES.toml"
    sources.write_text(
        f'[[page]]\ntitle = "x"\nurl = "{site}/story"\n[[page]]\ntitle = "no address"\n', encoding="utf-8"
    )
    out = tmp_path / "pages"
    dry = CliRunner().invoke(main, ["fetch", str(sources), "--dry-run", "-o", str(out)])
    assert dry.output.split() == [f"{site}/story"] and not out.exists()
    refused = CliRunner().invoke(main, ["fetch", str(sources), "-o", str(out), "-q"])
    assert refused.exit_code == 1 and "--allow-private" in refused.output
    done = CliRunner().invoke(main, ["fetch", str(sources), "--allow-private", "-o", str(out)])
    assert done.exit_code == 0 and len(list(out.glob("*.html"))) == 1
    assert CliRunner().invoke(main, ["fetch"]).exit_code == 2
