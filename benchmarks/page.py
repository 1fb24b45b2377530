"""What a page of many comments costs: its bytes, CPU-seconds to write it, and milliseconds in Chromium to open it, to
filter it and to open a number.

    python -m benchmarks.page
    python -m benchmarks.page --comments 1000 20000 --times 3

Comments are made (`benchmarks.made_pages`). Milliseconds are until the next frame is drawn, the median of so many
times.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.data import show
from benchmarks.made_pages import document
from reports.pages.html import render
from tests.browser import Browser

READY = "(document.documentElement || { dataset: {} }).dataset.ready"
FRAME = "await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));"
FILTER = (
    "const one = document.getElementById('population'); one.value = one.options[1].value; "
    "one.dispatchEvent(new Event('change'));"
)
SEARCH = "const one = document.getElementById('search'); one.value = 'bridge'; one.form.requestSubmit();"
NUMBER = (
    "document.querySelector('a.fact').click(); while (!document.querySelector('#drawer .comment')) { " + FRAME + " }"
)


def main() -> None:
    """Prints a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--comments", type=int, nargs="+", default=[1_000, 20_000], help="sizes to measure")
    parser.add_argument("--times", type=int, default=3, help="how often each is measured")
    options = parser.parse_args()
    heads = ["comments", "kB", "CPU-s to write", "ms to open", "to filter", "to search", "to open a number"]
    show("A page of many comments", heads, [_row(count, options.times) for count in options.comments])


def _row(count: int, times: int) -> list[object]:
    made = document(count)
    began = time.process_time()
    page = render(made, []).encode()
    spent = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder, Browser(Path(folder) / "profile") as browser:
        file = Path(folder) / "page.html"
        file.write_bytes(page)
        measured = [_measured(browser, file) for _ in range(times)]
    medians = [round(statistics.median(values)) for values in zip(*measured, strict=True)]
    return [count, round(len(page) / 1000), round(spent, 1), *medians]


def _measured(browser: Browser, file: Path) -> list[float]:
    """Milliseconds to open the page, to filter it, to search in it and to open a number."""
    browser.open("about:blank")
    began = time.perf_counter()
    browser.open(file.as_uri())
    browser.wait(READY)
    opened = 1000 * (time.perf_counter() - began)
    return [opened, *(_spent(browser, script) for script in (FILTER, SEARCH, NUMBER))]


def _spent(browser: Browser, script: str) -> float:
    return float(
        browser.evaluate(
            f"(async () => {{ const began = performance.now(); {script} {FRAME} return performance.now() - began; }})()"
        )
    )


if __name__ == "__main__":
    main()
