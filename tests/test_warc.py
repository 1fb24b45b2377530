"""Web archives: pages out of WARC and WET, each under its address, what is no page counted."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import commentariat

PAGE = """<html><head><title>The quay is closed</title></head><body><article><h1>The quay is closed</h1>
<p>The quay was closed on Monday because the crane may fall, the harbour master said.</p></article>
<h3>2 Comments</h3><ol class="commentlist">
<li class="comment" id="comment-1"><cite>Ada</cite> <a href="#comment-1">4 May 2021 at 9:00</a>
<p>For how long will it be?</p></li>
<li class="comment" id="comment-2"><cite>小明</cite> <a href="#comment-2">4 May 2021 at 10:00</a>
<p>早就该关了，太危险。</p></li>
</ol></body></html>"""


def archive(path: Path, *, packed: bool = True) -> Path:
    """A WARC with two pages, a picture, and an error."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=packed)
        for url, status, kind, body in (
            ("https://a.example.org/quay", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
            ("https://a.example.org/crane.png", "200 OK", "image/png", b"\x89PNG"),
            ("https://a.example.org/gone", "404 Not Found", "text/html", b"<p>Not here</p>"),
            ("https://a.example.org/again", "200 OK", "text/html", PAGE.replace("quay", "pier").encode()),
        ):
            head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(url, "response", payload=BytesIO(body), http_headers=head))
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_an_archive_are_threads(tmp_path: Path, *, packed: bool) -> None:
    corpus = commentariat.read(archive(tmp_path / ("pages.warc.gz" if packed else "pages.warc"), packed=packed))
    found = list(corpus)
    assert [thread.source.url for thread in found] == ["https://a.example.org/quay", "https://a.example.org/again"]
    assert [[comment.author for comment in thread.comments] for thread in found] == [["Ada", "小明"]] * 2
    assert "answered with an error" in corpus.skipped[0].reason and "pictures" in corpus.skipped[0].reason


def test_texts_of_a_wet_file(tmp_path: Path) -> None:
    path = tmp_path / "pages.wet.gz"
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        text = "The quay is closed\n\n2 Comments\n\nAda says:\nFor how long?\n\nBo says:\nUntil the crane is mended.\n"
        writer.write_record(
            writer.create_warc_record(
                "https://a.example.org/q", "conversion", payload=BytesIO(text.encode()), warc_content_type="text/plain"
            )
        )
    [thread] = commentariat.read(path)
    assert [comment.author for comment in thread.comments] == ["Ada", "Bo"]


def test_an_archive_in_a_folder_is_read_with_the_pages(tmp_path: Path) -> None:
    archive(tmp_path / "pages.warc.gz")
    (tmp_path / "page.html").write_text(PAGE.replace("quay", "dock"), encoding="utf-8")
    assert len(commentariat.read(tmp_path)) == 3


def test_broken_archives_end_in_sentences(tmp_path: Path) -> None:
    whole = archive(tmp_path / "pages.warc.gz").read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) * 2 // 3])
    (tmp_path / "none.warc").write_bytes(b"no archive at all\n")
    (tmp_path / "none.warc.gz").write_bytes(gzip.compress(b"neither"))
    corpus = commentariat.read([tmp_path / "cut.warc.gz", tmp_path / "none.warc", tmp_path / "none.warc.gz"])
    assert len(corpus) == 1
    told = {Path(row.path).name: row.reason for row in corpus.skipped}
    assert "record" in told["none.warc"] and "record" in told["none.warc.gz"]
