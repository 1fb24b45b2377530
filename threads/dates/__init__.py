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

__all__ = ["FoundDate", "find_date", "find_time", "is_numeric", "read_date", "time_only", "written_order"]
