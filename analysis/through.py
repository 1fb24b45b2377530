"""How a stage of many texts is done: here, one block after the other, or by workers, with the same bytes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from concurrent.futures import Executor, Future
from itertools import islice
from typing import Protocol, TypeVar

from threads.text.arithmetic import one_thread

T = TypeVar("T")
Item = TypeVar("Item")

AT_ONCE = 128
"""Blocks that workers hold or wait for where their number is not known: of some 2,000 texts each, half a megabyte."""
AHEAD = 4
"""Blocks for each worker where it is: they are in memory here, too, until they are done."""


class Through(Protocol):
    """Does a function of each item and yields what it says, in their order; see `analysis.base.Study.map`."""

    def __call__(
        self, function: Callable[[Item], T], items: Iterable[Item], size: int, what: str = ""
    ) -> Iterator[T]: ...


def here(function: Callable[[Item], T], items: Iterable[Item], size: int, what: str = "") -> Iterator[T]:
    """Yields what the function says of each item, in this process."""
    return map(function, items)


def in_order(
    executor: Executor,
    function: Callable[[Item], T],
    items: Iterable[Item],
    what: str = "",
    told: Callable[[int, int, str], None] | None = None,
) -> Iterator[T]:
    """Yields what the function says of each item, by the executor's workers; `told` hears how many are done, of how
    many that are known."""
    waiting: deque[Future[T]] = deque()
    rest = iter(items)
    done, most = 0, min(AT_ONCE, AHEAD * getattr(executor, "count", AT_ONCE))
    try:
        while True:
            waiting.extend(_sent(executor, function, rest, most - len(waiting)))
            if not waiting:
                return
            if told is not None:
                told(done, len(items) if isinstance(items, Sized) else done + len(waiting), what)
            yield waiting.popleft().result()
            done += 1
    finally:
        for future in waiting:
            future.cancel()


def _sent(executor: Executor, function: Callable[[Item], T], rest: Iterator[Item], count: int) -> list[Future[T]]:
    return [executor.submit(_alone, function, item) for item in islice(rest, count)]


def _alone(function: Callable[[Item], T], item: Item) -> T:
    """In a worker: what the function says, on one thread, as it would be said here."""
    with one_thread:
        return function(item)


def blocks(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items in turn, so many a block."""
    return [items[start : start + size] for start in range(0, len(items), size)]
