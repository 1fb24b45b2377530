"""Names under pseudonyms, words left out: what is published of a corpus, and whether it holds what it must not."""

from __future__ import annotations

from commentariat.hiding.asked import Hide, Hiding
from commentariat.hiding.search import search_study, search_values, search_written
from commentariat.hiding.study import HiddenStudy
from commentariat.hiding.values import VeiledValues

__all__ = ["HiddenStudy", "Hide", "Hiding", "VeiledValues", "search_study", "search_values", "search_written"]
