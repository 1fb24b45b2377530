"""Every comment of a corpus as a row: who wrote what when, and whom it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from threads.corpus.reactions import arrow_table
from threads.model import Thread

if TYPE_CHECKING:
    import pandas as pd

COMMENT_COLUMNS = {
    "id": "string[pyarrow]",
    "thread": "string[pyarrow]",
    "title": "string[pyarrow]",
    "number": "int64[pyarrow]",
    "kind": "string[pyarrow]",
    "author": "string[pyarrow]",
    "posted": "timestamp[us, tz=UTC][pyarrow]",
    "language": "string[pyarrow]",
    "likes": "int64[pyarrow]",
    "text": "string[pyarrow]",
    "own_text": "string[pyarrow]",
    "parent": "string[pyarrow]",
    "probability": "double[pyarrow]",
    "basis": "string[pyarrow]",
    "evidence": "string[pyarrow]",
    "root_probability": "double[pyarrow]",
    "path": "string[pyarrow]",
}
"""The table's columns. `id` is thread/comment, as in the reactions table, so that the two join; `parent` is the id of
the comment that this one most probably answers, with that link's probability, basis and evidence; `root_probability`
is that it answers the article or nobody."""


def comments_table(threads: Iterable[Thread]) -> pd.DataFrame:
    """One Arrow-backed row for each comment, pingbacks and deleted ones among them, in the order of the corpus."""
    return arrow_table([row for thread in threads for row in _rows(thread)], COMMENT_COLUMNS)


def _rows(thread: Thread) -> Iterator[dict[str, Any]]:
    for comment in thread.comments:
        first = comment.replies_to[0] if comment.replies_to else None
        yield {
            "id": f"{thread.id}/{comment.id}", "thread": thread.id, "title": thread.article.title,
            "number": comment.number, "kind": comment.kind, "author": comment.author, "posted": comment.posted,
            "language": comment.language, "likes": comment.likes, "text": comment.text, "own_text": comment.own_text,
            "parent": f"{thread.id}/{first.parent}" if first else None,
            "probability": first.probability if first else None, "basis": first.basis if first else None,
            "evidence": first.evidence if first else None, "root_probability": comment.root_probability,
            "path": thread.source.path,
        }  # fmt: skip
