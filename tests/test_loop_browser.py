"""The whole loop as a user goes it: a sample is drawn, two people code it in the browser, their codes are joined, and
the report shows what they coded and refuses what nobody did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser import Browser
from tests.command import run
from tests.serving import Server, rows

HEAD = "(document.querySelector('h1') || {}).textContent"
CODED = 32


def code_all(browser: Browser, server: Server, coder: str) -> None:
    """Codes everything of a coder by keyboard, each reaction by its number so that two coders agree."""
    browser.open(f"{server.address}#/code/{coder}")
    for n in range(1, CODED + 1):
        browser.wait(f"({HEAD}) === {json.dumps(f'Comment {n} of {CODED}')}")
        browser.press("123"[n % 3])
    browser.wait(f"({HEAD}) === 'Done'")


@pytest.mark.browser
def test_from_pages_to_a_sample_to_codes_to_a_report(tmp_path: Path) -> None:
    sheets, out = tmp_path / "sheets", tmp_path / "out"
    drawn = run("sample", "raw_html", "-n", CODED, "--for", "stance", "--coders", "A,B", "--overlap", "1", "-o", sheets)
    assert drawn.exit_code == 0 and f"commentariat serve {sheets}" in drawn.stderr, drawn.output
    with Browser(tmp_path / "profile") as browser:
        with Server(sheets) as server:
            code_all(browser, server, "A")
            server.kill()
        with Server(sheets) as server:
            code_all(browser, server, "B")
        assert len(rows(sheets)) == 2 * CODED
        agreed = run("agree", sheets, "-o", tmp_path / "codes.csv")
        assert agreed.exit_code == 0 and "stance: Krippendorff’s α 1.00" in agreed.stdout, agreed.output
        made = run("report", "raw_html", "-o", out, "--codes", tmp_path / "codes.csv", "--only", "page")
        assert made.exit_code == 0, made.output
        browser.open((out / "report.html").as_uri())
        text = str(browser.evaluate("document.body.textContent"))
        assert "2 coders coded 32 reactions for stance" in " ".join(text.split())
        shares = str(browser.evaluate("document.getElementById('differences').textContent"))
        assert "in favour of sending the defectors back" in shares and "Korean netizens" in shares
        first = str(browser.evaluate("document.getElementById('answer').textContent"))
        assert "in 100 against" in first and "read them, don’t count them" in first
        sure = str(browser.evaluate("document.getElementById('sure').textContent"))
        assert "nobody has coded tone" in sure
        assert browser.complaints == [] or all("net::ERR_" in one for one in browser.complaints)
