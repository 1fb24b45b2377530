"""A frozen record as plain dicts, lists and strings, and built again from them by its annotations; knows no record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from threads.errors import InvalidThread

R = TypeVar("R")
Reader = Callable[[Any], Any]


def plain_record(value: Any) -> Any:
    """A record of the model, or what stands in one, as dicts, lists and strings."""
    if isinstance(value, datetime):
        return value.isoformat()
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is not None:
        return {name: plain_record(getattr(value, name)) for name in fields}
    if isinstance(value, tuple | list):
        return [plain_record(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def record_from(cls: type[R], data: str | bytes | Mapping[str, Any]) -> R:
    """The record of that class in `data`, a line of JSON or its parsed object; raises InvalidThread with a sentence.

    Each field is read as it is annotated: a record, a tuple of records, a datetime in ISO 8601, or what JSON gives.
    Unknown keys are passed over; a field that is absent or null takes its default.
    """
    try:
        return cast(R, _record(cls, json.loads(data) if isinstance(data, str | bytes) else data))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InvalidThread(f"This line is not a thread as `commentariat parse` writes it: {error}.") from error


def _record(cls: Any, given: Mapping[str, Any]) -> Any:
    values = {}
    for name, read in _readers(cls).items():
        value = given.get(name)
        if value is not None:
            values[name] = value if read is None else read(value)
    return cls(**values)


@cache
def _readers(cls: Any) -> dict[str, Reader | None]:
    """For each field what turns its plain value into the field's; None where that is the value itself."""
    return {name: _reader(hint) for name, hint in get_type_hints(cls).items()}


def _reader(hint: Any) -> Reader | None:
    kinds = (
        [kind for kind in get_args(hint) if kind is not NoneType] if get_origin(hint) in (Union, UnionType) else [hint]
    )
    kind = kinds[0]
    if kind is datetime:
        return _moment
    if hasattr(kind, "__dataclass_fields__"):
        return partial(_record, kind)
    inner = get_args(kind)[0] if get_origin(kind) is tuple else None
    return partial(_records, inner) if hasattr(inner, "__dataclass_fields__") else None


def _records(cls: Any, rows: Iterable[Mapping[str, Any]]) -> tuple[Any, ...]:
    return tuple(_record(cls, row) for row in rows)


def _moment(value: str) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
