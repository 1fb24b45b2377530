"""Facepager: the table of its nodes (CSV), a tree of pages, posts, comments and the answers to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from threads.exchange.columns import choose_columns
from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.rows import first_rows, rows_of
from threads.exchange.values import count, held, key, moment, name, words

_HEADING = ("parent_id", "object_id", "object_type", "query_type")
_RECORDS = {"data", "unpacked"}
"""Kinds of nodes that hold what a platform answered; others are seeds, headers, errors and what was cut off."""
_COMMENTS = re.compile(r"comment|repl(?:y|ies)", re.IGNORECASE)
"""What a query asked for whose answers are comments."""
_OWN = {"id": "id", "parent": "parent_id", "thread": "", "title": "", "article": "", "permalink": "", "url": ""}
LOOKED_AT = 1_000


def is_facepager(file: ExportFile) -> bool:
    """Whether the table has the columns that Facepager writes before the user's own."""
    return all(column in file.opening.partition("\n")[0] for column in _HEADING)


@export_format(
    "facepager",
    suffixes=(".csv",),
    recognises=is_facepager,
    fields={
        "thread": "id of the post above it", "article": "the post's text (nodes whose query asked for no comments)",
        "text": "message, text or the like", "author": "from.name or the like", "posted": "created_time or the like",
        "id": "id", "parent": "parent_id", "likes": "like_count or the like", "extra": "the user's other columns",
        "left out": "seeds, headers, errors and other nodes that hold no record",
    },
)  # fmt: skip
def facepager(file: ExportFile) -> Iterator[Post | Lost]:
    """Facepager (CSV): a thread for each post with the comments that were fetched below it, and the answers to them."""
    records = [row for row in first_rows(file, LOOKED_AT) if row.get("object_type") in _RECORDS]
    columns = choose_columns(records, _OWN) if records else dict(_OWN)
    threads: dict[str | None, str] = {}
    others = [name for row in records[:1] for name in row if name not in columns.values() and name not in _HEADING]
    for row in rows_of(file):
        own, parent = key(row.get("id")), key(row.get("parent_id"))
        if row.get("object_type") not in _RECORDS:
            yield Lost("nodes that hold no record: seeds, headers, errors")
            continue
        comment = _COMMENTS.search(words(row.get("query_type"))) is not None
        thread = threads.get(parent, parent or "") if comment else own or ""
        if own is not None:
            threads[own] = thread
        yield Post(
            text=words(row.get(columns.get("text", ""))).strip(),
            thread=thread,
            key=own,
            parent=parent if comment else None,
            author=name(row.get(columns.get("author", ""))),
            posted=moment(row.get(columns.get("posted", ""))),
            likes=count(row.get(columns.get("likes", ""))),
            opening=not comment,
            held=held(row),
            extra={other: row[other] for other in others if isinstance(row.get(other), str) and row[other]},
        )
