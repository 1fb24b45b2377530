"""Dates as people write them: found in a text, read as moments, ordered by what a page shows."""

from __future__ import annotations

from threads.dates.find import (
    FoundDate,
    find_date,
    find_time,
    is_numeric,
    read_date,
    time_only,
    written_order,
)
from threads.dates.stated import in_zone, stated_zone

__all__ = [
    "FoundDate",
    "find_date",
    "find_time",
    "in_zone",
    "is_numeric",
    "read_date",
    "stated_zone",
    "time_only",
    "written_order",
]
