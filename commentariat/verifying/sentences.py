"""The sentences of report.html against those of the page made anew: each that holds a digit, wherever it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from commentariat.verifying.files import PAGE, Irregular, regular
from commentariat.verifying.findings import Finding

PARTS = "p, li, td, th, caption, figcaption, summary, h1, h2, h3, h4, h5, h6, blockquote, dt, dd, noscript, title"
SAID = ("alt", "aria-label", "title")
"""Attributes that are read out or shown."""
MOST = 20
"""Sentences that differ up to which each is named: of a page that somebody rewrote they are without end."""


def check_sentences(folder: Path, anew: str) -> Iterator[Finding]:
    """A finding for each sentence of the page that the page made anew has not, where it says a number."""
    try:
        stands = _sentences(regular(folder, PAGE).read_bytes().decode("utf-8", "replace"))
    except (Irregular, OSError):
        return  # the numbers' own check has said so
    made = _sentences(anew)
    for place, (said, times) in enumerate((stands - made).items()):
        if place == MOST:
            break
        yield Finding(
            kind="number", where=PAGE, what=f"says {times} times" if times > 1 else "says", printed=said,
            recomputed=_nearest(said, made - stands),
        )  # fmt: skip


def _sentences(page: str) -> Counter[str]:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    found = Counter(_line(node.text(deep=True)) for node in tree.css(PARTS))
    for name in SAID:
        found.update(_line(str(node.attributes.get(name) or "")) for node in tree.css(f"[{name}]"))
    return Counter({said: times for said, times in found.items() if any(letter.isdigit() for letter in said)})


def _nearest(said: str, others: Counter[str]) -> str | None:
    """The sentence that stands in its place in the page made anew: the likest of those that lack."""
    from difflib import get_close_matches

    close = get_close_matches(said[:400], [other[:400] for other in others], n=1, cutoff=0.5)
    return close[0] if close else None


def _line(text: str) -> str:
    return " ".join(text.split())
