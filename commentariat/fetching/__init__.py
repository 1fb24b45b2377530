"""Pages from the web into a folder of pages: politely, bounded, each with its time, headers and digest."""

from __future__ import annotations

from commentariat.fetching.fetcher import Fetcher, Outcome
from commentariat.fetching.requests import FetchLimits

__all__ = ["FetchLimits", "Fetcher", "Outcome"]
