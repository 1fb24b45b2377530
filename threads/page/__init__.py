"""A page as it came: bytes, text, the trees over it and what its texts look like, before anything is understood."""

from __future__ import annotations

from threads.page.page import Page, looks_like_html

__all__ = ["Page", "looks_like_html"]
