"""Plain text as a crawler keeps it: an article, then comments as bullets, numbers or "name says:"."""

from __future__ import annotations

from threads.draft import Draft, solid
from threads.page import Page
from threads.parsers import parser


@parser("flattened", form="text", rank=100)
def flattened(page: Page) -> Draft | None:
    """Text that a crawler flattened: bulleted and numbered comments, site furniture apart."""
    title, _, body = page.text.strip().partition("\n")
    draft = Draft(title=title.strip(), text=body.strip(), total=solid(page.text))
    draft.dropped["title"] = solid(title)
    return draft
