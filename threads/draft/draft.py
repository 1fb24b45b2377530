"""What a parser hands over: plain strings and numbers, before ids, order and checks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from threads.model import Span


@dataclass(slots=True)
class CommentDraft:
    """One comment as a parser found it. `key` is the site's own id; `parent` a key, or the index of another draft."""

    text: str
    key: str | None = None
    number: int | None = None
    kind: str = "comment"
    author: str | None = None
    author_url: str | None = None
    posted: datetime | None = None
    likes: int | None = None
    permalink: str | None = None
    promoted: bool = False
    quoted: list[Span] = field(default_factory=list)
    parent: str | int | None = None
    basis: str = "markup"
    at: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    """What an export says of it that has no field here, by the export's own names."""


@dataclass(slots=True)
class TurnDraft:
    """An interview turn: offsets into the draft's article text."""

    speaker: str
    start: int
    end: int


@dataclass(slots=True)
class Draft:
    """A page as a parser read it. `dropped` counts characters other than space by reason."""

    text: str = ""
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: datetime | None = None
    turns: list[TurnDraft] = field(default_factory=list)
    comments: list[CommentDraft] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    total: int = 0
    """Characters other than space that the page showed: article + comments + dropped must come to it."""
    url: str | None = None
    announced: int | None = None
    """How many comments the page says that it has."""
