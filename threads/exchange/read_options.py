"""What the user says of how exports are to be read: which column is which field, and how far a packed file looks
back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from threads.errors import BadParameter
from threads.exchange.columns import ALIASES, columns_of

_PAIR = re.compile(r'\s*([^\s=,"]+)\s*=\s*(?:"((?:[^"]|"")*)"\s*(?:,|$)|((?:[^,]|,(?!\s*[^\s=,"]+\s*=))*)(?:,|$))')
_QUOTED = re.compile(r'[,="]|^\s|\s$')


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How exports are read where the user knows better than we do.

    `columns` (field → column) goes before what a table's columns are taken for; a field with the column "" is held by
    none. `long_window` lets zstandard look back 2 GB, and hold as much in memory. Raises BadParameter for a field that
    a table has not.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    long_window: bool = False

    def __post_init__(self) -> None:
        check_fields(self.columns)


def columns_from(text: str) -> dict[str, str]:
    """The columns (field → column) in a text such as `text=body,parent=reply_to`, as --map takes it.

    A column whose name has a comma or a quotation mark stands in double quotes, quotation marks in it twice. Raises
    BadParameter for what is no such text, and for a field that a table has not.
    """
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        pair = _PAIR.match(text, at)
        if pair is None:
            raise BadParameter(
                f"A map is written FIELD=COLUMN, as in text=body,parent=reply_to; {text[at : at + 40].strip()!r} is no "
                "such pair. A column with a comma in its name stands in double quotes."
            )
        name, quoted, plain = pair.groups()
        if name in found:
            raise BadParameter(f"The map names the field {name!r} twice; each has one column.")
        found[name] = plain.strip() if quoted is None else quoted.replace('""', '"')
        at = pair.end()
    check_fields(found)
    return found


def columns_text(columns: Mapping[str, str]) -> str:
    """The columns as the text that `columns_from` reads back."""
    return ",".join(f"{name}={_quoted(column)}" for name, column in columns.items())


def _quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"' if _QUOTED.search(column) else column


def check_fields(columns: Iterable[str]) -> None:
    """Raises BadParameter for a field that a table has not, with the nearest that it has."""
    for name in columns:
        if name not in ALIASES:
            near = [*columns_of([name]), *get_close_matches(name, ALIASES, 1)]
            hint = f" Did you mean {near[0]!r}? The field stands first: {near[0]}=COLUMN." if near else ""
            raise BadParameter(f"A table has no field {name!r}; there are {', '.join(ALIASES)}.{hint}")
