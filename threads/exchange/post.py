"""What a reader of an export hands over: one record after another, in any order, before they are threads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(slots=True)
class Post:
    """One record of an export: a comment, or with `opening` the article or post that the others answer.

    `thread` is the export's key of the conversation; "" means that the file holds one only, None that it is the
    parent's. `key` is the export's id of the record. `parent` is the key of what it answers; the conversation's own
    key, the opening's, the record's own, "" and None all mean that it answers no comment. `parent_author`, where the
    export says only whom, is looked up among the earlier comments of the thread. `markup` says that the text is HTML.
    `held` is what the record holds in characters other than space, so that what was not read can be accounted for.
    `extra` are columns that we have no field for, under the names that they have in the export.
    """

    text: str
    thread: str | None = ""
    key: str | None = None
    parent: str | None = None
    parent_author: str | None = None
    author: str | None = None
    author_url: str | None = None
    posted: datetime | None = None
    likes: int | None = None
    permalink: str | None = None
    number: int | None = None
    kind: str = "comment"
    promoted: bool = False
    markup: bool = False
    opening: bool = False
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    announced: int | None = None
    held: int = 0
    extra: dict[str, Any] = field(default_factory=dict)


NO_COMMENTS = "answers without comments, as errors and last pages are"


@dataclass(frozen=True, slots=True)
class Lost:
    """Records of an export that give no comment, and why: "marked as spam", "no JSON"."""

    why: str
    count: int = 1
