"""Short ways to look at the quotes of a text."""

from __future__ import annotations

from pathlib import Path

from threads.model import Quote
from threads.quotes import find_quotes

SHARED = Path(__file__).resolve().parents[2] / "shared"


def only(text: str) -> Quote:
    quotes = find_quotes(text)
    assert len(quotes) == 1, [(quote.text, quote.speaker) for quote in quotes]
    return quotes[0]


def told(text: str) -> list[tuple[str, str | None, str]]:
    return [(quote.text, quote.speaker, quote.speaker_kind) for quote in find_quotes(text)]
