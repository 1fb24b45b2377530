"""The words of a record whose text is markup, and which of them are quoted."""

from __future__ import annotations

import html
import re

from threads.model import Span

_TAG = re.compile(r"<[/!a-zA-Z]")


def words_of_markup(text: str) -> tuple[str, list[Span]]:
    """The text without its markup, paragraphs parted, and the spans in it that the markup calls quotations."""
    if not _TAG.search(text):
        return html.unescape(text).strip(), []
    from threads.page.quotations import words_of
    from threads.page.tree import Tree

    tree = Tree(f"<div>{text}</div>")
    return words_of(tree, list(range(len(tree.text)))) if tree.text else ("", [])


_BLOCK = re.compile(r"<(?:p|div|br|ul|ol|blockquote|h[1-6])\b", re.IGNORECASE)
_BLANK = re.compile(r"\s{0,99}\n\s{0,99}\n\s{0,99}")


def with_paragraphs(text: str) -> str:
    """Markup whose paragraphs are empty lines, as blogs keep it and write it out only when they show it, with <p> and
    <br> for them."""
    if "\n" not in text or re.search(r"<p[\s>]", text, re.IGNORECASE):
        return text
    paragraphs = _BLANK.split(text.strip())
    return "".join(part if _BLOCK.match(part) else f"<p>{part.replace(chr(10), '<br>')}</p>" for part in paragraphs)
