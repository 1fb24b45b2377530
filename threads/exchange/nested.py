"""JSON that is no plain table: the list in it that looks most like comments, and lists of comments within rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from threads.exchange.columns import columns_of, holds_comments

Row = dict[str, Any]

DEEPEST = 6
"""Levels of objects within a row that are opened under dotted names."""
LEVELS = 12
"""Levels at which a list of comments is looked for."""
HOLDER = "\0holder"
"""The name under which a row from a list within a row keeps the id of the row that holds it."""


def flat_rows(values: list[Any]) -> Iterator[Row]:
    """The objects of a list as rows: objects within them under dotted names, lists of comments within them as rows
    that keep, under `HOLDER`, the id of what holds them. Without recursion: answers nest without end."""
    left: list[tuple[Any, str | None]] = [(value, None) for value in reversed(values)]
    while left:
        value, holder = left.pop()
        if isinstance(rows := listed(value), list):
            left += [(one, holder) for one in reversed(rows)]
        if not isinstance(value, dict) or rows is not value:
            continue
        row: Row = {} if holder is None else {HOLDER: holder}
        below: list[Any] = []
        _flatten(value, "", row, below, DEEPEST)
        yield row
        if below:
            own = columns_of(row).get("id")
            name = str(row[own]) if own is not None and row.get(own) is not None else holder
            left += [(one, name) for one in reversed(below)]


def _flatten(value: Row, prefix: str, row: Row, below: list[Any], levels: int) -> None:
    for key, one in value.items():
        name = f"{prefix}{key}"
        if isinstance(one, dict):
            one = listed(_plain(one))
        if not isinstance(one, dict | list):
            row.setdefault(name, one)
        elif isinstance(one, dict) and levels > 1:
            _flatten(one, f"{name}.", row, below, levels - 1)
        elif are_comments(one):
            below += one
        elif isinstance(one, dict) and are_comments(held := _children(one)):
            below += held
        else:
            row.setdefault(name, one)


def _plain(value: Any) -> Any:
    """The value that MongoDB wraps to say its type: {"$oid": "65a0"}, {"$date": {"$numberLong": "17"}}."""
    while isinstance(value, dict) and len(value) == 1 and (name := next(iter(value))).startswith("$"):
        value = value[name]
    return value


def listed(value: Any) -> Any:
    """The list of comments that an object is which has each under its id, as Firebase keeps them, or as pandas writes
    a table, a column an object; else the value."""
    if not isinstance(value, dict) or len(value) < 2 or not all(isinstance(one, dict) for one in value.values()):
        return value
    first, *others = value.values()
    if all("text" in columns_of(one) for one in islice(value.values(), 5)):
        return [{"id": name} | one for name, one in value.items()]
    if first and "text" in columns_of(value) and all(one.keys() == first.keys() for one in others):
        return [{name: column[place] for name, column in value.items()} for place in first]
    return value


def _children(value: Row) -> Any:
    """The list in an object that wraps one: {"comments": […]}, {"data": […]}."""
    lists = [one for one in value.values() if isinstance(one, list)]
    return lists[0] if len(lists) == 1 else None


def are_comments(value: Any) -> bool:
    """Whether this is a list of objects that have a text and say whose, when, or in answer to what."""
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return False
    names: dict[str, None] = {}
    for one in value[:5]:
        if isinstance(one, dict):
            row: Row = {}
            _shallow(one, "", row, 2)
            names.update(dict.fromkeys(row))
    return holds_comments(columns_of(names))


def _shallow(value: Row, prefix: str, row: Row, levels: int) -> None:
    for key, one in value.items():
        if isinstance(one, dict) and levels > 1:
            _shallow(one, f"{prefix}{key}.", row, levels - 1)
        else:
            row.setdefault(f"{prefix}{key}", one)


def list_of_comments(value: Any) -> tuple[str, list[Any]]:
    """The list within a JSON value that looks most like comments, and the way to it ("data.items"); the longest of
    several, the nearest to the top of two equals. ("", []) where there is none."""
    value = listed(value)
    if are_comments(value):
        return "", value
    best: tuple[int, int, str, list[Any]] | None = None
    left = [(value, "", 0)]
    while left:
        one, way, level = left.pop()
        if level > LEVELS:
            continue
        inner = one.items() if isinstance(one, dict) else enumerate(one[:50]) if isinstance(one, list) else ()
        for key, child in inner:
            path = f"{way}.{key}" if way else str(key)
            child = listed(child)
            if are_comments(child):
                found = (len(child), -level, path, child)
                if best is None or found[:2] > best[:2]:
                    best = found
            elif isinstance(child, dict | list):
                left.append((child, path, level + 1))
    return (best[2], best[3]) if best else ("", [])
