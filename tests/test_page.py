"""Bytes to text and the page's tree: encodings, hostile input, and what is no page."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threads.errors import EmptyInput, NotAPage, TooLarge
from threads.page import Page
from threads.page.json_ld import items
from threads.page.tree import Tree
from threads.text.encoding import decode

SIMPLIFIED = (
    "<html><body><p>昨天晚上我们在网上看到这个消息，大家都说希望政府能够把这些人留下来，不要再送回去了。"
    "</p><p>回复：同意楼上的看法。</p>"
)
TRADITIONAL = (
    "<html><body><p>昨天晚上我們在網上看到這個消息，大家都說希望政府能夠把這些人留下來，不要再送回去了。"
    "</p><p>回覆：同意樓上的看法。</p>"
)
KOREAN = (
    "<html><body><p>어제 이 소식을 보고 정말 마음이 아팠습니다. 우리가 할 수 있는 일이 있다면 돕고 "
    "싶어요.</p><p>댓글을 남겨 주세요.</p>"
)
JAPANESE = (
    "<html><body><p>昨日このニュースを見て、とても悲しくなりました。私たちにできることがあれば手伝いたいです。"
    "</p><p>コメントはこちら</p>"
)
WESTERN = (
    "<html><body><p>Hier soir, j’ai été très ému par cette nouvelle – « il faut les aider », a déclaré François. "
    "Größe, mañana, €5.</p>"
)
CASES = [
    (SIMPLIFIED, "gb18030"),
    (TRADITIONAL, "big5"),
    (KOREAN, "cp949"),
    (JAPANESE, "cp932"),
    (WESTERN, "windows-1252"),
]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_every_encoding_is_detected_without_a_label(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(("text", "encoding"), CASES)
@pytest.mark.parametrize("label", ["iso-8859-1", "utf-8", "no-such-charset"])
def test_a_wrong_label_does_not_garble(text: str, encoding: str, label: str) -> None:
    page = text.replace("<html>", f'<html><head><meta charset="{label}"></head>')
    assert decode(page.encode(encoding))[0] == page


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_the_declared_encoding_is_taken(text: str, encoding: str) -> None:
    page = text.replace(
        "<html>", f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head>'
    )
    assert decode(page.encode(encoding))[0] == page


@pytest.mark.parametrize(("text", "encoding"), [*CASES, (SIMPLIFIED, "utf-8"), (WESTERN, "utf-8")])
def test_a_page_cut_in_half_still_decodes(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    for cut in range(len(data) // 2, len(data) // 2 + 4):
        assert decode(data[:cut])[0][:40] == text[:40]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_byte_order_marks_and_wide_text(encoding: str) -> None:
    page = "<html><body><p>hello wide world</p></body></html>"
    assert decode(page.encode(encoding))[0] == page


@pytest.mark.parametrize(
    "head", [b"%PDF-1.7 ...", b"PK\x03\x04....", b"\x89PNG\r\n\x1a\n", b"\x1f\x8b\x08", b"\xff\xd8\xff\xe0"]
)
def test_binaries_are_named(head: bytes) -> None:
    with pytest.raises(NotAPage, match=r"looks like an? "):
        decode(head + bytes(range(256)))


def test_random_bytes_are_no_page() -> None:
    rng = random.Random(3)
    for _ in range(20):
        with pytest.raises(NotAPage):
            decode(rng.randbytes(5000))


def test_empty_input_says_so() -> None:
    for nothing in (b"", b"  \n\t ", "\n"):
        with pytest.raises(EmptyInput):
            Page(nothing)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except NotAPage:
        return
    assert isinstance(text, str) and encoding


def test_half_an_emoji_in_a_pages_json_is_mended() -> None:
    stated = (
        '{"@type": "Comment", "text": "cut \\ud83d in two, whole \\ud83d\\ude00, zero\\u0000", "author": {"name": '
        '"A\\udfff"}}'
    )
    [item] = items(Tree(f'<p>x</p><script type="application/ld+json">{stated}</script>'))
    assert (item["text"], item["author"]["name"]) == ("cut \ufffd in two, whole \U0001f600, zero", "A\ufffd")


def test_twenty_thousand_levels_keep_their_text() -> None:
    tree = Tree("<div>a" * 20_000)
    assert tree.total == 20_000


def test_paragraphs_breaks_and_inline_text() -> None:
    tree = Tree("<div>One <b>bo</b>ld<br>line<p>Two<script>no()</script> <i>words</i></p></div><pre>a\n  b</pre>")
    assert tree.inner(0) == "One bold\nline\n\nTwo words\n\na\n  b"


def test_a_hundred_megabytes_of_markup_are_refused_at_once() -> None:
    with pytest.raises(TooLarge, match="MB"):
        Page("<p>hello <b>word</b> again " * 4_000_000)


def test_a_hundred_megabytes_of_text_are_refused_at_once() -> None:
    with pytest.raises(TooLarge, match="MB"):
        Page("A line of text, and another one.\n" * 3_000_000)


def test_text_that_no_file_could_hold_is_mended() -> None:
    assert Page("one \ud83d half, two \ud83d\ude00 halves\0").text == "one \ufffd half, two \U0001f600 halves"
