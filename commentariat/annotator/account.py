"""What a model's answers cost, counted as they come, capped before they are asked for; how fast they are asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from threads.errors import CommentariatError

# Bytes of UTF-8 a token: 4 of English, 3 of Chinese or Korean (a sign). What is below both is on the safe side.
BYTES_A_TOKEN = 2.5
MILLION = 1_000_000


class CapReached(CommentariatError):
    """The next answer might cost more than what is left of --max-cost."""


@dataclass(slots=True)
class Account:
    """Tokens read and written so far and their price; prices in euro a million tokens, None where none was said."""

    price_in: float | None = None
    price_out: float | None = None
    most: float | None = None
    tokens_in: int = 0
    tokens_out: int = 0
    requests: int = 0
    _held: list[int] = field(default_factory=lambda: [0, 0], repr=False)
    _above: float = field(default=1.0, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def cost(self) -> float | None:
        """Euro spent, None without prices."""
        return self.price(self.tokens_in, self.tokens_out)

    def price(self, tokens_in: float, tokens_out: float) -> float | None:
        """Euro for so many tokens, None without prices."""
        if self.price_in is None or self.price_out is None:
            return None
        return (tokens_in * self.price_in + tokens_out * self.price_out) / MILLION

    @contextmanager
    def holding(self, tokens_in: int, tokens_out: int) -> Iterator[None]:
        """Sets aside what a request may take while it is under way; raises CapReached where that might pass the
        cap."""
        with self._lock:
            tokens_in = int(tokens_in * self._above) + 1
            held_in, held_out = self._held
            then = self.price(self.tokens_in + held_in + tokens_in, self.tokens_out + held_out + tokens_out)
            if self.most is not None and then is not None and then > self.most:
                raise CapReached(
                    f"Stopped: the next answer might go past --max-cost {self.most:g}. What is answered is "
                    "kept; with a higher cap the same command goes on from there."
                )
            self._held[:] = held_in + tokens_in, held_out + tokens_out
        try:
            yield
        finally:
            with self._lock:
                self._held[:] = self._held[0] - tokens_in, self._held[1] - tokens_out

    def add(self, tokens_in: int, tokens_out: int, *, estimated: int | None = None) -> None:
        """Counts a request; where it took more than was estimated, later ones are expected to as well."""
        with self._lock:
            self._above = max(self._above, tokens_in / estimated if estimated else 1.0)
            self.requests += 1
            self.tokens_in += tokens_in
            self.tokens_out += tokens_out


def estimated_tokens(text: bytes) -> int:
    """About how many tokens a text is, rather too many than too few."""
    return int(len(text) / BYTES_A_TOKEN) + 1


class Pace:
    """Waits so that no more than `rate` requests begin a minute; None is as fast as the server answers."""

    def __init__(self, rate: float | None, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self.gap = 0.0 if rate is None else 60 / rate
        self.sleep = sleep
        self._next = 0.0
        self._lock = Lock()

    def wait(self) -> None:
        """Returns when the next request may begin."""
        with self._lock:
            now = time.monotonic()
            begins = max(now, self._next)
            self._next = begins + self.gap
        if begins > now:
            self.sleep(begins - now)
