"""A table of comments, as platforms, scrapers and people keep it, to records: a row a comment, its parent by id, by
name, or by the row that holds it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from threads.corpus.store import Skipped
from threads.errors import InputError
from threads.exchange.columns import choose_columns, columns_of, holds_comments
from threads.exchange.gathering import NO_PARENT, threads_of
from threads.exchange.nested import HOLDER
from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.read_options import ReadOptions, columns_text
from threads.exchange.rows import SHEETS, SUFFIXES, WITHOUT_NAME, Row, first_rows, rows_of
from threads.exchange.values import NO_VALUE, count, held, key, moment, name, words
from threads.model import Thread
from threads.text.json_text import read_json

FORM = "comment-table"
READ_AS = "Read as a table"
"""How the note of a thread begins that says which column was read as what."""
LOOKED_AT = 1_000
"""Rows by which the columns are chosen."""
FILLED, REPEATING = 0.9, 0.5
"""Share of rows with a title from which titles are the page's or the comment's own, and the share of different ones
below which they are the page's."""
MOST = 0.5
"""Share of rows that fill a column which comments fill."""
SHOWN = 20
"""Columns that a note names."""

_TYPED = re.compile(r"^t[1-6]_(?=\w)")
"""Reddit writes the kind of a thing before its id: t1_ a comment, t3_ a submission."""
_MARKUP = re.compile(
    r"</[a-z]{1,12}>|<(?:br|p)\s{0,3}/?>|&(?:#x?[0-9a-f]{1,6}|amp|lt|gt|quot|nbsp|apos);", re.IGNORECASE
)
_CUT = re.compile(r"\d(?:[.,]\d+)?E\+?\d{2,3}", re.IGNORECASE)
"""A long number as a spreadsheet shows it: 4.19939E+15; what stood behind its sixth digit is gone."""


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How a table is laid out: its columns by field, where its ids, parents and titles stand, and the columns of a
    comment's own fields that most rows of a sheet fill."""

    columns: Mapping[str, str]
    dotted: bool
    by_name: bool
    cut: bool
    titled: bool
    always: tuple[str, ...] = ()


def is_table(path: Path, options: ReadOptions | None = None) -> bool:
    """Whether the file is a table of comments, by its suffix and its columns; one that has all columns that the
    options name is."""
    options = options or ReadOptions()
    file = ExportFile(path, long_window=options.long_window)
    if file.suffix not in SUFFIXES or not path.is_file():
        return False
    try:
        return _are_comments(choose_columns(first_rows(file), options.columns), options.columns)
    except InputError:
        return False


def is_mapped(path: Path, options: ReadOptions) -> bool:
    """Whether the options name columns, and the file is a table that has them: then it is read as a table, whatever
    other format it might be."""
    return any(options.columns.values()) and is_table(path, options)


def _are_comments(found: Mapping[str, str], stated: Mapping[str, str]) -> bool:
    return holds_comments(found) or (bool(stated) and "text" in found)


def read_table(
    path: Path, columns: Mapping[str, str] | None = None, *, long_window: bool = False
) -> Iterator[Thread | Skipped]:
    """Yields a thread for each conversation in the table, in the order of their first rows, without inferred links.

    Columns are known by what they hold and by their names (see `threads.exchange.columns`); `columns` (field → column,
    "" for none) goes before that. Without a column for the thread all rows are one, or one for each titled row that
    others answer. Parents become replies with the basis `markup`, those not in the table stay as missing; where a
    thread has parents, a comment without one has `root_probability` 1. Raises InputError where the table cannot be read
    or has no column with the comments' text.
    """
    stated = ReadOptions(columns or {}, long_window)
    file = ExportFile(path, long_window=long_window)
    rows = first_rows(file, LOOKED_AT)
    if not rows:
        next(rows_of(file), None)  # says what is wrong with the file
    found = choose_columns(rows, stated.columns)
    if not _are_comments(found, stated.columns):
        if not rows:
            raise InputError(f"{path} is a table without rows: there is no comment in it.")
        names = ", ".join(list(dict.fromkeys(name for row in rows for name in row))[:12])
        raise InputError(
            f"{path} is no table of comments: it has the columns {names or 'none'}. Say which is which with --map, as "
            "in --map text=body,author=user, or name one “text” and, where there are such, others “id”, “parent”, "
            "“author” and “time”."
        )
    layout = _layout(rows, found, sheet=file.suffix in SHEETS)
    yield from threads_of(_posts(file, layout), file, FORM, notes=[_told(file, layout, rows)], one_article=True)


def _cell(row: Row, columns: Mapping[str, str], field: str) -> Any:
    """What a row holds of a field; None where no column is the field's, though one may have no name."""
    return row.get(columns[field]) if field in columns else None


def _layout(rows: Sequence[Row], found: dict[str, str], *, sheet: bool) -> TableLayout:
    ids = [shown for row in rows if (shown := _key(_cell(row, found, "id")))]
    parents = [one for row in rows if (one := _key(_cell(row, found, "parent"))) and one.lower() not in NO_PARENT]
    authors = {shown for row in rows if (shown := name(_cell(row, found, "author")))}
    known = set(ids)
    dots = [one for one in ids if "." in one]
    dotted = "parent" not in found and any(one.rpartition(".")[0] in known for one in dots)
    by_name = bool(parents) and not known & set(parents) and any(one.lstrip("@") in authors for one in parents)
    named = columns_of(dict.fromkeys(column for row in rows for column in row))
    numbers = [shown for row in rows if (shown := _key(_cell(row, named, "id")))]
    cut = bool(numbers) and sum(_CUT.fullmatch(one) is not None for one in numbers) >= 0.5 * len(numbers)
    titles = [shown for row in rows if (shown := words(_cell(row, found, "title")).strip())]
    columns = dict(found)
    if cut:
        columns.pop("id", None)
        columns.pop("parent", None)
    if titles and "thread" not in columns and len(titles) >= FILLED * len(rows) and len(rows) > 1:
        if len(set(titles)) <= REPEATING * len(titles):
            columns["thread"] = columns["title"]
        else:
            del columns["title"]  # a headline of each comment's own
    titled = "thread" not in columns and "title" in columns and bool(titles)
    always = tuple(
        columns[field]
        for field in ("id", "author", "posted", "text")
        if sheet
        and field in columns
        and sum(_cell(row, columns, field) not in (None, "") for row in rows) >= MOST * len(rows)
    )
    return TableLayout(columns, dotted, by_name, cut, titled, always)


def _told(file: ExportFile, layout: TableLayout, rows: Sequence[Row]) -> str:
    """Which column is what, as the option that reads it so, and which are kept as they are."""
    said = f"--map {shlex.quote(columns_text(layout.columns))}"
    names = dict.fromkeys(name for row in rows for name in row if not name.startswith("\0"))
    others = [name for name in names if name not in layout.columns.values()]
    kept = (
        f" Kept beside them: {', '.join(others[:SHOWN])}{' and others' if len(others) > SHOWN else ''}."
        if others
        else ""
    )
    place = f" under “{file.found_at}”" if file.found_at else ""
    return f"{READ_AS}{place} with {said}.{kept}"


def _posts(file: ExportFile, layout: TableLayout) -> Iterator[Post | Lost]:
    cut = 0
    for row in rows_of(file):
        if layout.cut:
            cut += 1
        if not _text(row, layout) and not _filled(row, layout, "id") and not _filled(row, layout, "title"):
            yield Lost("rows without a text")
        elif _is_heading(row, layout):
            yield Lost("headings that stand again")
        elif _is_status(row, layout):
            yield Lost("rows that say something of the table, as totals do")
        else:
            yield _post(row, layout)
    if cut:
        yield Lost("ids that a spreadsheet cut short, and the answers that they told", cut)


def _is_heading(row: Row, layout: TableLayout) -> bool:
    """Whether the row repeats the names of the columns, as tables that were put together do."""
    columns = [column for column in layout.columns.values() if column]
    return row.get(columns[0]) == columns[0] and all(row.get(column) == column for column in columns)


def _is_status(row: Row, layout: TableLayout) -> bool:
    """Whether the row fills no more than half of what comments do (`layout.always`), and has no words as its text."""
    filled = sum(row.get(column) not in (None, "") for column in layout.always)
    if len(layout.always) < 3 or 2 * filled > len(layout.always) or _filled(row, layout, "title"):
        return False
    return not any(letter.isalpha() for letter in _text(row, layout))


def _post(row: Row, layout: TableLayout) -> Post:
    columns = layout.columns
    text, own = _text(row, layout), _key(_cell(row, columns, "id"))
    title = words(_cell(row, columns, "title")).strip() or None
    thread = _key(row.get(columns["thread"])) if "thread" in columns else None if layout.titled else ""
    if thread is None and title is not None:
        thread = own
    opening = (
        own is not None
        and (own == thread or (layout.titled and title is not None))
        and (title is not None or "article" in columns)
    )
    if opening:
        text = words(_cell(row, columns, "article")) or text
        thread = own
    parent = _key(_cell(row, columns, "parent"))
    if parent is not None and parent.lower() in NO_PARENT:
        parent = None
    if layout.dotted and own and "." in own:
        parent = own.rpartition(".")[0]
    permalink = words(_cell(row, columns, "permalink")).strip() or None
    platform = words(_cell(row, columns, "platform")).strip()
    named = {column for field, column in columns.items() if field not in {"thread", "platform"}}
    return Post(
        text=text,
        markup=_MARKUP.search(text) is not None,
        thread=thread,
        key=own,
        parent=None if layout.by_name else parent or row.get(HOLDER),
        parent_author=parent.lstrip("@") if layout.by_name and parent else None,
        author=name(_cell(row, columns, "author")),
        posted=moment(_cell(row, columns, "posted")),
        likes=count(_cell(row, columns, "likes")),
        permalink=None if opening else permalink,
        url=words(_cell(row, columns, "url")).strip() or (permalink if opening else None),
        opening=opening,
        title=title,
        outlet=platform or None,
        held=held(row),
        extra={name: value for name, value in row.items() if name not in named and _is_kept(name, value)},
    )


def _is_kept(column: str, value: Any) -> bool:
    return (
        not column.startswith("\0") and column != WITHOUT_NAME and isinstance(value, str | int | float) and value != ""
    )


def _filled(row: Row, layout: TableLayout, field: str) -> bool:
    return bool(words(row.get(layout.columns.get(field, ""))).strip())


def _text(row: Row, layout: TableLayout) -> str:
    """The cell's words; one that holds JSON pieces, as Google's Takeout writes them, has them joined."""
    text = words(_cell(row, layout.columns, "text")).strip()
    if text.startswith('{"text":'):
        try:
            pieces = read_json(f"[{text}]", strict=False)
        except (ValueError, RecursionError):
            return text
        return "".join(words(piece.get("text")) for piece in pieces if isinstance(piece, dict)).strip()
    return "" if text.lower() in NO_VALUE else text


def _key(value: Any) -> str | None:
    """An id as a string without the kind before it."""
    found = key(value)
    return _TYPED.sub("", found) if found else None
