"""The data model: frozen dataclasses for a page, its comments, who answers whom, and the voices quoted.

`None` always means unknown. Times know their zone; one given without is read as UTC. Texts are plain strings;
`start` and `end` are character offsets, end exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from threads.errors import InvalidThread
from threads.model.cards import comment_card, thread_card
from threads.model.checks import aware, check_ids, parents_first
from threads.model.guard import guarded
from threads.model.plain import plain_record, record_from

COMMENT_KINDS = frozenset({"comment", "pingback", "deleted"})
BASES = frozenset({"markup", "nesting", "index", "quote", "mention", "model"})
STATED_BASES = frozenset({"markup", "nesting"})
SPEAKER_KINDS = frozenset({"public", "official", "expert", "journalist", "person", "unknown"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a thread came from and how it was read."""

    path: str | None = None
    url: str | None = None
    sha256: str | None = None
    encoding: str | None = None
    form: str | None = None
    parser: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One speaker's turn in an interview: offsets into the article's text, without the name."""

    speaker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text that the comments stand below; empty where a page holds comments only."""

    id: str = "article"
    title: str | None = None
    text: str = ""
    byline: str | None = None
    outlet: str | None = None
    published: datetime | None = None
    language: str | None = None
    turns: tuple[Turn, ...] = ()

    def __post_init__(self) -> None:
        _tuples(self, "turns")
        object.__setattr__(self, "published", aware("published", self.published))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One link from a comment to a comment that it answers, with its evidence and probability."""

    parent: str
    probability: float = 1.0
    basis: str = "markup"
    evidence: str | None = None
    start: int | None = None
    end: int | None = None
    alternatives: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "alternatives", tuple((str(p), float(q)) for p, q in self.alternatives))
        if self.basis not in BASES:
            raise InvalidThread(f"A reply's basis is one of {', '.join(sorted(BASES))}, not {self.basis!r}.")
        if not 0.0 <= self.probability <= 1.0:
            raise InvalidThread(f"A reply's probability lies between 0 and 1; {self.probability} does not.")

    @property
    def stated(self) -> bool:
        """Whether the page or the platform states the link: it is no guess."""
        return self.basis in STATED_BASES


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One reader's comment. `replies_to` holds the parents that we stand by, most probable first.

    `copy_of` is the id of the first comment that says the same in full; the words are this one's own all the same.
    `extra` holds what an export says of it that has no field here, by the export's own names.
    """

    id: str
    text: str = ""
    number: int | None = None
    kind: str = "comment"
    author: str | None = None
    author_url: str | None = None
    posted: datetime | None = None
    language: str | None = None
    likes: int | None = None
    permalink: str | None = None
    promoted: bool = False
    quoted: tuple[Span, ...] = ()
    replies_to: tuple[Reply, ...] = ()
    root_probability: float | None = None
    at: str | None = None
    copy_of: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "quoted", tuple((int(start), int(end)) for start, end in self.quoted))
        _tuples(self, "replies_to")
        object.__setattr__(self, "posted", aware("posted", self.posted))
        if self.kind not in COMMENT_KINDS:
            raise InvalidThread(f"A comment's kind is one of {', '.join(sorted(COMMENT_KINDS))}, not {self.kind!r}.")

    @property
    def parent(self) -> str | None:
        """The id of the comment that this one most probably answers, or None."""
        return self.replies_to[0].parent if self.replies_to else None

    @property
    def own_text(self) -> str:
        """The comment's text without the spans that repeat others' words: what is analysed."""
        return without_spans(self.text, self.quoted)

    def _repr_html_(self) -> str:
        """The comment as a notebook shows it."""
        return comment_card(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One voice quoted in an article or a comment: offsets into the text of its `owner`."""

    start: int
    end: int
    text: str
    id: str = ""
    owner: str = "article"
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_kind: str = "unknown"
    decided_by: str | None = None
    group: str | None = None
    place: str | None = None
    manner: str | None = None
    verbatim: bool = True
    original: str | None = None
    likes: int | None = None

    def __post_init__(self) -> None:
        if self.speaker_kind not in SPEAKER_KINDS:
            raise InvalidThread(
                f"A speaker's kind is one of {', '.join(sorted(SPEAKER_KINDS))}, not {self.speaker_kind!r}."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One page: its article, its comments (parents first) and the voices quoted in it.

    `missing` lists ids of comments that others answer but that the page no longer holds. `dropped` counts, by reason,
    the characters other than space that are neither in the article's text nor in a comment's. `announced` is how many
    comments the page says that it has, None where it says nothing. Raises InvalidThread
    where an id stands twice, a parent is unknown, or replies run in a circle.
    """

    id: str
    source: Source = field(default_factory=Source)
    article: Article = field(default_factory=Article)
    comments: tuple[Comment, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dropped: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    announced: int | None = None

    def __post_init__(self) -> None:
        _tuples(self, "comments", "quotes", "missing", "notes")
        owners = (quote.owner for quote in self.quotes)
        check_ids(self.id, self.article.id, self.comments, owners, missing=self.missing)
        object.__setattr__(self, "comments", parents_first(self.comments))

    def comment(self, comment_id: str) -> Comment:
        """The comment of that id; raises KeyError. Linear: build a dict for many."""
        for comment in self.comments:
            if comment.id == comment_id:
                return comment
        raise KeyError(comment_id)

    def with_comments(self, comments: tuple[Comment, ...]) -> Thread:
        """The same thread with other comments."""
        return replace(self, comments=comments)

    def children(self) -> dict[str | None, list[Comment]]:
        """Comments by the id of their most probable parent; None holds those that answer the article or nobody."""
        known = {comment.id for comment in self.comments}
        below: dict[str | None, list[Comment]] = {}
        for comment in self.comments:
            below.setdefault(comment.parent if comment.parent in known else None, []).append(comment)
        return below

    def walk(self) -> Iterator[tuple[int, Comment]]:
        """Yields (depth, comment) in reading order of the reply tree; iterative, so depth has no limit."""
        below = self.children()
        stack = [(0, comment) for comment in reversed(below.get(None, []))]
        while stack:
            depth, comment = stack.pop()
            yield depth, comment
            stack.extend((depth + 1, child) for child in reversed(below.get(comment.id, [])))

    def text_of(self, owner: str) -> str:
        """The text that a quote's offsets refer to; raises KeyError for an unknown owner."""
        return self.article.text if owner == self.article.id else self.comment(owner).text

    def to_networkx(self) -> Any:
        """A networkx DiGraph: a node for the article and each comment, an edge from a comment to each that it answers.

        Nodes are named `thread/id` and carry kind, label, author, number, posted (ISO 8601), likes and text; what is
        unknown is left out. Edges carry probability, weight (the same) and basis; one to the article has the basis
        "root" and stands where that the comment answers nobody else is more than unknown.
        `threads.exchange.author_graph([thread])` has the authors.
        """
        from threads.model.graph import reply_graph

        return reply_graph(self.id, self.article, self.comments, self.missing)

    def _repr_html_(self) -> str:
        """The thread as a notebook shows it: its title, its counts and the first comments of the reply tree."""
        return thread_card(self)

    def to_dict(self) -> dict[str, Any]:
        """The thread as plain dicts, lists and strings, keys as the dataclass fields."""
        return plain_record(self)  # type: ignore[no-any-return]

    def to_json(self) -> str:
        """The thread as one line of JSON, UTF-8 letters kept, datetimes in ISO 8601."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, data: str | bytes | Mapping[str, Any]) -> Self:
        """The thread that `to_json` wrote, guarded as one that is read from a page (see `threads.model.guard`); unknown
        keys are passed over. Raises InvalidThread."""
        return guarded(record_from(cls, data))


def without_spans(text: str, spans: tuple[Span, ...]) -> str:
    """`text` without the characters in `spans`, which may overlap; ends are trimmed of space."""
    kept, at = [], 0
    for start, end in sorted(spans):
        if start >= end:
            continue
        if start > at:
            kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    return "".join(kept).strip() if spans else text


def _tuples(record: object, *names: str) -> None:
    for name in names:
        object.__setattr__(record, name, tuple(getattr(record, name)))
