"""Counts in words, for the sentences that analyses say of themselves."""

from __future__ import annotations


def counted(count: int, one: str, many: str | None = None) -> str:
    """The count with its noun: "1 thread", "1,204 threads"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
