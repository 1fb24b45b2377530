"""`commentariat serve` in a real browser: coded by keyboard alone, killed and resumed, on a phone, hostile text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser import Browser
from tests.serving import BOOK, REPLIES, SEVERAL, Server, rows, sheets
from tests.straining import HOSTILE, deep_thread, hostile_thread

HEAD = "document.querySelector('h1') && document.querySelector('h1').textContent"
FITS = "document.documentElement.scrollWidth <= window.innerWidth"
ACTIVE = "document.querySelector('fieldset.active legend').textContent"


def see(browser: Browser, head: str) -> None:
    browser.wait(f"({HEAD}) === {json.dumps(head)}")


@pytest.mark.browser
def test_five_are_coded_by_keyboard_undone_killed_and_resumed(tmp_path: Path) -> None:
    folder = sheets(tmp_path / "sheets")
    with Browser(tmp_path / "profile") as browser:
        with Server(folder) as server:
            browser.open(server.address + "#/code")
            see(browser, "Who is coding?")
            assert browser.evaluate("location.search") == ""  # the key is gone from the address
            browser.press("1")
            see(browser, "Comment 1 of 6")
            assert browser.evaluate("document.activeElement.tagName") == "H1"
            for n, key in enumerate("123u1", 1):
                browser.wait(f"document.getElementById('said').textContent.includes({json.dumps(said(folder, n))})")
                browser.press(key)
                see(browser, f"Comment {n + 1} of 6")
                assert rows(folder)[-1][:2] == ("A", n)
            browser.press("z")
            see(browser, "Comment 5 of 6")
            browser.wait("document.getElementById('said').textContent.startsWith('Taken back')")
            assert [row[3] for row in rows(folder)] == ["FAVOR", "AGAINST", "NONE", "UNCLEAR", "FAVOR", ""]
            browser.press("ArrowLeft")
            see(browser, "Comment 4 of 6")
            assert browser.evaluate("document.querySelector('[aria-pressed=true]').textContent") == "ucannot tell"
            server.kill()
            browser.press("2")
            browser.wait("!document.getElementById('trouble').hidden")
            assert "Not saved" in browser.evaluate("document.getElementById('trouble').textContent")
            assert browser.evaluate(HEAD) == "Comment 4 of 6"
        lost = len(browser.complaints)
        assert all("net::ERR_" in one for one in browser.complaints), browser.complaints
        with Server(folder) as server:
            browser.open(server.address + "#/code/A")
            see(browser, "Comment 5 of 6")
            browser.press("2")
            see(browser, "Comment 6 of 6")
            browser.press("3")
            see(browser, "Done")
            assert "commentariat agree" in browser.evaluate("document.querySelector('.command').textContent")
            browser.press("Backspace")
            see(browser, "Comment 6 of 6")
            browser.press("1")
            see(browser, "Done")
            browser.evaluate("location.hash = '#/'")
            see(browser, str(folder))
            assert "6 of 6 comments coded" in browser.evaluate("document.body.textContent")
            assert browser.complaints[lost:] == []
            ours = f"http://127.0.0.1:{server.port}/"
            assert all(url.startswith("http://127.0.0.1:") for url in browser.requests)
            assert any(url.startswith(ours) for url in browser.requests)


def said(folder: Path, n: int) -> str:
    """The words of a unit, which a screen reader is to be told."""
    lines = (folder / "units.jsonl").read_text(encoding="utf-8").splitlines()
    return str(json.loads(lines[n - 1])["text"])


@pytest.mark.browser
def test_several_questions_several_answers_and_whom_it_answers_by_keyboard(tmp_path: Path) -> None:
    folder = sheets(tmp_path / "sheets", book=BOOK + SEVERAL + REPLIES, coders=("A",))
    with Browser(tmp_path / "profile") as browser, Server(folder) as server:
        browser.open(server.address + "#/code/A/5")
        see(browser, "Comment 5 of 6")
        assert browser.evaluate(ACTIVE).startswith("Is the writer")
        browser.press("2")
        browser.wait(f"{ACTIVE}.startsWith('Which of these')")
        assert browser.evaluate("document.querySelector('fieldset.active .confirm').disabled")
        browser.press("2")
        browser.press("1")
        browser.wait("!document.querySelector('fieldset.active .confirm').disabled")
        browser.press("Enter")
        browser.wait(f"{ACTIVE}.startsWith('Whom')")
        browser.press("ArrowDown")  # the nearest comment before it
        browser.press("ArrowDown")
        browser.press("ArrowDown")
        browser.wait("document.querySelector('.marked b').textContent === 'Bo'")
        assert "[object" not in browser.evaluate("document.body.textContent")
        browser.press("Enter")
        see(browser, "Comment 6 of 6")
        assert [row[1:] for row in rows(folder)][:2] == [(5, "stance", "AGAINST"), (5, "themes", "OLD;MONEY")]
        assert rows(folder)[2][2] == "replies"
        browser.press("z")
        browser.wait(f"{ACTIVE}.startsWith('Whom')")
        see(browser, "Comment 5 of 6")
        browser.press("0")
        see(browser, "Comment 6 of 6")
        assert rows(folder)[-1][3] == "NOBODY"
        browser.click(".switch")  # letters can be turned off, buttons go on
        browser.press("1")
        browser.click("fieldset.active button")
        browser.wait(f"{ACTIVE}.startsWith('Which of these')")
        assert len(rows(folder)) == 6
        assert browser.complaints == []


@pytest.mark.browser
def test_hostile_text_does_nothing_and_a_phone_in_the_dark_shows_it_all(tmp_path: Path) -> None:
    folder = sheets(tmp_path / "sheets", book=BOOK.replace("in favour", "<b onclick=x>in favour</b>"),
                    more=(hostile_thread(), deep_thread(10_000)))  # fmt: skip
    path = folder / "units.jsonl"
    units = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for unit, text in zip(units, HOSTILE, strict=False):
        unit |= {"text": text, "title": text, "article": text * 30, "author": text, "original": text,
                 "parent": {"author": text, "text": "x" * 500}}  # fmt: skip
    path.write_text("".join(json.dumps(unit) + "\n" for unit in units), encoding="utf-8")
    with Browser(tmp_path / "profile") as browser, Server(folder) as server:
        browser.shape(390, 844, dark=True)
        browser.open(server.address)
        see(browser, str(folder))
        paper = browser.evaluate("getComputedStyle(document.body).backgroundColor")
        assert max(int(part) for part in paper[4:-1].split(",")) < 60 and browser.evaluate(FITS)
        browser.evaluate("location.hash = '#/code/A'")
        for n, _ in enumerate(units, 1):
            see(browser, f"Comment {n} of 6")
            browser.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            assert browser.evaluate(FITS), n
            assert "[object" not in browser.evaluate("document.body.textContent")
            assert not browser.evaluate("document.querySelector('main img, main script, main b[onclick]')")
            browser.press("1")
        see(browser, "Done")
        browser.evaluate("location.hash = '#/read?q=第三国'")
        browser.wait("document.querySelectorAll('.rows > li').length === 1")
        assert browser.evaluate(FITS)
        browser.click(".rows a")
        browser.wait("document.querySelectorAll('.comment').length === 7")
        font = "document.fonts.load('16px \"Commentariat East\"', '遣返북한').then((found) => found.length)"
        assert browser.evaluate(font) == 1
        assert browser.evaluate("document.querySelector('.hit .text').lang") in {"zh", ""} and browser.evaluate(FITS)
        browser.evaluate("location.hash = '#/read?q=number 9999'")
        browser.wait("document.querySelector('.rows a') && document.querySelector('.rows a').textContent === 'Deep'")
        browser.click(".rows a")
        browser.wait("document.querySelectorAll('.comment').length === 100")
        assert browser.evaluate(FITS)
        browser.wait("document.querySelector('.pager').textContent.includes('Next match of 1')")
        browser.evaluate("[...document.querySelectorAll('.pager a')].at(-1).click()")
        browser.wait("document.querySelector('#c-9999.hit') !== null")
        assert browser.evaluate("document.title").startswith("Deep") and browser.evaluate(FITS)
        assert browser.complaints == []
