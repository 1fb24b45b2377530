"""A page in a browser's archive is unpacked; XML that is no page is refused by a sentence that names it."""

from __future__ import annotations

import base64
import quopri
from datetime import UTC, datetime
from pathlib import Path

import pytest

import threads
from threads.errors import InputError, UnreadableInput

WORDS = {
    "en": (
        "The weir is dry",
        "The weir has been dry since Sunday, and the mill stands still for want of water. " * 5,
        ("At last some quiet.", "The fish!", "Café society – who cares?"),
    ),
    "zh": (
        "水坝干了",
        "水坝从星期天起就干了,磨坊没有水,只好停工,镇上的人都来看热闹。" * 5,
        ("终于安静了。", "鱼怎么办!", "支持"),
    ),
    "ko": (
        "보가 말랐다",
        "보는 일요일부터 말라 있고 방앗간은 물이 없어 멈춰 서 있습니다. " * 5,
        ("드디어 조용하네요.", "물고기는요!", "반대"),
    ),
}


def page(language: str) -> str:
    title, text, said = WORDS[language]
    items = "".join(
        f'<div class="comment" id="comment-{k}"><b class="author">reader{k}</b> <i>2021-04-1{k} 10:00</i>'
        f"<p>{words}</p></div>"
        for k, words in enumerate(said)
    )
    return (
        f'<html lang="{language}"><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p>'
        f"<h3>{len(said)} comments</h3>{items}</body></html>"
    )


def archive(html: str, *, coding: str, charset: str = "utf-8", first: bytes = b"") -> bytes:
    body = html.encode(charset)
    written = quopri.encodestring(body) if coding == "quoted-printable" else base64.encodebytes(body)
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/weir\r\nSubject: The weir\r\n"
        b"Date: Tue, 20 Apr 2021 12:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\ttype="text/html";\r\n\tboundary="----Part--1----"\r\n\r\n' + first + b"------Part--1----\r\n"
        b"Content-Type: text/html; charset=" + charset.encode() + b"\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        b"Content-Transfer-Encoding: " + coding.encode() + b"\r\nContent-Location: https://news.example/weir\r\n\r\n"
        + written + b"\r\n------Part--1----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: https://news.example/a.png\r\n\r\niVBORw0KGgo=\r\n------Part--1------\r\n"
    )  # fmt: skip


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("language", list(WORDS))
def test_an_archive_reads_as_its_page(language: str, coding: str, tmp_path: Path) -> None:
    plain = threads.split(page(language))
    (tmp_path / "weir.mhtml").write_bytes(archive(page(language), coding=coding))
    found = threads.split(tmp_path / "weir.mhtml")
    assert found.article.text == plain.article.text
    assert [(c.author, c.text, c.posted) for c in found.comments] == [
        (c.author, c.text, c.posted) for c in plain.comments
    ]
    assert found.source.form == "html"


def test_the_charset_is_the_part_s_and_a_frame_before_the_page_is_left_aside() -> None:
    frame = (
        b"------Part--1----\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/\r\n\r\n"
        b"<html><body>Buy flour now</body></html>\r\n"
    )
    found = threads.split(archive(page("en"), coding="quoted-printable", charset="windows-1252", first=frame))
    assert found.comments[2].text == "Café society – who cares?"
    assert "Buy flour" not in found.article.text


def test_days_ago_are_counted_from_the_day_of_the_archive() -> None:
    html = page("en").replace("2021-04-11 10:00", "yesterday at 10:00")
    found = threads.split(archive(html, coding="base64"))
    assert found.comments[1].posted == datetime(2021, 4, 19, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("xml", "named"),
    [
        ('<?xml version="1.0"?><disqus xmlns="http://disqus.com"><post/></disqus>', "Disqus"),
        ('<?xml version="1.0"?>\n<!-- made --><rss version="2.0"><channel/></rss>', "<rss>"),
        ('<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel/></rss>', "WordPress"),
        ("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'/>", "Atom"),
        ("<?xml version='1.0'?><urlset/>", "<urlset>"),
        ("<?xml version='1.0'?><invoice><sum>3</sum></invoice>", "<invoice>"),
    ],
)
def test_other_xml_is_refused_by_its_name(xml: str, named: str, tmp_path: Path) -> None:
    for name in ("a.xml", "a.html"):
        (tmp_path / name).write_text(xml, encoding="utf-8")
        with pytest.raises(InputError, match=named):
            threads.split(tmp_path / name)


def test_pages_written_as_xml_are_pages() -> None:
    strict = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
    assert len(threads.split(strict + page("en")).comments) == 3
    assert len(threads.split('<?xml version="1.0"?>' + page("ko")).comments) == 3


def test_only_a_file_that_is_there_looks_like_settings(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        threads.split(tmp_path / "gone.json")
