"""The tools that split pages, each as a function from HTML to (article, comments), and what flattens a page to text."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import Any

Split = tuple[str, str]
Tool = Callable[[str], Split]
SHOWN = "%B %-d, %Y %-I:%M %p"
"""Our dates as most of the measured pages show them: the gold holds them as shown, `Comment.posted` holds the
moment."""


def ours(page: str) -> Split:
    """Title, byline and text of the article; author, date and text of the comments, as the gold has them."""
    import threads

    return texts_of(threads.split(page))


def texts_of(thread: Any) -> Split:
    """A thread as the two strings that are scored."""
    article = "\n".join(part for part in (thread.article.title, thread.article.byline, thread.article.text) if part)
    return article, "\n".join(map(as_shown, thread.comments))


def as_shown(comment: Any) -> str:
    """Author, date and text of a comment, as the golds that count all three have it."""
    return f"{comment.author or ''} {comment.posted.strftime(SHOWN) if comment.posted else ''}\n{comment.text}"


def trafilatura(page: str) -> Split:
    """Its own split, comments on, all options as they come."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, include_comments=True)
    if found is None:
        return "", ""
    found = found if isinstance(found, dict) else found.as_dict()
    return f"{found.get('title') or ''}\n{found.get('text') or ''}", found.get("comments") or ""


def resiliparse(page: str) -> Split:
    """Its main content without comments, and the lines that it adds with them: two runs, as it has no other way."""
    from resiliparse.extract.html2text import extract_plain_text

    without = extract_plain_text(page, main_content=True, comments=False)
    lines = set(without.splitlines())
    both = extract_plain_text(page, main_content=True, comments=True)
    return without, "\n".join(line for line in both.splitlines() if line not in lines)


def readability(page: str) -> Split:
    """Its article; it knows no comments."""
    from lxml.html import fromstring
    from readability import Document

    document = Document(page)
    return f"{document.short_title()}\n{fromstring(document.summary()).text_content()}", ""


def flattened_by_resiliparse(html: str) -> str:
    """The page as the form of text that a crawler keeps: all of it, with bullets."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=False, list_bullets=True))


def flattened_by_html2text(html: str) -> str:
    """The page as Markdown, as html2text writes it unless told otherwise."""
    from html2text import html2text

    return str(html2text(html))


TOOLS: dict[str, Tool] = {
    "ours": ours,
    "trafilatura": trafilatura,
    "resiliparse": resiliparse,
    "readability": readability,
}
FLATTENERS: dict[str, Callable[[str], str]] = {
    "resiliparse": flattened_by_resiliparse,
    "html2text": flattened_by_html2text,
}


def installed(name: str) -> bool:
    """Whether the tool can be run here; says so where it cannot."""
    found = name == "ours" or importlib.util.find_spec(name) is not None
    if not found:
        print(
            f"{name}: not installed, so left out; "
            + ("pip install html2text" if name == "html2text" else "pip install -e '.[peers]'")
        )
    return found
