"""Threads as Parquet tables: threads, articles, comments, replies and quotes, each in the order of the corpus."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from threads.errors import UnreadableInput
from threads.files import whole_file
from threads.model import Thread, record_from

if TYPE_CHECKING:
    import pyarrow

TABLES = ("threads", "articles", "comments", "replies", "quotes")
BATCH = 200
"""Threads written at once; memory holds no more than these."""


def write_parquet(threads: Iterable[Thread], folder: Path) -> None:
    """Writes the five tables into `folder`, each renamed into place when it is whole."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schemas = _schemas()
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        files = {name: stack.enter_context(whole_file(folder / f"{name}.parquet")) for name in TABLES}
        writers = {name: stack.enter_context(pq.ParquetWriter(files[name], schemas[name])) for name in TABLES}
        for batch in _batched(threads):
            rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
            for thread in batch:
                _add_rows(thread, rows)
            for name in TABLES:
                writers[name].write_table(pa.Table.from_pylist(rows[name], schema=schemas[name]))


def iterate_parquet(folder: Path) -> Iterator[Thread]:
    """Yields the threads of the tables in `folder`, reading them side by side in batches; raises UnreadableInput."""
    missing = [name for name in TABLES if not (folder / f"{name}.parquet").is_file()]
    if missing:
        raise UnreadableInput(folder / f"{missing[0]}.parquet", "the table is missing")
    articles, comments, replies, quotes = (_Rows(folder, name) for name in TABLES[1:])
    for row in _rows(folder / "threads.parquet"):
        thread_id = row["id"]
        answers: dict[str, list[dict[str, Any]]] = {}
        for reply in replies.of(thread_id):
            reply["alternatives"] = [(other["parent"], other["probability"]) for other in reply["alternatives"]]
            answers.setdefault(reply.pop("comment"), []).append(reply)
        yield record_from(
            Thread,
            {
                "id": thread_id,
                "source": row["source"],
                "article": next(iter(articles.of(thread_id)), {}),
                "comments": [
                    {**c, "replies_to": answers.get(c["id"], []), "extra": dict(c.get("extra") or ())}
                    for c in comments.of(thread_id)
                ],
                "quotes": list(quotes.of(thread_id)),
                "dropped": dict(row["dropped"] or ()),
                "missing": row["missing"] or (),
                "notes": row["notes"] or (),
                "announced": row.get("announced"),
            },
        )


class _Rows:
    """The rows of one table, handed out thread by thread in the order they were written."""

    def __init__(self, folder: Path, name: str) -> None:
        self._rows = _rows(folder / f"{name}.parquet")
        self._next = next(self._rows, None)

    def of(self, thread_id: str) -> list[dict[str, Any]]:
        mine = []
        while self._next is not None and self._next["thread"] == thread_id:
            self._next.pop("thread")
            mine.append(self._next)
            self._next = next(self._rows, None)
        return mine


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        for batch in pq.ParquetFile(path).iter_batches(batch_size=1000):
            yield from batch.to_pylist()
    except (OSError, pa.ArrowInvalid) as error:
        raise UnreadableInput(path, str(error).splitlines()[0]) from error


def _add_rows(thread: Thread, rows: dict[str, list[dict[str, Any]]]) -> None:
    record = thread.to_dict()
    rows["threads"].append(
        {
            "id": thread.id,
            "source": record["source"],
            "dropped": list(record["dropped"].items()),
            "missing": record["missing"],
            "notes": record["notes"],
            "announced": record["announced"],
        }
    )
    rows["articles"].append({"thread": thread.id, **record["article"]})
    for comment in record["comments"]:
        answers = comment.pop("replies_to")
        rows["comments"].append({"thread": thread.id, **comment, "extra": list(comment["extra"].items())})
        for reply in answers:
            alternatives = [{"parent": p, "probability": q} for p, q in reply["alternatives"]]
            rows["replies"].append(
                {"thread": thread.id, "comment": comment["id"], **reply, "alternatives": alternatives}
            )
    rows["quotes"].extend({"thread": thread.id, **quote} for quote in record["quotes"])


def _schemas() -> dict[str, pyarrow.Schema]:
    import pyarrow as pa

    text, whole, real, yes = pa.string(), pa.int64(), pa.float64(), pa.bool_()

    def fields(names: str, kind: Any) -> list[Any]:
        return [pa.field(name, kind) for name in names.split()]

    source = pa.struct(fields("path url sha256 encoding form parser", text))
    turn = pa.struct([*fields("speaker", text), *fields("start end", whole)])
    other = pa.struct([pa.field("parent", text), pa.field("probability", real)])
    return {
        "threads": pa.schema(
            [pa.field("id", text), pa.field("source", source), pa.field("dropped", pa.map_(text, whole)),
             pa.field("missing", pa.list_(text)), pa.field("notes", pa.list_(text)),
             pa.field("announced", whole)]
        ),
        "articles": pa.schema(
            [*fields("thread id title text byline outlet published language", text), pa.field("turns", pa.list_(turn))]
        ),
        "comments": pa.schema(
            [*fields("thread id text", text), *fields("number", whole),
                *fields("kind author author_url posted language", text),
             *fields("likes", whole), *fields("permalink", text), *fields("promoted", yes),
             pa.field("quoted", pa.list_(pa.list_(whole))), *fields("root_probability", real),
             *fields("at copy_of", text), pa.field("extra", pa.map_(text, text))]
        ),
        "replies": pa.schema(
            [*fields("thread comment parent", text), *fields("probability", real), *fields("basis evidence", text),
             *fields("start end", whole), pa.field("alternatives", pa.list_(other))]
        ),
        "quotes": pa.schema(
            [*fields("thread id owner", text), *fields("start end", whole), *fields("text speaker", text),
             *fields("speaker_start speaker_end", whole),
             *fields("speaker_kind decided_by group place manner", text), *fields("verbatim", yes),
             *fields("original", text), *fields("likes", whole)]
        ),
    }  # fmt: skip


def _batched(threads: Iterable[Thread]) -> Iterator[tuple[Thread, ...]]:
    """Yields the threads BATCH at a time (`itertools.batched` came after Python 3.11)."""
    walk = iter(threads)
    while batch := tuple(itertools.islice(walk, BATCH)):
        yield batch
