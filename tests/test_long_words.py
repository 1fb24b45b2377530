"""Words without a place to break, as names, titles and addresses have them, run off no page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import commentariat
from tests.browser import Browser
from tests.printing import poppler
from threads import Article, Comment, Corpus, Quote, Reply, Source, Thread

LATIN = ("Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 4)[:300]
ADDRESS = "https://example.org/" + "averylongpathwithoutanybreaks" * 10
MARGIN = 14.0
"""Points, half a centimetre."""
KOREAN = "가" * 300
BESIDE = """[...document.querySelectorAll('body *')].filter(one => one.getClientRects().length
    && one.getBoundingClientRect().right > innerWidth + 1
    && ![...(function* up(at) { while (at = at.parentElement) yield at })(one)].some(above =>
        /auto|scroll|hidden|clip/.test(getComputedStyle(above).overflowX)))
    .map(one => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`).slice(0, 5)"""
"""The first elements that stand out of the window and in nothing that scrolls."""


@pytest.fixture(scope="module")
def long_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of three threads whose titles, authors, addresses and words do not break."""
    pages = [
        Thread(
            id=f"t{i}", source=Source(path=f"pages/{LATIN[:200]}.html", url=ADDRESS),
            article=Article(id="a", title=title, byline=LATIN, outlet=LATIN, language="en",
                text="Chinese netizens spoke. “It is a fine bridge,” one netizen wrote."),
            comments=[
                Comment(id=str(j), author=f"{LATIN}{j % 4}", text=f"Sad news for all who walk. {LATIN} {ADDRESS}",
                    language="en", replies_to=[Reply(parent="0", basis="markup", evidence=LATIN)] if j else [])
                for j in range(8)
            ],
            quotes=[Quote(start=25, end=46, text="It is a fine bridge,", owner="a", speaker=LATIN,
                speaker_kind="public", group="netizen")],
        )
        for i, title in enumerate((LATIN, ADDRESS, KOREAN))
    ]  # fmt: skip
    out = tmp_path_factory.mktemp("long") / "out"
    said = commentariat.Settings(
        title=LATIN, question=f"{LATIN}?", note=ADDRESS, target=LATIN, favor=(LATIN,), against=(KOREAN,)
    )
    commentariat.report(Corpus(pages), out, settings=said)
    return out


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_no_word_runs_off_the_page(long_report: Path, tmp_path: Path, width: int) -> None:
    with Browser(tmp_path / "profile") as browser:
        browser.shape(width, 844)
        browser.open((long_report / "report.html").as_uri())
        assert browser.evaluate(BESIDE) == []
        assert browser.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["report.pdf", "summary.pdf", "comments.pdf"])
def test_no_word_runs_off_the_paper(long_report: Path, tmp_path: Path, name: str) -> None:
    """By the boxes that poppler sees: within the page and a margin of half a centimetre."""
    boxes = poppler("pdftotext", (long_report / name).read_bytes(), tmp_path, "-bbox")
    width, words = 0.0, 0
    for line in boxes.splitlines():
        if page := re.search(r'<page width="([\d.]+)"', line):
            width = float(page[1])
        elif box := re.search(r'xMin="([-\d.]+)".*xMax="([-\d.]+)".*>(.*)</word>', line):
            words += 1
            assert float(box[1]) >= MARGIN and float(box[2]) <= width - MARGIN, (width, line)
    assert words > 20
