"""Threads as rows of four tables, and threads of such rows again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from threads.exchange.own.columns import ExportColumn, ExportTable, Record, value_of
from threads.exchange.values import Unlike
from threads.model import Thread, plain_record

EXTRA = "extra_"
"""How the names of columns begin that an export has and we have no field for, as in the table of reactions."""

PAGE = "the page or export"
_KEY = ExportColumn("thread", "text", "The thread, as all tables name it.", "", "our digest of the page")

THREADS = (
    _KEY,
    ExportColumn("title", "text", "Title of the article.", "", PAGE),
    ExportColumn("byline", "text", "Who wrote the article, as the page says it.", "", PAGE),
    ExportColumn("outlet", "text", "Where it was published.", "", PAGE),
    ExportColumn("published", "moment", "When it was published.", "ISO 8601; in XLSX and Parquet UTC", PAGE),
    ExportColumn("language", "text", "Language of the article.", "ISO 639-1", "by its words"),
    ExportColumn("text", "text", "Text of the article that the comments stand below.", "", PAGE),
    ExportColumn("turns", "json", "Turns of an interview, offsets into the text.", "[{speaker, start, end}]", PAGE),
    ExportColumn("comments", "whole", "Comments of the thread, deleted ones included.", "comments", "counted"),
    ExportColumn("announced", "whole", "Comments that the page says that it has.", "comments", PAGE),
    ExportColumn("missing", "json", "Comments that others answer but that the page no longer holds.", "[id]", PAGE),
    ExportColumn("dropped", "json", "What of the page is neither article nor comment.",
        "{reason: characters other than space}", "counted"),
    ExportColumn("notes", "json", "Sentences on how it was read that a reader must see.", "[sentence]", "parser"),
    ExportColumn("article", "text", "Id of the article, as quotes name it.", "", "parser"),
    ExportColumn("path", "text", "File that the thread was read from."),
    ExportColumn("url", "text", "Address of the page.", "", PAGE),
    ExportColumn("sha256", "text", "Digest of what was read.", "hexadecimal", "counted"),
    ExportColumn("encoding", "text", "Encoding of the file.", "", "by its bytes"),
    ExportColumn("form", "text", "What the file is: html, text, csv …", "", "by its head"),
    ExportColumn("parser", "text", "What read it, with its version.", "", "parser"),
)  # fmt: skip
COMMENTS = (
    _KEY,
    ExportColumn("id", "text", "The comment, within its thread.", "", "the site's, else our digest"),
    ExportColumn("parent", "text", "The comment that it most probably answers; empty: the article, or nobody.",
        "id of a comment of the thread", "see basis"),
    ExportColumn("basis", "text", "What shows the parent.", "markup nesting index quote mention model",
        "parser, linker"),
    ExportColumn("probability", "real", "That it answers this parent.", "0 to 1", "linker; 1 where the page says it"),
    ExportColumn("number", "whole", "As the page counts its comments.", "", PAGE),
    ExportColumn("author", "text", "Name that the comment is signed with.", "", PAGE),
    ExportColumn("posted", "moment", "When it was written; without a zone on the page as UTC.",
        "ISO 8601; in XLSX and Parquet UTC", PAGE),
    ExportColumn("language", "text", "Language of the comment.", "ISO 639-1", "by its words"),
    ExportColumn("likes", "whole", "Likes, votes or points; empty is unknown, 0 is none.", "likes", PAGE),
    ExportColumn("text", "text", "What the comment says.", "", PAGE),
    ExportColumn("kind", "text", "What it is.", "comment pingback deleted", PAGE),
    ExportColumn("root_probability", "real", "That it answers the article or nobody; empty: not inferred.", "0 to 1",
        "linker"),
    ExportColumn("quoted", "json", "Parts of the text that repeat others' words.", "[[start, end]], from 0", "parser"),
    ExportColumn("copy_of", "text", "The first comment that says the same in full.", "id", "by its words"),
    ExportColumn("promoted", "yes", "Whether the site set it above the others.", "", PAGE),
    ExportColumn("author_url", "text", "Where the name links to.", "", PAGE),
    ExportColumn("permalink", "text", "The comment's own address.", "", PAGE),
    ExportColumn("at", "text", "Where it stands in the file.", "path of elements, or lines", "parser"),
)  # fmt: skip
REPLIES = (
    _KEY,
    ExportColumn("comment", "text", "The comment that answers.", "id of a comment"),
    ExportColumn("parent", "text", "The comment that is answered.", "id of a comment, or of one that is missing"),
    ExportColumn("probability", "real", "That it does.", "0 to 1", "linker; 1 where the page says it"),
    ExportColumn("basis", "text", "What shows it.", "markup nesting index quote mention model", "parser, linker"),
    ExportColumn("evidence", "text", "The words that show it.", "", "linker"),
    ExportColumn("start", "whole", "Where the part begins that answers this parent.", "character, from 0", "linker"),
    ExportColumn("end", "whole", "Where that part ends.", "character, exclusive", "linker"),
    ExportColumn("alternatives", "json", "Other parents, which we do not stand by.", "[[id, probability]]", "linker"),
)
QUOTES = (
    _KEY,
    ExportColumn("id", "text", "The quotation, within its thread."),
    ExportColumn("owner", "text", "What it stands in.", "id of the article or a comment"),
    ExportColumn("start", "whole", "Where it begins in the owner's text.", "character, from 0"),
    ExportColumn("end", "whole", "Where it ends.", "character, exclusive"),
    ExportColumn("text", "text", "What is quoted.", "", PAGE),
    ExportColumn("speaker", "text", "Whose words they are.", "", "the words around it"),
    ExportColumn("speaker_kind", "text", "What the speaker is.", "public official expert journalist person unknown",
        "see decided_by"),
    ExportColumn("decided_by", "text", "The words that decided the kind.", "", PAGE),
    ExportColumn("group", "text", "What the article calls those who speak.", "", PAGE),
    ExportColumn("place", "text", "Where it was said.", "", PAGE),
    ExportColumn("manner", "text", "How it was said.", "", PAGE),
    ExportColumn("verbatim", "yes", "Whether the words are the speaker's own."),
    ExportColumn("original", "text", "The words before they were translated.", "", PAGE),
    ExportColumn("likes", "whole", "Likes that the page gives it; empty is unknown.", "likes", PAGE),
    ExportColumn("speaker_start", "whole", "Where the words for the speaker begin.", "character, from 0"),
    ExportColumn("speaker_end", "whole", "Where they end.", "character, exclusive"),
)  # fmt: skip
COLUMNS = {"threads": THREADS, "comments": COMMENTS, "replies": REPLIES, "quotes": QUOTES}

_SOURCE = ("path", "url", "sha256", "encoding", "form", "parser")
_ARTICLE = ("title", "byline", "outlet", "published", "language", "text", "turns")
_THREAD = ("announced", "missing", "dropped", "notes")

Traits = Mapping[str, Mapping[str, Any]]


def thread_tables(
    threads: Iterable[Thread], *, measured: Sequence[ExportColumn] = (), traits: Traits | None = None
) -> list[ExportTable]:
    """The tables of threads, comments, replies and quotes, each walked over anew (give a Corpus or a tuple).

    `measured` are columns that comments have besides, `traits` their values by `thread/comment`. Of threads with one
    id the later ones are "id~2", "id~3".
    """
    found = traits or {}
    names = dict.fromkeys(name for thread in threads for comment in thread.comments for name in comment.extra)
    extra = [ExportColumn(EXTRA + name, "text", f"“{name}” of the export that was read.", "", PAGE) for name in names]
    return [
        ExportTable("threads", "A row a thread: an article, or a page with comments.", THREADS,
            lambda: (_of_thread(key, thread) for key, thread in _keyed(threads))),
        ExportTable("comments", "A row a comment, with the one that it most probably answers.",
            (*COMMENTS, *measured, *extra),
            lambda: (row for key, thread in _keyed(threads) for row in _of_comments(key, thread, found))),
        ExportTable("replies", "A row a link from a comment to one that it answers; a comment may answer several.",
            REPLIES, lambda: (row for key, thread in _keyed(threads) for row in _of_replies(key, thread))),
        ExportTable("quotes", "A row a voice that is quoted in an article or a comment.", QUOTES,
            lambda: ({**plain_record(quote), "thread": key} for key, thread in _keyed(threads)
                for quote in thread.quotes)),
    ]  # fmt: skip


def _keyed(threads: Iterable[Thread]) -> Iterator[tuple[str, Thread]]:
    unlike = Unlike()
    for thread in threads:
        yield unlike(thread.id), thread


def _of_thread(key: str, thread: Thread) -> Record:
    article, source = plain_record(thread.article), plain_record(thread.source)
    return {
        "thread": key, **{name: article[name] for name in _ARTICLE}, "article": thread.article.id,
        "comments": len(thread.comments), **{name: source[name] for name in _SOURCE},
        "announced": thread.announced, "missing": list(thread.missing), "dropped": dict(thread.dropped),
        "notes": list(thread.notes),
    }  # fmt: skip


def _of_comments(key: str, thread: Thread, traits: Traits) -> Iterator[Record]:
    for comment in thread.comments:
        first = comment.replies_to[0] if comment.replies_to else None
        yield {
            **{EXTRA + name: value for name, value in comment.extra.items()},
            **traits.get(f"{thread.id}/{comment.id}", {}),
            **plain_record(comment), "thread": key, "parent": first and first.parent, "basis": first and first.basis,
            "probability": first and first.probability,
        }  # fmt: skip


def _of_replies(key: str, thread: Thread) -> Iterator[Record]:
    for comment in thread.comments:
        for reply in comment.replies_to:
            yield {**plain_record(reply), "thread": key, "comment": comment.id}


def thread_of(key: str, rows: Mapping[str, Sequence[Record]]) -> Thread:
    """The thread of the rows that the tables have under that key; without rows of `replies` its comments answer the
    parent in their own row. Raises InvalidThread."""
    about = _values(rows.get("threads", ())[:1], "threads")
    one = about[0] if about else {}
    answers: dict[str, list[Record]] = {}
    for reply in _values(rows.get("replies", ()), "replies"):
        answers.setdefault(str(reply.get("comment")), []).append(reply)
    comments = [
        _comment_record(row, raw, answers, whole="replies" in rows)
        for raw, row in zip(rows.get("comments", ()), _values(rows.get("comments", ()), "comments"), strict=True)
    ]
    known = {comment["id"] for comment in comments}
    parents = (reply["parent"] for comment in comments for reply in comment["replies_to"])
    missing = dict.fromkeys([*(one.get("missing") or ()), *(name for name in parents if name not in known)])
    article = {name: one.get(name) for name in _ARTICLE} | {"id": one.get("article")}
    return Thread.from_json(
        {
            "id": key, "source": {name: one.get(name) for name in _SOURCE}, "article": article, "comments": comments,
            "quotes": [{**row, "text": row.get("text") or ""} for row in _values(rows.get("quotes", ()), "quotes")],
            **{name: one.get(name) for name in _THREAD}, "missing": list(missing),
        }
    )  # fmt: skip


def _values(rows: Iterable[Record], table: str) -> list[dict[str, Any]]:
    """What the cells say, by the table's own columns; others, measures among them, are passed over."""
    return [{one.name: value_of(row.get(one.name), one, table) for one in COLUMNS[table]} for row in rows]


def _comment_record(
    row: dict[str, Any], raw: Record, answers: Mapping[str, list[Record]], *, whole: bool
) -> dict[str, Any]:
    given = {key: row[key] for key in ("parent", "basis", "probability") if row[key] is not None}
    alone = [given] if "parent" in given else []
    return {
        **row, "replies_to": answers.get(str(row["id"]), []) if whole else alone,
        "extra": {str(name)[len(EXTRA):]: str(cell) for name, cell in raw.items()
            if str(name).startswith(EXTRA) and cell not in (None, "")},
    }  # fmt: skip
