"""Processes that work for this one and do not outlive it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import connection, get_context, parent_process
from typing import Any, ParamSpec, TypeVar

from commentariat.stopping import SIGNALS
from threads.text.arithmetic import NAMES

P = ParamSpec("P")
T = TypeVar("T")

TRIES = 2
"""Processes that a piece of work may take down before it is given up."""


class Workers(Executor):
    """An executor with so many processes, each begun when there is work for it, and begun anew where it died.

    A process that dies takes down its own piece of work alone, which is then done again by another; a piece that takes
    down TRIES processes raises BrokenProcessPool.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._hands = ThreadPoolExecutor(count, thread_name_prefix="worker")
        self._own = threading.local()
        self._pools: set[ProcessPoolExecutor] = set()
        self._ended = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Has the function done in a process; it and what it takes and gives can be pickled."""
        return self._hands.submit(self._do, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  the base's
        """Ends the processes: when they are done, or at once where nobody waits."""
        if wait:
            self._hands.shutdown(wait=True, cancel_futures=cancel_futures)
        self._ended = True
        self.rest(at_once=not wait)
        self._hands.shutdown(wait=wait, cancel_futures=True)

    def rest(self, *, at_once: bool = False) -> None:
        """Ends the processes, which are begun anew when there is work: between stages they only take memory."""
        while self._pools:
            pool = self._pools.pop()
            processes = list((getattr(pool, "_processes", None) or {}).values())
            pool.shutdown(wait=not at_once, cancel_futures=True)
            for process in processes if at_once else ():
                with suppress(OSError, ValueError):
                    process.terminate()

    def _do(self, function: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        """In a thread that has a process of its own: has it done there."""
        for attempt in range(TRIES):
            if self._ended:
                raise BrokenProcessPool("The work was called off.")
            pool = self._pool()
            try:
                return pool.submit(function, *args, **kwargs).result()
            except BrokenProcessPool:
                self._pools.discard(pool)
                if attempt + 1 == TRIES:
                    raise
        raise AssertionError

    def _pool(self) -> ProcessPoolExecutor:
        made: ProcessPoolExecutor | None = getattr(self._own, "pool", None)
        if made is None or made not in self._pools:
            made = self._own.pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin)
            self._pools.add(made)
        return made


@contextmanager
def workers(count: int) -> Iterator[Workers]:
    """Processes that end with the block, at once where that ends by an error or a signal, and with this process, even
    if it is killed."""
    made = Workers(count)
    try:
        yield made
    except BaseException:
        made.shutdown(wait=False)
        raise
    made.shutdown()


def _begin() -> None:
    """In a worker: one thread for its arithmetic, whatever it loads; ends it when its parent is gone, and by the
    signals that end any process."""
    os.environ.update(dict.fromkeys(NAMES, "1"))
    for name in SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_wait_and_end, args=(parent.sentinel,), daemon=True).start()


def _wait_and_end(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
