"""Reading the comments of a page in a real browser: filters, trees, keys, hostile comments, very many of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.made_pages import document as made_document
from benchmarks.made_pages import document_of
from reports.document import Document
from reports.pages.html import render
from tests.browser import Browser
from tests.made_document import LONG_WORD, small_document
from tests.page_reader import (
    COUNT,
    FOCUSED,
    OPEN,
    TITLE,
    Reader,
    choose,
    drawn,
    press,
    quietly,
    search,
)
from tests.straining import deep_thread

pytestmark = pytest.mark.browser

DEPTH, MANY = 10_000, 20_000
MOST_ELEMENTS = 4_000


@pytest.fixture(scope="module")
def document() -> Document:
    return small_document(TITLE)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(scope="module")
def file(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_bytes(render(document, []).encode("utf-8", "replace"))
    return file


@pytest.fixture
def reader(chromium: Browser, file: Path) -> Iterator[Reader]:
    with quietly(chromium, file) as reader:
        yield reader


def test_filters_count_step_and_hold_in_the_address(reader: Reader) -> None:
    browser = reader.go("#talk")
    assert browser.evaluate(COUNT) == "132 reactions"
    search(browser, "第三国")
    assert browser.evaluate(COUNT) == "2 of 132 fit"
    address = browser.evaluate("location.hash")
    assert address.startswith("#q=")
    browser.evaluate("document.querySelectorAll('.steps button')[1].click()")
    browser.evaluate("document.querySelectorAll('.steps button')[1].click()")
    assert browser.evaluate("document.querySelector('.steps .meta').textContent") == "2 of 2"
    assert "第三国" in browser.evaluate(f"{FOCUSED}.textContent")
    browser = reader.go(address)
    assert browser.evaluate(COUNT) == "2 of 132 fit" and browser.evaluate("document.getElementById('search').value")
    choose(browser, "language", "zh")
    choose(browser, "channel", "comment")
    assert browser.evaluate("new URLSearchParams(location.hash.slice(1)).get('language')") == "zh"
    for name in ("population", "side", "language", "channel"):
        assert browser.evaluate(f"document.getElementById('{name}').options.length > 2")
    search(browser, "nobody says this")
    assert browser.evaluate(COUNT) == "Nothing fits."
    browser.evaluate("document.querySelector('.filters button').click()")
    assert browser.evaluate(COUNT) == "132 reactions" and browser.evaluate("location.hash") == "#talk"


def test_two_filters_stand_side_by_side_on_wide_screens(reader: Reader) -> None:
    browser = reader.go("#talk")
    browser.click(".beside")
    choose(browser, "side", "AGAINST")
    choose(browser, "side2", "FAVOR")
    address = browser.evaluate("location.hash")
    lefts = "Array.from(document.querySelectorAll('.column'), (one) => one.getBoundingClientRect().left)"
    left, right = browser.evaluate(lefts)
    assert right > left + 300
    browser = reader.go(address)
    counts = drawn(browser, ".status")
    assert counts == ["44 of 132 fit", "44 of 132 fit"]
    browser.wait("Array.from(document.querySelectorAll('.column')).every((one) => one.querySelector('.comment'))")
    sides = browser.evaluate(
        "Array.from(document.querySelectorAll('.column'), (one) => Array.from(new Set(Array.from("
        "one.querySelectorAll('.badge[class*=side-]'), (badge) => badge.textContent))).join())"
    )
    assert sides == ["against", "in favour"]
    browser.shape(390, 844)
    left, right = browser.evaluate(lefts)
    assert left == right


def test_a_tree_is_walked_and_folded_by_keys(reader: Reader) -> None:
    browser = reader.go("#r=deep-0")
    browser.wait("document.querySelector('#r-deep-0')")
    browser.evaluate("document.getElementById('r-deep-0').focus()")
    browser.press("ArrowDown")
    assert browser.evaluate(f"{FOCUSED}.id") == "r-deep-1"
    browser.press("End")
    assert browser.evaluate(f"{FOCUSED}.id") == "r-deep-119"
    assert browser.evaluate(f"{FOCUSED}.getAttribute('aria-level')") == "120"
    assert "level 119" in browser.evaluate(f"{FOCUSED}.textContent")
    browser.press("Home")
    browser.press("ArrowRight")
    browser.press("ArrowLeft")
    assert browser.evaluate(f"{FOCUSED}.id") == "r-deep-1"
    browser.press("ArrowLeft")
    assert browser.evaluate(f"{FOCUSED}.id") == "r-deep-0"
    folder = "document.querySelector('#r-deep-0 .folder').getAttribute('aria-expanded')"
    browser.press("Enter")
    assert browser.evaluate(folder) == "false" and browser.evaluate("document.getElementById('r-deep-1')") is None
    assert browser.evaluate(f"{FOCUSED}.id") == "r-deep-0"
    browser.press("ArrowRight")
    assert browser.evaluate(folder) == "true"
    assert browser.evaluate("document.querySelectorAll('[id^=r-deep-]').length") == 2  # the first ArrowLeft folded it
    press(browser, "#r-deep-1 .folder")
    browser.wait("document.querySelectorAll('[id^=r-deep-]').length > 2")
    press(browser, "#r-deep-1 .folder")
    browser.wait("document.querySelectorAll('[id^=r-deep-]').length === 2")
    browser.evaluate("location.hash = '#r=deep-80'")  # an address unfolds what hides it
    browser.wait("document.querySelector('#r-deep-80.found')")


def test_nothing_hostile_runs_and_nothing_widens_the_page(reader: Reader) -> None:
    for width in (1400, 390):
        browser = reader.go("#r=hostile-c0", width=width)
        browser.wait("document.getElementById('r-hostile-c0')")
        assert browser.evaluate("document.title") == TITLE
        assert "<script>document.title='run'" in drawn(browser, "#r-hostile-c0 .text")[0]
        browser.evaluate("location.hash = '#r=told-w'")
        browser.wait("document.querySelector('#r-told-w .text')")
        assert len(drawn(browser, "#r-told-w .text")[0]) < len(LONG_WORD)
        press(browser, "#r-told-w .text + button")
        assert drawn(browser, "#r-told-w .text")[0] == LONG_WORD
        assert browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
        browser.evaluate("location.hash = '#f=n.0'")
        browser.wait(OPEN)
        assert browser.evaluate("document.getElementById('drawer').getBoundingClientRect().width <= innerWidth")
    assert browser.evaluate("document.getElementById('drawer').getBoundingClientRect().width") == 390


def test_print_leaves_the_comments_to_their_own_file(reader: Reader) -> None:
    browser = reader.go()
    browser.send("Emulation.setEmulatedMedia", media="print")
    shown = "(one) => document.querySelector(one).getClientRects().length > 0"
    assert browser.evaluate(f"['.print-only', 'h1', 'table', '.printed'].map({shown})") == [True] * 4
    assert browser.evaluate(f"['#talk', '.contents', '.skip'].map({shown})") == [False] * 3
    assert "comments.pdf" in browser.evaluate("document.querySelector('.print-only').textContent")
    browser.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    folds = "Array.from(document.querySelectorAll('details.fold'), (one) => one.open)"
    assert browser.evaluate(folds) == [True, False]
    browser.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert browser.evaluate(folds) == [False, False]
    browser.send("Emulation.setEmulatedMedia", media="")


def test_a_browser_that_cannot_unpack_says_what_stands_and_where_the_rest_is(reader: Reader) -> None:
    added = reader.browser.send(
        "Page.addScriptToEvaluateOnNewDocument", source="delete window.DecompressionStream"
    )["identifier"]  # fmt: skip
    reader.browser.open("about:blank")
    reader.browser.open(reader.address)
    reader.browser.wait("!document.getElementById('lacking').hidden")
    assert "comments.pdf" in reader.browser.evaluate("document.getElementById('lacking').textContent")
    assert reader.browser.evaluate("document.querySelectorAll('.fact').length") > 2
    reader.browser.send("Page.removeScriptToEvaluateOnNewDocument", identifier=added)


def test_the_fonts_of_the_page_hold_its_letters(reader: Reader) -> None:
    browser = reader.go("#r=told-b")
    assert browser.evaluate("document.fonts.load('16px \"Commentariat East\"', '遣返').then((found) => found.length)")


def test_twenty_thousand_comments_open_filter_and_are_reached(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "many.html"
    file.write_text(render(made_document(MANY), []), encoding="utf-8")
    browser = Reader(chromium, file).go()
    assert browser.evaluate(COUNT) == "20,000 reactions"
    assert browser.evaluate("document.querySelectorAll('*').length") < MOST_ELEMENTS
    choose(browser, "side", "AGAINST")
    n = int(browser.evaluate(COUNT).split()[0].replace(",", ""))
    assert 1_500 < n < 2_500
    browser.evaluate("document.querySelector('.fact').click()")
    browser.wait(f"{OPEN} && document.querySelector('#drawer .comment')")
    assert browser.evaluate("document.querySelectorAll('*').length") < MOST_ELEMENTS
    browser.evaluate("document.querySelector('#drawer').scrollTo(0, 1e9)")
    browser.wait("document.querySelector('#drawer .chunk:last-child .comment')")


def test_ten_thousand_levels_are_read_to_the_end(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "deep.html"
    file.write_text(render(document_of([deep_thread(DEPTH)]), []), encoding="utf-8")
    browser = Reader(chromium, file).go(f"#r=deep-{DEPTH - 1}")
    browser.wait(f"document.getElementById('r-deep-{DEPTH - 1}')")
    assert browser.evaluate(f"{FOCUSED}.getAttribute('aria-level')") == str(DEPTH)
    browser.press("Home")
    assert browser.evaluate(f"{FOCUSED}.id") == "r-deep-0"
    browser.press("Enter")
    assert browser.evaluate("document.querySelectorAll('.comment').length") == 1
    assert chromium.complaints == []


def test_a_sample_says_how_much_of_a_group_it_holds(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "sample.html"
    file.write_text(render(made_document(500, most=100), []), encoding="utf-8")
    with quietly(chromium, file) as reader:
        browser = reader.go("#talk")
        assert "commentariat serve OUT" in browser.evaluate("document.querySelector('.top .alarm').textContent")
        assert "not in this file" in browser.evaluate("document.getElementById('talk').textContent")
        browser.evaluate("document.querySelector('a.fact').click()")
        browser.wait(f"{OPEN} && document.querySelector('#drawer .comment')")
        assert "are in this page; commentariat serve OUT" in drawn(browser, "#drawer .alarm")[0]


def test_the_address_of_a_page_leads_to_it_past_a_filter(reader: Reader) -> None:
    browser = reader.go("#q=nobody+says+this")
    assert browser.evaluate("document.getElementById('t-told')") is None
    browser.evaluate("location.hash = '#t-told'")
    browser.wait("document.getElementById('t-told')")
    assert browser.evaluate(COUNT) == "132 reactions"
