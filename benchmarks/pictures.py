"""Makes the pictures of the README and the tutorial from a new run on the sample pages, in Chromium.

    python -m benchmarks.pictures               # docs/report.png and docs/pictures/*.png, half a minute
    python -m benchmarks.pictures --report OUT  # from a report on raw_html/ that is there already

A picture whose place is not found on the page is an error that names it: the page has changed, so this file must.
"""

from __future__ import annotations

import argparse
import base64
import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.browser import Browser
from tests.serving import Server

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SAMPLE = ROOT / "raw_html"
WIDE, HIGH, COLOURS = 1280, 900, 128
"""Pixels of a picture, but for the README's, which shows more of the first screen; colours that are kept of it."""
NUMBERS = ('a[data-f$=".against"]', "a[data-f]", 'a[href^="#f="]', "#findings dt a")
"""Where numbers stand that open the reactions behind them, a share first: in the page as it is now, and as it was."""
STILL = (
    "document.getAnimations().forEach((one) => one.finish()), "
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))"
)
"""What moves is at its end, and the page is drawn."""


@dataclass(frozen=True)
class Shot:
    """A picture of a browser's page: the file in `docs/`, what is done before it is taken, how high it is."""

    file: str
    before: Callable[[Browser], None] = lambda _: None
    high: int = HIGH


def open_number(browser: Browser) -> None:
    """Opens the first number that leads to its reactions; in a page without a drawer goes to where it leads."""
    place = next((place for place in NUMBERS if browser.evaluate(f"Boolean(document.querySelector('{place}'))")), None)
    assert place, "pictures/drawer.png: no number of the report opens"
    browser.evaluate(f"document.querySelector('{place}').click()")
    browser.wait("!document.getElementById('drawer') || document.getElementById('drawer').open")


def code(browser: Browser) -> None:
    """Goes to Ann's sheet and waits for its first comment."""
    browser.wait("document.querySelector('nav a')")
    browser.evaluate("location.hash = '#/code/Ann'")
    browser.wait("document.querySelector('fieldset.active button')")


def read(browser: Browser) -> None:
    """Opens the sample's long thread in the reader, at its comments."""
    browser.wait("document.querySelector('nav a')")
    browser.evaluate("location.hash = '#/read'")
    browser.wait("document.querySelector('.rows a')")
    browser.evaluate(
        "[...document.querySelectorAll('.rows a')].find((a) => /no announcement/.test(a.textContent)).click()"
    )
    browser.wait("document.querySelector('.comment')")
    browser.evaluate("document.querySelector('.comment').scrollIntoView({block: 'start'}); scrollBy(0, -80)")


OF_REPORT = (Shot("report.png", high=1500), Shot("pictures/drawer.png", open_number))
OF_SERVER = (Shot("pictures/serve-read.png", read), Shot("pictures/serve-code.png", code))
FIGURES = ("stance_by_population", "reply_network")
"""Figures that the tutorial shows as they are written."""
FILES = tuple(shot.file for shot in (*OF_REPORT, *OF_SERVER)) + tuple(f"pictures/{name}.png" for name in FIGURES)


def take(browser: Browser, address: str, shots: tuple[Shot, ...]) -> None:
    """Takes each picture on a page that is opened anew for it."""
    for shot in shots:
        browser.shape(WIDE, shot.high)
        browser.send("Emulation.setScrollbarsHidden", hidden=True)
        browser.open("about:blank")
        browser.open(address)
        shot.before(browser)
        browser.evaluate(STILL)
        keep(base64.b64decode(browser.send("Page.captureScreenshot", format="png")["data"]), shot.file)


def keep(data: bytes, name: str) -> None:
    """Writes a picture into `docs/` with fewer colours, a third of the size."""
    from PIL import Image

    picture = Image.open(io.BytesIO(data)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    target = DOCS / name
    target.parent.mkdir(exist_ok=True)
    picture.save(target, optimize=True)
    print(target.relative_to(ROOT), f"{target.stat().st_size / 1000:.0f} kB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", type=Path, help="a report on raw_html/ to take them of")
    given = parser.parse_args().report
    with tempfile.TemporaryDirectory(prefix="commentariat-pictures-") as name:
        folder = Path(name)
        out = given.resolve() if given else folder / "out"
        if not given:
            import commentariat

            commentariat.report(SAMPLE, out)
        sheets = folder / "sheets"
        from commentariat.settings import find_settings
        from commentariat.sheets.sampling import sample

        sample([SAMPLE], sheets, n=40, variables=("stance",), coders=("Ann", "Bo"), settings=find_settings([SAMPLE]))
        with Browser(folder / "profile") as browser:
            take(browser, (out / "report.html").as_uri(), OF_REPORT)
            with Server(sheets) as server:
                take(browser, server.address, OF_SERVER)
        for figure in FIGURES:
            keep((out / "figures" / f"{figure}.png").read_bytes(), f"pictures/{figure}.png")


if __name__ == "__main__":
    main()
