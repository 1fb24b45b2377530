"""Values as exports write them: moments, counts, keys and names, each None where it is none."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element

from threads.dates import read_date
from threads.lines.grammar import LinePattern
from threads.model import SCALES
from threads.text.letters import solid

Record = dict[str, Any]

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before it nobody commented on a page; what says so is no time but a default."""
MOST = 2**63 - 1
"""The largest count that a table keeps."""
NO_VALUE = frozenset({"", "nan", "none", "null", "n/a", "na", "undefined"})
GONE = LinePattern(r"\W{0,3}{export_gone}\W{0,3}")
"""What exports write in place of a comment, or of its author, that is gone."""
_COUNT = re.compile(r"\s*([+-]?\d+(?:[.,]\d+)*)\s*([kKmMbB萬万亿億천만억]?)\s*\+?\s*")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3})+")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""A day in eight digits, which as seconds would lie in 1970."""
_UNITS = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3))
"""From which number on a timestamp is in nanoseconds, microseconds, milliseconds, and what they are in seconds."""


def count(value: Any) -> int | None:
    """The number of likes and the like: 12, "1,204", "1.2K", "3.4万"; None for what is none or past 2^63."""
    if value is None or isinstance(value, bool | list | dict):
        return None
    if isinstance(value, int | float):
        return int(value) if math.isfinite(value) and abs(value) <= MOST else None
    match = _COUNT.fullmatch(str(value)[:40])
    if match is None:
        return None
    digits = match[1]
    if _GROUPED.fullmatch(digits) and not match[2]:
        digits = digits.replace(",", "").replace(".", "")
    try:
        number = float(digits.replace(",", ".") if match[2] else digits.replace(",", ""))
    except ValueError:
        return None
    number *= SCALES.get(match[2].lower(), 1)
    return round(number) if abs(number) <= MOST else None


def moment(value: Any) -> datetime | None:
    """The time of a timestamp in seconds, milli-, micro- or nanoseconds, or of a written date, one without a zone read
    as UTC; None for what is none of these or lies outside 1990 to tomorrow."""
    if value is None or isinstance(value, bool | list | dict):
        return None
    if isinstance(value, datetime):
        return _sensible(value)
    written = str(value).strip()
    if _DAY.fullmatch(written):
        return _written(written)
    try:
        seconds = float(written)
    except ValueError:
        return _written(written)
    try:
        scale = next((scale for least, scale in _UNITS if abs(seconds) >= least), 1)
        return _sensible(datetime.fromtimestamp(seconds / scale, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _written(written: str) -> datetime | None:
    try:
        return _sensible(datetime.fromisoformat(written))
    except ValueError:
        return _sensible(read_date(written[:160])) if written else None


def _sensible(found: datetime | None) -> datetime | None:
    try:
        aware = None if found is None else found if found.tzinfo else found.replace(tzinfo=UTC)
        return aware if aware is not None and EARLIEST <= aware <= datetime.now(UTC) + timedelta(days=1) else None
    except OverflowError:
        return None


def key(value: Any) -> str | None:
    """An id as a string; whole numbers that a spreadsheet made fractions are mended."""
    if value is None or isinstance(value, bool | list | dict):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    name = str(value).strip()
    name = name[:-2] if name.endswith(".0") and name[:-2].isdecimal() else name
    return None if name.lower() in NO_VALUE else name


def words(value: Any) -> str:
    """A text, "" for what is none."""
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def name(value: Any) -> str | None:
    """A person's name; None where there is none or it says that the person is gone."""
    found = words(value).strip()
    return None if found.lower() in NO_VALUE or GONE.fullmatch(found) else found


def record(value: Any) -> Record:
    """The object that stands here; an empty one where something else does."""
    return value if isinstance(value, dict) else {}


def records(value: Any) -> list[Record]:
    """The objects in the list that stands here; none where something else does."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def held(record: Any, *beside: str) -> int:
    """The characters other than space in all strings and numbers of a record, however deep, but of its fields
    `beside`, which are other records or what is said twice."""
    left = [value for name, value in record.items() if name not in beside] if beside else [record]
    total = 0
    while left:
        one = left.pop()
        if isinstance(one, dict):
            left += one.values()
        elif isinstance(one, list):
            left += one
        elif one is not None:
            total += solid(str(one))
    return total


def held_in(element: Element) -> int:
    """The characters other than space in the texts below an element."""
    return sum(solid(text) for text in element.itertext())


class Unlike:
    """Gives a name as it is, or with a number where it was given before; linear, however often it comes."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        self._given, self._last = set(given), dict[str, int]()

    def __call__(self, name: str) -> str:
        unlike = name
        while unlike in self._given:
            self._last[name] = self._last.get(name, 1) + 1
            unlike = f"{name}~{self._last[name]}"
        self._given.add(unlike)
        return unlike
