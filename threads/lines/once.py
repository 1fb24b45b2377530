"""A property that is computed when first read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

S = TypeVar("S")
T = TypeVar("T")


class Once(Generic[S, T]):
    """As functools.cached_property, which takes a lock in Python 3.11 and then three times as long."""

    def __init__(self, read: Callable[[S], T]) -> None:
        self._read = read
        self._name = read.__name__
        self.__doc__ = read.__doc__

    @overload
    def __get__(self, one: None, owner: Any) -> Once[S, T]: ...
    @overload
    def __get__(self, one: S, owner: Any) -> T: ...
    def __get__(self, one: S | None, owner: Any) -> T | Once[S, T]:
        if one is None:
            return self
        value = one.__dict__[self._name] = self._read(one)
        return value
