"""A text as it is compared where case, marks and space say nothing."""

from __future__ import annotations

_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())


def bare(text: str) -> str:
    """Returns the text's letters and digits alone, case folded."""
    if text.isascii():
        return text.lower().encode("ascii").translate(None, _MARKS).decode("ascii")
    return "".join(filter(str.isalnum, text.casefold()))
