"""A table of comments, as platforms and scrapers export it, to threads: a row a comment, its parent by id."""

from __future__ import annotations

import hashlib
import html
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from threads.corpus.store import Skipped
from threads.dates import read_date
from threads.draft import CommentDraft, Draft
from threads.draft.finish import assemble
from threads.errors import CommentariatError, InputError
from threads.exchange.columns import columns_of, holds_comments
from threads.exchange.rows import SUFFIXES, Row, first_names, read_rows
from threads.model import Thread, read_number
from threads.text.letters import solid

PARSER = "comment-table-v1"
MILLISECONDS = 100_000_000_000
"""A timestamp above this is in milliseconds (or a thousandth of them, and so on): in seconds it would lie in the year
5138."""
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""A day in eight digits, which as seconds would lie in 1970."""

_TYPED = re.compile(r"^t[1-6]_(?=\w)")
"""Reddit writes the kind of a thing before its id: t1_ a comment, t3_ a submission."""
_MARKUP = re.compile(
    r"</[a-z]{1,12}>|<(?:br|p)\s{0,3}/?>|&(?:#x?[0-9a-f]{1,6}|amp|lt|gt|quot|nbsp|apos);", re.IGNORECASE
)
_GONE = re.compile(r"\W{0,3}(?:deleted|removed|该评论已删除|已删除|삭제된 댓글입니다)\W{0,3}", re.IGNORECASE)
_NONE = frozenset({"", "0", "none", "null", "nan", "-1", "na", "n/a"})


@dataclass(slots=True)
class ExportOrigin:
    """Where a thread of an export came from: what `assemble` asks of a page."""

    path: str | None
    url: str | None
    sha256: str
    encoding: str
    form: str
    removed: int = 0
    captured: datetime | None = None


def is_table(path: Path) -> bool:
    """Whether the file is a table of comments, by its suffix and the names of its columns."""
    return path.suffix.lower() in SUFFIXES and path.is_file() and holds_comments(columns_of(first_names(path)))


def read_table(path: Path) -> Iterator[Thread | Skipped]:
    """Yields a thread for each conversation in the table, in the order of their first rows, without inferred links.

    Columns are known by their names (see `threads.exchange.columns`); without one for the thread all rows are one.
    Parents become replies with the basis `markup`, those not in the table stay as missing; where the table has
    parents, a comment without one has `root_probability` 1. A thread that breaks the model is a Skipped. Raises
    InputError where the table cannot be read or has no column with the comments' text.
    """
    rows, data, encoding = read_rows(path)
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = columns_of(names)
    if not holds_comments(columns):
        raise InputError(
            f"{path} is no table of comments: it has the columns {', '.join(names[:12]) or 'none'}. Name one “text” "
            "and, where there are such, others “id”, “parent”, “author” and “time”."
        )
    digest = hashlib.sha256(data).hexdigest()
    groups = _groups(rows, columns)
    for key, group in groups.items():
        sha256 = (
            digest
            if len(groups) == 1
            else hashlib.sha256(f"{digest}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()
        )
        url = key if key.startswith(("http://", "https://")) else None
        origin = ExportOrigin(str(path), url, sha256, encoding, path.suffix.lower().lstrip("."))
        try:
            yield _with_roots(assemble(origin, _draft(key, group, columns, names), PARSER))
        except CommentariatError as error:
            yield Skipped(f"{path}: {key}" if key else str(path), str(error))


def _groups(rows: list[Row], columns: dict[str, str]) -> dict[str, list[Row]]:
    """The rows by thread: by the column that names it, else by the titled row above them, else all as one ("")."""
    groups: dict[str, list[Row]] = {}
    parents = {name: _key(row, columns, "parent") for row in rows if (name := _key(row, columns, "id"))}
    titled = {_key(row, columns, "id") for row in rows if _cell(row, columns, "title")} - {""}
    alone = "" if "thread" in columns else _only_root(rows, columns, parents)
    for row in rows:
        key = _key(row, columns, "thread")
        if not key:
            above = _top(_key(row, columns, "id") or _key(row, columns, "parent"), parents)
            key = above if above in titled else alone
        groups.setdefault(key, []).append(row)
    return groups


def _top(name: str, parents: dict[str, str]) -> str:
    """The id at which the chain of parents ends."""
    seen = set()
    while name not in seen and (parent := parents.get(name, "")) and parent.lower() not in _NONE:
        seen.add(name)
        name = parent
    return name


def _only_root(rows: list[Row], columns: dict[str, str], parents: dict[str, str]) -> str:
    """The one id that all chains of parents end at and that the table has no row of: the article's; else ""."""
    tops = {_top(_key(row, columns, "id") or _key(row, columns, "parent"), parents) for row in rows}
    return tops.pop() if len(tops) == 1 and len(rows) > 1 and not tops & parents.keys() else ""


def _draft(key: str, rows: list[Row], columns: dict[str, str], names: list[str]) -> Draft:
    """The rows of one thread as a draft; a row whose id is the thread's is its article."""
    draft = Draft()
    for row in rows:
        title = _cell(row, columns, "title")
        draft.title = draft.title or (_clean(title) or None)
        name = _key(row, columns, "id")
        if key and name == key and not draft.text and (title or "article" in columns):
            draft.text = _clean(_cell(row, columns, "article") or _cell(row, columns, "text"))
            draft.byline, draft.published = _author(row, columns), _moment(_value(row, columns, "posted"))
        else:
            draft.comments.append(_comment(row, columns, key))
    _account(draft, rows, columns)
    others = [
        name for name in names if name not in columns.values() and any(row.get(name) not in (None, "") for row in rows)
    ]
    if others:
        draft.notes.append(
            "Columns of the table that were not read: "
            f"{', '.join(others[:20])}{' and others' if len(others) > 20 else ''}."
        )
    return draft


def _comment(row: Row, columns: dict[str, str], key: str) -> CommentDraft:
    text = _clean(_cell(row, columns, "text"))
    parent = _key(row, columns, "parent")
    link = _cell(row, columns, "permalink")
    return CommentDraft(
        text=text,
        key=_key(row, columns, "id") or None,
        kind="deleted" if _GONE.fullmatch(text) else "comment",
        author=_author(row, columns),
        posted=_moment(_value(row, columns, "posted")),
        likes=read_number(_value(row, columns, "likes")),
        permalink=link or None,
        parent=parent if parent and parent.lower() not in _NONE and parent != key else None,
        basis="markup",
    )


def _account(draft: Draft, rows: list[Row], columns: dict[str, str]) -> None:
    """Counts what the table held: kept texts, the columns around them, and those that were not read."""
    used = set(columns.values())
    everything = sum(solid(str(value)) for row in rows for value in row.values() if value is not None)
    unread = sum(
        solid(str(value)) for row in rows for name, value in row.items() if name not in used and value is not None
    )
    kept = solid(draft.text) + sum(solid(comment.text) for comment in draft.comments)
    draft.dropped["columns not read"] = unread
    # Names, times and ids, and the markup of texts; a comment without its markup is never longer than with it.
    draft.dropped["comment header"] = max(0, everything - unread - kept)
    draft.total = kept + sum(draft.dropped.values())


def _with_roots(thread: Thread) -> Thread:
    """The thread with comments that answer none known to answer nobody, where its table has parents at all."""
    from dataclasses import replace

    if not any(comment.replies_to for comment in thread.comments):
        return thread
    return thread.with_comments(tuple(c if c.replies_to else replace(c, root_probability=1.0) for c in thread.comments))


def _value(row: Row, columns: dict[str, str], field: str) -> Any:
    name = columns.get(field)
    return row.get(name) if name is not None else None


def _cell(row: Row, columns: dict[str, str], field: str) -> str:
    value = _value(row, columns, field)
    return "" if value is None or isinstance(value, list | dict | bool) else str(value).strip()


def _key(row: Row, columns: dict[str, str], field: str) -> str:
    """An id as a string without the kind before it; whole numbers that a spreadsheet made fractions are mended."""
    value = _value(row, columns, field)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    name = _TYPED.sub("", _cell(row, columns, field))
    return name[:-2] if name.endswith(".0") and name[:-2].isdecimal() else name


def _author(row: Row, columns: dict[str, str]) -> str | None:
    name = _cell(row, columns, "author")
    return None if not name or _GONE.fullmatch(name) or name.lower() in {"nan", "none", "null"} else _clean(name)


def _clean(text: str) -> str:
    """The text without markup."""
    return (_without_markup(text) if _MARKUP.search(text) else text).strip()


def _without_markup(text: str) -> str:
    if "<" not in text:
        return html.unescape(text)
    from threads.page.tree import Tree, join

    tree = Tree(f"<div>{text}</div>")
    return join(tree, range(len(tree.text)))


def _moment(value: Any) -> datetime | None:
    """The time of a timestamp in seconds or parts of them, or of a written date; None where it is neither."""
    if value is None or isinstance(value, bool | list | dict):
        return None
    written = str(value).strip()
    try:
        seconds = float(written) if not _DAY.fullmatch(written) else math.nan
        while seconds > MILLISECONDS and math.isfinite(seconds):
            seconds /= 1000
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        pass
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return read_date(written[:160]) if written else None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
