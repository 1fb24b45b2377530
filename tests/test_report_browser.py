"""The page in a real browser: numbers open, addresses hold, trees fold, filters compare, and nothing hostile runs."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from benchmarks.made_pages import document as made_document
from benchmarks.made_pages import document_of
from reports.document import Document
from reports.pages.html import render
from tests.browser import Browser
from tests.made_document import LONG_WORD, small_document
from tests.straining import deep_thread

pytestmark = pytest.mark.browser

TITLE = "A <title> & more"
OPEN = "document.getElementById('drawer').open"
READY = "(document.documentElement || { dataset: {} }).dataset.ready"
HEAD = "document.getElementById('drawer-title').textContent"
FOCUSED = "document.activeElement"
COUNT = "document.querySelector('.status').textContent"
DEPTH, MANY = 10_000, 20_000
MOST_ELEMENTS = 4_000
AXE = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")


@pytest.fixture(scope="module")
def document() -> Document:
    return small_document(TITLE)


@pytest.fixture(scope="module")
def folder(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    (folder / "report.html").write_bytes(render(document, []).encode("utf-8", "replace"))
    return folder


def number_over(document: Document, key: str, *, groups: int = 1) -> str:
    """The address of the first number that opens on a reaction, in at least so many groups."""
    return next(
        name
        for name, fact in document.facts.items()
        if len(fact.behind) >= groups and any(key in one.ids for one in fact.behind)
    )


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


class Reader:
    """A browser at a page, which complained of nothing and asked for nothing outside it."""

    def __init__(self, browser: Browser, file: Path) -> None:
        self.browser, self.address = browser, file.as_uri()

    def go(self, place: str = "", *, width: int = 1400, height: int = 900, dark: bool = False) -> Browser:
        """Opens the page anew at a place of it, in a window of that size."""
        self.browser.shape(width, height, dark=dark)
        self.browser.open("about:blank")
        self.browser.open(self.address + place)
        self.browser.wait(READY)
        return self.browser


@pytest.fixture
def reader(chromium: Browser, folder: Path) -> Iterator[Reader]:
    chromium.complaints.clear()
    chromium.requests.clear()
    reader = Reader(chromium, folder / "report.html")
    yield reader
    assert chromium.complaints == []
    assert [url for url in chromium.requests if not url.startswith((reader.address, "data:", "about:"))] == []


def drawn(browser: Browser, selector: str) -> list[str]:
    """The words of each element that fits, once one does."""
    browser.wait(f"document.querySelector({selector!r})")
    found = browser.evaluate(f"Array.from(document.querySelectorAll({selector!r}), (one) => one.textContent)")
    assert isinstance(found, list)
    return found


def press(browser: Browser, selector: str) -> None:
    """Presses what fits, once it is drawn: what is drawn around it may still move it from under a pointer."""
    browser.wait(f"document.querySelector({selector!r})")
    browser.evaluate(f"document.querySelector({selector!r}).click()")


def choose(browser: Browser, name: str, value: str) -> None:
    browser.evaluate(
        f"(() => {{ const one = document.getElementById({name!r}); one.value = {value!r}; "
        "one.dispatchEvent(new Event('change')); })()"
    )


def search(browser: Browser, words: str) -> None:
    browser.evaluate(
        f"(() => {{ const one = document.getElementById('search'); one.value = {words!r}; "
        "one.form.requestSubmit(); })()"
    )


def test_a_number_opens_what_is_behind_it_and_back_closes_it(reader: Reader) -> None:
    browser = reader.go()
    assert browser.evaluate("document.title") == TITLE
    browser.click("#f-n\\.0")
    browser.wait(OPEN)
    assert browser.evaluate("location.hash") == "#f=n.0"
    assert browser.evaluate("document.getElementById('drawer').matches(':modal')")
    first = drawn(browser, "#drawer .comment")
    assert len(first) >= 1 and browser.evaluate(HEAD).endswith("who are counted")
    assert browser.evaluate("document.querySelector('#drawer .printed').textContent") == browser.evaluate(
        "document.getElementById('f-n.0').textContent"
    )
    browser.evaluate("history.back()")
    browser.wait(f"!{OPEN}")
    assert browser.evaluate("location.hash") == "" and browser.evaluate(f"{FOCUSED}.id") == "f-n.0"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("told/s/35-60", ["돌려보내지 마라", "Do not send them back", "Readers in Seoul", "7 likes", "quoted voice"]),
        ("told/b", ["stance: A: ", "B: against", "sentiment: A: negative", "not counted: it is short", "3 likes"]),
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
