"""From a page to a thread: which parser reads it, and how its draft becomes one."""

from __future__ import annotations

import re
from pathlib import Path

from threads.draft import Draft
from threads.draft.checks import check_draft
from threads.draft.finish import assemble
from threads.errors import BadParameter, NotAPage
from threads.model import Thread
from threads.page import Page
from threads.parsers import PARSERS

PATH_LIKE = re.compile(r"(?:https?://)?\S{1,1000}\.(?:[xs]?html?|mhtml|te?xt)", re.IGNORECASE)
"""One word that ends as the names of pages do: nobody's comment thread, but a path or an address given as text."""

NO_PAGES = frozenset(
    {
        ".toml",
        ".json",
        ".jsonl",
        ".ndjson",
        ".csv",
        ".tsv",
        ".tab",
        ".zip",
        ".yaml",
        ".yml",
        ".ini",
        ".css",
        ".js",
        ".py",
        ".ipynb",
    }
)
"""Suffixes of what holds settings, tables or code: it would be read as a page of text that nobody wrote."""


def split(source: Path | bytes | str, *, url: str | None = None) -> Thread:
    """Returns the page's article and comments, with links only where the markup gives them.

    `source` is a `Path`, the page's bytes, or its text: HTML or flattened, recognised without being told. A `str` is
    always the page's own text, never the name of a file; `url` is its address where the page does not say it.
    Raises InputError with a sentence where there is no page to read, and BadParameter for a `str` that names a file.
    """
    _check_source(source)
    page = Page(source, url=url)
    draft, parser = _draft(page)
    return assemble(page, draft, parser)


def parse(source: Path | bytes | str, *, url: str | None = None) -> Thread:
    """Returns the page's thread with the quoted voices and with inferred replies where the platform kept none.

    `source` and `url` are as for `split`, and so are the errors: InputError and BadParameter.
    """
    from threads.quotes import add_quotes
    from threads.replies import link

    return link(add_quotes(split(source, url=url)))


def _check_source(source: object) -> None:
    """Raises BadParameter or NotAPage where what was given cannot be meant as a page."""
    if isinstance(source, Path):
        if source.suffix.lower() in NO_PAGES and source.exists():
            raise NotAPage(
                str(source), f"settings, code or a table ({source.suffix}; commentariat.read reads tables of comments)"
            )
        return
    if not isinstance(source, str | bytes):
        raise BadParameter(f"A page is given as a Path, as bytes or as text, not as {type(source).__name__}.")
    if isinstance(source, str) and _names_a_file(source):
        raise BadParameter(
            f"A str is read as the page's own text, and {source!r:.200} is the name of a file: give "
            f"Path({source!r:.200})."
        )


def _names_a_file(text: str) -> bool:
    if len(text) > 1_000 or "\n" in text or "<" in text:
        return False
    if PATH_LIKE.fullmatch(text):
        return True
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _draft(page: Page) -> tuple[Draft, str]:
    for part in PARSERS:
        if part.options["form"] != page.form:
            continue
        try:
            draft = part.function(page)
        except Exception as error:
            error.add_note(f"{READING} {part.name!r}")
            raise
        if draft is not None:
            check_draft(draft, part.name)
            return draft, f"{part.name}-v{part.options['version']}"
    raise NotAPage(page.path or "The input", "no form that a parser reads")


READING = "while the page was read by the parser"
"""How the note begins that names the parser on an error of its own."""
