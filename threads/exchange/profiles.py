"""What the cells of a table's columns hold: shares of dates, counts, links and writing, and how far they differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from threads.exchange.values import NO_VALUE, count, moment

LOOKED_AT = 100
"""Filled cells of a column by which it is judged: a written date takes some .1 ms to read."""
NEVER = 20
"""Cells without one date among them after which no other is asked: one like a date that is none takes 16 ms."""
EARLIEST_SECONDS = 631_152_000
"""1990-01-01: a smaller number is no moment but a count."""
_LETTER = re.compile(r"[^\W\d_]")
_LINK = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
_DATED = re.compile(
    r"\d{1,4}\s?[-/.:年月日년월일T]|\d{1,4}(?:st|nd|rd|th)?,?\s+[^\W\d]{3,}|[^\W\d]{3,}\.?,?\s+\d{1,4}\b"
)
"""What every written date has: a sign or a word beside a number; ids have neither."""
_RELATIVE = re.compile(r"\b(?:ago|yesterday|today)\b|前$|전$|昨天|어제", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """One column: `rows` looked at, `filled` cells of them; of those the shares that are moments (`dated`), numbers
    (`counted`), addresses (`linked`), writing (`written`: letters, and none of these), and that differ (`apart`);
    their `mean` length in characters, and their `values`."""

    name: str
    rows: int
    filled: int
    dated: float
    counted: float
    linked: float
    written: float
    apart: float
    mean: float
    values: frozenset[str]


def profiles(rows: Sequence[Mapping[str, Any]]) -> dict[str, Profile]:
    """The profile of each column in the rows, in the order in which they come; whole rows that stand twice count
    once."""
    once: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        once.setdefault(repr(row), row)
    names = dict.fromkeys(name for row in rows for name in row if not name.startswith("\0"))
    return {name: _profile(name, [row.get(name) for row in once.values()]) for name in names}


def _profile(name: str, cells: Sequence[Any]) -> Profile:
    filled = [shown for cell in cells if (shown := _shown(cell)) and shown.lower() not in NO_VALUE]
    looked = filled[:LOOKED_AT]
    total = max(1, len(looked))
    dated = [is_moment(cell) for cell in looked[:NEVER]]
    dated += [any(dated) and is_moment(cell) for cell in looked[NEVER:]]
    counted = [count(cell) is not None for cell in looked]
    linked = [_LINK.fullmatch(cell) is not None for cell in looked]
    plain = [not any(kinds) for kinds in zip(dated, counted, linked, strict=True)]
    return Profile(
        name=name,
        rows=len(cells),
        filled=len(filled),
        dated=sum(dated) / total,
        counted=sum(counted) / total,
        linked=sum(linked) / total,
        written=sum(one and _LETTER.search(cell) is not None for one, cell in zip(plain, looked, strict=True)) / total,
        apart=len(set(filled)) / max(1, len(filled)),
        mean=sum(map(len, looked)) / total,
        values=frozenset(filled),
    )


def _shown(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None or isinstance(cell, bool | dict | list) else str(cell).strip()


def is_moment(cell: str) -> bool:
    """Whether the cell is a date or a timestamp; one that counts from today ("2 days ago") is none to rely on."""
    if len(cell) > 60 or _RELATIVE.search(cell):
        return False
    try:
        if float(cell) < EARLIEST_SECONDS:
            return False
    except ValueError:
        if "://" in cell or not _DATED.search(cell):
            return False
    return isinstance(moment(cell), datetime)
