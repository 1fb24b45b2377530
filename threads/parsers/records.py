"""Pages of no known platform: the repeated records of a comment list, found by their shape."""

from __future__ import annotations

from threads.draft import Draft, solid
from threads.page import Page
from threads.parsers import parser


@parser("records", form="html", rank=100)
def records(page: Page) -> Draft | None:
    """HTML of no known platform."""
    tree = page.tree
    body = tree.tag.index("body")
    texts = [tree.node[i].text_content or "" for i in range(body, tree.end[body]) if tree.tag[i] == "-text"]
    text = "\n".join(" ".join(part.split()) for part in texts if part.strip())
    return Draft(text=text, total=solid(text))
