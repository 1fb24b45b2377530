"""The numbers of a report as a table, a row each in the order of the page: what `commentariat verify` compares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from reports.document import Document
from reports.pieces import Fact

if TYPE_CHECKING:
    import pandas as pd

FILE = "numbers.csv"
COLUMNS = ("id", "text", "value", "label", "source", "note", "behind")
"""`id` is the number's address in the page, `text` how it is printed, `value` all its digits (empty for what is no
single number, an interval), `source` the layer, row and column that it stands in, `behind` how many reactions it
opens on."""


def printed(document: Document) -> dict[str, Fact]:
    """The numbers that stand in the sections, by address, in the order in which they are first read."""
    found: dict[str, Fact] = {}
    for section in document.sections:
        for fact in _facts(section):
            found.setdefault(fact.id, fact)
    return found


def numbers(document: Document) -> dict[str, Fact]:
    """All numbers of the document: those in its sections, then those that none of them says."""
    read = printed(document)
    return {**read, **{key: fact for key, fact in document.facts.items() if key not in read}}


def row_of(fact: Fact) -> dict[str, str]:
    """The number as the row of the table, all cells texts."""
    return {
        "id": fact.id, "text": fact.text, "value": "" if fact.value is None else repr(_plain(fact.value)),
        "label": fact.label, "source": fact.source, "note": fact.note,
        "behind": str(fact.opens_on),
    }  # fmt: skip


def numbers_table(facts: Mapping[str, Fact]) -> pd.DataFrame:
    """The table: columns COLUMNS, all texts."""
    import pandas as pd

    return pd.DataFrame([row_of(fact) for fact in facts.values()], columns=list(COLUMNS), dtype=object)


def _plain(value: Any) -> int | float:
    """A whole number as one, any other as Python's own float, whatever it was computed in."""
    whole = isinstance(value, int) or getattr(getattr(value, "dtype", None), "kind", "") in ("i", "u")
    return int(value) if whole else float(value)


def _facts(part: Any) -> Iterator[Fact]:
    """The numbers in a block, whatever it is made of."""
    if isinstance(part, Fact):
        yield part
    elif isinstance(part, tuple | list):
        for one in part:
            yield from _facts(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _facts(getattr(part, field.name))
