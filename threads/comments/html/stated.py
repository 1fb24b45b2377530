"""Comments as JSON-LD states them: author, date, text, votes and nesting, without a place on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from threads.lines.bare import bare
from threads.model import read_number
from threads.page.json_ld import blocks, text_of, type_names
from threads.page.moments import iso
from threads.page.tree import Tree

_OPENING = frozenset({"DiscussionForumPosting", "Question"})
"""What opens a page of posts: one of them, as every answer is."""
_TYPES = frozenset({"Comment", "Answer", "UserComments", "CorrectionComment"}) | _OPENING
_NOBODYS = frozenset({"FAQPage", "Quiz"})
"""Questions that the site asks and answers itself."""
_BELOW = (
    "mainEntity",
    "comment",
    "comments",
    "acceptedAnswer",
    "suggestedAnswer",
    "hasPart",
    "itemListElement",
    "item",
    "@graph",
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/blockquote)\b[^<>]{0,200}>", re.IGNORECASE)
MOST = 50_000
"""Comments read from one page's JSON-LD."""


@dataclass(slots=True)
class Stated:
    """One stated comment; `parent` is the index of the one that it stands below or names, None at the top.

    `name` is the item's own id, `answers` the id that it names as its parent's; `opens` says that it is a page's first
    post.
    """

    text: str
    author: str | None = None
    author_url: str | None = None
    posted: datetime | None = None
    likes: int | None = None
    url: str | None = None
    parent: int | None = None
    name: str | None = None
    answers: str | None = None
    opens: bool = False


def read_stated(tree: Tree) -> list[Stated]:
    """Returns the comments in the page's JSON-LD, parents first, each once; empty where it states none."""
    found: list[Stated] = []
    seen: set[tuple[str | None, str]] = set()
    stack: list[tuple[Any, int | None]] = [(block, None) for block in reversed(blocks(tree))]
    while stack and len(found) < MOST:
        value, parent = stack.pop()
        if isinstance(value, list):
            stack.extend((part, parent) for part in reversed(value))
            continue
        if not isinstance(value, dict) or _NOBODYS.intersection(type_names(value)):
            continue
        if _TYPES.intersection(type_names(value)):
            stated = _stated(value, parent)
            if stated is not None and (stated.author, stated.text) not in seen:
                seen.add((stated.author, stated.text))
                parent = len(found)
                found.append(stated)
        stack.extend((value[name], parent) for name in reversed(_BELOW) if name in value)
    _join(found)
    found = _once(found)
    return found if any(stated.author or stated.posted for stated in found) else []


def _once(found: list[Stated]) -> list[Stated]:
    """Each post once: one stated without its writer, and again with him, is the second of the two."""
    named = {(bare(stated.text), stated.posted): k for k, stated in enumerate(found) if stated.author}
    twin = {
        k: named[bare(stated.text), stated.posted]
        for k, stated in enumerate(found)
        if not stated.author and stated.posted and (bare(stated.text), stated.posted) in named
    }
    if not twin:
        return found
    kept = [k for k in range(len(found)) if k not in twin]
    place = {k: n for n, k in enumerate(kept)}
    for stated in found:
        if stated.parent is not None:
            stated.parent = place[twin.get(stated.parent, stated.parent)]
    return [found[k] for k in kept]


def _join(found: list[Stated]) -> None:
    """Gives parents to comments that stand side by side and name the one that they answer (`parentItem`)."""
    place = {stated.name: k for k, stated in enumerate(found) if stated.name}
    for k, stated in enumerate(found):
        named = place.get(stated.answers) if stated.answers else None
        if stated.parent is None and named is not None and named < k:
            stated.parent = named


def _name(value: Any) -> str | None:
    """What an item is called by others: its @id, else its address; of a list the first."""
    value = value[0] if isinstance(value, list) and value else value
    name = (value.get("@id") or value.get("url")) if isinstance(value, dict) else value
    return name if isinstance(name, str) and name else None


def _stated(item: dict[str, Any], parent: int | None) -> Stated | None:
    text = item.get("text") or item.get("commentText") or item.get("articleBody") or item.get("description")
    if not isinstance(text, str) or not text.strip():
        return None
    who = item.get("author") or item.get("creator")
    first = who[0] if isinstance(who, list) and who else who
    address = first.get("url") if isinstance(first, dict) else None
    when = text_of(item.get("dateCreated") or item.get("datePublished") or item.get("commentTime"))
    return Stated(
        text=_plain(text),
        author=text_of(first),
        author_url=address if isinstance(address, str) else None,
        posted=iso(when) if when else None,
        likes=_likes(item),
        url=item["url"] if isinstance(item.get("url"), str) else None,
        parent=parent,
        name=_name(item),
        answers=_name(item.get("parentItem")),
        opens=parent is None and bool(_OPENING.intersection(type_names(item))),
    )


def _plain(text: str) -> str:
    """The words of a text that may be HTML."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    text = unescape(text)
    return "\n".join(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)


_LIKED = frozenset({"LikeAction", "AgreeAction", "VoteAction", "EndorseAction"})


def _likes(item: dict[str, Any]) -> int | None:
    """The approval that an item states: its upvotes, else what a counter of likes among its statistics says."""
    if item.get("upvoteCount") is not None:
        return read_number(item["upvoteCount"])
    counters = item.get("interactionStatistic")
    for counter in (counters if isinstance(counters, list) else [counters])[:8]:
        kind = counter.get("interactionType") if isinstance(counter, dict) else None
        names = type_names(kind) if isinstance(kind, dict) else {str(kind).rsplit("/", 1)[-1]}
        if isinstance(counter, dict) and not _LIKED.isdisjoint(names):
            return read_number(counter.get("userInteractionCount"))
    return None
