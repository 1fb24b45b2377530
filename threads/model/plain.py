"""Reading the data model back from JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from threads.errors import InvalidThread
from threads.model.thread import Article, Comment, Quote, Reply, Source, Thread, Turn

ThreadType = TypeVar("ThreadType", bound=Thread)


def thread_from(cls: type[ThreadType], data: str | bytes | Mapping[str, Any]) -> ThreadType:
    """The thread in `data`, a line of JSON or its parsed object; raises InvalidThread with a sentence."""
    try:
        record = json.loads(data) if isinstance(data, str | bytes) else data
        return cls(
            **{
                **_known(cls, record),
                "source": Source(**_known(Source, record.get("source") or {})),
                "article": _article(record.get("article") or {}),
                "comments": tuple(_comment(row) for row in record.get("comments") or ()),
                "quotes": tuple(Quote(**_known(Quote, row)) for row in record.get("quotes") or ()),
            }
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InvalidThread(f"This line is not a thread as `commentariat parse` writes it: {error}.") from error


def _known(cls: Any, record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key in cls.__dataclass_fields__}


def _article(record: Mapping[str, Any]) -> Article:
    values = _known(Article, record)
    values["published"] = _moment(record.get("published"))
    values["turns"] = tuple(Turn(**_known(Turn, row)) for row in record.get("turns") or ())
    return Article(**values)


def _comment(record: Mapping[str, Any]) -> Comment:
    values = _known(Comment, record)
    values["posted"] = _moment(record.get("posted"))
    values["replies_to"] = tuple(Reply(**_known(Reply, row)) for row in record.get("replies_to") or ())
    return Comment(**values)


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
