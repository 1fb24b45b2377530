"""Disqus: the XML that a site's owner exports, one file for all pages of the site."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from threads.exchange.elements import attribute, elements, local, text_of
from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.values import held_in, key, moment, name


def is_disqus(file: ExportFile) -> bool:
    """Whether the root is Disqus's."""
    return file.root == "disqus"


@export_format(
    "disqus",
    suffixes=(".xml",),
    recognises=is_disqus,
    fields={
        "thread": "post/thread@dsq:id", "title": "thread/title", "url": "thread/link", "text": "post/message",
        "author": "post/author/name", "posted": "post/createdAt", "id": "post@dsq:id", "parent": "post/parent@dsq:id",
        "kind": "post/isDeleted (deleted)", "left out": "post/isSpam",
    },
)  # fmt: skip
def disqus(file: ExportFile) -> Iterator[Post | Lost]:
    """Disqus XML export: a thread for each page of the site that has comments; deleted ones stay, spam is counted."""
    pages: dict[str, tuple[str, str]] = {}
    for kind, element in elements(file, "thread", "post"):
        own = attribute(element, "id")
        if kind == "thread" and _holds(element):
            pages[own] = (
                text_of(element, "title").strip(),
                (text_of(element, "link") or text_of(element, "id")).strip(),
            )
        elif kind == "post":
            yield _post(element, own, pages)


def _holds(element: Element) -> bool:
    """Whether this is a page's entry, not a post's mention of its page."""
    return len(element) > 0


def _post(element: Element, own: str, pages: dict[str, tuple[str, str]]) -> Post | Lost:
    if text_of(element, "isSpam").strip() == "true":
        return Lost("marked as spam")
    inside = {local(child.tag): child for child in element}
    thread = attribute(inside["thread"], "id") if "thread" in inside else ""
    title, url = pages.get(thread, ("", ""))
    author = inside.get("author")
    return Post(
        text=text_of(element, "message"),
        markup=True,
        thread=thread,
        key=key(own),
        parent=attribute(inside["parent"], "id") if "parent" in inside else None,
        author=(name(text_of(author, "name")) or name(text_of(author, "username"))) if author is not None else None,
        posted=moment(text_of(element, "createdAt").strip()),
        kind="deleted" if text_of(element, "isDeleted").strip() == "true" else "comment",
        title=title or None,
        url=url or None,
        held=held_in(element),
    )
