"""Names under pseudonyms, words left out: what is published of a corpus, and whether it holds what it must not."""

from __future__ import annotations

from commentariat.hiding.asked import Asked, Hiding
from commentariat.hiding.search import search_written
from commentariat.hiding.study import HiddenStudy

__all__ = ["Asked", "HiddenStudy", "Hiding", "search_written"]
