"""Blogger: the Atom file of a blog's backup, old ("…kind#comment") and new (`blogger:type`), posts and comments."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from threads.exchange.elements import attribute, children, elements, markup_of, text_of
from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.values import held_in, moment, name


def is_blogger(file: ExportFile) -> bool:
    """Whether this is an Atom feed whose entries say Blogger's kinds."""
    return file.root == "feed" and ("blogger/2008/kind#" in file.opening or "<blogger:type>" in file.opening)


@export_format(
    "blogger-export",
    suffixes=(".xml", ".atom"),
    recognises=is_blogger,
    fields={
        "thread": "thr:in-reply-to@ref or blogger:parent", "title": "entry/title", "url": "entry/link[alternate]@href",
        "article": "entry/content of posts", "text": "entry/content of comments", "author": "entry/author/name",
        "posted": "entry/published", "id": "entry/id",
        "parent": "entry/link[related]@href or blogger:inReplyTo",
        "left out": "settings, templates, drafts, spam",
    },
)  # fmt: skip
def blogger_export(file: ExportFile) -> Iterator[Post | Lost]:
    """Blogger backup (Atom): a thread for each post, with its comments and whom they answer."""
    for _, entry in elements(file, "entry"):
        kind, status = _kind(entry), text_of(entry, "status").strip().upper()
        if kind not in {"post", "page", "comment"}:
            yield Lost("settings and templates")
        elif status in {"DRAFT", "SOFT_TRASHED"} or _is_draft(entry):
            yield Lost("drafts")
        elif status in {"SPAM", "SPAM_COMMENT", "REJECTED"}:
            yield Lost("marked as spam")
        else:
            yield _comment(entry) if kind == "comment" else _opening(entry)


def _kind(entry: Element) -> str:
    told = text_of(entry, "type").strip().lower()
    terms = (child.get("term", "") for child in children(entry, "category"))
    return told or next((term.rpartition("#")[2] for term in terms if "/kind#" in term), "")


def _is_draft(entry: Element) -> bool:
    return any(text_of(control, "draft").strip() == "yes" for control in children(entry, "control"))


def _opening(entry: Element) -> Post:
    own = text_of(entry, "id").strip()
    return Post(
        text=markup_of(entry, "content"), markup=True, thread=own, key=own, opening=True, author=_author(entry),
        posted=moment(text_of(entry, "published").strip()), title=text_of(entry, "title").strip() or None,
        url=_link(entry, "alternate"), held=held_in(entry),
    )  # fmt: skip


def _comment(entry: Element) -> Post:
    answered = next(children(entry, "in-reply-to"), None)
    page = attribute(answered, "ref") if answered is not None else ""
    own = text_of(entry, "id").strip()
    related = _link(entry, "related")
    return Post(
        text=markup_of(entry, "content"),
        markup=True,
        thread=page or text_of(entry, "parent").strip(),
        key=own,
        parent=text_of(entry, "inReplyTo").strip() or _parent(own, related),
        author=_author(entry),
        posted=moment(text_of(entry, "published").strip()),
        permalink=_link(entry, "alternate"),
        held=held_in(entry),
    )


def _parent(own: str, related: str | None) -> str | None:
    """The id of the comment whose feed address ends with its number: all ids of a blog differ in that alone."""
    number = related.rstrip("/").rpartition("/")[2] if related else ""
    return f"{own.rpartition('-')[0]}-{number}" if number.isdecimal() and "-" in own else None


def _link(entry: Element, relation: str) -> str | None:
    links = (link for link in children(entry, "link") if link.get("rel") == relation)
    return next((link.get("href") for link in links), None)


def _author(entry: Element) -> str | None:
    author = next(children(entry, "author"), None)
    return name(text_of(author, "name")) if author is not None else None
