"""Word lists are written as running text; this reads them."""

from __future__ import annotations


def listed(text: str) -> list[str]:
    """Returns the words of a text, split at space."""
    return text.split()
