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
