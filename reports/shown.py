"""Text and addresses that are safe to show: comments are hostile, and nothing of them is obeyed."""

from __future__ import annotations

import hashlib
import math
import re
from typing import Any

from analysis.tables import counted
from threads.cards import shown

__all__ = ["View", "anchor", "counted", "excerpt", "number", "sentence", "several", "shown", "signed", "span", "tidy"]

View = dict[Any, Any]
"""What a part of a report shows, as plain values that its pages lay out."""

_MINUS = re.compile(r"(?<![\w.−-])-(?=\d)")
_EMPTY_LINES = re.compile(r"\n(?:[ \t\u3000\xa0]*\n){2,}")
LONGEST_ANCHOR = 120
FINEST = 4
EXCERPT = 160
"""Letters of a reaction in a list of reactions; a link leads to the whole."""


def tidy(text: object) -> str:
    """The text as `shown`, with no more than one empty line between its paragraphs."""
    return _EMPTY_LINES.sub("\n\n", shown(text))


def sentence(text: object) -> str:
    """A sentence of ours with true minus signs before its numbers."""
    return _MINUS.sub("−", shown(text))


def excerpt(text: str, *, longest: int = EXCERPT) -> str:
    """The beginning of the text on one line."""
    line = " ".join(text[: 4 * longest].split())
    return line if len(line) <= longest and len(text) <= 4 * longest else line[:longest].rstrip() + "…"


def anchor(reaction: str) -> str:
    """The address within the page of a reaction or a quote; different ids have different ones."""
    name = "r-" + re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found.group()):x}", reaction.replace("/", "-"))
    if len(name) <= LONGEST_ANCHOR:
        return name
    return f"r-{hashlib.sha256(reaction.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def number(value: Any) -> Any:
    """The number, or None where it is unknown or infinite."""
    try:
        return value if value is not None and math.isfinite(value) else None
    except TypeError:
        return None


def several(value: Any) -> list[str]:
    """A cell that holds several texts, as a list."""
    if value is None or isinstance(value, float):
        return []
    return [part for part in value.split("\n") if part] if isinstance(value, str) else [str(part) for part in value]


def signed(value: float, *, share: bool, digits: int = 0) -> str:
    """A mean with its sign, or a share in per cent; `digits` more than usual after the point."""
    if share:
        return f"{value:.{digits}%}"
    said = f"{value:+.{2 + digits}f}"
    return said[1:] if float(said) == 0 else said.replace("-", "−")


def span(low: float, high: float, *, share: bool) -> str:
    """The ends of an interval, with so many digits that they differ: "−0.30 to −0.12"."""
    for digits in range(FINEST):
        ends = [signed(end, share=share, digits=digits) for end in (low, high)]
        if ends[0] != ends[1]:
            break
    return " to ".join(ends)
