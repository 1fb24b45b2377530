"""Numbers and dates that can be: what lies outside is unknown."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

LARGEST = 2**63 - 1
"""What a table's column holds; no comment has more likes."""
FIRST_YEAR = 1990
"""The web is of 1991 (and Usenet's pages show messages of 1990): what is dated before is a clock that was not set."""
A_DAY = timedelta(days=1)
"""A page's clock may stand in a zone ahead of ours."""

_WRITTEN = re.compile(r"([+\-−]?)(\d{1,3}(?:[,'’  ]\d{3}){1,8}|\d{1,25})(?:\.(\d{1,20}))?\s?([kmbKMB만천억万千億亿]?)")
SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "천": 10**3, "千": 10**3, "만": 10**4, "万": 10**4, "萬": 10**4,
          "억": 10**8, "億": 10**8, "亿": 10**8}  # fmt: skip
"""What short numbers are counted in, by the small letter behind them: 1.2K, 3万."""


def read_number(value: Any) -> int | None:
    """The whole number that a value is or writes ("1,234", "1.2K", "3万", 5.0); None for any other value and for one
    that no table holds."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        written = _WRITTEN.fullmatch(value.strip())
        if written is None:
            return None
        sign, digits, rest, unit = written.groups()
        times = SCALES.get(unit.lower(), 1)
        part = int(rest or 0) * times
        if part % 10 ** len(rest or ""):
            return None
        value = int(re.sub(r"\D", "", digits)) * times + part // 10 ** len(rest or "")
        value = value if sign in ("", "+") else -value
    if isinstance(value, float):
        if not value.is_integer():
            return None
        value = int(value)
    return value if isinstance(value, int) and -LARGEST <= value <= LARGEST else None


def whole_number(value: Any, odd: Counter[str], *, least: int = -LARGEST) -> int | None:
    """The number, or None where it is none that can be, which is counted in `odd`."""
    found = value if type(value) is int and abs(value) <= LARGEST else read_number(value)
    if found is not None and found >= least:
        return found
    if value is not None:
        odd["number"] += 1
    return None


def chance(value: Any, odd: Counter[str]) -> float | None:
    """The probability, or None where it is none, which is counted in `odd`."""
    if type(value) in (int, float) and 0 <= value <= 1:
        return float(value)
    if value is not None:
        odd["number"] += 1
    return None


def in_range(moment: datetime | None, captured: datetime | None, odd: Counter[str]) -> datetime | None:
    """The moment, or None where it lies before 1990 or later than the day after `captured`, or after now; that is
    counted in `odd`."""
    if moment is None:
        return None
    latest = captured or datetime.now(UTC)
    try:
        if moment.year >= FIRST_YEAR and moment - latest <= A_DAY:
            return moment
    except OverflowError:
        pass
    odd["date"] += 1
    return None
