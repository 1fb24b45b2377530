"""The voices quoted in a text, and who speaks."""

from __future__ import annotations

from threads.model import Quote
from threads.quotes.finder import find
from threads.quotes.languages import add_language
from threads.quotes.thread import add_quotes

__all__ = ["add_language", "add_quotes", "find_quotes"]


def find_quotes(text: str, *, language: str | None = None) -> list[Quote]:
    """Returns the quotes in a text, offsets into it without the marks, in order; scare quotes, titles and terms are
    none.

    Indirect speech of public voices comes with `verbatim` false. `language` is an ISO 639-1 code; None lets the text
    tell.
    """
    return find(text, language=language)
