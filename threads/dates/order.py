"""Which number of a date is the month, and which year two digits mean."""

from __future__ import annotations

from datetime import UTC, datetime

YEAR_FIRST = frozenset({"zh", "ko", "ja"})
"""Languages that write the year first, also with two digits (22-4-12); no order of day and month is to be told
there."""
_MONTH_FIRST = frozenset({"en-US", "us"})
_DAY_FIRST = frozenset({"en-GB", "en-AU", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "tr", "sv", "da", "fi"})


def order_of(a: int, b: int, separator: str, language: str | None, *, year: str = "") -> tuple[int, int] | None:
    """(month, day) of a/b, None where both orders are possible and neither numbers nor language decide.

    A dot is the day-first mark of Europe when four digits follow; on measured blogs 07.15.12 also occurs, so numbers
    decide first, and a page's language before the dot.
    """
    if a > 12 or b > 12:
        return (b, a) if a > 12 else (a, b)
    if a == b or language in _MONTH_FIRST:
        return a, b
    if (separator == "." and len(year) == 4) or language in _DAY_FIRST or (language or "").split("-")[0] in _DAY_FIRST:
        return b, a
    return None


def full_year(written: str) -> int:
    """The year that is written with four digits or two; two below 70 are of this century."""
    year = int(written)
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year


def year_first(a: str, b: str, c: str, separator: str) -> datetime | None:
    """The day of a Chinese, Korean or Japanese date whose year has two digits (22-4-12, 13.04.02), None where it is
    none.

    With slashes only where the first number can be no month: software writes 12/31/13 in these languages, too.
    """
    if len(a) != 2 or len(c) > 2 or (separator == "/" and int(a) <= 12):
        return None
    try:
        return datetime(full_year(a), int(b), int(c), tzinfo=UTC)
    except ValueError:
        return None
