"""What a model's answers cost, counted as they come, capped before they are asked for; how fast they are asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

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

    @property
    def cost(self) -> float | None:
        """Euro spent, None without prices."""
        return self.price(self.tokens_in, self.tokens_out)

    def price(self, tokens_in: float, tokens_out: float) -> float | None:
        """Euro for so many tokens, None without prices."""
        if self.price_in is None or self.price_out is None:
            return None
        return (tokens_in * self.price_in + tokens_out * self.price_out) / MILLION

    def check(self, tokens_in: int, tokens_out: int) -> None:
        """Raises CapReached where a request of so many tokens might go past the cap."""
        then = self.price(self.tokens_in + tokens_in, self.tokens_out + tokens_out)
        if self.most is not None and then is not None and then > self.most:
            raise CapReached(
                f"Stopped at {self.cost or 0:.4f} EUR: the next answer might go past --max-cost {self.most:g}. What is "
                "answered is kept; with a higher cap the same command goes on from there."
            )

    def add(self, tokens_in: int, tokens_out: int) -> None:
        """Counts a request."""
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

    def wait(self) -> None:
        """Returns when the next request may begin."""
        now = time.monotonic()
        if self._next > now:
            self.sleep(self._next - now)
        self._next = max(now, self._next) + self.gap
