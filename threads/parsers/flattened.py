"""Plain text as a crawler keeps it: an article, then comments as bullets, numbers or "name says:"."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.flat import read_text


@parser("flattened", form="text", rank=100)
def flattened(page: Page) -> Draft | None:
    """Text that a crawler flattened: comments by bullets, numbers or header lines, site furniture apart."""
    return read_text(page.text)
