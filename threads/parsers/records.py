"""Pages of no known platform: the repeated records of a comment list, found by their shape."""

from __future__ import annotations

from threads.assembly import assemble_page
from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.records import find_records


@parser("records", form="html", rank=100)
def records(page: Page) -> Draft | None:
    """HTML of no known platform: records with an author, a time and a text that repeat on the page."""
    return assemble_page(page, find_records(page.tree, page.signs))
