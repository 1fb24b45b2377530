"""What a record shows of itself in a notebook: a card of escaped HTML, without scripts, that obeys nothing it shows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

MOST_ROWS, LONGEST_CELL = 10, 160
"""Rows of a table, and letters of a cell, that a card shows: a screen of a notebook; the rest is counted."""

# Marks that reorder or hide what follows, control characters, halves of letters.
_UNSHOWABLE = re.compile(
    r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"
)
# The classes by which pandas too keeps MathJax from reading $…$ in what strangers wrote.
_CARD = '<div class="commentariat tex2jax_ignore mathjax_ignore">'
_LEFT = ' style="text-align:left"'


def shown(text: object) -> str:
    """The text with control characters and bidirectional marks as �; "" for what is unknown (None, NaN, NA)."""
    if isinstance(text, str):
        return _UNSHOWABLE.sub("�", text)
    if text is None or str(text) in {"<NA>", "NaT", "nan"}:
        return ""
    return _UNSHOWABLE.sub("�", str(text))


def escaped(text: object, *, longest: int | None = LONGEST_CELL) -> str:
    """The text as HTML that is only text, its direction kept to itself; cut after `longest` letters.

    On one line where it is cut to a cell's length; whole (`longest` None) with its line breaks.
    """
    words = shown(text)
    if longest is not None:
        words = words[: 4 * longest]
        line = " ".join(words.split())
        words = line if len(line) <= longest else line[:longest].rstrip() + "…"
    kept = html.escape(words, quote=True).replace("\n", "<br>")
    return kept if kept.isascii() else f'<bdi dir="auto">{kept}</bdi>'


def number(value: float) -> str:
    """A number with so many digits as a table wants: whole ones as they are, others with three."""
    return f"{value:,.0f}" if float(value).is_integer() and abs(value) < 1e15 else f"{value:.3f}"


def cell(value: object, *, longest: int | None = LONGEST_CELL) -> str:
    """A table's cell: numbers to the right, words escaped and to the left, nothing for what is unknown."""
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        return f"<td{_LEFT}>{escaped(value, longest=longest)}</td>"
    known = float(value)
    if known != known:
        return "<td></td>"
    return f"<td>{number(known) if abs(known) != float('inf') else escaped(known)}</td>"


def grid(
    columns: Sequence[str], rows: Iterable[Iterable[object]], *, of: int, longest: int | None = LONGEST_CELL
) -> str:
    """A table of the first rows, and a line that says how many more of `of` there are."""
    kept = [list(row) for row, _ in zip(rows, range(MOST_ROWS), strict=False)]
    if not kept:
        return ""
    head = "".join(f"<th{_LEFT}>{escaped(name)}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(cell(value, longest=longest) for value in row)}</tr>" for row in kept)
    more = f"<p>… {of - len(kept):,} more of {of:,} rows.</p>" if of > len(kept) else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def card(title: object, *parts: str, notes: Iterable[object] = ()) -> str:
    """A card: its title, parts that are HTML already (`escaped`, `grid`), and sentences below, each on a line."""
    said = "".join(f"<li>{escaped(note, longest=None)}</li>" for note in notes)
    body = "".join(part if part.startswith("<table") else f"<p>{part}</p>" for part in parts if part)
    return f"{_CARD}<p><b>{escaped(title)}</b></p>{body}{f'<ul>{said}</ul>' if said else ''}</div>"
