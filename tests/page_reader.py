"""A browser at a page of the report: how tests open it, press in it and read from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reports.document import Document
from tests.browser import Browser

TITLE = "A <title> & more"
OPEN = "Boolean((document.getElementById('drawer') || {}).open)"
READY = "(document.documentElement || { dataset: {} }).dataset.ready"
LOADED = "(performance.getEntriesByType('navigation')[0] || {}).loadEventEnd > 0"
FOCUSED = "document.activeElement"
COUNT = "document.querySelector('.status').textContent"


class Reader:
    """A browser at a page, which complained of nothing and asked for nothing outside it."""

    def __init__(self, browser: Browser, file: Path) -> None:
        self.browser, self.address = browser, file.as_uri()

    def go(self, place: str = "", *, width: int = 1400, height: int = 900, dark: bool = False) -> Browser:
        """Opens the page anew at a place of it, in a window of that size."""
        self.browser.shape(width, height, dark=dark)
        self.browser.open("about:blank")
        self.browser.open(self.address + place)
        self.browser.wait(
            f"{READY} && {LOADED}"
        )  # an address that is left before replaces, and no step back leads to it
        return self.browser


def number_over(document: Document, key: str, *, groups: int = 1) -> str:
    """The address of the first number that opens on a reaction, in at least so many groups."""
    return next(
        name
        for name, fact in document.facts.items()
        if len(fact.behind) >= groups and any(key in one.ids for one in fact.behind)
    )


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


@contextmanager
def quietly(browser: Browser, file: Path) -> Iterator[Reader]:
    """A reader of the file, who fails where the browser complains or asks for anything outside the page."""
    browser.complaints.clear()
    browser.requests.clear()
    reader = Reader(browser, file)
    yield reader
    assert browser.complaints == []
    assert [url for url in browser.requests if not url.startswith((reader.address, "data:", "about:"))] == []
