"""The drawer in a real browser: numbers open, addresses hold, what is copied is cited, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from reports.document import Document
from reports.pages.html import render
from tests.browser import Browser
from tests.made_document import small_document
from tests.page_reader import (
    FOCUSED,
    OPEN,
    READY,
    TITLE,
    Reader,
    drawn,
    number_over,
    press,
    quietly,
    search,
)

pytestmark = pytest.mark.browser

HEAD = "document.getElementById('drawer-title').textContent"
AXE = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")


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


def test_a_number_opens_what_is_behind_it_and_back_closes_it(reader: Reader) -> None:
    browser = reader.go()
    assert browser.evaluate("document.title") == TITLE
    browser.click("#f-n\\.0")
    browser.wait(OPEN)
    assert browser.evaluate("location.hash") == "#f=n.0"
    assert browser.evaluate("document.getElementById('drawer').matches(':modal')")
    first = drawn(browser, "#drawer .comment")
    assert len(first) >= 1 and browser.evaluate(HEAD).endswith("who are counted")
    assert browser.evaluate("document.querySelector('#drawer .big').textContent") == browser.evaluate(
        "document.getElementById('f-n.0').textContent"
    )
    browser.evaluate("history.back()")
    browser.wait(f"!{OPEN}")
    assert browser.evaluate("location.hash") == "" and browser.evaluate(f"{FOCUSED}.id") == "f-n.0"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("told/s/35-60", ["돌려보내지 마라", "Do not send them back", "Readers in Seoul", "7 likes", "quoted voice"]),
        ("told/b", ["side: A: ", "B: against", "tone: A: negative", "not counted: it is short", "3 likes"]),
        ("told/b", ["answers #1 Ada (repeats its words, 0.97)", "show what it answers", "language: Chinese"]),
        ("hostile/c3", ["answers #3", "inferred from place, time, words and turns, 0.60", "where it stands"]),
    ],
)
def test_the_drawer_says_who_coded_what_who_is_answered_and_what_is_not_counted(
    reader: Reader, document: Document, *, key: str, said: list[str]
) -> None:
    browser = reader.go(f"#f={number_over(document, key)}")
    browser.wait(f"{OPEN} && document.querySelector('#drawer .comment')")
    shown = " ".join(drawn(browser, "#drawer .comment"))
    for words in said:
        assert words in shown, words


def test_what_is_answered_opens_and_the_original_has_its_language(reader: Reader) -> None:
    browser = reader.go("#r=told-b")
    search(browser, "第三国")
    browser.wait("document.querySelector('.parent button')")
    press(browser, ".parent button")
    assert drawn(browser, ".parent-whole")[0].startswith("#1 Ada")
    assert browser.evaluate("document.querySelector('.parent button').getAttribute('aria-expanded')") == "true"
    search(browser, "돌려보내지")
    browser.wait("document.querySelector('.versions')")
    assert browser.evaluate(
        "Array.from(document.querySelectorAll('.versions .text'), (one) => [one.lang, one.textContent])"
    ) == [["ko", "돌려보내지 마라"], ["en", "Do not send them back"]]
    assert browser.evaluate("Array.from(document.querySelectorAll('.comment .text')).every((one) => one.lang)")


def test_the_address_of_a_number_survives_a_reload_and_leads_on(reader: Reader) -> None:
    browser = reader.go("#f=against.0")
    browser.wait(OPEN)
    first = browser.evaluate(HEAD)
    browser.evaluate("window.before = true")
    browser.send("Page.reload")
    browser.wait(f"!window.before && {READY} && {OPEN}")
    assert browser.evaluate(HEAD) == first
    browser.evaluate("document.querySelectorAll('#drawer .bar button')[1].click()")
    assert browser.evaluate("location.hash") == "#f=n.1"
    browser.evaluate("document.querySelectorAll('#drawer .bar button')[0].click()")
    assert browser.evaluate(HEAD) == first
    browser.press("Escape")
    browser.wait(f"!{OPEN}")
    assert browser.evaluate("location.hash") == "#main" and browser.evaluate(f"{FOCUSED}.id") == "f-against.0"


def test_a_number_that_is_not_there_is_said_to_be_none(reader: Reader) -> None:
    browser = reader.go("#f=nowhere")
    assert browser.evaluate(HEAD) == "There is no such number in this report."
    browser = reader.go("#r=nobody")
    assert browser.evaluate("document.getElementById('notice').textContent").startswith("There is no such comment")


def test_the_focus_stays_in_the_drawer_and_groups_are_tabs(reader: Reader, document: Document) -> None:
    browser = reader.go(f"#f={number_over(document, 'deep/1', groups=3)}")
    browser.wait("document.querySelector('#drawer .comment')")
    for _ in range(40):
        browser.press("Tab")
        assert browser.evaluate(f"{FOCUSED} === document.body || document.getElementById('drawer').contains({FOCUSED})")
    browser.evaluate("document.querySelector('#drawer [role=tab]').focus()")
    before = drawn(browser, "#drawer .comment .text")
    browser.press("ArrowRight")
    assert browser.evaluate(f"{FOCUSED}.id + {FOCUSED}.getAttribute('aria-selected')") == "drawer-tab-1true"
    assert drawn(browser, "#drawer .comment .text") != before


def test_a_pointer_opens_a_number_in_what_opens_a_fold(reader: Reader) -> None:
    browser = reader.go()
    browser.click("summary [data-opens=alpha]")
    browser.wait(OPEN)
    assert browser.evaluate("document.querySelector('summary [data-opens=alpha]').closest('details').open") is False
    assert "No single comment" in browser.evaluate("document.getElementById('drawer').textContent")


def test_where_it_stands_leads_to_the_comment_and_the_voice(reader: Reader) -> None:
    browser = reader.go("#f=n.0")
    browser.wait("document.querySelector('#drawer .comment .foot a')")
    goal = browser.evaluate("document.querySelector('#drawer .comment .foot a').getAttribute('href')")
    press(browser, "#drawer .comment .foot a")
    browser.wait(f"!{OPEN} && document.querySelector('.found')")
    assert browser.evaluate("location.hash") == goal
    assert browser.evaluate("document.querySelector('.found').getBoundingClientRect().top < innerHeight")
    browser.evaluate("history.back()")
    browser.wait(OPEN)
    browser = reader.go("#r=told-s-35-60")
    browser.wait("document.querySelector('mark.found')")
    assert browser.evaluate("document.querySelector('mark.found').closest('details').open")
    assert "Do not send them back" in browser.evaluate("document.querySelector('mark.found').textContent")


def test_what_is_copied_says_where_it_is_from(reader: Reader) -> None:
    browser = reader.go("#r=told-a")
    browser.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })")
    press(browser, "#r-told-a button[aria-label^=Copy]")
    browser.wait("document.querySelector('#r-told-a textarea')")
    copied = browser.evaluate(f"{FOCUSED}.value.slice({FOCUSED}.selectionStart, {FOCUSED}.selectionEnd)")
    for words in ("“They are people", "Ada", "#1", f"In: {TITLE}. report.html#r=told-a"):
        assert words in copied
    browser.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text) => { "
        "window.copied = text; return Promise.resolve(); } } })"
    )
    browser.evaluate("location.hash = '#f=against.0'")
    browser.wait(OPEN)
    browser.click("#drawer .foot button")
    browser.wait("document.querySelector('#drawer .copied').textContent")
    assert browser.evaluate("window.copied").endswith(f"In: {TITLE}. report.html#f=against.0")


def violations(browser: Browser) -> list[Any]:
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    browser.evaluate(f"{axe}; 0")
    found = browser.evaluate(
        f"axe.run(document, {{ resultTypes: ['violations'], runOnly: {list(AXE)} }}).then((found) => "
        "found.violations.map((one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)]))"
    )
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_nothing(reader: Reader, *, width: int, dark: bool) -> None:
    for place in ("", "#r=told-b", "#q=them&side=AGAINST&q2=&side2=FAVOR", "#f=against.0", "#f=n.1"):
        browser = reader.go(place, width=width, dark=dark)
        assert browser.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is dark
        browser.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        browser.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert violations(browser) == [], place


def test_axe_sees_what_is_amiss(reader: Reader) -> None:
    browser = reader.go()
    browser.evaluate(
        "document.querySelector('main').append(document.createElement('img'), "
        "document.createElement('button')); document.querySelector('h1').remove()"
    )
    assert {one[0] for one in violations(browser)} >= {"image-alt", "button-name", "page-has-heading-one"}
