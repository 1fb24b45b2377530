"""Counting a text's characters, as the account of what is kept and dropped counts them."""

from __future__ import annotations

_SPACE = b" \t\n\r\v\f\x1c\x1d\x1e\x1f"
"""What is space in ASCII; deleting it is ten times as fast as splitting at it."""


def solid(text: str) -> int:
    """How many characters other than space the text holds."""
    return len(text.encode().translate(None, _SPACE)) if text.isascii() else len("".join(text.split()))
