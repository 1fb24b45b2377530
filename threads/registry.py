"""One registry for parsers, analyses and figures: a part is one file that registers itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from threading import RLock
from typing import Any, Generic, TypeVar

from threads.errors import DuplicateName, UnknownName

T = TypeVar("T", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A registered function with what `commentariat list` says of it."""

    name: str
    function: T
    about: str
    options: dict[str, Any] = field(default_factory=dict)


class Registry(Generic[T]):
    """Named functions of one kind, found by importing a folder once and then the entry points of its group.

    `kind` is the word for error messages ("parser"); `package` the folder whose modules, in sub-folders too, register
    themselves; an outside package registers through an entry point of the group `commentariat.<kind>s`.
    """

    def __init__(self, kind: str, package: str) -> None:
        self.kind = kind
        self.package = package
        self._parts: dict[str, Part[T]] = {}
        self._loaded = self._loading = False
        self._lock = RLock()

    def register(self, name: str, **options: Any) -> Callable[[T], T]:
        """Returns a decorator that registers a function under `name`; raises DuplicateName."""

        def decorate(function: T) -> T:
            known = self._parts.get(name)
            if known is not None and _home(known.function) != _home(function):
                raise DuplicateName(self.kind, name, _home(known.function), _home(function))
            about = " ".join((function.__doc__ or "").strip().split("\n\n", 1)[0].split())
            self._parts[name] = Part(name, function, about, options)
            return function

        return decorate

    def get(self, name: str) -> Part[T]:
        """Returns the part of that name; raises UnknownName, which lists those known."""
        self._load()
        if name not in self._parts:
            raise UnknownName(self.kind, name, self._parts)
        return self._parts[name]

    def __iter__(self) -> Iterator[Part[T]]:
        self._load()
        return iter(sorted(self._parts.values(), key=lambda part: (part.options.get("rank", 0), part.name)))

    def __contains__(self, name: str) -> bool:
        self._load()
        return name in self._parts

    def _load(self) -> None:
        if self._loaded:
            return
        with self._lock:  # to another thread half of the parts would pass for all of them
            if self._loaded or self._loading:  # a module that is loaded may ask for parts itself
                return
            self._loading = True
            try:
                package = importlib.import_module(self.package)
                names = (found.name for found in pkgutil.walk_packages(package.__path__, f"{self.package}."))
                for module in sorted(names):
                    importlib.import_module(module)
                for point in entry_points(group=f"commentariat.{self.kind}s"):
                    point.load()
                self._loaded = True
            finally:
                self._loading = False


def _home(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
