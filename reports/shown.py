"""Text and addresses that are safe to show: comments are hostile, and nothing of them is obeyed."""

from __future__ import annotations

import re

# Marks that reorder or hide what follows, control characters, halves of letters.
_UNSHOWABLE = re.compile(
    r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"
)


def shown(text: object) -> str:
    """The text with control characters and bidirectional marks as �; "" for what is unknown (None, NaN, NA)."""
    if isinstance(text, str):
        return _UNSHOWABLE.sub("�", text)
    if text is None or str(text) in {"<NA>", "NaT", "nan"}:
        return ""
    return _UNSHOWABLE.sub("�", str(text))


def anchor(reaction: str) -> str:
    """The address within the page of a reaction or a quote."""
    return "r-" + re.sub(r"[^A-Za-z0-9_-]", "-", reaction)
