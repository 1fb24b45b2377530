"""schema.org comments: JSON-LD statements matched with the visible text, and microdata in the markup."""

from __future__ import annotations

from threads.comments.html.find import find_records
from threads.comments.html.matching import find_texts
from threads.comments.html.reading import read_records
from threads.comments.html.record import Record
from threads.comments.html.stated import Stated, read_stated
from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.html import assemble_page
from threads.parsers.shared.pieces import by_record
from threads.parsers.shared.stated import assemble_stated

_TYPES = ("Comment", "UserComments", "Answer", "DiscussionForumPosting")
_ROLES = ("comment", "suggestedanswer", "acceptedanswer", "reply")
_ASKED = "Question"
"""What opens a page of questions and answers: one of its posts, as every answer is."""


@parser("schema_org", form="html", rank=10)
def schema_org(page: Page) -> Draft | None:
    """Comments that a page states in schema.org's words: JSON-LD first, then microdata; nested replies kept.

    Many forums state the opening post only: where the page shows more comments than it states, others read it.
    """
    stated = read_stated(page.tree)
    spans = _scopes(page)
    if not stated and not spans:
        return None
    found = find_records(page.tree, page.signs)
    shown = sum(bool(record.body) for record in found)
    if stated and len(stated) >= max(shown, len(spans)):
        return assemble_stated(page, stated)
    records = read_records(page.tree, page.signs, spans)
    _stated_words(page, records)
    signed = sum(record.author is not None and bool(record.body) for record in records)
    if signed >= max(1, shown, len(records) / 2):
        return assemble_page(page, records)
    opening = _opening(page, stated, found)
    return assemble_page(page, [opening, *found]) if opening is not None else None


def _stated_words(page: Page, records: list[Record]) -> None:
    """Takes for each record's words what its own element of that name holds, where it has one."""
    tree = page.tree
    places = [i for i in tree.having("itemprop") if tree.get(i, "itemprop").lower() in ("text", "commenttext")]
    owners = by_record(records, places)
    for k, elements in owners.items():
        inside = [
            u
            for u in records[k].own
            if not tree.control[u] and any(tree.first[i] <= u < tree.last[i] for i in elements)
        ]
        if inside:
            records[k].body = inside
            records[k].head = [u for u in records[k].own if u not in set(inside) and not tree.control[u]]


def _opening(page: Page, stated: list[Stated], found: list[Record]) -> Record | None:
    """The post that opens the thread where the page states it and it stands, in a markup of its own, above those
    found."""
    tree = page.tree
    first = next((item for item in stated if item.opens), None)
    if first is None or not found:
        return None
    body = find_texts(tree, [first.text])[0]
    if not body or body[-1] >= tree.first[found[0].start]:
        return None
    start, end = tree.home[body[0]], tree.end[tree.home[body[-1]]]
    while start > 0 and tree.end[start] < end:
        start = tree.parent[start]
    for record in found:
        record.parent = None if record.parent is None else record.parent + 1
    return Record(
        start, min(tree.end[start], found[0].start), own=body, body=body, author=first.author,
        author_url=first.author_url,
        posted=first.posted, permalink=first.url,
    )  # fmt: skip


def _scopes(page: Page) -> list[tuple[int, int]]:
    """The elements that are items of one of the types, in document order."""
    tree = page.tree
    found: list[tuple[int, int]] = []
    asked: list[tuple[int, int]] = []
    for i in page.index.find("[itemscope]"):
        if tree.first[i] == tree.last[i] or tree.tag[i] in ("html", "body"):
            continue
        attributes = tree.attributes[i]
        name = (attributes.get("itemtype") or "").rstrip("/").rsplit("/", 1)[-1]
        if name == _ASKED:
            asked.append((i, tree.end[i]))
        elif name in _TYPES or (attributes.get("itemprop") or "").lower() in _ROLES:
            found.append((i, tree.end[i]))
    return sorted([*found, *asked]) if found else []
