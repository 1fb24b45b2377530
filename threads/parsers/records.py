"""Pages of no known platform: the repeated records of a comment list, found by their shape."""

from __future__ import annotations

from threads.comments.html.find import choose
from threads.comments.html.stated import Stated
from threads.draft import Draft
from threads.draft.certainty import unsure_note
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.alternating import read_alternating
from threads.parsers.shared.html import assemble_page
from threads.parsers.shared.letters import read_letters
from threads.parsers.shared.lines import read_lines_of
from threads.parsers.shared.stated import assemble_stated


@parser("records", form="html", rank=100)
def records(page: Page) -> Draft | None:
    """HTML of no known platform: records with an author, a time and a text that repeat on the page."""
    found = choose(page.tree, page.signs)
    lines = _without_records(page) if not (found.records or found.index) else []
    if lines:
        return assemble_stated(page, lines, shown_only=True)
    draft = assemble_page(page, found.records)
    if bool(found.records) == bool(draft.comments):  # trackbacks alone are records and no comments
        draft.notes += unsure_note(found.chance, len(draft.comments))
    return draft


def _without_records(page: Page) -> list[Stated]:
    """The comments of a page without repeated markup: by headers, as readers' letters, by names below the words."""
    tree, signs = page.tree, page.signs
    return read_lines_of(tree, signs) or read_letters(tree) or read_alternating(tree, signs)
