"""A frozen record as plain dicts, lists and strings, and built again from them by its annotations; knows no record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from threads.errors import InvalidThread

LONGEST_NUMBER = 400
"""Digits; a float ends at 309."""

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


def strings_in(value: Any, *, keys: bool = False) -> Iterator[str]:
    """Yields every string in plain values and arrays of any depth, on request the keys of dicts too; in no order."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*(one if keys else ()), *one.values()]
        elif isinstance(one, list | tuple):
            waiting += one
        elif hasattr(one, "tolist"):
            waiting.append(one.tolist())


def record_from(cls: type[R], data: str | bytes | Mapping[str, Any]) -> R:
    """The record of that class in `data`, a line of JSON or its parsed object; raises InvalidThread with a sentence.

    Each field is read as it is annotated: a record, a tuple of records, a datetime in ISO 8601, or what JSON gives.
    Unknown keys are passed over; a field that is absent or null takes its default. A date that cannot be read becomes
    `UNREADABLE`, which is out of any range.
    """
    try:
        return cast(R, _record(cls, _loaded(data) if isinstance(data, str | bytes) else data))
    except (AttributeError, KeyError, OverflowError, RecursionError, TypeError, ValueError) as error:
        raise InvalidThread(f"This line is not a thread as `commentariat parse` writes it: {error}.") from error


def _loaded(data: str | bytes) -> Any:
    try:
        return json.loads(data)
    except json.JSONDecodeError:
        raise
    except ValueError:  # no UTF-8, or a number of more digits than Python reads
        text = data if isinstance(data, str) else data.decode("utf-8", "replace")
        return json.loads(text, parse_int=_bounded)


def _bounded(digits: str) -> int | float:
    """The number, infinite where it has more digits than any that is meant."""
    return int(digits) if len(digits) < LONGEST_NUMBER else float(digits)


def _record(cls: Any, given: Mapping[str, Any]) -> Any:
    values = {}
    for name, read in _readers(cls).items():
        value = given.get(name)
        if value is not None:
            try:
                values[name] = value if read is None else read(value)
            except _WrongKind as error:
                raise TypeError(f"`{name}` is {error}, not {value!r:.60}") from error
    return cls(**values)


class _WrongKind(TypeError):
    """A plain value of another kind than its field; what it should be is its text."""


@cache
def _readers(cls: Any) -> dict[str, Reader | None]:
    """For each field what turns its plain value into the field's; None where that is the value itself."""
    return {name: _reader(hint) for name, hint in get_type_hints(cls).items()}


def _reader(hint: Any) -> Reader | None:
    kinds = (
        [kind for kind in get_args(hint) if kind is not NoneType] if get_origin(hint) in (Union, UnionType) else [hint]
    )
    kind = get_origin(kinds[0]) if get_origin(kinds[0]) is Mapping else kinds[0]
    if kind is datetime:
        return _moment
    if hasattr(kind, "__dataclass_fields__"):
        return partial(_record, kind)
    if kind in _KINDS and (kind is not int or hint is int):  # a number that may be missing is judged by its range
        return _KINDS[kind]
    inner = get_args(kind)[0] if get_origin(kind) is tuple else None
    if inner is str:
        return _texts
    return partial(_records, inner) if hasattr(inner, "__dataclass_fields__") else None


def _records(cls: Any, rows: Iterable[Mapping[str, Any]]) -> tuple[Any, ...]:
    return tuple(_record(cls, row) for row in rows)


UNREADABLE = datetime(1, 1, 1, tzinfo=UTC)


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if value else None
    except (TypeError, ValueError):
        return UNREADABLE


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if type(value) in (int, float):
        return str(value)
    raise _WrongKind("a text")


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise _WrongKind("a list of texts")
    return tuple(map(_text, value))


def _whole(value: Any) -> int:
    if type(value) is int and abs(value) < 2**63:
        return value
    raise _WrongKind("a whole number")


def _yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise _WrongKind("true or false")


def _counts(value: Any) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    raise _WrongKind("an object of counts")


_KINDS: Mapping[Any, Reader] = {str: _text, int: _whole, bool: _yes, Mapping: _counts}
